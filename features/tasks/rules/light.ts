import { addDays, type Day, daysBetween } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { Light, TaskStatus } from '../contract.ts';
import type { RuleSet } from './rule-set.ts';
import { type Plan, type PlannedNode, planEnd, plannedPercent, planOf, planParams } from './schedule.ts';

/** What a light is decided from. */
export type LightFacts = {
  readonly status: TaskStatus;
  /** Last reported, 0 to 100. */
  readonly percent: number;
  readonly startOn: Day | null;
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
  readonly nodes: readonly PlannedNode[];
};

/** Why a light is what it is; words are found for it by `say-light.ts`. */
export type LightCode =
  | 'done'
  | 'paused'
  | 'cancelled'
  | 'overdue'
  | 'severe'
  | 'behind'
  | 'near'
  | 'on_plan'
  | 'open'
  | 'no_deadline';

/**
 * A light with its reason. The reason's parameters are days and percents that stay true until `until`; day counts are
 * worked out when they are said. `params.next` is the code the reason will have on `until`.
 */
export type LightResult = {
  readonly light: Light;
  readonly ruleId: string;
  readonly reason: { readonly code: LightCode; readonly params: Record<string, string | number> };
  /** First day on which light or rule change if nothing happens; null when they never do. */
  readonly until: Day | null;
};

const STATUS_RULE = 'status';

const LIGHT_OF: Readonly<Record<LightCode, Light>> = {
  done: 'done',
  paused: 'paused',
  cancelled: 'paused',
  overdue: 'late',
  severe: 'late',
  behind: 'behind',
  near: 'near',
  on_plan: 'on_track',
  open: 'on_track',
  no_deadline: 'on_track',
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

/** First whole number in (low, high] for which `holds`, which once true stays true and is true at `high`. */
const firstWhere = (low: number, high: number, holds: (n: number) => boolean): number => {
  let no = low;
  let yes = high;
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
};

const settled = (facts: LightFacts, code: 'done' | 'paused' | 'cancelled'): LightResult => ({
  light: LIGHT_OF[code],
  ruleId: STATUS_RULE,
  reason: {
    code,
    params:
      code === 'done'
        ? { ...(facts.doneOn ? { doneOn: facts.doneOn } : {}), ...(facts.dueOn ? { dueOn: facts.dueOn } : {}) }
        : {},
  },
  until: null,
});

/**
 * The light of a task on `today`: the worst of the deadline rule (near within the set number of working days, late
 * from the day after the deadline while open; domain rules §2) and of the Yinchuan progress rule of 2025 (behind from
 * a lag of 10 to 30 percentage points inclusive, severe above; a smaller lag stays green). Suspended and cancelled
 * tasks are paused, done ones done.
 *
 * While a task is open the codes only ever worsen as days go by (on_plan → near → behind → severe → overdue), because
 * plan and days left only move one way; `until` leans on that to find its day by halving.
 */
export const light = (facts: LightFacts, today: Day, calendar: WorkCalendar, ruleSet: RuleSet): LightResult => {
  if (facts.status === 'done') return settled(facts, 'done');
  if (facts.status === 'cancelled') return settled(facts, 'cancelled');
  if (facts.status === 'suspended') return settled(facts, 'paused');

  const { deadline, progress } = ruleSet;
  const dueOn = deadline ? facts.dueOn : null;
  const plan: Plan | null = progress ? planOf(facts) : null;
  const near = deadline && dueOn ? nearFrom(calendar, dueOn, deadline.nearWithinWorkdays) : null;

  const codeOn = (day: Day): LightCode => {
    if (dueOn && day > dueOn) return 'overdue';
    const lag = plan ? plannedPercent(plan, day) - facts.percent : 0;
    if (progress && lag > progress.severeAbovePoints) return 'severe';
    if (progress && plan && lag >= progress.behindFromPoints) return 'behind';
    if (near && day >= near) return 'near';
    if (plan) return 'on_plan';
    return dueOn ? 'open' : 'no_deadline';
  };

  const code = codeOn(today);
  const ends = [dueOn, plan ? planEnd(plan) : null].filter((day) => day !== null).sort();
  const horizon = ends.at(-1);
  let until: Day | null = null;
  if (horizon && horizon >= today) {
    const last = daysBetween(today, horizon) + 1;
    const differs = (days: number): boolean => codeOn(addDays(today, days)) !== code;
    if (differs(last)) until = addDays(today, firstWhere(0, last, differs));
  }

  const decidedByPlan = code === 'severe' || code === 'behind' || code === 'on_plan';
  const params: Record<string, string | number> = {};
  if (decidedByPlan || code === 'near' || code === 'overdue') params.percent = facts.percent;
  if (decidedByPlan && plan) Object.assign(params, planParams(plan));
  else if (dueOn) params.dueOn = dueOn;
  if (until) params.next = codeOn(until);
  return {
    light: LIGHT_OF[code],
    ruleId: (decidedByPlan ? progress?.id : deadline?.id) ?? STATUS_RULE,
    reason: { code, params },
    until,
  };
};

/** Order of the lights from what hurts most: `late` is 0. The list's sort and the generated column follow it. */
export const SEVERITY: Readonly<Record<Light, number>> = {
  late: 0,
  behind: 1,
  near: 2,
  on_track: 3,
  paused: 4,
  done: 5,
};
