import { subtreeRange } from '@luoshi/kernel/scope.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { Light, TaskStatus } from '../contract.ts';
import type { LightOverride } from '../rules/light.ts';
import type { Turned } from './change.ts';
import { addCountsSql, addLightChangesSql, type Count, type LightKept, sumCounts } from './insert.ts';
import { NODES_SQL } from './rows.ts';
import { read, write } from './statement.ts';

/** A task as far as its light needs it. */
export type LitTask = {
  id: string;
  leadOrgId: string;
  leadPath: string;
  regionCode: string;
  status: TaskStatus;
  percent: number;
  startOn: string | null;
  dueOn: string | null;
  doneOn: string | null;
  light: Light;
  lightRule: string;
  lightUntil: string | null;
  lightReason: { code: string; params: Record<string, string | number> };
  lightOverride: LightOverride | null;
  nodes: { dueOn: string; weight: number }[];
};

const LIT_TASK_SQL = `
  select t.id, t.lead_org_id as "leadOrgId", t.lead_path as "leadPath", t.region_code as "regionCode", t.status,
    t.percent, t.start_on as "startOn", t.due_on as "dueOn", t.done_on as "doneOn", t.light,
    t.light_rule as "lightRule", t.light_until as "lightUntil", t.light_reason as "lightReason",
    t.light_override as "lightOverride", ${NODES_SQL} as nodes
  from tasks.task t`;

/** Tasks whose light is to be looked at again by `today`, locked; at most `limit`. */
export const tasksToTurn = (tx: Tx, today: string, limit: number): Promise<LitTask[]> =>
  read<LitTask>(
    tx,
    `${LIT_TASK_SQL}
     where t.tenant_id = $1 and t.light_until <= $2
     order by t.light_until, t.id
     limit $3
     for update of t`,
    [tx.tenantId, today, limit],
  );

/** Open tasks due from `from` to `to`, locked all at once so that the writes that follow wait for nobody. */
export const openTasksDue = (tx: Tx, from: string, to: string): Promise<LitTask[]> =>
  read<LitTask>(
    tx,
    `${LIT_TASK_SQL}
     where t.tenant_id = $1 and t.due_sort >= $2 and t.due_sort <= $3
       and t.status in ('not_started', 'in_progress', 'suspended')
     order by t.id
     for update of t`,
    [tx.tenantId, from, to],
  );

/** Keeps new lights of many tasks, with their trail and the counts that move. Nobody changed the tasks: revisions stay. */
export const keepLights = (
  tenantId: string,
  lights: readonly (LightKept & { id: string })[],
  turned: readonly Turned[],
  counts: readonly Count[],
): Write => {
  const values: unknown[] = [tenantId, JSON.stringify(lights)];
  const parts: string[] = [];
  const summed = sumCounts(counts);
  if (summed.length > 0) {
    values.push(JSON.stringify(summed));
    parts.push(`counts as (${addCountsSql(`$${values.length}`)})`);
  }
  if (turned.length > 0) {
    values.push(JSON.stringify(turned));
    parts.push(`turned as (${addLightChangesSql(`$${values.length}`)})`);
  }
  return write(
    `${parts.length > 0 ? `with ${parts.join(',\n')}\n` : ''}update tasks.task t
     set light = k.light, light_rule = k."lightRule", light_reason = k."lightReason", light_until = k."lightUntil"
     from jsonb_to_recordset($2::jsonb)
       as k (id uuid, light text, "lightRule" text, "lightReason" jsonb, "lightUntil" date)
     where t.tenant_id = $1 and t.id = k.id`,
    values,
  );
};

/** The next open tasks after `after` whose lead lies in a subtree (null: the whole government), locked. */
export const openTasksUnder = (
  tx: Tx,
  path: string | null,
  after: string | null,
  limit: number,
): Promise<LitTask[]> => {
  const { from, to } = path === null ? { from: '', to: '~' } : subtreeRange(path);
  return read<LitTask>(
    tx,
    `${LIT_TASK_SQL}
     where t.tenant_id = $1 and t.lead_path >= $2 and t.lead_path < $3
       and t.status in ('not_started', 'in_progress') and ($4::uuid is null or t.id > $4)
     order by t.id
     limit $5
     for update of t`,
    [tx.tenantId, from, to, after, limit],
  );
};
