import type { Light, TaskStatus, UnitRole } from '../contract.ts';

/** A task as every list reads it; days as text, instants as Date. */
export type TaskRowRead = {
  id: string;
  no: string | null;
  title: string;
  leadId: string;
  leadName: string;
  leaderName: string | null;
  personName: string | null;
  status: TaskStatus;
  percent: number;
  light: Light;
  lightRule: string;
  lightReason: { code: string; params: Record<string, string | number> };
  lightUntil: string | null;
  startOn: string | null;
  dueOn: string | null;
  firstDueOn: string | null;
  documentId: string | null;
  documentTitle: string | null;
  regionCode: string;
  lastReportAt: Date | null;
  lastWords: string | null;
  updatedAt: Date;
  revision: number;
};

/** Columns of `TaskRowRead` from a task `t` whose lead is `o` (parameter $1 is the tenant). */
export const TASK_ROW_SQL = `
  t.id, t.no, t.title, t.lead_org_id as "leadId", o.short_name as "leadName",
  (select p.name from people.v_person p where p.tenant_id = $1 and p.id = t.leader_id limit 1) as "leaderName",
  (select p.name from people.v_person p where p.tenant_id = $1 and p.id = t.person_id limit 1) as "personName",
  t.status, t.percent, t.light, t.light_rule as "lightRule", t.light_reason as "lightReason",
  t.light_until as "lightUntil", t.start_on as "startOn", t.due_on as "dueOn", t.first_due_on as "firstDueOn",
  t.document_id as "documentId",
  (select d.title from documents.v_document d where d.tenant_id = $1 and d.id = t.document_id) as "documentTitle",
  t.region_code as "regionCode", t.last_report_at as "lastReportAt", t.last_words as "lastWords",
  t.updated_at as "updatedAt", t.revision`;

export type TargetRead = {
  id: string;
  name: string;
  value: number;
  max: number | null;
  unit: string;
  direction: 'at-least' | 'at-most' | 'increase' | 'decrease' | 'exact';
  actual: number | null;
};

/** Targets of task `t` as a JSON array. */
export const TARGETS_SQL = `coalesce((
    select json_agg(json_build_object(
      'id', g.id, 'name', g.name, 'value', g.value, 'max', g.max, 'unit', g.unit, 'direction', g.direction, 'actual', g.actual
    ) order by g.sort, g.id)
    from tasks.target g where g.tenant_id = $1 and g.task_id = t.id
  ), '[]')`;

export type NodeRead = { id: string; title: string; dueOn: string; weight: number; doneOn: string | null };

/** Nodes of task `t` as a JSON array. */
export const NODES_SQL = `coalesce((
    select json_agg(json_build_object(
      'id', n.id, 'title', n.title, 'dueOn', n.due_on, 'weight', n.weight, 'doneOn', n.done_on
    ) order by n.sort, n.id)
    from tasks.node n where n.tenant_id = $1 and n.task_id = t.id
  ), '[]')`;

export type UnitRead = { id: string; name: string; role: UnitRole; path: string };

/** Units of task `t` as a JSON array, lead first. */
export const UNITS_SQL = `coalesce((
    select json_agg(json_build_object('id', u.org_id, 'name', uo.short_name, 'role', u.role, 'path', u.path) order by u.sort)
    from tasks.task_unit u
    join people.v_org uo on uo.tenant_id = u.tenant_id and uo.id = u.org_id
    where u.tenant_id = $1 and u.task_id = t.id
  ), '[]')`;
