import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { Goal, NewGoal } from '../contract.ts';
import { addGoal, goalsOf, isGoalTitle } from '../store/goals.ts';

/** The goals of the government, each with the open and late tasks of it that the caller may see. */
export const listGoals = async (tx: Tx, actor: Actor): Promise<Outcome<{ items: Goal[] }>> =>
  accept({ items: await goalsOf(tx, actor.scope) });

/** Sets a goal that tasks can be put under. Refuses a title that another goal bears: `tasks.goal_exists`. */
export const createGoal = async (tx: Tx, actor: Actor, facts: RequestFacts, input: NewGoal): Promise<Outcome<Goal>> => {
  if (await isGoalTitle(tx, input.title)) return refuse('tasks.goal_exists', { title: input.title });
  const goal = { id: newId(facts.now.getTime()), title: input.title, level: input.level ?? null };
  await commit(tx, {
    rows: [addGoal(tx.tenantId, goal)],
    audit: {
      actor: auditActor(actor, facts),
      action: 'tasks.create_goal',
      feature: 'tasks',
      subjectId: goal.id,
      params: { title: goal.title },
    },
    events: [{ feature: 'tasks', id: goal.id }],
  });
  return accept({ ...goal, open: 0, late: 0 });
};
