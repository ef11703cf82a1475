import './parts/leader.css';
import { LightShape } from '@luoshi/ui/light.tsx';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { awaiting } from '../rules/awaiting.ts';
import { useObstacles } from './parts/api.ts';

const MOST = 5;

/** A leader's two minutes on the day's page: what is stuck, what changed since the last meeting, what waits for a decision. */
export default function LeaderPart() {
  const t = useWords('boards');
  const { day } = useFormat();
  const { roles } = useSession();
  const { data } = useObstacles(roles.includes('leader'));
  if (!data || !roles.includes('leader')) return null;
  const waiting = awaiting(data.items);
  const oldest = data.items.toSorted((a, b) => b.age - a.age)[0];
  const worse = data.sinceMeeting.filter(({ to }) => to === 'late' || to === 'behind');
  return (
    <section className="bl-card ls-card" aria-labelledby="bl-title">
      <h2 id="bl-title">{t('leader.title')}</h2>
      <p>
        {oldest
          ? t('leader.stuck', {
              total: data.total,
              title: oldest.title,
              days: oldest.age,
              owner: oldest.ownerName ?? t('leader.nobody'),
            })
          : t('leader.none_stuck')}{' '}
        {data.lastMeeting
          ? t('leader.changed', { day: day(data.lastMeeting.on), worse: worse.length, closed: data.closedSince })
          : null}{' '}
        {data.nextMeeting
          ? t('obstacles.next', { day: day(data.nextMeeting.on), items: data.nextMeeting.items })
          : null}
      </p>
      {worse.length > 0 ? (
        <ul className="bl-list">
          {worse.slice(0, MOST).map((turn) => (
            <li key={turn.projectId}>
              <LightShape light={turn.to} /> {t(`light.${turn.to}`)}{' '}
              <Link to={`/projects/${turn.projectId}`}>{turn.name}</Link>{' '}
              <span className="ls-quiet">{turn.sentence}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <h3>{t('leader.waiting', { count: waiting.length })}</h3>
      {waiting.length === 0 ? <p className="ls-quiet">{t('leader.none_waiting')}</p> : null}
      <ol className="bl-list">
        {waiting.slice(0, MOST).map((item) => (
          <li key={item.id}>
            <Link to={`/consultations/${item.id}`}>{item.title}</Link>{' '}
            <span className="ls-quiet">
              {[
                t(`obstacles.level_${item.level}`),
                item.project?.name,
                t('obstacles.age', { days: item.age }),
                item.meeting
                  ? t('obstacles.on_agenda', { day: day(item.meeting.on) })
                  : item.workdaysLeft !== null && item.workdaysLeft < 0
                    ? t('obstacles.should_have_climbed', { days: -item.workdaysLeft })
                    : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
      <p>
        <Link to="/wall">{t('leader.to_wall')}</Link>
      </p>
    </section>
  );
}
