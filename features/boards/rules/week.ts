import { addDays, type Day, weekdayOf } from '@luoshi/kernel/day.ts';

/** What is left of the week: today through Sunday, both inclusive; the week begins on Monday (house rule, 2026-11-23). */
export const restOfWeek = (today: Day): { from: Day; to: Day } => ({
  from: today,
  to: addDays(today, (7 - weekdayOf(today)) % 7),
});
