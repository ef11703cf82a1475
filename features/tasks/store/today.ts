import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Light } from '../contract.ts';
import { TARGETS_SQL, TASK_ROW_SQL, type TargetRead, type TaskRowRead } from './rows.ts';
import { inSubtrees, seesAll, visibleTask } from './scoped.ts';
import { STAMP_SQL } from './settings.ts';
import { collectParameters, read } from './statement.ts';

export type OwedRead = TaskRowRead & {
  stamp: string;
  targets: TargetRead[];
  problems: string | null;
  nextSteps: string | null;
};

const OPEN = `t.status in ('not_started', 'in_progress')`;

/** Open tasks whose lead or a responsible unit lies in the scope, what hurts most first. */
export const tasksOwed = (tx: Tx, scope: Scope, limit: number): Promise<OwedRead[]> => {
  const parameters = collectParameters(tx.tenantId);
  return read(
    tx,
    `select ${TASK_ROW_SQL}, ${STAMP_SQL} as stamp, ${TARGETS_SQL} as targets, t.problems, t.next_steps as "nextSteps"
     from tasks.task t
     join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id
     where t.tenant_id = $1 and ${OPEN}
       and t.id in (
         select u.task_id from tasks.task_unit u
         where u.tenant_id = $1 and u.role <> 'support' and ${inSubtrees('u.path', scope.paths, parameters)}
       )
     order by t.light_rank, t.due_sort, t.id
     limit ${parameters.add(limit)}`,
    parameters.values,
  );
};

/** Open tasks to which the scope's units only lend a hand: others lead them. */
export const tasksSupported = (tx: Tx, scope: Scope, limit: number): Promise<(TaskRowRead & { stamp: string })[]> => {
  const parameters = collectParameters(tx.tenantId);
  const within = inSubtrees('u.path', scope.paths, parameters);
  return read(
    tx,
    `select ${TASK_ROW_SQL}, ${STAMP_SQL} as stamp
     from tasks.task t
     join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id
     where t.tenant_id = $1 and ${OPEN}
       and t.id in (
         select u.task_id from tasks.task_unit u
         where u.tenant_id = $1 and ${within}
         group by u.task_id
         having bool_and(u.role = 'support')
       )
     order by t.light_rank, t.due_sort, t.id
     limit ${parameters.add(limit)}`,
    parameters.values,
  );
};

/** Open tasks of the scope that are late, behind or near, what hurts most first. */
export const tasksWatched = (tx: Tx, scope: Scope, limit: number): Promise<(TaskRowRead & { stamp: string })[]> => {
  const parameters = collectParameters(tx.tenantId);
  const visible = visibleTask(scope, parameters);
  return read(
    tx,
    `select ${TASK_ROW_SQL}, ${STAMP_SQL} as stamp
     from tasks.task t
     join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id
     where t.tenant_id = $1 and ${OPEN} and t.light in ('late', 'behind', 'near')${visible ? ` and ${visible}` : ''}
     order by t.light_rank, t.due_sort, t.id
     limit ${parameters.add(limit)}`,
    parameters.values,
  );
};

export type ChangeRead = {
  at: Date;
  day: string;
  taskId: string;
  title: string;
  leadName: string;
  from: Light | null;
  to: Light;
  reason: { code: string; params: Record<string, string | number> };
};

/** Lights of visible tasks that changed on or after a day, latest first. */
export const lightsChanged = (tx: Tx, scope: Scope, fromDay: string, limit: number): Promise<ChangeRead[]> => {
  const parameters = collectParameters(tx.tenantId, fromDay);
  const visible = visibleTask(scope, parameters);
  return read(
    tx,
    `select l.at, l.day, l.task_id as "taskId", t.title, o.short_name as "leadName", l.from_light as "from",
       l.to_light as "to", l.reason
     from tasks.light_change l
     join tasks.task t on t.tenant_id = $1 and t.id = l.task_id
     join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id
     where l.tenant_id = $1 and l.day >= $2${visible ? ` and ${visible}` : ''}
     order by l.at desc, l.id desc
     limit ${parameters.add(limit)}`,
    parameters.values,
  );
};

/** How many open tasks are led within the scope, by light. */
export const openByLight = (tx: Tx, scope: Scope): Promise<{ light: Light; n: number }[]> => {
  const parameters = collectParameters(tx.tenantId);
  const within = seesAll(scope) ? 'true' : inSubtrees('c.path', scope.paths, parameters);
  return read(
    tx,
    `select c.light, sum(c.n)::int as n
     from tasks.counter c
     where c.tenant_id = $1 and c.status in ('not_started', 'in_progress', 'suspended') and ${within}
     group by c.light`,
    parameters.values,
  );
};
