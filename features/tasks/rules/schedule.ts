import { type Day, daysBetween, toDay } from '@luoshi/kernel/day.ts';

/** A node of a task as the plan sees it: its day and its weight among the others. */
export type PlannedNode = { readonly dueOn: Day; readonly weight: number };

/**
 * What a task ought to have reached by when (序时进度): the weights of its nodes, or, without nodes, a straight line over
 * the calendar days from the first to the last. Calendar days, because 序时 is read that way (half of the year is
 * 50 %) and because the plan must not move when a holiday is entered (house rule, 2026-11-23).
 */
export type Plan =
  | { readonly kind: 'linear'; readonly startOn: Day; readonly dueOn: Day }
  | { readonly kind: 'nodes'; readonly steps: readonly PlanStep[] };

/** From the day after `dueOn` on, `percent` (0 to 100) ought to be done. */
export type PlanStep = { readonly dueOn: Day; readonly percent: number };

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

const stepsOf = (nodes: readonly PlannedNode[]): PlanStep[] => {
  const inOrder = [...nodes].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  const whole = inOrder.reduce((sum, node) => sum + node.weight, 0);
  let done = 0;
  return inOrder.map((node) => {
    done += node.weight;
    return { dueOn: node.dueOn, percent: rounded((done / whole) * 100, 2) };
  });
};

/** The plan of a task, or null when it has neither steps nor nodes nor both dates. */
export const planOf = (task: {
  readonly startOn: Day | null;
  readonly dueOn: Day | null;
  readonly nodes: readonly PlannedNode[];
  readonly steps?: readonly PlanStep[] | undefined;
}): Plan | null => {
  if (task.steps && task.steps.length > 0) return { kind: 'nodes', steps: task.steps };
  if (task.nodes.length > 0) return { kind: 'nodes', steps: stepsOf(task.nodes) };
  return task.startOn && task.dueOn ? { kind: 'linear', startOn: task.startOn, dueOn: task.dueOn } : null;
};

/**
 * Percent (0 to 100) that ought to be done when `day` begins: a node counts from the day after its own, and the line
 * reaches 100 on the day after the last, so that a report has the whole day to be made.
 */
export const plannedPercent = (plan: Plan, day: Day): number => {
  if (plan.kind === 'nodes')
    return plan.steps.reduce((reached, step) => (step.dueOn < day ? step.percent : reached), 0);
  const whole = daysBetween(plan.startOn, plan.dueOn) + 1;
  const gone = Math.min(Math.max(daysBetween(plan.startOn, day), 0), whole);
  return rounded((gone / whole) * 100, 6);
};

/** The last day on which a plan asks for something, after which it stands at 100. */
export const planEnd = (plan: Plan): Day | null =>
  plan.kind === 'linear' ? plan.dueOn : (plan.steps.at(-1)?.dueOn ?? null);

/** A plan as parameters of a reason, from which `planFromParams` makes it again on another day. */
export const planParams = (plan: Plan): Record<string, string> =>
  plan.kind === 'linear'
    ? { startOn: plan.startOn, dueOn: plan.dueOn }
    : { steps: plan.steps.map((step) => `${step.dueOn}:${step.percent}`).join(',') };

/** The plan that `planParams` wrote down, or null when the parameters hold none. */
export const planFromParams = (params: Readonly<Record<string, string | number>>): Plan | null => {
  if (typeof params.steps === 'string')
    return {
      kind: 'nodes',
      steps: params.steps
        .split(',')
        .map((step) => ({ dueOn: toDay(step.slice(0, 10)), percent: Number(step.slice(11)) })),
    };
  return typeof params.startOn === 'string' && typeof params.dueOn === 'string'
    ? { kind: 'linear', startOn: toDay(params.startOn), dueOn: toDay(params.dueOn) }
    : null;
};
