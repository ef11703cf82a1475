import { LightMark } from '@luoshi/ui/light.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useQuery } from '@tanstack/react-query';
import { api, TASKS } from './api.ts';
import { useTaskWords } from './words.ts';

/** Lights that wait for a second pair of eyes; shows nothing while none does. */
export const PendingOverrides = () => {
  const t = useTaskWords();
  const { day } = useFormat();
  const pending = useQuery({
    queryKey: [TASKS, 'overrides'],
    queryFn: ({ signal }) => api('GET /overrides', { signal }),
  });
  const items = pending.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="tk-card tk-rule-drafts" aria-labelledby="tk-pending">
      <h2 id="tk-pending">{t('override.pending', { count: items.length })}</h2>
      <ul>
        {items.map((one) => (
          <li key={one.id}>
            <Link to={`/tasks/${one.taskId}`}>{one.title}</Link> <LightMark light={one.light} />{' '}
            <span className="ls-quiet">
              {t('override.asked', { who: one.askedBy ?? '', through: day(one.through), reason: one.reason })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
