import { addDays, type Day, daysBetween, toDay } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import { type ApprovalTimes, dated, type PlannedNode, scheduleNodeOf } from '../../rules/nodes.ts';
import { type ScheduleOutcome, schedule } from '../../rules/schedule.ts';
import { slip } from '../../rules/schedule-slip.ts';

/** A plan being edited, with what was before and what was undone. */
export type PlanState = {
  readonly nodes: readonly PlannedNode[];
  readonly past: readonly (readonly PlannedNode[])[];
  readonly future: readonly (readonly PlannedNode[])[];
};

export type PlanAction =
  | { readonly kind: 'set'; readonly nodes: readonly PlannedNode[] }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'load'; readonly nodes: readonly PlannedNode[] };

const REMEMBERED = 100;

export const loadPlan = (nodes: readonly PlannedNode[]): PlanState => ({ nodes, past: [], future: [] });

export const planReducer = (state: PlanState, action: PlanAction): PlanState => {
  const [last] = state.past.slice(-1);
  const [next, ...later] = state.future;
  switch (action.kind) {
    case 'load':
      return loadPlan(action.nodes);
    case 'set':
      return { nodes: action.nodes, past: [...state.past.slice(-REMEMBERED), state.nodes], future: [] };
    case 'undo':
      return last ? { nodes: last, past: state.past.slice(0, -1), future: [state.nodes, ...state.future] } : state;
    case 'redo':
      return next ? { nodes: next, past: [...state.past, state.nodes], future: later } : state;
  }
};

/** What plans are worked out with in the browser; the same rules run in the server. */
export type Terms = {
  readonly calendar: WorkCalendar;
  readonly approvals: ApprovalTimes;
  readonly promisedOn: Day;
  readonly today: Day;
};

/** Slack, critical path and whether the promise can be kept. */
export const judge = (nodes: readonly PlannedNode[], terms: Terms): ScheduleOutcome =>
  schedule(
    nodes.map((node) => scheduleNodeOf(node, terms.approvals)),
    { promisedOn: terms.promisedOn, notBefore: terms.today, calendar: terms.calendar },
  );

/** The plan with the days of a schedule: as late as the promise allows, or as early as can be. */
export const rescheduled = (nodes: readonly PlannedNode[], which: 'latest' | 'earliest', terms: Terms): PlannedNode[] =>
  dated(nodes, which, { ...terms, notBefore: terms.today });

const nextWorkday = (day: Day, step: 1 | -1, calendar: WorkCalendar): Day => {
  let at = day;
  while (!calendar.isWorkday(at)) at = addDays(at, step);
  return at;
};

/**
 * A bar moved by days, or only its end; both ends rest on working days. What waits for it is pushed along as far as it
 * must, by the rule of slipping.
 */
export const moved = (
  nodes: readonly PlannedNode[],
  move: { readonly id: string; readonly days: number; readonly part: 'whole' | 'finish' },
  { calendar, approvals }: Pick<Terms, 'calendar' | 'approvals'>,
): readonly PlannedNode[] => {
  const node = nodes.find(({ id }) => id === move.id);
  if (!node?.planFinishOn || node.doneOn) return nodes;
  const step = move.days < 0 ? -1 : 1;
  const finish = nextWorkday(addDays(toDay(node.planFinishOn), move.days), step, calendar);
  const start =
    node.planStartOn === null
      ? null
      : move.part === 'finish'
        ? toDay(node.planStartOn)
        : nextWorkday(addDays(toDay(node.planStartOn), move.days), step, calendar);
  if (start && finish < start) return nodes;
  const before = nodes.map((one) => ({
    ...scheduleNodeOf(one, approvals),
    plan:
      one.planStartOn && one.planFinishOn ? { start: toDay(one.planStartOn), finish: toDay(one.planFinishOn) } : null,
  }));
  const pushed = slip(before, move.id, finish, calendar);
  const byId = new Map(('kind' in pushed ? [] : pushed).map(({ id, to }) => [id, to]));
  return nodes.map((one) => {
    if (one.id === move.id) return { ...one, planStartOn: start, planFinishOn: finish };
    const to = byId.get(one.id);
    return to ? { ...one, planStartOn: to.start, planFinishOn: to.finish } : one;
  });
};

/** Nodes whose days differ from those they had: what a move moved. */
export const movedSince = (
  before: readonly PlannedNode[],
  after: readonly PlannedNode[],
): { title: string; days: number }[] =>
  after.flatMap((node) => {
    const known = before.find(({ id }) => id === node.id);
    if (!known?.planFinishOn || !node.planFinishOn || known.planFinishOn === node.planFinishOn) return [];
    return [{ title: node.title, days: daysBetween(toDay(known.planFinishOn), toDay(node.planFinishOn)) }];
  });
