import { subtreeRange } from '@luoshi/kernel/scope.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { Light } from '../contract.ts';
import type { TaskHistory } from '../rules/replay.ts';
import { collectParameters, read, write } from './statement.ts';

type Reason = { code: string; params: Record<string, string | number> };

/** A task with its history, as a trial reads it. */
export type HistoryRead = TaskHistory & { id: string; leadOrgId: string; leadName: string; leadPath: string };

/** Tasks on record in a subtree (null: the whole government) that were open on some day from `from` on. */
const MEANT_SQL = `t.tenant_id = $1 and t.lead_path >= $2 and t.lead_path < $3
  and (t.status <> 'done' or t.done_on is null or t.done_on >= $4)`;

const rangeOf = (path: string | null): [string, string] => {
  if (path === null) return ['', '~'];
  const { from, to } = subtreeRange(path);
  return [from, to];
};

export const countHistories = async (tx: Tx, path: string | null, from: string): Promise<number> => {
  const [row] = await read<{ n: number }>(tx, `select count(*)::int as n from tasks.task t where ${MEANT_SQL}`, [
    tx.tenantId,
    ...rangeOf(path),
    from,
  ]);
  return row?.n ?? 0;
};

/** The next tasks after `after` with what is on record of them; days are those of the government's time zone. */
export const histories = (
  tx: Tx,
  path: string | null,
  from: string,
  page: { after: string | null; limit: number; timeZone: string },
): Promise<HistoryRead[]> =>
  read(
    tx,
    `select t.id, t.lead_org_id as "leadOrgId", o.short_name as "leadName", t.lead_path as "leadPath",
       (t.created_at at time zone $7)::date as "createdOn", t.status, t.percent, t.start_on as "startOn",
       t.due_on as "dueOn", t.done_on as "doneOn",
       coalesce((
         select json_agg(json_build_object('dueOn', n.due_on, 'weight', n.weight) order by n.sort, n.id)
         from tasks.node n where n.tenant_id = $1 and n.task_id = t.id
       ), '[]') as nodes,
       coalesce((
         select json_agg(json_build_object('on', (r.at at time zone $7)::date, 'at', to_char(r.at, 'YYYYMMDDHH24MISSUS'),
           'place', to_char(r.stands_at, 'YYYYMMDDHH24MISSUS'), 'percent', r.percent))
         from tasks.progress r where r.tenant_id = $1 and r.task_id = t.id
       ), '[]') as reports,
       coalesce((
         select json_agg(json_build_object('on', (d.at at time zone $7)::date, 'fromDue', d.from_due, 'toDue', d.to_due)
           order by d.at, d.id)
         from tasks.due_change d where d.tenant_id = $1 and d.task_id = t.id
       ), '[]') as "dueChanges",
       coalesce((
         select json_agg(json_build_object('on', l.day, 'isOn', l.to_light = 'paused') order by l.at, l.id)
         from tasks.light_change l
         where l.tenant_id = $1 and l.task_id = t.id and 'paused' in (l.from_light, l.to_light)
       ), '[]') as pauses
     from tasks.task t
     join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id
     where ${MEANT_SQL} and ($5::uuid is null or t.id > $5)
     order by t.id
     limit $6`,
    [tx.tenantId, ...rangeOf(path), from, page.after, page.limit, page.timeZone],
  );

export type TrialTaskInsert = {
  taskId: string;
  leadOrgId: string;
  day: string;
  isToday: boolean;
  wasLight: Light;
  wouldLight: Light;
  wasReason: Reason;
  wouldReason: Reason;
  days: number;
};

/** Keeps tasks that would be lit differently; a batch that comes twice is kept once. */
export const addTrialTasks = (
  tenantId: string,
  draftId: string,
  run: string,
  tasks: readonly TrialTaskInsert[],
): Write =>
  write(
    `insert into tasks.rule_trial_task (tenant_id, draft_id, run, task_id, lead_org_id, day, is_today, was_light,
       would_light, was_reason, would_reason, days)
     select $1, $2, $3, k."taskId", k."leadOrgId", k.day, k."isToday", k."wasLight", k."wouldLight", k."wasReason",
       k."wouldReason", k.days
     from jsonb_to_recordset($4::jsonb) as k ("taskId" uuid, "leadOrgId" uuid, day date, "isToday" boolean,
       "wasLight" text, "wouldLight" text, "wasReason" jsonb, "wouldReason" jsonb, days int)
     on conflict (tenant_id, draft_id, run, task_id) do nothing`,
    [tenantId, draftId, run, JSON.stringify(tasks)],
  );

export type TrialTaskRead = Omit<TrialTaskInsert, 'leadOrgId'> & { title: string; leadName: string; total: number };

/** Tasks of a run that would be lit differently: today's first, then those that differed longest. */
export const trialTasks = (
  tx: Tx,
  draftId: string,
  run: string,
  filter: { unit?: string | undefined; was?: string | undefined; would?: string | undefined },
  limit: number,
): Promise<TrialTaskRead[]> => {
  const parameters = collectParameters(tx.tenantId, draftId, run);
  const conditions = ['x.tenant_id = $1', 'x.draft_id = $2', 'x.run = $3'];
  if (filter.unit) conditions.push(`x.lead_org_id = ${parameters.add(filter.unit)}`);
  if (filter.was) conditions.push(`x.was_light = ${parameters.add(filter.was)}`);
  if (filter.would) conditions.push(`x.would_light = ${parameters.add(filter.would)}`);
  return read(
    tx,
    `select x.task_id as "taskId", t.title, o.short_name as "leadName", x.day, x.is_today as "isToday",
       x.was_light as "wasLight", x.would_light as "wouldLight", x.was_reason as "wasReason",
       x.would_reason as "wouldReason", x.days, count(*) over ()::int as total
     from tasks.rule_trial_task x
     join tasks.task t on t.tenant_id = $1 and t.id = x.task_id
     join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id
     where ${conditions.join(' and ')}
     order by x.is_today desc, x.days desc, x.task_id
     limit ${parameters.add(limit)}`,
    parameters.values,
  );
};
