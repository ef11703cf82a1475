import { addDays, type Day, weekdayOf } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';

export type CalendarEntry = { readonly day: Day; readonly kind: 'rest' | 'work'; readonly name: string | null };

/** Refuses a day outside the year (`tasks.day_outside_year`) and one listed twice (`tasks.day_twice`). */
export const checkCalendar = (
  year: number,
  days: readonly { readonly day: string }[],
): Outcome<null, 'tasks.day_outside_year' | 'tasks.day_twice'> => {
  const seen = new Set<string>();
  for (const { day } of days) {
    if (day.slice(0, 4) !== String(year)) return refuse('tasks.day_outside_year', { day, year });
    if (seen.has(day)) return refuse('tasks.day_twice', { day });
    seen.add(day);
  }
  return accept(null);
};

/** What a collection of holidays says of a day: whether it is worked, and the holiday's name if it is one. */
export type DayLookUp = (day: Day) => { readonly isWorked: boolean; readonly name: string | null };

const isWeekend = (day: Day): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

/**
 * The days of a year that differ from the plain week according to a collection of holidays. Days named in
 * `corrections` are taken from there: a collection may be wrong, and holds what its editors knew on their day.
 */
export const exceptionsOf = (
  year: number,
  lookUp: DayLookUp,
  corrections: readonly CalendarEntry[] = [],
): CalendarEntry[] => {
  const corrected = new Map(corrections.map((entry) => [entry.day, entry]));
  const entries: CalendarEntry[] = [];
  for (let day = `${year}-01-01` as Day; day.startsWith(String(year)); day = addDays(day, 1)) {
    const correction = corrected.get(day);
    if (correction) entries.push(correction);
    else {
      const { isWorked, name } = lookUp(day);
      if (isWorked === isWeekend(day)) entries.push({ day, kind: isWorked ? 'work' : 'rest', name });
    }
  }
  return entries;
};
