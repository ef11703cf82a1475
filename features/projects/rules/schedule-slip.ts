import type { Day } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { ScheduleNode, Span } from './schedule.ts';
import { type GraphTrouble, graphOf } from './schedule-graph.ts';
import { workLine } from './schedule-line.ts';

/** A node with the days it is planned for. */
export type PlannedSpan = ScheduleNode & { readonly plan: Span | null };

export type Slipped = { readonly id: string; readonly from: Span; readonly to: Span; readonly workdays: number };

/**
 * What slips if a node slips: `to` is the day it would finish instead. Each node that waits for it moves just so far as
 * it has to, by working days, and keeps its length; what is done or has no dates stays. In the order of the work; the
 * node itself comes first. Answers trouble when the nodes cannot be ordered.
 */
export const slip = (
  nodes: readonly PlannedSpan[],
  id: string,
  to: Day,
  calendar: WorkCalendar,
): readonly Slipped[] | GraphTrouble => {
  const graph = graphOf(nodes);
  if ('kind' in graph) return graph;
  const line = workLine(calendar, to);
  const planned = nodes.map(({ plan }) =>
    plan ? { start: line.startAt(plan.start), finish: line.finishAt(plan.finish) } : null,
  );
  const moved = new Map<number, number>();
  for (const index of graph.order) {
    const node = nodes[index];
    const plan = planned[index];
    if (!node || !plan || node.doneOn) continue;
    let by = node.id === id ? Math.max(0, line.finishAt(to) - plan.finish) : 0;
    for (let e = graph.firstFrom[index] ?? 0; e < (graph.firstFrom[index + 1] ?? 0); e++) {
      const predecessor = graph.from[e] ?? 0;
      const push = moved.get(predecessor);
      const before = planned[predecessor];
      if (push === undefined || !before) continue;
      // A moment that was planned for the day its predecessor ends begins, so to speak, the day after.
      const begins = plan.finish > plan.start && node.workdays > 0 ? plan.start : plan.finish;
      by = Math.max(by, before.finish + push + (graph.lag[e] ?? 0) - begins);
    }
    if (by > 0) moved.set(index, by);
  }
  return [...moved].flatMap(([index, by]) => {
    const node = nodes[index];
    const plan = planned[index];
    if (!node?.plan || !plan) return [];
    return [
      {
        id: node.id,
        from: node.plan,
        to: { start: line.startDay(plan.start + (node.id === id ? 0 : by)), finish: line.finishDay(plan.finish + by) },
        workdays: by,
      },
    ];
  });
};
