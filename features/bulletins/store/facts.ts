import type { Day } from '@luoshi/kernel/day.ts';
import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { LISTED, type ReportFact, type TaskFact, type TurnFact, type UnitFact } from '../rules/gathered.ts';
import { inPaths, inScopeUnder, type Parameters, parametersOf, read } from './statement.ts';

/** Which tasks a paper is about: led within the scope and below a unit, narrowed by the paper or the goal they come from. */
export type Asked = { scope: Scope; under: string; document: string | null; goal: string | null };

/** A task of a paper before its light has been put into words. */
export type TaskRead = Omit<TaskFact, 'reason'> & {
  lightRule: string;
  lightReason: { code: string; params: Record<string, string | number> };
  lightUntil: string | null;
};

const OPEN = `t.status in ('not_started', 'in_progress', 'suspended')`;

const TASK = `
  t.id, t.title, t.lead_org_id as "leadId", o.short_name as "leadName", t.status, t.percent, t.light,
  t.light_rule as "lightRule", t.light_reason as "lightReason", t.light_until as "lightUntil",
  t.start_on as "startOn", t.due_on as "dueOn", d.done_on as "doneOn", d.body, d.standard, t.problems,
  d.next_steps as "nextSteps", t.last_words as "lastWords",
  (select p.title from documents.v_document p where p.tenant_id = $1 and p.id = t.document_id) as paper,
  coalesce((
    select json_agg(json_build_object('name', uo.short_name, 'role', u.role)
             order by case u.role when 'lead' then 0 when 'responsible' then 1 else 2 end, uo.path)
    from tasks.v_task_unit u
    join people.v_org uo on uo.tenant_id = $1 and uo.id = u.org_id
    where u.tenant_id = $1 and u.task_id = t.id
  ), '[]') as units`;

const FROM = `
  tasks.v_task t
  join tasks.v_task_told d on d.tenant_id = $1 and d.id = t.id
  join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id`;

const RANK = `case t.light when 'late' then 0 when 'behind' then 1 when 'near' then 2 when 'on_track' then 3 else 4 end`;

const about = (asked: Asked, parameters: Parameters): string =>
  [
    't.tenant_id = $1',
    inScopeUnder('t.lead_path', asked.scope, asked.under, parameters),
    ...(asked.document ? [`t.document_id = ${parameters.add(asked.document)}`] : []),
    ...(asked.goal ? [`d.goal_id = ${parameters.add(asked.goal)}`] : []),
  ].join(' and ');

/** Open tasks, what hurts most first, at most `LISTED`, and how many there are. */
export const openTasks = async (tx: Tx, asked: Asked): Promise<{ rows: TaskRead[]; total: number }> => {
  const parameters = parametersOf(tx);
  const rows = await read<TaskRead & { total: number }>(
    tx,
    `select ${TASK}, (count(*) over ())::int as total from ${FROM}
     where ${about(asked, parameters)} and ${OPEN}
     order by ${RANK}, t.due_sort, t.id limit ${LISTED}`,
    parameters.values,
  );
  return { rows, total: rows[0]?.total ?? 0 };
};

/** Tasks done between two days, both included; how many there are and how many of them after their date. */
export const doneTasks = async (
  tx: Tx,
  asked: Asked,
  from: Day,
  to: Day,
): Promise<{ rows: TaskRead[]; total: number; late: number }> => {
  const parameters = parametersOf(tx);
  const rows = await read<TaskRead & { total: number; late: number }>(
    tx,
    `select ${TASK}, (count(*) over ())::int as total,
       (count(*) filter (where t.due_on < d.done_on) over ())::int as late
     from ${FROM}
     where ${about(asked, parameters)} and t.status = 'done'
       and d.done_on between ${parameters.add(from)} and ${parameters.add(to)}
     order by d.done_on, t.id limit ${LISTED}`,
    parameters.values,
  );
  return { rows, total: rows[0]?.total ?? 0, late: rows[0]?.late ?? 0 };
};

/** Open tasks of each lead unit by light, in the order of the tree. */
export const unitCounts = (tx: Tx, asked: Asked): Promise<UnitFact[]> => {
  const parameters = parametersOf(tx);
  const of = (light: string): string => `(count(*) filter (where t.light = '${light}'))::int as "${light}"`;
  return read<UnitFact>(
    tx,
    `select o.id, o.short_name as name, count(*)::int as open, ${of('on_track')}, ${of('near')}, ${of('behind')},
       ${of('late')}, ${of('paused')}, ${of('done')}
     from ${FROM}
     where ${about(asked, parameters)} and ${OPEN}
     group by o.id, o.short_name, o.path
     order by o.path limit ${LISTED}`,
    parameters.values,
  );
};

/** Lights that changed between two days, both included. */
export const turnedLights = (tx: Tx, asked: Asked, from: Day, to: Day): Promise<TurnFact[]> => {
  const parameters = parametersOf(tx);
  return read<TurnFact>(
    tx,
    `select l.task_id as "taskId", t.title, o.short_name as "leadName", l.day, l.from_light as "from", l.to_light as "to"
     from ${FROM}
     join tasks.v_light_change l on l.tenant_id = $1 and l.task_id = t.id
     where ${about(asked, parameters)}
       and l.day between ${parameters.add(from)} and ${parameters.add(to)} and l.from_light is not null
     order by l.at, l.id limit ${LISTED}`,
    parameters.values,
  );
};

/** How often each open task was reported on between two instants, least first. */
export const reportCounts = (tx: Tx, asked: Asked, from: Date, until: Date): Promise<ReportFact[]> => {
  const parameters = parametersOf(tx);
  const begin = parameters.add(from);
  const end = parameters.add(until);
  return read<ReportFact>(
    tx,
    `select t.id as "taskId", t.title, o.short_name as "leadName", coalesce(r.n, 0)::int as reports,
       to_char(r.last, 'YYYY-MM-DD') as last
     from ${FROM}
     left join lateral (
       select count(*) as n, max(p.at at time zone (select time_zone from people.v_tenant where id = $1)) as last
       from tasks.v_report p
       where p.tenant_id = $1 and p.task_id = t.id and p.at >= ${begin} and p.at < ${end}
     ) r on true
     where ${about(asked, parameters)} and t.status in ('not_started', 'in_progress')
     order by coalesce(r.n, 0), t.due_sort, t.id limit ${LISTED}`,
    parameters.values,
  );
};

/** Tasks by their ids, of those the scope may see, in the order of due date. */
export const tasksById = (tx: Tx, scope: Scope, ids: readonly string[]): Promise<TaskRead[]> => {
  const parameters = parametersOf(tx);
  return read<TaskRead>(
    tx,
    `select ${TASK} from ${FROM}
     where t.tenant_id = $1 and t.id = any(${parameters.add(ids)})
       and ${inPaths('t.lead_path', scope.paths, parameters)}
     order by t.due_sort, t.id`,
    parameters.values,
  );
};

/** A unit by its id, if it lies in the scope. */
export const unitById = async (
  tx: Tx,
  scope: Scope,
  id: string,
): Promise<{ id: string; name: string; path: string; kind: string } | null> => {
  const parameters = parametersOf(tx);
  const [unit] = await read<{ id: string; name: string; path: string; kind: string }>(
    tx,
    `select o.id, o.name, o.path, o.kind from people.v_org o
     where o.tenant_id = $1 and o.id = ${parameters.add(id)} and ${inPaths('o.path', scope.paths, parameters)}`,
    parameters.values,
  );
  return unit ?? null;
};

/** The unit at the head of the scope: what a paper is about unless a unit is named. */
export const headUnit = async (tx: Tx, scope: Scope): Promise<{ id: string; name: string; path: string } | null> => {
  const [unit] = await read<{ id: string; name: string; path: string }>(
    tx,
    `select o.id, o.name, o.path from people.v_org o where o.tenant_id = $1 and o.path = any($2) order by o.path limit 1`,
    [tx.tenantId, scope.paths],
  );
  return unit ?? null;
};

/** Title of a paper that came in, if it can be seen; the tasks of it are what counts. */
export const paperTitle = async (tx: Tx, id: string): Promise<string | null> => {
  const [paper] = await read<{ title: string }>(
    tx,
    'select title from documents.v_document where tenant_id = $1 and id = $2',
    [tx.tenantId, id],
  );
  return paper?.title ?? null;
};
