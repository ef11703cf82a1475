import type { Day } from '@luoshi/kernel/day.ts';

/** The first day of the month of `day`. */
export const monthStart = (day: Day): Day => `${day.slice(0, 7)}-01` as Day;

const pad = (n: number): string => String(n).padStart(2, '0');

/** The same day so many months later, the last one of a shorter month: 31 January and one month is 28 February. */
export const addMonths = (day: Day, count: number): Day => {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(Math.min(Number(day.slice(8)), last))}` as Day;
};

/** Ends of month that lie between the months of two days; 0 within one month. */
export const monthsBetween = (from: Day, to: Day): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
