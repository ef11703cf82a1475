import { addDays, type Day, daysBetween, toDay } from '@luoshi/kernel/day.ts';
import { addWorkdays, type WorkCalendar, workdaysAfter } from '@luoshi/kernel/work-calendar.ts';
import type { MatterState, PresetRules, Term } from '../contract.ts';
import { type Clock, STATE } from './machine.ts';

/** The same day of a later month, or that month's last day: a month from 31 January is 28 February. */
const addMonths = (day: Day, count: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0));
  const days = Math.min(date, last.getUTCDate());
  return toDay(`${last.toISOString().slice(0, 8)}${String(days).padStart(2, '0')}`);
};

/**
 * The last day of a term that begins after `from`: the day itself is not counted (as in 民法典 art. 201), so that a
 * matter assigned on a Friday with one working day is signed by Monday.
 */
export const endOf = (term: Term, from: Day, calendar: WorkCalendar): Day => {
  if (term.unit === 'workday') return addWorkdays(calendar, from, term.count);
  return term.unit === 'day' ? addDays(from, term.count) : addMonths(from, term.count);
};

/** Whether a day lies beyond the last one whose holidays are known; what ends there is provisional. */
export const isProvisional = (day: Day, calendar: WorkCalendar): boolean =>
  calendar.knownThrough === null || day > calendar.knownThrough;

/** Working days after `byOn` up to `day`; 0 in time. A weekend after a Friday counts nothing: the next working day is the first. */
export const lateWorkdays = (byOn: Day | null, day: Day, calendar: WorkCalendar): number =>
  byOn && day > byOn ? workdaysAfter(calendar, byOn, day) : 0;

/** Working days left up to and including `byOn`, 0 on the day itself, negative when it has passed (at least −1). */
export const workdaysLeft = (byOn: Day, today: Day, calendar: WorkCalendar): number =>
  byOn >= today ? workdaysAfter(calendar, today, byOn) : -Math.max(1, workdaysAfter(calendar, byOn, today));

/** By when the next hop out of a state is due, entered on `today`. `dueOn` is the task's deadline. Null where nothing follows. */
export const clockOf = (
  state: MatterState,
  today: Day,
  dueOn: Day | null,
  rules: PresetRules,
  calendar: WorkCalendar,
): Day | null => {
  const clock: Clock = STATE[state].clock;
  if (clock === 'none') return null;
  // Work without a date is looked at again like what is set aside, so that nothing lies about without a clock.
  if (clock === 'work') return dueOn ?? endOf(rules.look, today, calendar);
  return endOf(rules[clock], today, calendar);
};

/** By when the next report is expected: the first counted from assigning, later ones from the report before; null when none is. */
export const reportBy = (
  assignedOn: Day | null,
  lastReportOn: Day | null,
  rules: PresetRules,
  calendar: WorkCalendar,
): Day | null => {
  if (!assignedOn) return null;
  if (lastReportOn && lastReportOn >= assignedOn)
    return rules.nextReport ? endOf(rules.nextReport, lastReportOn, calendar) : null;
  const first = rules.firstReport ?? rules.nextReport;
  return first ? endOf(first, assignedOn, calendar) : null;
};

/** A stretch of a matter's life: from `from` on, in `state`, with that deadline. In order. */
export type Stretch = { readonly from: Day; readonly state: MatterState; readonly dueOn: Day | null };

/**
 * Calendar days on which the unit had the matter past the deadline then in force, `until` included. Days in a
 * reviewer's or the office's hands and days set aside do not count, except a request to extend, which stops nothing.
 * A new deadline begins a new stretch and takes no day away from an earlier one.
 */
export const redDays = (stretches: readonly Stretch[], until: Day): number =>
  stretches.reduce((sum, { from, state, dueOn }, nth) => {
    const runs = STATE[state].holder === 'unit' || state === 'extension_requested';
    if (!runs || !dueOn) return sum;
    const next = stretches[nth + 1]?.from;
    const last = next === undefined ? until : addDays(next, -1);
    const first = dueOn >= from ? addDays(dueOn, 1) : from;
    return first > last ? sum : sum + daysBetween(first, last) + 1;
  }, 0);
