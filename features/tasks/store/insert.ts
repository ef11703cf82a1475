import type { Write } from '@luoshi/server-kit/db/tx.ts';
import type { DIRECTIONS, Light, TaskStatus, UnitRole } from '../contract.ts';
import { write } from './statement.ts';
import { searchedOf } from './words.ts';

export type TargetInsert = {
  id: string;
  name: string;
  value: number;
  max: number | null;
  unit: string;
  direction: (typeof DIRECTIONS)[number];
  actual: number | null;
};
export type NodeInsert = { id: string; title: string; dueOn: string; weight: number; doneOn: string | null };
export type UnitInsert = { orgId: string; role: UnitRole; path: string };
export type ProgressInsert = {
  id: string;
  /** ISO 8601. */
  at: string;
  percent: number;
  words: string;
  problems: string | null;
  nextSteps: string | null;
  numbers: { targetId: string; actual: number }[];
  files: { name: string; sha256: string; size: number; type: string }[];
  correctsId: string | null;
  /** Its own time, or the place of the report it corrects. */
  standsAt: string;
  accountId: string | null;
  orgId: string;
};
export type LightKept = {
  light: Light;
  lightRule: string;
  lightReason: { code: string; params: Record<string, string | number> };
  lightUntil: string | null;
};
export type LightChangeInsert = Omit<LightKept, 'light' | 'lightUntil'> & {
  id: string;
  /** ISO 8601. */
  at: string;
  day: string;
  from: Light | null;
  to: Light;
};

/** A task with everything that stands below it, its light worked out. */
export type TaskInsert = LightKept & {
  id: string;
  goalId: string | null;
  documentId: string | null;
  clauseId: string | null;
  no: string | null;
  title: string;
  body: string;
  standard: string | null;
  leadOrgId: string;
  leadPath: string;
  leaderId: string | null;
  personId: string | null;
  liaisonId: string | null;
  startOn: string | null;
  dueOn: string | null;
  firstDueOn: string | null;
  dueKind: string;
  status: TaskStatus;
  percent: number;
  lastReportAt: string | null;
  lastWords: string | null;
  problems: string | null;
  nextSteps: string | null;
  doneOn: string | null;
  regionCode: string;
  lon: number | null;
  lat: number | null;
  createdBy: string | null;
  /** ISO 8601. */
  createdAt: string;
  updatedAt: string;
  units: readonly UnitInsert[];
  targets: readonly TargetInsert[];
  nodes: readonly NodeInsert[];
  progress: readonly ProgressInsert[];
  dueChanges: readonly { id: string; at: string; fromDue: string; toDue: string; reason: string }[];
  lightChanges: readonly LightChangeInsert[];
};

/** How many tasks a unit has of one kind, more or fewer. */
export type Count = { orgId: string; path: string; regionCode: string; light: Light; status: TaskStatus; n: number };

/** Adds up counts of the same kind, drops those that cancel out, and puts them in one order, so that two transactions never wait for each other. */
export const sumCounts = (counts: Iterable<Count>): Count[] => {
  const byKind = new Map<string, Count>();
  for (const count of counts) {
    const kind = `${count.path} ${count.orgId} ${count.regionCode} ${count.light} ${count.status}`;
    const known = byKind.get(kind);
    byKind.set(kind, known ? { ...known, n: known.n + count.n } : count);
  }
  return [...byKind]
    .filter(([, count]) => count.n !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, count]) => count);
};

export const countOf = (
  task: Pick<TaskInsert, 'leadOrgId' | 'leadPath' | 'regionCode' | 'light' | 'status'>,
  n: number,
): Count => ({
  orgId: task.leadOrgId,
  path: task.leadPath,
  regionCode: task.regionCode,
  light: task.light,
  status: task.status,
  n,
});

/** A common table expression that adds counts given as JSON in a parameter. */
export const addCountsSql = (parameter: string): string => `
  insert into tasks.counter as c (tenant_id, org_id, path, region_code, light, status, n)
  select $1, k."orgId", k.path, k."regionCode", k.light, k.status, k.n
  from jsonb_to_recordset(${parameter}::jsonb)
    as k ("orgId" uuid, path text, "regionCode" text, light text, status text, n int)
  on conflict (tenant_id, org_id, region_code, light, status) do update set n = c.n + excluded.n`;

/** A common table expression that adds reports given as JSON in a parameter; each names its `taskId`. */
export const addProgressSql = (parameter: string): string => `
  insert into tasks.progress (tenant_id, at, id, task_id, percent, words, problems, next_steps, numbers, files,
    corrects_id, stands_at, account_id, org_id)
  select $1, k.at, k.id, k."taskId", k.percent, k.words, k.problems, k."nextSteps", k.numbers, k.files,
    k."correctsId", k."standsAt", k."accountId", k."orgId"
  from jsonb_to_recordset(${parameter}::jsonb)
    as k (at timestamptz, id uuid, "taskId" uuid, percent int, words text, problems text, "nextSteps" text,
      numbers jsonb, files jsonb, "correctsId" uuid, "standsAt" timestamptz, "accountId" uuid, "orgId" uuid)`;

/** A common table expression that adds changes of lights given as JSON in a parameter. */
export const addLightChangesSql = (parameter: string): string => `
  insert into tasks.light_change (tenant_id, at, id, task_id, lead_path, region_code, day, from_light, to_light, rule, reason)
  select $1, k.at, k.id, k."taskId", k."leadPath", k."regionCode", k.day, k."from", k."to", k."lightRule", k."lightReason"
  from jsonb_to_recordset(${parameter}::jsonb)
    as k (at timestamptz, id uuid, "taskId" uuid, "leadPath" text, "regionCode" text, day date, "from" text, "to" text,
      "lightRule" text, "lightReason" jsonb)`;

export const addTargetsSql = (parameter: string): string => `
  insert into tasks.target (tenant_id, id, task_id, sort, name, value, max, unit, direction, actual)
  select $1, k.id, k."taskId", k.sort, k.name, k.value, k.max, k.unit, k.direction, k.actual
  from jsonb_to_recordset(${parameter}::jsonb)
    as k (id uuid, "taskId" uuid, sort int, name text, value numeric, max numeric, unit text, direction text, actual numeric)`;

export const addNodesSql = (parameter: string): string => `
  insert into tasks.node (tenant_id, id, task_id, sort, title, due_on, weight, done_on)
  select $1, k.id, k."taskId", k.sort, k.title, k."dueOn", k.weight, k."doneOn"
  from jsonb_to_recordset(${parameter}::jsonb)
    as k (id uuid, "taskId" uuid, sort int, title text, "dueOn" date, weight numeric, "doneOn" date)`;

export const addUnitsSql = (parameter: string): string => `
  insert into tasks.task_unit (tenant_id, task_id, org_id, role, path, sort)
  select $1, k."taskId", k."orgId", k.role, k.path, k.sort
  from jsonb_to_recordset(${parameter}::jsonb) as k ("taskId" uuid, "orgId" uuid, role text, path text, sort int)`;

const below = <Row extends object>(
  tasks: readonly TaskInsert[],
  rows: (task: TaskInsert) => readonly Row[],
): string | null => {
  const all = tasks.flatMap((task) => rows(task).map((row, sort) => ({ taskId: task.id, sort, ...row })));
  return all.length > 0 ? JSON.stringify(all) : null;
};

const TASK_COLUMNS: readonly (readonly [column: string, key: keyof TaskInsert, type: string])[] = [
  ['id', 'id', 'uuid'],
  ['goal_id', 'goalId', 'uuid'],
  ['document_id', 'documentId', 'uuid'],
  ['clause_id', 'clauseId', 'uuid'],
  ['no', 'no', 'text'],
  ['title', 'title', 'text'],
  ['body', 'body', 'text'],
  ['standard', 'standard', 'text'],
  ['lead_org_id', 'leadOrgId', 'uuid'],
  ['lead_path', 'leadPath', 'text'],
  ['leader_id', 'leaderId', 'uuid'],
  ['person_id', 'personId', 'uuid'],
  ['liaison_id', 'liaisonId', 'uuid'],
  ['start_on', 'startOn', 'date'],
  ['due_on', 'dueOn', 'date'],
  ['first_due_on', 'firstDueOn', 'date'],
  ['due_kind', 'dueKind', 'text'],
  ['status', 'status', 'text'],
  ['percent', 'percent', 'int'],
  ['last_report_at', 'lastReportAt', 'timestamptz'],
  ['last_words', 'lastWords', 'text'],
  ['problems', 'problems', 'text'],
  ['next_steps', 'nextSteps', 'text'],
  ['done_on', 'doneOn', 'date'],
  ['light', 'light', 'text'],
  ['light_rule', 'lightRule', 'text'],
  ['light_reason', 'lightReason', 'jsonb'],
  ['light_until', 'lightUntil', 'date'],
  ['region_code', 'regionCode', 'text'],
  ['lon', 'lon', 'float8'],
  ['lat', 'lat', 'float8'],
  ['created_by', 'createdBy', 'uuid'],
  ['created_at', 'createdAt', 'timestamptz'],
  ['updated_at', 'updatedAt', 'timestamptz'],
];

const INSERT_TASKS_SQL = `
  insert into tasks.task (tenant_id, ${TASK_COLUMNS.map(([column]) => column).join(', ')})
  select $1, ${TASK_COLUMNS.map(([, key]) => `k."${key}"`).join(', ')}
  from jsonb_to_recordset($2::jsonb) as k (${TASK_COLUMNS.map(([, key, type]) => `"${key}" ${type}`).join(', ')})
  returning id`;

const taskFields = (task: TaskInsert): Partial<TaskInsert> =>
  Object.fromEntries(TASK_COLUMNS.map(([, key]) => [key, task[key]]));

/**
 * Adds tasks with all that stands below them, their search pieces and their counts, as one statement. A few thousand
 * at a time is a good measure: everything travels as JSON parameters, and the text of the statement stays the same.
 */
export const insertTasks = (tenantId: string, tasks: readonly TaskInsert[]): Write => {
  const values: unknown[] = [tenantId, JSON.stringify(tasks.map(taskFields))];
  const parts = [`new_task as (${INSERT_TASKS_SQL})`];
  const add = (name: string, json: string | null, sql: (parameter: string) => string): void => {
    if (json === null) return;
    values.push(json);
    parts.push(`${name} as (${sql(`$${values.length}`)})`);
  };
  add(
    'units',
    below(tasks, (task) => task.units),
    addUnitsSql,
  );
  add('counts', JSON.stringify(sumCounts(tasks.map((task) => countOf(task, 1)))), addCountsSql);
  add(
    'targets',
    below(tasks, (task) => task.targets),
    addTargetsSql,
  );
  add(
    'nodes',
    below(tasks, (task) => task.nodes),
    addNodesSql,
  );
  add(
    'reports',
    below(tasks, (task) => task.progress),
    addProgressSql,
  );
  add(
    'due_changes',
    below(tasks, (task) => task.dueChanges),
    (parameter) => `
      insert into tasks.due_change (tenant_id, id, task_id, at, from_due, to_due, reason)
      select $1, k.id, k."taskId", k.at, k."fromDue", k."toDue", k.reason
      from jsonb_to_recordset(${parameter}::jsonb)
        as k (id uuid, "taskId" uuid, at timestamptz, "fromDue" date, "toDue" date, reason text)`,
  );
  add(
    'turned',
    below(tasks, (task) =>
      task.lightChanges.map((change) => ({ ...change, leadPath: task.leadPath, regionCode: task.regionCode })),
    ),
    addLightChangesSql,
  );
  const searched = tasks.map((task) => searchedOf(tenantId, task));
  values.push(
    tasks.map((task) => task.id),
    searched.map(({ pieces }) => pieces),
    searched.map(({ words }) => words),
  );
  // The count makes the tasks go in before the function that refers to them runs.
  return write(
    `with ${parts.join(',\n')}
     select tasks.index_tasks($${values.length - 2}::uuid[], $${values.length - 1}::text[], $${values.length}::text[])
     where (select count(*) from new_task) > 0`,
    values,
  );
};
