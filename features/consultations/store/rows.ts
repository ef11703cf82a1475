import type { Kind, ObstacleAction, ObstacleState } from '../contract.ts';

/** An obstacle as every page reads it, with the facts its cost is worked out from; days as text. */
export type ObstacleRead = {
  id: string;
  year: number;
  no: number;
  kind: Kind;
  title: string;
  words: string;
  raisedById: string | null;
  raisedBy: string | null;
  raiserPersonId: string | null;
  raisedOrgId: string;
  raisedOrgName: string;
  raisedPath: string;
  raisedOn: string;
  taskId: string | null;
  taskTitle: string | null;
  projectId: string | null;
  projectName: string | null;
  annualInvestment: string | null;
  totalInvestment: string | null;
  planStartOn: string | null;
  planFinishOn: string | null;
  state: ObstacleState;
  level: number;
  levelSince: string;
  escalateOn: string | null;
  ownerId: string | null;
  ownerName: string | null;
  ownerPath: string | null;
  meetingId: string | null;
  meetingTitle: string | null;
  meetingOn: string | null;
  matterId: string | null;
  matterYear: number | null;
  matterNo: number | null;
  matterState: string | null;
  matterDueOn: string | null;
  matterPercent: number | null;
  matterLead: string | null;
  parkedUntil: string | null;
  solution: string | null;
  disputes: number;
  updatedAt: Date;
  revision: number;
};

/** Columns of `ObstacleRead` (parameter $1 is the tenant). */
export const OBSTACLE_SQL = `
  b.id, b.year, b.no, b.kind, b.title, b.words, b.raised_by as "raisedById", ra.name as "raisedBy", ra.person_id as "raiserPersonId",
  b.raised_org_id as "raisedOrgId", ro.short_name as "raisedOrgName", b.raised_path as "raisedPath", b.raised_on as "raisedOn",
  b.task_id as "taskId", t.title as "taskTitle", b.project_id as "projectId", p.name as "projectName",
  p.annual_investment::text as "annualInvestment", p.total_investment::text as "totalInvestment",
  p.plan_start_on as "planStartOn", p.plan_finish_on as "planFinishOn",
  b.state, b.level, b.level_since as "levelSince", b.escalate_on as "escalateOn",
  b.owner_org_id as "ownerId", oo.short_name as "ownerName", b.owner_path as "ownerPath",
  b.meeting_id as "meetingId", g.title as "meetingTitle", g.on_day as "meetingOn",
  b.matter_id as "matterId", m.year as "matterYear", m.no as "matterNo", m.state as "matterState", m.due_on as "matterDueOn",
  m.percent as "matterPercent", mo.short_name as "matterLead",
  b.parked_until as "parkedUntil", b.solution, b.disputes, b.updated_at as "updatedAt", b.revision`;

export const FROM_SQL = `
  from consultations.obstacle b
  join people.v_org ro on ro.tenant_id = $1 and ro.id = b.raised_org_id
  left join people.v_account ra on ra.tenant_id = $1 and ra.id = b.raised_by
  left join people.v_org oo on oo.tenant_id = $1 and oo.id = b.owner_org_id
  left join tasks.v_task t on t.tenant_id = $1 and t.id = b.task_id
  left join projects.v_project p on p.tenant_id = $1 and p.id = b.project_id
  left join consultations.meeting g on g.tenant_id = $1 and g.id = b.meeting_id
  left join supervision.v_matter m on m.tenant_id = $1 and m.id = b.matter_id
  left join people.v_org mo on mo.tenant_id = $1 and mo.id = m.lead_org_id`;

export type StepRead = {
  id: string;
  at: Date;
  action: ObstacleAction;
  from: ObstacleState | null;
  to: ObstacleState;
  level: number;
  lateWorkdays: number;
  actorName: string | null;
  orgName: string | null;
  words: string | null;
  details: Record<string, string | number>;
};
