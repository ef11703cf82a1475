import './tasks.css';
import './today.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { Slot } from '@luoshi/web-kit/slots.tsx';
import { useQuery } from '@tanstack/react-query';
import { AdministratorToday } from './parts/administrator-today.tsx';
import { api, TASKS, type Today } from './parts/api.ts';
import { LeaderToday } from './parts/leader-today.tsx';
import { Owes } from './parts/owes.tsx';
import { listAddress } from './parts/task-filters.ts';
import { AwaitedList, ChangeList } from './parts/today-lists.tsx';
import { useTaskWords } from './parts/words.ts';

/** Everyone's first page: what I owe, what I wait for, what changed; a leader's decisions; an administrator's doors. */
export default function TodayPage() {
  const t = useTaskWords();
  const { can, roles } = useSession();
  const hasBusiness = can('tasks.read');
  const today = useQuery({
    queryKey: [TASKS, 'today'],
    queryFn: ({ signal }) => api('GET /today', { signal }),
    enabled: hasBusiness,
  });
  if (!hasBusiness) return <AdministratorToday />;
  if (today.data)
    return roles.includes('leader') ? <LeaderToday today={today.data} /> : <WorkersToday today={today.data} />;
  if (today.error)
    return (
      <>
        <PageHead title={t('today.title')} />
        <Fault error={today.error} again={() => void today.refetch()} />
      </>
    );
  return (
    <>
      <PageHead title={t('today.title')} />
      <Loading />
    </>
  );
}

const WorkersToday = ({ today }: { today: Today }) => {
  const t = useTaskWords();
  // Who watches over others owes no reports: what others owe takes the first place.
  const watches = today.owes.length === 0 && today.awaits.length > 0;
  return (
    <>
      <PageHead title={t('today.title')} sentence={today.sentence} />
      <Slot name="today" />
      <div className="tk-today">
        {watches ? (
          <section className="tk-card" aria-labelledby="tk-watched">
            <h2 id="tk-watched">{t('today.watched', { count: today.awaits.length })}</h2>
            <AwaitedList rows={today.awaits} isWide />
            <Link to={listAddress({ light: ['late', 'behind', 'near'], sort: 'light' })}>{t('today.all_watched')}</Link>
          </section>
        ) : today.owes.length > 0 ? (
          <Owes owes={today.owes} />
        ) : (
          <div className="tk-card">
            <Empty title={t('today.owes_none')} hint={t('today.owes_none_hint')} action={<AllTasks />} />
          </div>
        )}
        <div className="tk-today-side">
          {watches ? null : (
            <section className="tk-card" aria-labelledby="tk-awaits">
              <h2 id="tk-awaits">{t('today.awaits', { count: today.awaits.length })}</h2>
              <AwaitedList rows={today.awaits} />
            </section>
          )}
          <section className="tk-card" aria-labelledby="tk-changes">
            <h2 id="tk-changes">{t('today.changes')}</h2>
            <ChangeList changes={today.changes} />
          </section>
        </div>
      </div>
    </>
  );
};

const AllTasks = () => {
  const t = useTaskWords();
  return (
    <Link to="/tasks" className="ls-button">
      {t('today.all_tasks')}
    </Link>
  );
};
