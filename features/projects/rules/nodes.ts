import { type Day, toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { TemplateBody } from '../contract.ts';
import { type ScheduleNode, schedule } from './schedule.ts';
import { graphOf } from './schedule-graph.ts';

/** A node of a project as it is planned; days are `YYYY-MM-DD`. */
export type PlannedNode = {
  readonly id: string;
  readonly key: string | null;
  readonly title: string;
  readonly weight: number;
  readonly workdays: number;
  readonly approval: string | null;
  readonly ownerOrgId: string | null;
  readonly planStartOn: string | null;
  readonly planFinishOn: string | null;
  readonly startedOn: string | null;
  readonly doneOn: string | null;
  readonly after: readonly { readonly nodeId: string; readonly lagWorkdays: number }[];
};

/** How long an approval may take: of the node's own working days and the approval's time the longer holds. */
export type ApprovalTimes = ReadonlyMap<string, { readonly workdays: number; readonly days: number }>;

/** A node as the schedule counts it, its approval's statutory time included. */
export const scheduleNodeOf = (node: PlannedNode, approvals: ApprovalTimes): ScheduleNode => {
  const statutory = node.approval ? approvals.get(node.approval) : undefined;
  return {
    id: node.id,
    workdays: Math.max(node.workdays, statutory?.workdays ?? 0),
    days: statutory?.days || undefined,
    startedOn: node.startedOn ? toDay(node.startedOn) : null,
    doneOn: node.doneOn ? toDay(node.doneOn) : null,
    after: node.after,
  };
};

/** The nodes of a template with ids of their own. */
export const nodesFromTemplate = (template: TemplateBody, newId: () => string): PlannedNode[] => {
  const idByKey = new Map(template.nodes.map(({ key }) => [key, newId()]));
  return template.nodes.map((node) => ({
    id: idByKey.get(node.key) ?? newId(),
    key: node.key,
    title: node.title,
    weight: node.weight,
    workdays: node.workdays,
    approval: node.approval ?? null,
    ownerOrgId: null,
    planStartOn: null,
    planFinishOn: null,
    startedOn: null,
    doneOn: null,
    after: node.after.flatMap((key) => {
      const nodeId = idByKey.get(key);
      return nodeId ? [{ nodeId, lagWorkdays: 0 }] : [];
    }),
  }));
};

/**
 * The nodes with the days of a backward schedule (`latest`) or of a forward one (`earliest`); those that are done keep
 * theirs. Nodes that cannot be ordered come back as they are.
 */
export const dated = (
  nodes: readonly PlannedNode[],
  which: 'latest' | 'earliest',
  at: { promisedOn: Day; notBefore: Day; calendar: WorkCalendar; approvals: ApprovalTimes },
): PlannedNode[] => {
  const outcome = schedule(
    nodes.map((node) => scheduleNodeOf(node, at.approvals)),
    at,
  );
  if (outcome.kind !== 'scheduled') return [...nodes];
  return nodes.map((node, i) => {
    const span = outcome.schedule.nodes[i]?.[which];
    return node.doneOn || !span ? node : { ...node, planStartOn: span.start, planFinishOn: span.finish };
  });
};

/**
 * Whether nodes can stand as they are. Refuses `projects.node_twice`, `projects.unknown_predecessor`, `projects.cycle`
 * (naming the nodes in their order) and `projects.node_end_before_start`.
 */
export const checkNodes = (nodes: readonly PlannedNode[]): Outcome<null> => {
  const titleOf = new Map(nodes.map(({ id, title }) => [id, title]));
  for (const node of nodes) {
    const endsEarly = (start: string | null, finish: string | null) =>
      start !== null && finish !== null && finish < start;
    if (endsEarly(node.planStartOn, node.planFinishOn) || endsEarly(node.startedOn, node.doneOn))
      return refuse('projects.node_end_before_start', { node: node.title });
  }
  const graph = graphOf(nodes);
  if (!('kind' in graph)) return accept(null);
  if (graph.kind === 'twice') return refuse('projects.node_twice', { node: titleOf.get(graph.id) ?? '' });
  if (graph.kind === 'unknown') return refuse('projects.unknown_predecessor', { node: titleOf.get(graph.id) ?? '' });
  const titles = graph.ids.map((id) => titleOf.get(id) ?? '');
  return refuse('projects.cycle', { nodes: [...titles, titles[0] ?? ''].join(' → ') });
};

/** Percent by the weights of the nodes that are done; 0 without nodes. */
export const percentDone = (nodes: readonly Pick<PlannedNode, 'weight' | 'doneOn'>[]): number => {
  const whole = nodes.reduce((sum, { weight }) => sum + weight, 0);
  const done = nodes.reduce((sum, { weight, doneOn }) => sum + (doneOn ? weight : 0), 0);
  return whole > 0 ? Math.floor((done / whole) * 100) : 0;
};
