import { addDays, type Day, toDay } from '@luoshi/kernel/day.ts';

/** `YYYY-MM`. */
export type Month = string;

export const monthOf = (day: string): Month => day.slice(0, 7);
export const firstDayOf = (month: Month): Day => toDay(`${month}-01`);

/** The month `count` months later, earlier when negative. */
export const addMonths = (month: Month, count: number): Month => {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
};

/** The last day of a month. */
export const lastDayOf = (month: Month): Day => addDays(firstDayOf(addMonths(month, 1)), -1);

/** Months from `from` to `to`, both included; none when `to` lies before. */
export const monthsBetween = (from: Month, to: Month): Month[] => {
  const months: Month[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
};

/**
 * The last day on which a month may still be reported: `reportDay` of the month after. Until it has passed the month's
 * plan is not held against the project, since nobody can report a month before it is over.
 */
export const reportBy = (month: Month, reportDay: number): Day =>
  addDays(firstDayOf(addMonths(month, 1)), reportDay - 1);
