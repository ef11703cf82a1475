import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { UnitRole } from '../contract.ts';
import type { Turned } from './change.ts';
import { addCountsSql, addLightChangesSql, addUnitsSql, type Count, type LightKept, sumCounts } from './insert.ts';
import type { LitTask } from './relight.ts';
import { NODES_SQL } from './rows.ts';
import { read, write } from './statement.ts';

/** A task as a feature above moves it. */
export type GovernedTask = LitTask & {
  title: string;
  standard: string | null;
  firstDueOn: string | null;
  isUnderWatch: boolean;
  units: { orgId: string; role: UnitRole; path: string }[];
};

/** The tasks of these ids, locked in one order to the end of the transaction. Whoever asks has checked the scope. */
export const lockGoverned = (tx: Tx, ids: readonly string[]): Promise<GovernedTask[]> =>
  read<GovernedTask>(
    tx,
    `select t.id, t.lead_org_id as "leadOrgId", t.lead_path as "leadPath", t.region_code as "regionCode", t.status,
       t.percent, t.start_on as "startOn", t.due_on as "dueOn", t.done_on as "doneOn", t.light,
       t.light_rule as "lightRule", t.light_until as "lightUntil", t.light_reason as "lightReason",
       t.light_override as "lightOverride", t.title, t.standard, t.first_due_on as "firstDueOn", t.under_watch as "isUnderWatch",
       ${NODES_SQL} as nodes,
       (select json_agg(json_build_object('orgId', u.org_id, 'role', u.role, 'path', u.path) order by u.sort)
        from tasks.task_unit u where u.tenant_id = $1 and u.task_id = t.id) as units
     from tasks.task t
     where t.tenant_id = $1 and t.id = any($2::uuid[])
     order by t.id
     for update of t`,
    [tx.tenantId, ids],
  );

/** What becomes of a task. */
export type GovernedRow = LightKept & {
  id: string;
  status: string;
  startOn: string | null;
  dueOn: string | null;
  firstDueOn: string | null;
  doneOn: string | null;
  standard: string | null;
  leadOrgId: string;
  leadPath: string;
  regionCode: string;
  isUnderWatch: boolean;
};
export type MovedDue = {
  id: string;
  taskId: string;
  at: string;
  fromDue: string | null;
  toDue: string | null;
  reason: string;
  accountId: string | null;
};

/** Moves many tasks at once, with the trail of their lights and deadlines and the counts that move. */
export const governTasks = (
  tenantId: string,
  at: Date,
  rows: readonly GovernedRow[],
  along: { turned: readonly Turned[]; counts: readonly Count[]; moved: readonly MovedDue[] },
): Write => {
  const values: unknown[] = [tenantId, JSON.stringify(rows), at];
  const parts: string[] = [];
  const add = (name: string, list: readonly object[], sql: (parameter: string) => string): void => {
    if (list.length === 0) return;
    values.push(JSON.stringify(list));
    parts.push(`${name} as (${sql(`$${values.length}`)})`);
  };
  add('counts', sumCounts(along.counts), addCountsSql);
  add('turned', along.turned, addLightChangesSql);
  add(
    'moved',
    along.moved,
    (parameter) => `
    insert into tasks.due_change (tenant_id, id, task_id, at, from_due, to_due, reason, account_id)
    select $1, k.id, k."taskId", k.at, k."fromDue", k."toDue", k.reason, k."accountId"
    from jsonb_to_recordset(${parameter}::jsonb)
      as k (id uuid, "taskId" uuid, at timestamptz, "fromDue" date, "toDue" date, reason text, "accountId" uuid)`,
  );
  return write(
    `${parts.length > 0 ? `with ${parts.join(',\n')}\n` : ''}update tasks.task t
     set status = k.status, start_on = k."startOn", due_on = k."dueOn", first_due_on = k."firstDueOn",
       done_on = k."doneOn", standard = k.standard, lead_org_id = k."leadOrgId", lead_path = k."leadPath",
       region_code = k."regionCode", under_watch = k."isUnderWatch", light = k.light, light_rule = k."lightRule",
       light_reason = k."lightReason", light_until = k."lightUntil", revision = t.revision + 1, updated_at = $3
     from jsonb_to_recordset($2::jsonb) as k (id uuid, status text, "startOn" date, "dueOn" date, "firstDueOn" date,
       "doneOn" date, standard text, "leadOrgId" uuid, "leadPath" text, "regionCode" text, "isUnderWatch" boolean,
       light text, "lightRule" text, "lightReason" jsonb, "lightUntil" date)
     where t.tenant_id = $1 and t.id = k.id`,
    values,
    { mustTouch: true },
  );
};

/** Gives a task another lead: the former one no longer answers for it, a unit that was named otherwise leads from now on. */
export const replaceLead = (
  tenantId: string,
  taskId: string,
  from: string,
  to: { orgId: string; path: string },
): Write[] => [
  write('delete from tasks.task_unit where tenant_id = $1 and task_id = $2 and org_id = any($3::uuid[])', [
    tenantId,
    taskId,
    [from, to.orgId],
  ]),
  write(addUnitsSql('$2'), [tenantId, JSON.stringify([{ taskId, sort: 0, role: 'lead', ...to }])]),
];
