import { addDays, type Day, daysBetween, toDay } from '@luoshi/kernel/day.ts';
import { type MarkKind, markKind } from './flags.ts';

/** A project as the progress chart is made from. Days are `YYYY-MM-DD`; `percent` is as last reported, 0 to 100. */
export type ChartProject = {
  readonly percent: number;
  readonly planStartOn: string | null;
  readonly startOn: string | null;
  readonly planFinishOn: string | null;
  readonly finishOn: string | null;
  readonly nodes: readonly { readonly title: string; readonly on: string | null; readonly doneOn: string | null }[];
};

/** A stretch of days, both ends included. */
export type Stretch = { readonly from: string; readonly to: string };
export type ChartMark = { readonly title: string; readonly on: string; readonly kind: MarkKind };
export type ChartLine = {
  readonly plan: Stretch | null;
  readonly done: Stretch | null;
  readonly marks: readonly ChartMark[];
};

/**
 * One line of the progress chart: the plan from first to last day, what is done of it, and its nodes. The done bar begins
 * on the day of the real start (else the planned one) and covers the reported percent of the plan's days; of a finished
 * project it ends on the day it was finished. It never begins for a project that has not started and reports nothing.
 * Nodes without a planned day have no place and are left out. Domain rules §1 (b).
 */
export const chartLine = (project: ChartProject, today: Day): ChartLine => {
  const nodes = project.nodes.flatMap(({ title, on, doneOn }) => (on === null ? [] : [{ title, on, doneOn }]));
  const days = nodes.map(({ on }) => on).toSorted();
  const from = project.planStartOn ?? days[0] ?? project.startOn;
  const to = project.planFinishOn ?? days.at(-1) ?? null;
  const plan = from !== null && from !== undefined && to !== null && from <= to ? { from, to } : null;
  return {
    plan,
    done: doneStretch(project, plan),
    marks: nodes.map((node) => ({ title: node.title, on: node.on, kind: markKind(node, today) })),
  };
};

const doneStretch = (project: ChartProject, plan: Stretch | null): Stretch | null => {
  const { percent, startOn, finishOn } = project;
  const begin = startOn ?? plan?.from ?? null;
  if (begin === null) return null;
  if (finishOn !== null && finishOn >= begin) return { from: begin, to: finishOn };
  if (!plan || percent <= 0) return null;
  const length = Math.max(0, daysBetween(toDay(plan.from), toDay(plan.to)));
  return { from: begin, to: addDays(toDay(begin), Math.round((length * Math.min(100, percent)) / 100)) };
};
