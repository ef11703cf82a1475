import { addDays, type Day, daysBetween } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { Light, TaskStatus } from '../contract.ts';
import { type Judge, judgeDeadline, judgeEntry, judgeFunds, judgeProgress, judgeStart } from './judges.ts';
import type { RuleSet, Rules } from './rule-set.ts';
import { type PlannedNode, type PlanStep, planOf } from './schedule.ts';

/** What a light is decided from. Facts that are absent are not judged. */
export type LightFacts = {
  readonly status: TaskStatus;
  /** Last reported, 0 to 100; null when nobody reports one. */
  readonly percent: number | null;
  readonly startOn: Day | null;
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
  readonly nodes: readonly PlannedNode[];
  /** A plan of one's own, cumulative, such as a project's months; goes before nodes and line. */
  readonly steps?: readonly PlanStep[] | undefined;
  readonly start?:
    | {
        readonly plannedOn: Day;
        readonly isStarted: boolean /** A reason has been given. */;
        readonly isExcused: boolean;
      }
    | null
    | undefined;
  /** What has to be paid by when and what has been, in yuan. */
  readonly funds?:
    | { readonly required: readonly { readonly dueOn: Day; readonly amount: number }[]; readonly paid: number }
    | null
    | undefined;
  /** Entry into the statistical register after the real start. */
  readonly entry?: { readonly startedOn: Day | null; readonly enteredOn: Day | null } | null | undefined;
  /** A light set by people, with its last day. */
  readonly override?: LightOverride | null | undefined;
};

export type LightOverride = { readonly light: Light; readonly through: Day; readonly why: string };

/** Why a light is what it is, what hurts most first; words are found for it by `say-light.ts`. */
export const OPEN_CODES = [
  'overdue',
  'severe',
  'start_severe',
  'funds_severe',
  'entry_severe',
  'behind',
  'start_behind',
  'funds_behind',
  'entry_behind',
  'near',
  'on_plan',
  'open',
  'no_deadline',
] as const;
export type LightCode = (typeof OPEN_CODES)[number] | 'done' | 'paused' | 'cancelled' | 'override';

export type ReasonParams = Record<string, string | number>;

/**
 * A light with its reason. The reason's parameters are days and percents that stay true until `until`; day counts are
 * worked out when they are said. `params.next` is the code the reason will have on `until`, `params.nextRule` the rule
 * set that takes over then, if another one does.
 */
export type LightResult = {
  readonly light: Light;
  /** Name and version of the rule set that decided. */
  readonly ruleId: string;
  readonly reason: { readonly code: LightCode; readonly params: ReasonParams };
  /** First day on which light, reason or rule change if nothing happens; null when they never do. */
  readonly until: Day | null;
};

const STATUS_RULE = 'status';

export const LIGHT_OF: Readonly<Record<Exclude<LightCode, 'override'>, Light>> = {
  done: 'done',
  paused: 'paused',
  cancelled: 'paused',
  overdue: 'late',
  severe: 'late',
  start_severe: 'late',
  funds_severe: 'late',
  entry_severe: 'late',
  behind: 'behind',
  start_behind: 'behind',
  funds_behind: 'behind',
  entry_behind: 'behind',
  near: 'near',
  on_plan: 'on_track',
  open: 'on_track',
  no_deadline: 'on_track',
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

type OpenCode = (typeof OPEN_CODES)[number];
const RANK = new Map<LightCode, number>(OPEN_CODES.map((code, i) => [code, i]));
const rankOf = (code: LightCode): number => RANK.get(code) ?? OPEN_CODES.length;

const judgesOf = (facts: LightFacts, set: RuleSet, calendar: WorkCalendar): Judge[] =>
  [
    set.deadline && judgeDeadline(facts, set.deadline, calendar),
    set.progress && judgeProgress(facts, set.progress, planOf(facts)),
    set.start && judgeStart(facts, set.start),
    set.funds && judgeFunds(facts, set.funds),
    set.entry && judgeEntry(facts, set.entry),
  ].filter((judge) => judge !== null);

/** The worst code of a day and the judge that gave it. */
const worstOn = (judges: readonly Judge[], day: Day): { code: OpenCode; params: ReasonParams } => {
  let code: OpenCode = 'no_deadline';
  let params: ReasonParams = {};
  for (const judge of judges) {
    const found = judge.codeOn(day);
    if (found && rankOf(found) < rankOf(code)) {
      code = found as OpenCode;
      params = judge.params;
    }
  }
  return { code, params };
};

/** What each condition of the rule set in force says on `today`, what hurts most first; none of closed or paused work. */
export const verdicts = (
  facts: LightFacts,
  today: Day,
  calendar: WorkCalendar,
  rules: Rules,
): { ruleId: string | null; verdicts: { code: OpenCode; params: ReasonParams }[] } => {
  const set = rules.findLast(({ from }) => from <= today)?.set;
  const isUnderWay = facts.status === 'not_started' || facts.status === 'in_progress';
  if (!set || !isUnderWay) return { ruleId: null, verdicts: [] };
  const found = judgesOf(facts, set, calendar).flatMap((judge) => {
    const code = judge.codeOn(today) as OpenCode | null;
    return code ? [{ code, params: judge.params }] : [];
  });
  return { ruleId: set.id, verdicts: found.sort((a, b) => rankOf(a.code) - rankOf(b.code)) };
};

/** The light as the rule sets give it, of work that is neither closed nor paused. */
const compute = (facts: LightFacts, today: Day, calendar: WorkCalendar, rules: Rules): LightResult => {
  const nth = rules.findLastIndex(({ from }) => from <= today);
  const set = rules[nth]?.set;
  const following = rules[nth + 1];
  const judges = set ? judgesOf(facts, set, calendar) : [];
  const { code, params } = worstOn(judges, today);

  // Within one rule set the codes only ever worsen, so the day on which the present one ends is found by halving.
  let until: Day | null = following?.from ?? null;
  let next: Record<string, string> = {};
  const horizon = judges.reduce<Day | null>(
    (end, { settlesOn }) => (settlesOn && (!end || settlesOn > end) ? settlesOn : end),
    null,
  );
  const lastDay = horizon && until && horizon >= until ? addDays(until, -1) : horizon;
  if (lastDay && lastDay > today) {
    const last = daysBetween(today, lastDay);
    const differs = (days: number): boolean => worstOn(judges, addDays(today, days)).code !== code;
    if (differs(last)) {
      until = addDays(today, firstWhere(0, last, differs));
      next = { next: worstOn(judges, until).code };
    }
  }
  if (until && until === following?.from)
    next = { next: worstOn(judgesOf(facts, following.set, calendar), until).code, nextRule: following.set.id };
  return {
    light: LIGHT_OF[code],
    ruleId: set?.id ?? STATUS_RULE,
    reason: { code, params: code === 'no_deadline' ? next : { ...params, ...next } },
    until,
  };
};

/**
 * The light of a piece of work on `today`: the worst of what the rule set in force judges (deadline, progress, start,
 * funds, entry; sources in `presets.ts`). Suspended and cancelled work is paused, done work done. A light set by people
 * stands in place of the computed one through its last day and carries the computed one along.
 */
export const light = (facts: LightFacts, today: Day, calendar: WorkCalendar, rules: Rules): LightResult => {
  if (facts.status === 'done') return settled(facts, 'done');
  if (facts.status === 'cancelled') return settled(facts, 'cancelled');
  if (facts.status === 'suspended') return settled(facts, 'paused');

  const computed = compute(facts, today, calendar, rules);
  const { override } = facts;
  if (!override || today > override.through) return computed;
  const ends = addDays(override.through, 1);
  const changesBefore = computed.until !== null && computed.until < ends;
  const { next: _next, nextRule: _rule, ...params } = computed.reason.params;
  return {
    light: override.light,
    ruleId: computed.ruleId,
    reason: {
      code: 'override',
      params: {
        ...params,
        light: override.light,
        computed: computed.reason.code,
        why: override.why,
        through: override.through,
        next: changesBefore ? 'override' : compute(facts, ends, calendar, rules).reason.code,
      },
    },
    until: changesBefore ? computed.until : ends,
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
