import { Timeline, type TimelineItem } from '@luoshi/ui/timeline.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { type MatterView, useMatterWords, useMoment } from './api.ts';
import { storyOf } from './story.ts';

/** Hops and reports in one story, the latest first. */
export const MatterStory = ({ matter }: { matter: MatterView }) => {
  const t = useMatterWords();
  const moment = useMoment();
  const { day } = useFormat();
  const items = storyOf(matter).map((told): TimelineItem => {
    if (told.kind === 'report')
      return {
        id: told.report.id,
        when: moment(told.report.at),
        title: t('story.report', { org: told.report.orgName, percent: told.report.percent }),
        body: (
          <>
            {told.report.words ? <p>{told.report.words}</p> : null}
            {told.report.problems ? (
              <p className="sv-problem">{t('story.problem', { words: told.report.problems })}</p>
            ) : null}
          </>
        ),
      };
    const { hop } = told;
    const { details } = hop;
    const said = [
      ...(hop.lateWorkdays > 0 ? [t('story.late', { days: hop.lateWorkdays, day: day(hop.byOn) })] : []),
      ...(typeof details.dueOn === 'string' ? [t('story.due', { day: day(details.dueOn) })] : []),
      ...(details.otherName ? [t('story.other', { name: String(details.otherName) })] : []),
      ...(details.leadName ? [t('story.lead', { name: String(details.leadName) })] : []),
      ...(details.signedBy ? [t('story.signed_by', { name: String(details.signedBy) })] : []),
      ...(details.approvedBy ? [t('story.approved_by', { name: String(details.approvedBy) })] : []),
      ...(details.grade
        ? [t('story.grade', { grade: t(`grade.${details.grade}`), percent: Number(details.judgedPercent) })]
        : []),
      ...(details.parts ? [t('story.parts', { count: Number(details.parts) })] : []),
    ];
    return {
      id: hop.id,
      when: moment(hop.at),
      title: (
        <>
          <strong>{t(`hop.${hop.action}`)}</strong>{' '}
          <span className="ls-quiet">{[hop.orgName, hop.actorName].filter(Boolean).join(' ')}</span>
        </>
      ),
      body: (
        <>
          {hop.words ? <p>{hop.words}</p> : null}
          {said.length > 0 ? (
            <p className={hop.lateWorkdays > 0 ? 'sv-late' : 'ls-quiet'}>{said.join(t('semicolon'))}</p>
          ) : null}
        </>
      ),
    };
  });
  return <Timeline items={items} label={t('story.label')} />;
};
