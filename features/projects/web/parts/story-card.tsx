import type { Light } from '@luoshi/ui/theme.ts';
import { Timeline, type TimelineItem } from '@luoshi/ui/timeline.tsx';
import { apiUrl } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import type { ProjectView } from './api.ts';
import { useMoment, useMoney, useMonth, useProjectWords } from './words.ts';

/** Reports, lights that turned and promises that moved, newest first; photographs where somebody chose to add them. */
export const StoryCard = ({ project }: { project: ProjectView }) => {
  const t = useProjectWords();
  const { day } = useFormat();
  const moment = useMoment();
  const money = useMoney();
  const month = useMonth();
  const items: (TimelineItem & { at: string })[] = [
    ...project.reports.map((report) => ({
      id: report.id,
      at: report.at,
      when: `${moment(report.at)} · ${report.authorName ?? report.orgName}`,
      title: t('web.story.report', {
        month: month(report.month),
        done: money(report.done),
        percent: report.percent,
        stage: t(`stages.${report.stage}`),
      }),
      body: (
        <>
          {report.words ? <p>{report.words}</p> : null}
          {report.problems ? <p>{t('web.story.problems', { words: report.problems })}</p> : null}
          {report.coordination ? <p>{t('web.story.coordination', { words: report.coordination })}</p> : null}
          {report.files.map(({ name, sha256 }) => (
            <p key={sha256}>
              <a href={apiUrl(`/projects/${project.id}/files/${sha256}`)} download>
                {name}
              </a>
            </p>
          ))}
        </>
      ),
    })),
    ...project.lightChanges.map((change) => ({
      id: `light ${change.at}`,
      at: change.at,
      when: moment(change.at),
      title: change.sentence,
      light: change.to as Light,
    })),
    ...project.finishChanges.map((change) => ({
      id: `finish ${change.at}`,
      at: change.at,
      when: `${moment(change.at)}${change.authorName ? ` · ${change.authorName}` : ''}`,
      title: t('web.story.finish', { from: day(change.from), to: day(change.to) }),
      body: change.reason,
    })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <section className="pj-card" aria-labelledby="pj-story">
      <h2 id="pj-story">{t('web.story.title')}</h2>
      {items.length > 0 ? (
        <Timeline label={t('web.story.title')} items={items} />
      ) : (
        <p className="ls-quiet">{t('web.story.empty')}</p>
      )}
    </section>
  );
};
