import { lightOrder } from '@luoshi/ui/theme.ts';
import type { TaskRow, Today } from './api.ts';

export const MOST_DECISIONS = 5;

/** What hurts first: the worse light, then the earlier deadline; without a deadline last. */
export const byHarm = (a: Pick<TaskRow, 'light' | 'dueOn'>, b: Pick<TaskRow, 'light' | 'dueOn'>): number =>
  lightOrder.indexOf(a.light.light) - lightOrder.indexOf(b.light.light) ||
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999');

/**
 * What a leader should look at himself, five at most: late and behind tasks among those waited for and those that are
 * his own, what hurts first.
 */
export const decisionsOf = (today: Pick<Today, 'owes' | 'awaits'>): TaskRow[] => {
  const all = new Map<string, TaskRow>();
  for (const row of [...today.owes, ...today.awaits])
    if (row.light.light === 'late' || row.light.light === 'behind') all.set(row.id, row);
  return [...all.values()].sort(byHarm).slice(0, MOST_DECISIONS);
};

const TROUBLED = ['late', 'behind', 'near'] as const;

/** Which changes are for the worse: into trouble, or deeper into it. */
export const isWorse = (change: Pick<Today['changes'][number], 'from' | 'to'>): boolean =>
  TROUBLED.some((light) => light === change.to) &&
  (change.from === null || lightOrder.indexOf(change.to) < lightOrder.indexOf(change.from));
