import { addDays, type Day } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { Conditions, ProgressCondition } from '../rule-sets/contract.ts';
import type { LightCode, LightFacts, ReasonParams } from './light.ts';
import { addMonths, monthStart } from './months.ts';
import { type Plan, planEnd, plannedPercent, planParams } from './schedule.ts';

/**
 * One condition applied to the facts of one piece of work. While nothing happens its code only ever worsens as days go
 * by; from `settlesOn` on it stays what it is.
 */
export type Judge = {
  codeOn(day: Day): LightCode | null;
  readonly settlesOn: Day | null;
  /** What the sentence is made from. */
  readonly params: ReasonParams;
};

/**
 * The earliest day on which at most `workdays` working days are left up to and including `dueOn` (the day itself is
 * not counted, so that on the last day none is left).
 */
export const nearFrom = (calendar: WorkCalendar, dueOn: Day, workdays: number): Day => {
  let day = dueOn;
  let left = 0;
  for (;;) {
    if (calendar.isWorkday(day)) left++;
    if (left > workdays) return day;
    day = addDays(day, -1);
  }
};

/** Near within the set number of working days, late from the day after the deadline while open (domain rules §2). */
export const judgeDeadline = (
  { percent, dueOn }: LightFacts,
  condition: NonNullable<Conditions['deadline']>,
  calendar: WorkCalendar,
): Judge | null => {
  if (!dueOn) return null;
  const near = condition.nearWithinWorkdays === null ? null : nearFrom(calendar, dueOn, condition.nearWithinWorkdays);
  return {
    codeOn: (day) => (day > dueOn ? 'overdue' : near && day >= near ? 'near' : 'open'),
    settlesOn: addDays(dueOn, 1),
    params: { dueOn, ...(percent === null ? {} : { percent }) },
  };
};

const planDay = (condition: ProgressCondition, day: Day): Day =>
  condition.measure === 'months' || condition.assessed === 'monthly' ? monthStart(day) : day;

/** Ends of month, up to and including the one before `day`, at which the plan asked for more than `percent`. */
export const monthsMissed = (plan: Plan, percent: number, day: Day): number => {
  let missed = 0;
  for (let month = monthStart(day); plannedPercent(plan, month) > percent; month = addMonths(month, -1)) missed++;
  return missed;
};

const progressCode = (condition: ProgressCondition, plan: Plan, percent: number, day: Day): LightCode => {
  const level = (severe: boolean, behind: boolean): LightCode => (severe ? 'severe' : behind ? 'behind' : 'on_plan');
  if (condition.measure === 'months') {
    const { behindFromMonths, severeFromMonths } = condition;
    const missed = monthsMissed(plan, percent, day);
    return level(
      severeFromMonths !== null && missed >= severeFromMonths,
      behindFromMonths !== null && missed >= behindFromMonths,
    );
  }
  const planned = plannedPercent(plan, planDay(condition, day));
  if (condition.measure === 'lag') {
    const { behindFromPoints, severeAbovePoints } = condition;
    const lag = planned - percent;
    return level(
      severeAbovePoints !== null && lag > severeAbovePoints,
      behindFromPoints !== null && lag > 0 && lag >= behindFromPoints,
    );
  }
  const { behindBelowPercent, severeBelowPercent } = condition;
  const isBelow = (share: number | null): boolean => share !== null && planned > 0 && percent * 100 < share * planned;
  return level(isBelow(severeBelowPercent), isBelow(behindBelowPercent));
};

/**
 * Progress against plan: Yinchuan 2025 by the lag, Sanya 2022 and Wuhan by the share of the plan reached, Sanya’s
 * districts by months missed in a row. Null without a plan or a reported percent.
 */
export const judgeProgress = (facts: LightFacts, condition: ProgressCondition, plan: Plan | null): Judge | null => {
  const { percent } = facts;
  if (!plan || percent === null) return null;
  const end = planEnd(plan);
  // By then the plan has stood at a hundred for as many ends of month as any threshold counts.
  const reach =
    condition.measure === 'months' ? 1 + (condition.severeFromMonths ?? condition.behindFromMonths ?? 0) : 1;
  const isMonthly = condition.measure === 'months' || condition.assessed === 'monthly';
  return {
    codeOn: (day) => progressCode(condition, plan, percent, day),
    settlesOn: end && (isMonthly ? addMonths(monthStart(end), reach) : addDays(end, 1)),
    params: {
      percent,
      ...planParams(plan),
      ...(condition.measure === 'lag' ? {} : { measure: condition.measure }),
      ...(isMonthly ? { assessed: 'monthly' } : {}),
    },
  };
};

/** Start: behind from the day after the planned one while not started and without a reason, severe months later. */
export const judgeStart = ({ start }: LightFacts, condition: NonNullable<Conditions['start']>): Judge | null => {
  if (!start || start.isStarted || start.isExcused) return null;
  const { plannedOn } = start;
  const severe =
    condition.severeAfterMonths === null ? null : addMonths(monthStart(plannedOn), condition.severeAfterMonths);
  return {
    codeOn: (day) => (day <= plannedOn ? null : severe && day >= severe ? 'start_severe' : 'start_behind'),
    settlesOn: severe && severe > plannedOn ? severe : addDays(plannedOn, 1),
    params: { plannedStartOn: plannedOn },
  };
};

/** Money that ought to have been paid when `day` begins: what is due counts from the day after. */
export const requiredBy = (steps: readonly { readonly dueOn: string; readonly amount: number }[], day: Day): number =>
  steps.reduce((sum, step) => (step.dueOn < day ? sum + step.amount : sum), 0);

/** Funds: what is paid as a share of what ought to be paid by now. */
export const judgeFunds = ({ funds }: LightFacts, condition: NonNullable<Conditions['funds']>): Judge | null => {
  if (!funds || funds.required.length === 0) return null;
  const { required, paid } = funds;
  const isBelow = (share: number | null, needed: number): boolean =>
    share !== null && needed > 0 && paid * 100 < share * needed;
  const last = required.reduce<Day | null>((end, { dueOn }) => (!end || dueOn > end ? dueOn : end), null);
  return {
    codeOn: (day) => {
      const needed = requiredBy(required, day);
      if (isBelow(condition.severeBelowPercent, needed)) return 'funds_severe';
      return isBelow(condition.behindBelowPercent, needed) ? 'funds_behind' : null;
    },
    settlesOn: last && addDays(last, 1),
    params: { paid, required: required.map((step) => `${step.dueOn}:${step.amount}`).join(',') },
  };
};

/** Entry into the register (入库): late by months since the start. */
export const judgeEntry = ({ entry }: LightFacts, condition: NonNullable<Conditions['entry']>): Judge | null => {
  if (!entry?.startedOn || entry.enteredOn) return null;
  const { startedOn } = entry;
  const after = (count: number | null): Day | null => (count === null ? null : addMonths(startedOn, count));
  const behind = after(condition.behindAfterMonths);
  const severe = after(condition.severeAfterMonths);
  const last = [behind, severe]
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  return {
    codeOn: (day) => (severe && day > severe ? 'entry_severe' : behind && day > behind ? 'entry_behind' : null),
    settlesOn: last ? addDays(last, 1) : null,
    params: { startedOn },
  };
};
