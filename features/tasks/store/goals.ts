import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { GoalLevel } from '../contract.ts';
import { OPEN_SQL } from './list.ts';
import { visibleTask } from './scoped.ts';
import { collectParameters, read, write } from './statement.ts';

/** A goal with the number of open tasks of it that the reader may see, and how many of these are late. */
export type GoalRead = { id: string; title: string; level: GoalLevel | null; open: number; late: number };

const AT_MOST = 1_000;

/** The goals of the government in the order in which they were set, at most a thousand. */
export const goalsOf = (tx: Tx, scope: Scope): Promise<GoalRead[]> => {
  const parameters = collectParameters(tx.tenantId);
  const visible = visibleTask(scope, parameters);
  return read<GoalRead>(
    tx,
    `select g.id, g.title, g.level, coalesce(n.open, 0) as open, coalesce(n.late, 0) as late
     from tasks.goal g
     left join (
       select t.goal_id, count(*)::int as open, (count(*) filter (where t.light = 'late'))::int as late
       from tasks.task t
       where t.tenant_id = $1 and t.goal_id is not null and ${OPEN_SQL}${visible ? ` and ${visible}` : ''}
       group by t.goal_id
     ) n on n.goal_id = g.id
     where g.tenant_id = $1
     order by g.sort, g.id
     limit ${AT_MOST}`,
    parameters.values,
    { planAnew: visible !== null },
  );
};

/** Whether a goal bears exactly this title. */
export const isGoalTitle = async (tx: Tx, title: string): Promise<boolean> =>
  (await read(tx, 'select 1 from tasks.goal where tenant_id = $1 and title = $2', [tx.tenantId, title])).length > 0;

/** Adds a goal; touches nothing when somebody has just added one of the same title. */
export const addGoal = (tenantId: string, goal: { id: string; title: string; level: GoalLevel | null }): Write =>
  write(
    `insert into tasks.goal (tenant_id, id, title, level) values ($1, $2, $3, $4)
     on conflict (tenant_id, title) do nothing`,
    [tenantId, goal.id, goal.title, goal.level],
    { mustTouch: true },
  );
