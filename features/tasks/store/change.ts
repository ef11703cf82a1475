import type { Write } from '@luoshi/server-kit/db/tx.ts';
import {
  addCountsSql,
  addLightChangesSql,
  addNodesSql,
  addProgressSql,
  addTargetsSql,
  addUnitsSql,
  type Count,
  type LightChangeInsert,
  type LightKept,
  type NodeInsert,
  type ProgressInsert,
  sumCounts,
  type TargetInsert,
  type UnitInsert,
} from './insert.ts';
import { write } from './statement.ts';
import { searchedOf } from './words.ts';

/** Columns of a task that a change may set; `light_reason` is given as an object. */
export type TaskColumns = Partial<{
  goal_id: string | null;
  title: string;
  body: string;
  standard: string | null;
  lead_org_id: string;
  lead_path: string;
  leader_id: string | null;
  person_id: string | null;
  liaison_id: string | null;
  start_on: string | null;
  due_on: string | null;
  first_due_on: string | null;
  due_kind: string;
  status: string;
  percent: number;
  last_report_at: Date;
  last_words: string | null;
  problems: string | null;
  next_steps: string | null;
  done_on: string | null;
  light: string;
  light_rule: string;
  light_reason: object;
  light_until: string | null;
  light_override: object | null;
  region_code: string;
  lon: number | null;
  lat: number | null;
}>;

/** Whose light changed, for the trail of changes. */
export type Turned = LightChangeInsert & { taskId: string; leadPath: string; regionCode: string };

export const lightColumns = (kept: LightKept): TaskColumns => ({
  light: kept.light,
  light_rule: kept.lightRule,
  light_reason: kept.lightReason,
  light_until: kept.lightUntil,
});

/** Sets columns of a task, raises its revision, and with it, in one statement, adds its report, counts and light. */
export const changeTask = (
  tenantId: string,
  taskId: string,
  columns: TaskColumns,
  along: {
    at: Date;
    counts: readonly Count[];
    turned: readonly Turned[];
    report?: ProgressInsert;
    numbers?: readonly { targetId: string; actual: number }[];
    nodesDone?: readonly { nodeId: string; doneOn: string }[];
  },
): Write => {
  const values: unknown[] = [tenantId, taskId];
  const next = (value: unknown): string => {
    values.push(value);
    return `$${values.length}`;
  };
  const sets = Object.entries(columns).map(
    ([column, value]) =>
      `${column} = ${next(column.startsWith('light_') && typeof value === 'object' && value !== null ? JSON.stringify(value) : value)}`,
  );
  const parts: string[] = [];
  const counts = sumCounts(along.counts);
  if (counts.length > 0) parts.push(`counts as (${addCountsSql(next(JSON.stringify(counts)))})`);
  if (along.turned.length > 0) parts.push(`turned as (${addLightChangesSql(next(JSON.stringify(along.turned)))})`);
  if (along.report) parts.push(`report as (${addProgressSql(next(JSON.stringify([{ taskId, ...along.report }])))})`);
  if (along.numbers?.length)
    parts.push(`numbers as (
      update tasks.target g set actual = k.actual
      from jsonb_to_recordset(${next(JSON.stringify(along.numbers))}::jsonb) as k ("targetId" uuid, actual numeric)
      where g.tenant_id = $1 and g.task_id = $2 and g.id = k."targetId")`);
  if (along.nodesDone?.length)
    parts.push(`nodes as (
      update tasks.node n set done_on = k."doneOn"
      from jsonb_to_recordset(${next(JSON.stringify(along.nodesDone))}::jsonb) as k ("nodeId" uuid, "doneOn" date)
      where n.tenant_id = $1 and n.task_id = $2 and n.id = k."nodeId")`);
  const set = [...sets, 'revision = revision + 1', `updated_at = ${next(along.at)}`].join(', ');
  return write(
    `${parts.length > 0 ? `with ${parts.join(',\n')}\n` : ''}update tasks.task set ${set} where tenant_id = $1 and id = $2`,
    values,
    { mustTouch: true },
  );
};

/** Replaces the units of a task. */
export const replaceUnits = (tenantId: string, taskId: string, units: readonly UnitInsert[]): Write[] => [
  write('delete from tasks.task_unit where tenant_id = $1 and task_id = $2', [tenantId, taskId]),
  write(addUnitsSql('$2'), [tenantId, JSON.stringify(units.map((unit, sort) => ({ taskId, sort, ...unit })))]),
];

/** Replaces the targets of a task; those that keep their id keep what reports said of them. */
export const replaceTargets = (tenantId: string, taskId: string, targets: readonly TargetInsert[]): Write[] => [
  write('delete from tasks.target where tenant_id = $1 and task_id = $2', [tenantId, taskId]),
  write(addTargetsSql('$2'), [tenantId, JSON.stringify(targets.map((target, sort) => ({ taskId, sort, ...target })))]),
];

/** Replaces the nodes of a task. */
export const replaceNodes = (tenantId: string, taskId: string, nodes: readonly NodeInsert[]): Write[] => [
  write('delete from tasks.node where tenant_id = $1 and task_id = $2', [tenantId, taskId]),
  write(addNodesSql('$2'), [tenantId, JSON.stringify(nodes.map((node, sort) => ({ taskId, sort, ...node })))]),
];

/** Remembers that a deadline moved. */
export const addDueChange = (
  tenantId: string,
  change: {
    id: string;
    taskId: string;
    at: Date;
    fromDue: string;
    toDue: string | null;
    reason: string;
    accountId: string;
  },
): Write =>
  write(
    `insert into tasks.due_change (tenant_id, id, task_id, at, from_due, to_due, reason, account_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenantId, change.id, change.taskId, change.at, change.fromDue, change.toDue, change.reason, change.accountId],
  );

/** Makes a task found by its present words. */
export const indexTask = (
  tenantId: string,
  task: { id: string; no: string | null; title: string; body: string },
): Write => {
  const { pieces, words } = searchedOf(tenantId, task);
  return write('select tasks.index_tasks($1::uuid[], $2::text[], $3::text[])', [[task.id], [pieces], [words]]);
};
