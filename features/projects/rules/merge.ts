import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { TaskStatus } from '../../tasks/contract.ts';
import { readCode } from './code.ts';

type Days = {
  readonly planStartOn: string | null;
  readonly startOn: string | null;
  readonly planFinishOn: string | null;
  readonly finishOn: string | null;
};

/**
 * Whether facts of a project can stand beside each other. Refuses a code whose shape is not that of one
 * (`projects.code_shape`) and an end before its start (`projects.finish_before_start`).
 */
export const checkFacts = (project: Days & { readonly code: string | null }): Outcome<null> => {
  if (project.code !== null && !readCode(project.code)) return refuse('projects.code_shape', { code: project.code });
  const endsEarly = (start: string | null, finish: string | null): boolean =>
    start !== null && finish !== null && finish < start;
  if (endsEarly(project.planStartOn, project.planFinishOn) || endsEarly(project.startOn, project.finishOn))
    return refuse('projects.finish_before_start');
  return accept(null);
};

/**
 * What becomes of the promised finish: the first one stays remembered, moving one needs a reason
 * (`projects.reason_needed`); an extension never hides days already run.
 */
export const moveFinish = (
  present: { readonly planFinishOn: string | null; readonly firstFinishOn: string | null },
  to: string | null,
  reason: string | undefined,
): Outcome<{ firstFinishOn: string | null; change: { from: string; to: string | null; reason: string } | null }> => {
  const first = present.firstFinishOn ?? to;
  if (present.planFinishOn === null || present.planFinishOn === to)
    return accept({ firstFinishOn: first, change: null });
  if (!reason) return refuse('projects.reason_needed');
  return accept({ firstFinishOn: first, change: { from: present.planFinishOn, to, reason } });
};

/** A project that has begun is under way, whatever its status said; one that is done has a day on which it was. */
export const statusOf = (
  status: TaskStatus,
  project: Pick<Days, 'startOn' | 'finishOn'>,
  today: string,
): { status: TaskStatus; finishOn: string | null } => ({
  status: status === 'not_started' && project.startOn !== null ? 'in_progress' : status,
  finishOn: status === 'done' ? (project.finishOn ?? today) : project.finishOn,
});
