import { LightShape } from '@luoshi/ui/light.tsx';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import type { ObstacleFacts } from './api.ts';
import { Door } from './door.tsx';
import { FitList } from './fit-list.tsx';
import { Panel } from './panel.tsx';

/** Open obstacles with level and age, the highest first; and what changed since the last meeting. */
export const ObstaclesPanel = ({ facts, screen }: { facts: ObstacleFacts; screen: boolean }) => {
  const t = useWords('boards');
  const { day } = useFormat();
  const { lastMeeting, nextMeeting } = facts;
  return (
    <Panel
      area="obstacles"
      title={t('obstacles.title')}
      count={facts.total}
      door="/consultations"
      aside={facts.oldest === null ? undefined : <span>{t('obstacles.oldest', { days: facts.oldest })}</span>}
    >
      {lastMeeting || nextMeeting ? (
        <p className="bw-meeting">
          {lastMeeting
            ? t('obstacles.since', {
                title: lastMeeting.title,
                day: day(lastMeeting.on),
                turned: facts.sinceMeeting.length,
                closed: facts.closedSince,
              })
            : null}{' '}
          {nextMeeting ? t('obstacles.next', { day: day(nextMeeting.on), items: nextMeeting.items }) : null}
        </p>
      ) : null}
      {facts.sinceMeeting.length > 0 ? (
        <ul className="bw-turned">
          {facts.sinceMeeting.slice(0, 3).map((turn) => (
            <li key={turn.projectId} className="bw-turn" title={turn.sentence}>
              <span className={`bw-light ls-light-${turn.to}`}>
                <LightShape light={turn.to} />{' '}
                {t('changes.turned', { from: t(`light.${turn.from ?? 'on_track'}`), to: t(`light.${turn.to}`) })}
              </span>{' '}
              <Door to={`/projects/${turn.projectId}`}>{turn.name}</Door>
            </li>
          ))}
        </ul>
      ) : null}
      {facts.items.length === 0 ? (
        <p className="bw-none ls-quiet">{t('obstacles.empty')}</p>
      ) : (
        <FitList
          rows={facts.items}
          rowHeight={screen ? 2.75 : 3.1}
          screen={screen}
          label={t('obstacles.title')}
          rest={(count) => t('changes.rest', { count })}
        >
          {(item) => <ObstacleRow key={item.id} item={item} />}
        </FitList>
      )}
    </Panel>
  );
};

const ObstacleRow = ({ item }: { item: ObstacleFacts['items'][number] }) => {
  const t = useWords('boards');
  const ofConsultations = useWords('consultations');
  const { day } = useFormat();
  const when =
    item.meeting !== null
      ? t('obstacles.on_agenda', { day: day(item.meeting.on).replace(/\s*\(.*\)/, '') })
      : item.workdaysLeft === null
        ? ofConsultations(`state.${item.state}`)
        : item.workdaysLeft < 0
          ? t('obstacles.should_have_climbed', { days: -item.workdaysLeft })
          : t('obstacles.climbs', { days: item.workdaysLeft });
  return (
    <li className="bw-row">
      <span className={`bw-level bw-level-${item.level}`}>{t(`obstacles.level_${item.level}`)}</span>
      <span className="bw-row-main">
        <Door to={`/consultations/${item.id}`}>{item.title}</Door>
        <span className="bw-row-why ls-quiet">
          {[ofConsultations(`kind.${item.kind}`), item.ownerName, item.project?.name].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className="bw-row-side">
        <span className="ls-number">{t('obstacles.age', { days: item.age })}</span>
        <span className="ls-quiet">{when}</span>
      </span>
    </li>
  );
};
