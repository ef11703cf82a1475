import type { Item } from '@luoshi/gongwen/paper.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import type { Clause } from './clause.ts';

/**
 * Clauses whose deadline reads otherwise once the date of issue is known. `before` and `after` are the paper as read
 * without and with it; a deadline that a person has changed since is left alone.
 */
export const rereadDeadlines = (
  clauses: readonly Clause[],
  before: readonly Item[],
  after: readonly Item[],
): Clause[] => {
  const keyOf = ({ span, deadline }: Item): string => `${span[0]} ${deadline.text ?? ''}`;
  const wasBy = new Map(before.map((item) => [keyOf(item), item.deadline]));
  const isBy = new Map(after.map((item) => [keyOf(item), item.deadline]));
  return clauses.flatMap((clause) => {
    const key = `${clause.span?.[0]} ${clause.deadlineText ?? ''}`;
    const was = wasBy.get(key);
    const is = isBy.get(key);
    if (!was || !is || clause.dueOn !== was.date || was.date === is.date) return [];
    return [
      {
        ...clause,
        dueOn: is.date && isDay(is.date) ? is.date : null,
        deadlineKind: is.kind,
        isDueInferred: is.inferred && is.date !== null,
      },
    ];
  });
};
