import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Light, TaskStatus } from '../contract.ts';

const isOpen = (status: TaskStatus): boolean => status === 'not_started' || status === 'in_progress';

/**
 * Whether a light may be asked for in place of the computed one: the task is under way (`tasks.override_not_open`),
 * the last day is not over (`tasks.override_past`), the light differs from the computed one (`tasks.override_same`),
 * and no other request waits (`tasks.override_pending`).
 */
export const checkAsk = (
  task: { readonly status: TaskStatus; readonly computed: Light; readonly hasPending: boolean },
  asked: { readonly light: Light; readonly through: string },
  today: string,
): Outcome<
  null,
  'tasks.override_not_open' | 'tasks.override_past' | 'tasks.override_same' | 'tasks.override_pending'
> => {
  if (!isOpen(task.status)) return refuse('tasks.override_not_open');
  if (asked.through < today) return refuse('tasks.override_past', { day: asked.through });
  if (asked.light === task.computed) return refuse('tasks.override_same');
  if (task.hasPending) return refuse('tasks.override_pending');
  return accept(null);
};

/**
 * Whether somebody may decide a request: it waits (`tasks.override_decided`), another person asked for it
 * (`tasks.override_own`), and an approval would still take hold of an open task (`tasks.override_past`,
 * `tasks.override_not_open`).
 */
export const checkDecision = (
  asked: { readonly state: string; readonly askedById: string; readonly through: string },
  task: { readonly status: TaskStatus },
  decision: { readonly accountId: string; readonly approve: boolean },
  today: string,
): Outcome<
  null,
  'tasks.override_decided' | 'tasks.override_own' | 'tasks.override_past' | 'tasks.override_not_open'
> => {
  if (asked.state !== 'asked') return refuse('tasks.override_decided');
  if (asked.askedById === decision.accountId) return refuse('tasks.override_own');
  if (!decision.approve) return accept(null);
  if (asked.through < today) return refuse('tasks.override_past', { day: asked.through });
  if (!isOpen(task.status)) return refuse('tasks.override_not_open');
  return accept(null);
};
