import { addDays, type Day, weekdayOf } from './day.ts';

/** A day that differs from the plain week: a holiday, or a weekend day that is worked (调休). */
export type CalendarException = { day: Day; kind: 'rest' | 'work'; name?: string };

/**
 * Working days of one government. The State Council publishes each year's holidays in the November before;
 * beyond `knownThrough` only weekends are known, and what is computed there is provisional.
 */
export type WorkCalendar = {
  isWorkday(day: Day): boolean;
  /** Last day for which holidays have been entered, or null when none have. */
  readonly knownThrough: Day | null;
};

export const makeCalendar = (exceptions: Iterable<CalendarException>, knownThrough: Day | null): WorkCalendar => {
  const byDay = new Map<string, 'rest' | 'work'>();
  for (const { day, kind } of exceptions) byDay.set(day, kind);
  return {
    knownThrough,
    isWorkday: (day) => {
      const exception = byDay.get(day);
      if (exception) return exception === 'work';
      const weekday = weekdayOf(day);
      return weekday !== 0 && weekday !== 6;
    },
  };
};

/** Working days after `from` up to and including `to`; 0 when `to` is not after `from`. */
export const workdaysAfter = (calendar: WorkCalendar, from: Day, to: Day): number => {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkday(day)) count++;
  return count;
};

/** The day that lies `count` working days after `from` (`count` ≥ 0), or before it when negative. */
export const addWorkdays = (calendar: WorkCalendar, from: Day, count: number): Day => {
  const step = count < 0 ? -1 : 1;
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (calendar.isWorkday(day)) left--;
  }
  return day;
};
