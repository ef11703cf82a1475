import { LightCount } from '@luoshi/ui/light.tsx';
import type { Light } from '@luoshi/ui/theme.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useQueries } from '@tanstack/react-query';
import { api, TASKS } from './api.ts';
import { listAddress, listQuery, type TaskFilters } from './task-filters.ts';
import { useTaskWords } from './words.ts';

const TROUBLED = ['late', 'behind', 'near'] as const satisfies readonly Light[];

/**
 * How many of the selection show each troubled light, each a door to them. Says nothing once a light is chosen: the
 * total then is that number.
 */
export const LightDoors = ({ filters }: { filters: TaskFilters }) => {
  const t = useTaskWords();
  const counts = useQueries({
    queries: TROUBLED.map((light) => {
      const query = { ...listQuery({ ...filters, light: [light] }), sort: undefined, limit: 1 };
      return {
        queryKey: [TASKS, 'count', query],
        queryFn: ({ signal }: { signal: AbortSignal }) => api('GET /tasks', { query, signal }),
        enabled: filters.light.length === 0,
      };
    }),
  });
  if (filters.light.length > 0 || counts.some((count) => !count.data)) return null;
  const troubled = TROUBLED.map((light, at) => ({ light, n: counts[at]?.data?.total ?? 0 })).filter(({ n }) => n > 0);
  if (troubled.length === 0) return <span>{t('list.no_trouble')}</span>;
  return (
    <span className="tk-doors">
      {troubled.map(({ light, n }) => (
        <Link key={light} to={listAddress({ ...filters, light: [light] })}>
          <LightCount light={light} n={n} />
        </Link>
      ))}
    </span>
  );
};
