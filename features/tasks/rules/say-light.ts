import { type Day, daysBetween, toDay } from '@luoshi/kernel/day.ts';
import { formatDay, formatMoney, type Language } from '@luoshi/kernel/format.ts';
import { type WorkCalendar, workdaysAfter } from '@luoshi/kernel/work-calendar.ts';
import { monthsMissed, requiredBy } from './judges.ts';
import { LIGHT_OF } from './light.ts';
import { addMonths, monthStart, monthsBetween } from './months.ts';
import { planFromParams, plannedPercent } from './schedule.ts';

/** A key of the feature's locales and the values its sentence names. */
export type Saying = { readonly key: string; readonly params: Record<string, string | number> };

const lightOf = (code: string): string => (LIGHT_OF as Readonly<Record<string, string>>)[code] ?? 'on_track';

type Reason = { readonly code: string; readonly params: Readonly<Record<string, string | number>> };

const oneDigit = (value: number): number => Math.round(value * 10) / 10;
const dayOf = (value: string | number | undefined): Day | null => (typeof value === 'string' ? toDay(value) : null);

const sayDeadline = (reason: Reason, today: Day, calendar: WorkCalendar, language: Language): Saying => {
  const dueOn = dayOf(reason.params.dueOn);
  if (!dueOn) return { key: 'light.no_deadline', params: {} };
  const due = formatDay(dueOn, today, language);
  const percent = reason.params.percent ?? 0;
  if (today > dueOn)
    return {
      key: percent === 100 ? 'light.overdue_reported' : 'light.overdue',
      params: { days: daysBetween(dueOn, today), due, percent },
    };
  if (today === dueOn) return { key: 'light.due_today', params: { due } };
  const workdays = workdaysAfter(calendar, today, dueOn);
  if (reason.code === 'open') return { key: 'light.open', params: { due } };
  return workdays === 0
    ? { key: 'light.near_without_workday', params: { days: daysBetween(today, dueOn), due } }
    : { key: 'light.near', params: { workdays, due } };
};

const sayPlan = (reason: Reason, today: Day, language: Language): Saying => {
  const plan = planFromParams(reason.params);
  if (!plan) return { key: 'light.no_deadline', params: {} };
  const percent = Number(reason.params.percent ?? 0);
  const asOf = reason.params.assessed === 'monthly' ? monthStart(today) : today;
  const planned = oneDigit(plannedPercent(plan, asOf));
  const params = { planned, percent, lag: oneDigit(planned - percent) };
  if (reason.code !== 'on_plan') {
    if (reason.params.measure === 'rate')
      return {
        key: `light.${reason.code}_rate`,
        params: { ...params, share: planned > 0 ? oneDigit((percent / planned) * 100) : 100 },
      };
    if (reason.params.measure === 'months')
      return { key: `light.${reason.code}_months`, params: { ...params, months: monthsMissed(plan, percent, today) } };
    return { key: `light.${reason.code}`, params };
  }
  if (plan.kind === 'linear' && today < plan.startOn)
    return { key: 'light.before_start', params: { start: formatDay(plan.startOn, today, language) } };
  return { key: params.lag > 0 ? 'light.slight_lag' : 'light.on_plan', params };
};

const sayStart = (reason: Reason, today: Day, language: Language): Saying => {
  const planned = dayOf(reason.params.plannedStartOn) ?? today;
  return {
    key: `light.${reason.code}`,
    params: { planned: formatDay(planned, today, language), months: monthsBetween(planned, today) },
  };
};

const sayFunds = (reason: Reason, today: Day, language: Language): Saying => {
  const steps = String(reason.params.required ?? '')
    .split(',')
    .map((step) => ({ dueOn: step.slice(0, 10), amount: Number(step.slice(11)) }));
  const required = requiredBy(steps, today);
  const paid = Number(reason.params.paid ?? 0);
  return {
    key: `light.${reason.code}`,
    params: {
      required: formatMoney(required, language),
      paid: formatMoney(paid, language),
      share: required > 0 ? oneDigit((paid / required) * 100) : 100,
    },
  };
};

const sayEntry = (reason: Reason, today: Day, language: Language): Saying => {
  const started = dayOf(reason.params.startedOn) ?? today;
  let months = 0;
  while (addMonths(started, months + 1) < today) months++;
  return { key: `light.${reason.code}`, params: { started: formatDay(started, today, language), months } };
};

const sayOverride = (reason: Reason, today: Day, language: Language): Saying => ({
  key: 'light.override',
  params: {
    light: reason.params.light ?? '',
    why: reason.params.why ?? '',
    through: formatDay(dayOf(reason.params.through) ?? today, today, language),
  },
});

/** The reason that would stand if nobody had set the light by hand; null for a computed light. */
export const computedReason = (reason: Reason): Reason | null =>
  reason.code === 'override' && typeof reason.params.computed === 'string'
    ? { code: reason.params.computed, params: reason.params }
    : null;

/**
 * The sentence of a light's reason as it is true on `today`: days overdue and working days left are counted now, the
 * planned percent is that of today. A lag that stays green is said as a note.
 */
export const sayLight = (reason: Reason, today: Day, calendar: WorkCalendar, language: Language): Saying => {
  switch (reason.code) {
    case 'done': {
      const doneOn = dayOf(reason.params.doneOn);
      const dueOn = dayOf(reason.params.dueOn);
      if (!doneOn) return { key: 'light.done', params: {} };
      const on = formatDay(doneOn, today, language);
      return dueOn && doneOn > dueOn
        ? { key: 'light.done_late', params: { on, days: daysBetween(dueOn, doneOn) } }
        : { key: 'light.done_on', params: { on } };
    }
    case 'severe':
    case 'behind':
    case 'on_plan':
      return sayPlan(reason, today, language);
    case 'overdue':
    case 'near':
    case 'open':
      return sayDeadline(reason, today, calendar, language);
    case 'start_behind':
    case 'start_severe':
      return sayStart(reason, today, language);
    case 'funds_behind':
    case 'funds_severe':
      return sayFunds(reason, today, language);
    case 'entry_behind':
    case 'entry_severe':
      return sayEntry(reason, today, language);
    case 'override':
      return sayOverride(reason, today, language);
    default:
      return { key: `light.${reason.code}`, params: {} };
  }
};

/**
 * What becomes of the light if nothing happens, and when; null when it never changes by itself. A day beyond the years
 * whose holidays have been entered is said to be provisional when the working calendar decides it.
 */
export const sayChange = (
  reason: Reason,
  until: Day | null,
  today: Day,
  calendar: WorkCalendar,
  language: Language,
): Saying | null => {
  const next = reason.params.next;
  if (!until || typeof next !== 'string' || next === 'override') return null;
  const on = formatDay(until, today, language);
  if (reason.code === 'override') return { key: 'change.override_ends', params: { on, light: lightOf(next) } };
  if (reason.params.nextRule)
    return lightOf(next) === lightOf(reason.code)
      ? { key: 'change.rule_stays', params: { on } }
      : { key: 'change.rule_turns', params: { on, light: lightOf(next) } };
  const isProvisional = next === 'near' && (calendar.knownThrough === null || until > calendar.knownThrough);
  return {
    key: `change.${next}`,
    params: { on, provisional: isProvisional ? 'yes' : 'no' },
  };
};
