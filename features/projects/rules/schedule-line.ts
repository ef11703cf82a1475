import type { Day } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';

const MS_PER_DAY = 86_400_000;
const epochOf = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);
const dayOf = (epoch: number): Day => new Date(epoch * MS_PER_DAY).toISOString().slice(0, 10) as Day;

// Ten years without a working day: a calendar that rests for ever must not hang a schedule.
const REST_AT_MOST = 3_660;

/**
 * Working days in a row, so that a schedule counts in whole numbers. **Boundary** `n` lies between working day `n - 1`
 * and working day `n`; working day 0 is the first on or after `anchor`. A node of three working days that begins at
 * boundary 4 takes the working days 4, 5 and 6 and ends at boundary 7.
 */
export type WorkLine = {
  /** The working day that begins at a boundary. */
  startDay(boundary: number): Day;
  /** The working day that ends at a boundary. */
  finishDay(boundary: number): Day;
  /** The boundary at which the first working day on or after `day` begins. */
  startAt(day: Day): number;
  /** The boundary at which the last working day on or before `day` ends. */
  finishAt(day: Day): number;
  /** Where something ends that begins at a boundary and takes so many calendar days; a rest day at the end runs on to the next working day. */
  afterDays(boundary: number, days: number): number;
  /** The last boundary at which it may begin to end by `boundary`. */
  beforeDays(boundary: number, days: number): number;
};

/** The working days round `anchor`, found as they are asked for. Throws a RangeError where ten years hold none. */
export const workLine = (calendar: WorkCalendar, anchor: Day): WorkLine => {
  const zero = epochOf(anchor);
  // Working days from the anchor on, and those before it with the latest first; each with the days looked at so far.
  const on: number[] = [];
  const before: number[] = [];
  let reachedOn = zero - 1;
  let reachedBefore = zero;

  const lookOn = (until: () => boolean): void => {
    let rest = 0;
    while (!until()) {
      reachedOn++;
      if (calendar.isWorkday(dayOf(reachedOn))) {
        on.push(reachedOn);
        rest = 0;
      } else if (++rest > REST_AT_MOST) throw new RangeError('the calendar has no working day');
    }
  };
  const lookBefore = (until: () => boolean): void => {
    let rest = 0;
    while (!until()) {
      reachedBefore--;
      if (calendar.isWorkday(dayOf(reachedBefore))) {
        before.push(reachedBefore);
        rest = 0;
      } else if (++rest > REST_AT_MOST) throw new RangeError('the calendar has no working day');
    }
  };
  const workday = (at: number): number => {
    if (at >= 0) {
      lookOn(() => on.length > at);
      return on[at] ?? zero;
    }
    lookBefore(() => before.length >= -at);
    return before[-at - 1] ?? zero;
  };
  /** How many of `days`, in rising order, lie before `epoch`. */
  const countBelow = (days: readonly number[], holds: (day: number) => boolean): number => {
    let low = 0;
    let high = days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(days[middle] ?? 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  /** Number of the first working day on or after the day. */
  const firstFrom = (epoch: number): number => {
    if (epoch >= zero) {
      lookOn(() => (on.at(-1) ?? Number.NEGATIVE_INFINITY) >= epoch);
      return countBelow(on, (day) => day < epoch);
    }
    lookBefore(() => reachedBefore <= epoch);
    return -countBelow(before, (day) => day >= epoch);
  };
  const lastTo = (epoch: number): number => firstFrom(epoch + 1) - 1;

  return {
    startDay: (boundary) => dayOf(workday(boundary)),
    finishDay: (boundary) => dayOf(workday(boundary - 1)),
    startAt: (day) => firstFrom(epochOf(day)),
    finishAt: (day) => lastTo(epochOf(day)) + 1,
    afterDays: (boundary, days) => (days === 0 ? boundary : firstFrom(workday(boundary) + days - 1) + 1),
    beforeDays: (boundary, days) => (days === 0 ? boundary : lastTo(workday(boundary - 1) - days + 1)),
  };
};
