import type { Day } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { TaskStatus } from '../contract.ts';
import type { Reporting } from './may-report.ts';

/** What a report says, as far as rules look at it. */
export type ReportSaid = {
  readonly percent: number;
  readonly numbers: readonly { readonly targetId: string }[];
  readonly nodesDone: readonly { readonly nodeId: string; readonly doneOn: Day }[];
  readonly correctsId?: string | null | undefined;
};

/** What is known of the task when a report comes in. */
export type ReportedOn = {
  readonly status: TaskStatus;
  readonly percent: number;
  readonly leadName: string;
  readonly reporting: Reporting;
  readonly targetIds: readonly string[];
  readonly nodeIds: readonly string[];
  /** The report that this one corrects, if it is one of this task's; `correctedById` when that has happened already. */
  readonly corrected: { readonly correctedById: string | null } | null;
};

export type ReportRefusal =
  | 'tasks.not_yours'
  | 'tasks.closed'
  | 'tasks.target_not_found'
  | 'tasks.report_not_found'
  | 'tasks.already_corrected';

/**
 * Whether a report may be taken. Refuses who may not report, or a supporting unit that says another percent, a number
 * or a finished node (`tasks.not_yours`); a done or cancelled task (`tasks.closed`); numbers for targets and nodes that
 * are not the task's (`tasks.target_not_found`); corrections of what is no report of this task
 * (`tasks.report_not_found`) or has been corrected already (`tasks.already_corrected`), so that corrections form a
 * chain and never a tree.
 */
export const checkReport = (task: ReportedOn, said: ReportSaid): Outcome<null, ReportRefusal> => {
  const saysMoreThanWords = said.percent !== task.percent || said.numbers.length > 0 || said.nodesDone.length > 0;
  if (task.reporting === 'none' || (task.reporting === 'words' && saysMoreThanWords))
    return refuse('tasks.not_yours', { lead: task.leadName, percent: task.percent });
  if (task.status === 'done' || task.status === 'cancelled') return refuse('tasks.closed');
  const isForeign =
    said.numbers.some((number) => !task.targetIds.includes(number.targetId)) ||
    said.nodesDone.some((node) => !task.nodeIds.includes(node.nodeId));
  if (isForeign) return refuse('tasks.target_not_found');
  if (said.correctsId) {
    if (!task.corrected) return refuse('tasks.report_not_found');
    if (task.corrected.correctedById) return refuse('tasks.already_corrected');
  }
  return accept(null);
};

/**
 * The status after a report: the first one starts the task. A hundred percent does not close it, because closing is
 * for whoever checks the result; a suspended task stays suspended.
 */
export const statusAfterReport = (status: TaskStatus): TaskStatus =>
  status === 'not_started' ? 'in_progress' : status;
