import { DAY_OR_MONTH } from '../lexicon/dates.ts';
import type { Span } from '../paper.ts';
import { isoDay, type TimeContext } from './calendar.ts';

/** Where a paper names a day that no calendar has, such as the thirtieth of February. */
export function impossibleDays(norm: string, context: TimeContext): Span[] {
  const out: Span[] = [];
  for (const found of norm.matchAll(DAY_OR_MONTH)) {
    const month = Number(found.groups?.m);
    const day = found.groups?.d === undefined ? 1 : Number(found.groups.d);
    // Without any year a leap year is assumed, so that only days that never exist are refused.
    const year = found.groups?.y === undefined ? (context.year ?? 2024) : Number(found.groups.y);
    if (isoDay(year, month, day) === null) out.push([found.index, found.index + found[0].length]);
  }
  return out;
}
