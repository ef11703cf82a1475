import { addDays, type Day, daysBetween } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { MatterAction, MatterState, PresetRules } from '../../contract.ts';
import { lateWorkdays, reportBy } from '../../rules/clock.ts';
import { FINAL, STATE } from '../../rules/machine.ts';
import type { FactKind } from '../contract.ts';

/** A hop as facts need it. `leadOrgId` is the unit that had the matter when it was made. */
export type FactHop = {
  readonly day: Day;
  readonly action: MatterAction;
  readonly to: MatterState;
  readonly lateWorkdays: number;
  readonly dueOn: Day | null;
  readonly leadOrgId: string;
  readonly words: string | null;
};

/** A matter's life: hops in order, and the days on which its lead reported. */
export type History = {
  readonly hops: readonly FactHop[];
  readonly reports: readonly Day[];
  readonly rules: PresetRules;
};

export type FactEvent = {
  readonly kind: FactKind;
  readonly day: Day;
  readonly leadOrgId: string;
  readonly workdays: number | null;
  readonly words: string | null;
};

/** The lead after a hop that gave the matter to another unit is told by the hop that follows. */
const leadAfter = (hops: readonly FactHop[], nth: number, present: string): string =>
  hops[nth + 1]?.leadOrgId ?? present;

const ofHops = (hops: readonly FactHop[]): FactEvent[] => {
  const events: FactEvent[] = [];
  let asked: FactHop | null = null;
  for (const hop of hops) {
    const event = (kind: FactKind, workdays: number | null): FactEvent => ({
      kind,
      day: hop.day,
      leadOrgId: hop.leadOrgId,
      workdays,
      words: hop.words,
    });
    if (hop.action === 'request_close') asked = hop;
    if (hop.action === 'sign' && hop.lateWorkdays > 0) events.push(event('signed_late', hop.lateWorkdays));
    if (hop.action === 'return') events.push(event('returned', null));
    if (hop.action === 'reopen') events.push(event('reopened', null));
    if (hop.action === 'grant_extension') events.push(event('extended', null));
    // In time or not is settled by the day it was handed in against the deadline then in force.
    if (hop.action === 'close' && asked) {
      const isLate = asked.dueOn !== null && asked.day > asked.dueOn;
      events.push(event(isLate ? 'done_late' : 'done_on_time', isLate ? Math.max(1, asked.lateWorkdays) : null));
    }
  }
  return events;
};

/**
 * Reports that were due and did not come in time, and those made before anybody would have asked: reminders begin at half
 * of the time, so a report before that was not asked for (house rule, 2026-11-24). A day with several reports counts once.
 */
const ofReports = (history: History, until: Day, present: string, calendar: WorkCalendar): FactEvent[] => {
  const { hops, reports, rules } = history;
  const events: FactEvent[] = [];
  const assigned = hops.find(({ to }) => to === 'assigned');
  if (!assigned) return events;
  const over = hops.find(({ to }) => (FINAL as readonly MatterState[]).includes(to))?.day ?? until;
  const end = over < until ? over : until;
  const leadOn = (day: Day): string => {
    const nth = hops.findLastIndex((hop) => hop.day <= day);
    return nth < 0 ? present : leadAfter(hops, nth, present);
  };
  const days = [...new Set(reports.filter((day) => day >= assigned.day && day <= end))].sort();
  let last: Day | null = null;
  for (const day of days) {
    const by = reportBy(assigned.day, last, rules, calendar);
    const from: Day = last ?? assigned.day;
    if (by && day > by)
      events.push({
        kind: 'report_missed',
        day: by,
        leadOrgId: leadOn(by),
        workdays: Math.max(1, lateWorkdays(by, day, calendar)),
        words: null,
      });
    else if (by && daysBetween(from, day) * 2 < daysBetween(from, by))
      events.push({ kind: 'reported_unasked', day, leadOrgId: leadOn(day), workdays: null, words: null });
    last = day;
  }
  const by = reportBy(assigned.day, last, rules, calendar);
  const holding = hops.at(-1);
  const isHeld = holding !== undefined && STATE[holding.to].holder === 'unit';
  if (by && by < end && isHeld && end === until)
    events.push({
      kind: 'report_missed',
      day: by,
      leadOrgId: leadOn(by),
      workdays: Math.max(1, lateWorkdays(by, end, calendar)),
      words: null,
    });
  return events;
};

/**
 * What a matter's life up to and including `until` says of the units that had it. Nothing later is looked at, so that
 * the facts of a past day are the same whenever they are asked for. `present` is the lead when no later hop names one.
 */
export const eventsOf = (history: History, until: Day, present: string, calendar: WorkCalendar): FactEvent[] => {
  const hops = history.hops.filter(({ day }) => day <= until);
  const known = { ...history, hops, reports: history.reports.filter((day) => day <= until) };
  // A hop made after the day still tells who had the matter on it.
  const lead = history.hops[hops.length]?.leadOrgId ?? present;
  const last = hops.at(-1);
  const events = [...ofHops(hops), ...ofReports(known, until, lead, calendar)];
  const isHeld = last !== undefined && (STATE[last.to].holder === 'unit' || last.to === 'extension_requested');
  if (isHeld && last.dueOn && last.dueOn < until)
    events.push({
      kind: 'overdue',
      day: addDays(last.dueOn, 1),
      leadOrgId: lead,
      workdays: Math.max(1, lateWorkdays(last.dueOn, until, calendar)),
      words: null,
    });
  return events;
};
