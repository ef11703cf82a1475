import type { Light } from '../../tasks/contract.ts';
import type { Grade, MatterState, PresetRules, Source, Urgency } from '../contract.ts';

/** A matter as every list reads it; days as text, instants as Date. */
export type MatterRead = {
  id: string;
  taskId: string;
  year: number;
  no: number;
  source: Source;
  urgency: Urgency;
  state: MatterState;
  behind: MatterState[];
  byOn: string | null;
  assignedOn: string | null;
  extensions: number;
  returns: number;
  reopened: number;
  askedDue: string | null;
  requestedBy: string | null;
  requestedOn: string | null;
  reviewedBy: string | null;
  achieved: string | null;
  grade: Grade | null;
  updatedAt: Date;
  revision: number;
  rules: PresetRules;
  title: string;
  leadId: string;
  leadName: string;
  leadPath: string;
  percent: number;
  startOn: string | null;
  dueOn: string | null;
  firstDueOn: string | null;
  lastReportAt: Date | null;
  light: Light;
  lightRule: string;
  lightReason: { code: string; params: Record<string, string | number> };
  lightUntil: string | null;
};

/** The state shown: a report since the last hop puts a signed matter in progress (see `v_matter`). */
export const SHOWN_STATE_SQL = `case when m.state in ('signed', 'decomposed', 'returned', 'reopened') and t.last_report_at > m.since
  then 'in_progress' else m.state end`;

/** Columns of `MatterRead` (matter m, task t, preset p, lead o). */
export const MATTER_SQL = `
  m.id, m.task_id as "taskId", m.year, m.no, m.source, m.urgency, ${SHOWN_STATE_SQL} as state, m.behind,
  m.by_on as "byOn", m.assigned_on as "assignedOn", m.extensions, m.returns, m.reopened, m.asked_due as "askedDue",
  m.requested_by as "requestedBy", m.requested_on as "requestedOn", m.reviewed_by as "reviewedBy", m.achieved,
  m.grade, m.updated_at as "updatedAt", m.revision, p.rules, t.title, t.lead_org_id as "leadId",
  o.short_name as "leadName", t.lead_path as "leadPath", t.percent, t.start_on as "startOn", t.due_on as "dueOn",
  t.first_due_on as "firstDueOn", t.last_report_at as "lastReportAt", t.light, t.light_rule as "lightRule",
  t.light_reason as "lightReason", t.light_until as "lightUntil"`;

/** What those columns are read from (parameter $1 is the tenant). */
export const FROM_MATTER_SQL = `
  from supervision.matter m
  join tasks.v_task_facts t on t.tenant_id = $1 and t.id = m.task_id
  join supervision.preset p on p.tenant_id = $1 and p.id = m.preset_id
  join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id`;
