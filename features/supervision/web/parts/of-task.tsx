import '../supervision.css';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, SUPERVISION, useMatterWords } from './api.ts';
import { ClockWords, StateMark } from './clock.tsx';
import { MatterReminders } from './reminders.tsx';
import { TakeDialog } from './take-dialog.tsx';

/** Beneath a task's light: the matter that stands on it, or the offer to take it under watch. */
export default function OfTask({ taskId }: { taskId: string }) {
  const t = useMatterWords();
  const { can } = useSession();
  const [isTaking, setTaking] = useState(false);
  const found = useQuery({
    queryKey: [SUPERVISION, 'of-task', taskId],
    queryFn: ({ signal }) => api('GET /supervision/matters/of-task/:taskId', { params: { taskId }, signal }),
  });
  const matter = found.data?.matter;
  if (matter)
    return (
      <>
        <section className="sv-card sv-of-task" aria-label={t('of_task.label')}>
          <StateMark state={matter.state} />
          <Link to={`/supervision/${matter.id}`}>{t('of_task.link', { number: matter.number })}</Link>
          <ClockWords row={matter} />
        </section>
        <MatterReminders matterId={matter.id} />
      </>
    );
  if (!found.data || !can('supervision.direct')) return null;
  return (
    <p className="sv-offer">
      <button type="button" className="ls-button" onClick={() => setTaking(true)}>
        {t('take.title')}
      </button>
      {isTaking ? <TakeDialog ids={[taskId]} onClose={() => setTaking(false)} /> : null}
    </p>
  );
}
