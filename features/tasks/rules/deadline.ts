import type { Day } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';

/** The days of a task and of its nodes. */
export type TaskDays = {
  readonly startOn: Day | null;
  readonly dueOn: Day | null;
  readonly nodes: readonly { readonly title: string; readonly dueOn: Day }[];
};

/**
 * Whether the days of a task agree: it starts no later than it is due (`tasks.deadline_before_start`), and no node lies
 * after the deadline (`tasks.node_after_deadline`, names the node).
 */
export const checkDays = (
  task: TaskDays,
): Outcome<null, 'tasks.deadline_before_start' | 'tasks.node_after_deadline'> => {
  const { startOn, dueOn } = task;
  if (startOn && dueOn && dueOn < startOn) return refuse('tasks.deadline_before_start', { startOn, dueOn });
  const beyond = dueOn ? task.nodes.find((node) => node.dueOn > dueOn) : undefined;
  if (beyond) return refuse('tasks.node_after_deadline', { node: beyond.title, nodeDueOn: beyond.dueOn });
  return accept(null);
};

/** A deadline's history after a change. `change` is null when nothing moved or when the first deadline was set. */
export type DueChange = {
  readonly firstDueOn: Day | null;
  readonly change: { readonly fromDue: Day; readonly toDue: Day | null; readonly reason: string } | null;
};

/**
 * Moves a deadline. The first one ever set is remembered; moving or dropping one needs a reason
 * (`tasks.reason_needed`), setting one where there was none does not.
 */
export const moveDeadline = (
  present: { readonly dueOn: Day | null; readonly firstDueOn: Day | null },
  toDue: Day | null,
  reason: string | undefined,
): Outcome<DueChange, 'tasks.reason_needed'> => {
  const fromDue = present.dueOn;
  if (fromDue === toDue) return accept({ firstDueOn: present.firstDueOn, change: null });
  if (fromDue === null) return accept({ firstDueOn: present.firstDueOn ?? toDue, change: null });
  if (!reason) return refuse('tasks.reason_needed', { fromDue });
  return accept({ firstDueOn: present.firstDueOn ?? fromDue, change: { fromDue, toDue, reason } });
};
