import type { Day } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import { type Graph, type GraphTrouble, graphOf, type Waiting } from './schedule-graph.ts';
import { type WorkLine, workLine } from './schedule-line.ts';

/** A node as a schedule sees it. */
export type ScheduleNode = {
  readonly id: string;
  /** Working days it takes; 0 is a moment. */
  readonly workdays: number;
  /** Calendar days it takes at least, where a law counts those; the longer of the two holds. */
  readonly days?: number | undefined;
  readonly startedOn?: Day | null | undefined;
  readonly doneOn?: Day | null | undefined;
  readonly after: readonly Waiting[];
};

/** First and last working day; a moment has both on the day at whose end it is reached. */
export type Span = { readonly start: Day; readonly finish: Day };

export type Scheduled = {
  readonly id: string;
  /** As early as its predecessors and `notBefore` let it be. */
  readonly earliest: Span;
  /** As late as the promise lets it be. */
  readonly latest: Span;
  /** Working days it may slip before the promise slips; negative when the promise cannot be kept. */
  readonly float: number;
  /** Nothing on the way to the promise has less float. */
  readonly isCritical: boolean;
};

export type Schedule = {
  readonly nodes: readonly Scheduled[];
  /** The day on which everything can be done at the earliest. */
  readonly earliestFinish: Day;
  /** Why the promise cannot be kept, or null. */
  readonly impossible: Impossible | null;
};

/** The chain that is too long, from its first node to its last, in working days. */
export type Impossible = {
  readonly chain: readonly string[];
  readonly needed: number;
  readonly available: number;
  readonly missing: number;
};

export type ScheduleOutcome = { readonly kind: 'scheduled'; readonly schedule: Schedule } | GraphTrouble;

type Passes = { start: Int32Array; finish: Int32Array };

const finishOf = (line: WorkLine, node: ScheduleNode, start: number): number =>
  Math.max(start + node.workdays, node.days ? line.afterDays(start, node.days) : start);
const startOf = (line: WorkLine, node: ScheduleNode, finish: number): number =>
  Math.min(finish - node.workdays, node.days ? line.beforeDays(finish, node.days) : finish);

/** What has happened stays where it happened. */
const actualOf = (line: WorkLine, node: ScheduleNode): { start: number; finish: number } | null => {
  if (!node.doneOn) return null;
  const finish = line.finishAt(node.doneOn);
  return { start: Math.min(finish, node.startedOn ? line.startAt(node.startedOn) : finish - node.workdays), finish };
};

const forward = (line: WorkLine, nodes: readonly ScheduleNode[], graph: Graph, notBefore: number): Passes => {
  const start = new Int32Array(nodes.length);
  const finish = new Int32Array(nodes.length);
  for (const index of graph.order) {
    const node = nodes[index];
    if (!node) continue;
    const actual = actualOf(line, node);
    let at = node.startedOn ? line.startAt(node.startedOn) : notBefore;
    if (!actual && !node.startedOn)
      for (let e = graph.firstFrom[index] ?? 0; e < (graph.firstFrom[index + 1] ?? 0); e++)
        at = Math.max(at, (finish[graph.from[e] ?? 0] ?? 0) + (graph.lag[e] ?? 0));
    start[index] = actual?.start ?? at;
    // Begun and not done: it ends in its own time, but not before the day from which is counted.
    finish[index] = actual?.finish ?? Math.max(finishOf(line, node, at), node.startedOn ? notBefore : at);
  }
  return { start, finish };
};

const backward = (line: WorkLine, nodes: readonly ScheduleNode[], graph: Graph, promise: number): Passes => {
  const start = new Int32Array(nodes.length);
  const finish = new Int32Array(nodes.length).fill(promise);
  for (let at = nodes.length - 1; at >= 0; at--) {
    const index = graph.order[at] ?? 0;
    const node = nodes[index];
    if (!node) continue;
    const actual = actualOf(line, node);
    if (actual) finish[index] = actual.finish;
    const end = finish[index] ?? promise;
    const begin = actual?.start ?? startOf(line, node, end);
    start[index] = begin;
    for (let e = graph.firstFrom[index] ?? 0; e < (graph.firstFrom[index + 1] ?? 0); e++) {
      const predecessor = graph.from[e] ?? 0;
      // A node that is done asks nothing of those before it any more.
      if (!actual) finish[predecessor] = Math.min(finish[predecessor] ?? promise, begin - (graph.lag[e] ?? 0));
    }
  }
  return { start, finish };
};

const spanOf = (line: WorkLine, start: number, finish: number): Span =>
  finish > start
    ? { start: line.startDay(start), finish: line.finishDay(finish) }
    : { start: line.finishDay(finish), finish: line.finishDay(finish) };

/** The chain of critical nodes that ends last, followed back through the predecessor that holds each up. */
const chainTo = (last: number, nodes: readonly ScheduleNode[], graph: Graph, passes: Passes): number[] => {
  const chain = [last];
  for (let at = last; ; ) {
    let holding = -1;
    for (let e = graph.firstFrom[at] ?? 0; e < (graph.firstFrom[at + 1] ?? 0); e++) {
      const predecessor = graph.from[e] ?? 0;
      const isTight = (passes.finish[predecessor] ?? 0) + (graph.lag[e] ?? 0) === passes.start[at];
      if (isTight && !nodes[predecessor]?.doneOn) holding = predecessor;
    }
    if (holding < 0) return chain.reverse();
    chain.push(holding);
    at = holding;
  }
};

/**
 * Schedules nodes backward from a promised day (倒排工期): the latest start of each that still keeps the promise, the
 * earliest as of `notBefore`, the float between and the critical path. Counted in working days of the government's
 * calendar; a node that is done stays where it was done. When even the earliest cannot keep the promise, `impossible`
 * names the chain that is too long (critical path method, Kelley and Walker 1959).
 */
export const schedule = (
  nodes: readonly ScheduleNode[],
  { promisedOn, notBefore, calendar }: { promisedOn: Day; notBefore: Day; calendar: WorkCalendar },
): ScheduleOutcome => {
  const graph = graphOf(nodes);
  if ('kind' in graph) return graph;
  const line = workLine(calendar, notBefore);
  const from = line.startAt(notBefore);
  const promise = line.finishAt(promisedOn);
  const early = forward(line, nodes, graph, from);
  const late = backward(line, nodes, graph, promise);
  let last = -1;
  let least = Number.POSITIVE_INFINITY;
  const floats = nodes.map((node, i) => {
    const float = node.doneOn ? 0 : (late.finish[i] ?? 0) - (early.finish[i] ?? 0);
    if (!node.doneOn) {
      least = Math.min(least, float);
      if (last < 0 || (early.finish[i] ?? 0) > (early.finish[last] ?? 0)) last = i;
    }
    return float;
  });
  const end = early.finish.reduce((a, b) => Math.max(a, b), from);
  const missing = end - promise;
  const open = last >= 0 ? chainTo(last, nodes, graph, early) : [];
  const first = open[0];
  return {
    kind: 'scheduled',
    schedule: {
      nodes: nodes.map((node, i) => ({
        id: node.id,
        earliest: spanOf(line, early.start[i] ?? 0, early.finish[i] ?? 0),
        latest: spanOf(line, late.start[i] ?? 0, late.finish[i] ?? 0),
        float: floats[i] ?? 0,
        isCritical: !node.doneOn && floats[i] === least,
      })),
      earliestFinish: end > from ? line.finishDay(end) : line.startDay(end),
      impossible:
        missing > 0 && first !== undefined
          ? {
              chain: open.map((i) => nodes[i]?.id ?? ''),
              needed: end - (early.start[first] ?? from),
              available: promise - (early.start[first] ?? from),
              missing,
            }
          : null,
    },
  };
};
