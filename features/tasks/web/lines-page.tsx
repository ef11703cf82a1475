import './tasks.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useQuery } from '@tanstack/react-query';
import { api, TASKS } from './parts/api.ts';
import { LinesTable } from './parts/lines-table.tsx';
import { useTaskWords } from './parts/words.ts';

/** What I owe, a line a task, with last time's words there to edit: ten items take ten lines and no form. */
export default function LinesPage() {
  const t = useTaskWords();
  const today = useQuery({ queryKey: [TASKS, 'today'], queryFn: ({ signal }) => api('GET /today', { signal }) });
  const owes = today.data?.owes.filter((row) => row.mayReport);
  return (
    <>
      <PageHead
        title={t('lines.title')}
        sentence={owes ? t('lines.sentence', { count: owes.length }) : undefined}
        crumbs={[{ label: t('today.title'), to: '/today' }]}
      />
      {today.error ? <Fault error={today.error} again={() => void today.refetch()} /> : null}
      {today.isPending ? <Loading /> : null}
      {owes?.length === 0 ? <Empty title={t('today.owes_none')} hint={t('today.owes_none_hint')} /> : null}
      {owes && owes.length > 0 ? <LinesTable owes={owes} /> : null}
    </>
  );
}
