import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { MatterAction, MatterState } from '../contract.ts';
import { LEAD_HEAD_SQL, OPEN_PARTS_SQL } from './list.ts';
import { FROM_MATTER_SQL, MATTER_SQL, type MatterRead } from './rows.ts';
import { collectParameters, read, visibleTask } from './statement.ts';

type Unit = { id: string; name: string };
export type HopRead = {
  id: string;
  at: string;
  action: MatterAction;
  from: MatterState | null;
  to: MatterState;
  day: string;
  byOn: string | null;
  lateWorkdays: number;
  dueOn: string | null;
  actorName: string | null;
  orgName: string | null;
  words: string | null;
  details: Record<string, string | number>;
};

/** Everything of one matter; instants inside JSON are ISO 8601 text. */
export type DetailRead = MatterRead & {
  category: string | null;
  basis: string | null;
  issuedBy: string | null;
  supervisorName: string | null;
  presetName: string;
  presetVersion: number;
  presetSource: string;
  standard: string | null;
  body: string;
  reportedPercent: number | null;
  keptPlan: number | null;
  judgedPercent: number | null;
  closedOn: string | null;
  leadHead: string | null;
  openParts: number;
  nodes: { dueOn: string; weight: number }[];
  supports: Unit[];
  targets: { name: string; value: number; unit: string; actual: number | null }[];
  parts: {
    taskId: string;
    title: string;
    lead: Unit;
    percent: number;
    light: string;
    dueOn: string | null;
    status: string;
  }[];
  hops: HopRead[];
  reports: {
    id: string;
    at: string;
    percent: number;
    words: string;
    problems: string | null;
    orgName: string;
    authorName: string | null;
  }[];
};

const REPORTS_SHOWN = 200;

/** A visible matter with all that is told of it; undefined when there is none or it may not be seen. */
export const matterDetail = async (tx: Tx, scope: Scope, id: string): Promise<DetailRead | undefined> => {
  const parameters = collectParameters(tx.tenantId, id);
  const [row] = await read<DetailRead>(
    tx,
    `select ${MATTER_SQL}, m.category, m.basis, m.issued_by as "issuedBy", p.name as "presetName",
       p.version as "presetVersion", p.source as "presetSource", t.standard, t.body,
       m.reported_percent as "reportedPercent", m.planned_percent::float8 as "keptPlan",
       m.judged_percent as "judgedPercent", m.closed_on as "closedOn",
       (select a.name from people.v_account a where a.tenant_id = $1 and a.id = m.supervisor_id) as "supervisorName",
       ${LEAD_HEAD_SQL} as "leadHead", ${OPEN_PARTS_SQL} as "openParts",
       coalesce((
         select json_agg(json_build_object('dueOn', n.due_on, 'weight', n.weight) order by n.due_on)
         from tasks.v_node n where n.tenant_id = $1 and n.task_id = t.id
       ), '[]') as nodes,
       coalesce((
         select json_agg(json_build_object('id', u.org_id, 'name', uo.short_name) order by uo.sort)
         from tasks.v_task_unit u join people.v_org uo on uo.tenant_id = $1 and uo.id = u.org_id
         where u.tenant_id = $1 and u.task_id = t.id and u.role <> 'lead'
       ), '[]') as supports,
       coalesce((
         select json_agg(json_build_object('name', g.name, 'value', g.value, 'unit', g.unit, 'actual', g.actual) order by g.sort)
         from tasks.v_target g where g.tenant_id = $1 and g.task_id = t.id
       ), '[]') as targets,
       coalesce((
         select json_agg(json_build_object('taskId', pt.id, 'title', pt.title, 'percent', pt.percent, 'light', pt.light,
           'dueOn', pt.due_on, 'status', pt.status, 'lead', json_build_object('id', po.id, 'name', po.short_name))
           order by pt.due_on, pt.id)
         from supervision.part x
         join tasks.v_task pt on pt.tenant_id = $1 and pt.id = x.task_id
         join people.v_org po on po.tenant_id = $1 and po.id = pt.lead_org_id
         where x.tenant_id = $1 and x.matter_id = m.id
       ), '[]') as parts,
       coalesce((
         select json_agg(json_build_object('id', h.id, 'at', h.at, 'action', h.action, 'from', h.from_state,
           'to', h.to_state, 'day', h.day, 'byOn', h.by_on, 'lateWorkdays', h.late_workdays, 'dueOn', h.due_on,
           'actorName', (select a.name from people.v_account a where a.tenant_id = $1 and a.id = h.account_id),
           'orgName', (select ho.short_name from people.v_org ho where ho.tenant_id = $1 and ho.id = h.org_id),
           'words', h.words, 'details', h.details) order by h.nth)
         from supervision.hop h where h.tenant_id = $1 and h.matter_id = m.id
       ), '[]') as hops,
       coalesce((
         select json_agg(r order by r.at) from (
           select g.id, g.at, g.percent, g.words, g.problems, ro.short_name as "orgName",
             (select a.name from people.v_account a where a.tenant_id = $1 and a.id = g.account_id) as "authorName"
           from tasks.v_progress g join people.v_org ro on ro.tenant_id = $1 and ro.id = g.org_id
           where g.tenant_id = $1 and g.task_id = t.id
           order by g.at desc limit ${REPORTS_SHOWN}
         ) r
       ), '[]') as reports
     ${FROM_MATTER_SQL}
     where m.tenant_id = $1 and m.id = $2 and ${visibleTask(scope, parameters)}`,
    parameters.values,
  );
  return row;
};

/** A visible matter as a hop is decided on, its row locked to the end of the transaction. */
export const lockMatter = async (
  tx: Tx,
  scope: Scope,
  id: string,
): Promise<
  (MatterRead & { openParts: number; hops: number; nodes: { dueOn: string; weight: number }[] }) | undefined
> => {
  const parameters = collectParameters(tx.tenantId, id);
  // Locked first and read after: what is read is what the one before has left.
  await read(tx, 'select 1 from supervision.matter m where m.tenant_id = $1 and m.id = $2 for update', [
    tx.tenantId,
    id,
  ]);
  const [row] = await read<
    MatterRead & { openParts: number; hops: number; nodes: { dueOn: string; weight: number }[] }
  >(
    tx,
    `select ${MATTER_SQL}, ${OPEN_PARTS_SQL} as "openParts",
       (select count(*)::int from supervision.hop h where h.tenant_id = $1 and h.matter_id = m.id) as hops,
       coalesce((
         select json_agg(json_build_object('dueOn', n.due_on, 'weight', n.weight) order by n.due_on)
         from tasks.v_node n where n.tenant_id = $1 and n.task_id = t.id
       ), '[]') as nodes
     ${FROM_MATTER_SQL}
     where m.tenant_id = $1 and m.id = $2 and ${visibleTask(scope, parameters)}`,
    parameters.values,
  );
  return row;
};

/** The visible matter that stands on a task. */
export const matterOfTask = async (tx: Tx, scope: Scope, taskId: string): Promise<MatterRead | undefined> => {
  const parameters = collectParameters(tx.tenantId, taskId);
  const [row] = await read<MatterRead>(
    tx,
    `select ${MATTER_SQL} ${FROM_MATTER_SQL}
     where m.tenant_id = $1 and m.task_id = $2 and ${visibleTask(scope, parameters)}`,
    parameters.values,
  );
  return row;
};

/** A unit that is to lead from now on; undefined when it does not exist or is closed. */
export const unitToLead = async (
  tx: Tx,
  id: string,
): Promise<{ orgId: string; path: string; regionCode: string | null; name: string } | undefined> =>
  (
    await read<{ orgId: string; path: string; regionCode: string | null; name: string }>(
      tx,
      `select o.id as "orgId", o.path, o.region_code as "regionCode", o.short_name as name
       from people.v_org o where o.tenant_id = $1 and o.id = $2 and o.closed_on is null`,
      [tx.tenantId, id],
    )
  )[0];
