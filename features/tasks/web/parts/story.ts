import type { ProgressView, TaskView } from './api.ts';

/** One thing that happened to a task. `at` is an instant; the clause stands first whatever its instant. */
export type StoryEvent =
  | { kind: 'clause'; id: string; at: string; clause: NonNullable<TaskView['clause']> }
  | { kind: 'created'; id: string; at: string }
  | { kind: 'due'; id: string; at: string; change: TaskView['dueChanges'][number] }
  | { kind: 'light'; id: string; at: string; change: TaskView['lightChanges'][number] }
  | {
      kind: 'report';
      id: string;
      at: string;
      report: ProgressView;
      correction: ProgressView | null;
      corrected: ProgressView | null;
    };

type Told = Pick<TaskView, 'clause' | 'createdAt' | 'dueChanges' | 'lightChanges' | 'progress'>;

// What causes stands before what follows from it when both bear the same instant.
const RANK = { clause: 0, created: 1, due: 2, report: 3, light: 4 } as const;

/**
 * The story of a task from its clause to the latest report, oldest first. The first light (from none) is no event: a
 * task begins with one. A corrected report names its correction and the other way round.
 */
export const storyOf = (task: Told): StoryEvent[] => {
  const byId = new Map(task.progress.map((report) => [report.id, report]));
  const events: StoryEvent[] = [
    ...(task.clause
      ? [{ kind: 'clause' as const, id: 'clause', at: task.createdAt, clause: task.clause }]
      : [{ kind: 'created' as const, id: 'created', at: task.createdAt }]),
    ...task.dueChanges.map((change, n) => ({ kind: 'due' as const, id: `due ${n}`, at: change.at, change })),
    ...task.lightChanges
      .filter((change) => change.from !== null && change.from !== change.to)
      .map((change) => ({ kind: 'light' as const, id: `light ${change.at}`, at: change.at, change })),
    ...task.progress.map((report) => ({
      kind: 'report' as const,
      id: report.id,
      at: report.at,
      report,
      correction: report.correctedById ? (byId.get(report.correctedById) ?? null) : null,
      corrected: report.correctsId ? (byId.get(report.correctsId) ?? null) : null,
    })),
  ];
  return events.sort(
    (a, b) =>
      Number(a.kind !== 'clause') - Number(b.kind !== 'clause') ||
      instant(a.at) - instant(b.at) ||
      RANK[a.kind] - RANK[b.kind],
  );
};

const instant = (at: string): number => Date.parse(at);

/** A long story with its middle folded: the beginning, how many are hidden, and the latest. */
export const foldMiddle = <T>(
  events: readonly T[],
  first: number,
  last: number,
): { head: T[]; hidden: number; tail: T[] } =>
  events.length <= first + last + 1
    ? { head: [...events], hidden: 0, tail: [] }
    : { head: events.slice(0, first), hidden: events.length - first - last, tail: events.slice(-last) };

/** The latest report that counts, or null. */
export const latestReport = (progress: readonly ProgressView[]): ProgressView | null =>
  progress
    .filter((report) => report.correctedById === null)
    .reduce<ProgressView | null>((last, one) => (last && instant(last.at) >= instant(one.at) ? last : one), null);
