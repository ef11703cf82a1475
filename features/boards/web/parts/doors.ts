import type { Light } from '@luoshi/ui/theme.ts';
import type { Board } from './api.ts';

/** Which open tasks a number counts, beyond the board it stands on. */
export type Rows = { under?: string; region?: string; light?: Light; dueFrom?: string; dueTo?: string };

/**
 * The door behind a number: the task list narrowed to the rows that make it. The list shows open tasks unless told
 * otherwise, which is what the wall counts.
 */
export const doorTo = (board: Board, rows: Rows = {}): string => {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries({ under: board.under, region: board.region, ...rows }))
    if (value) words.set(name, value);
  const search = words.toString();
  return search ? `/tasks?${search}` : '/tasks';
};
