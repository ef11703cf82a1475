import { PageHead } from '@luoshi/ui/page-head.tsx';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useTaskWords } from './words.ts';

/** A task that is not there, or that the person may not see: which of the two is not said. */
export const TaskMissing = ({ detail }: { detail: string }) => {
  const t = useTaskWords();
  return (
    <>
      <PageHead title={t('task.missing')} sentence={detail} />
      <Link to="/tasks" className="ls-button">
        {t('today.all_tasks')}
      </Link>
    </>
  );
};
