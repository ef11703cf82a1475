import type { Light, TaskStatus } from '../../tasks/contract.ts';
import type { CarrierRole, ProjectClass, ProjectUnitRole, RollUp, Stage } from '../contract.ts';

export type LightKept = {
  light: Light;
  lightRule: string;
  lightReason: { code: string; params: Record<string, string | number> };
  lightUntil: string | null;
};
export type MonthRead = { month: string; plan: string; done: string | null };
/** A child as its parent's row reads it; money is decimal text in 万元. */
export type ChildRead = {
  id: string;
  name: string;
  percent: number;
  weight: number;
  light: Light;
  status: TaskStatus;
  total: string;
  doneBefore: string;
  annual: string;
  annualYear: number | null;
  months: MonthRead[];
};

/** A project as every list reads it; days as text, instants as Date, money as decimal text in 万元. */
export type ProjectRowRead = LightKept & {
  id: string;
  parentId: string | null;
  code: string | null;
  name: string;
  class: ProjectClass;
  stage: Stage;
  status: TaskStatus;
  percent: number;
  rollUp: RollUp;
  leadId: string;
  leadName: string;
  leadPath: string;
  carriers: { personId: string; name: string; role: CarrierRole; post: string | null }[];
  regionCode: string;
  isSensitive: boolean;
  total: string;
  doneBefore: string;
  annual: string;
  annualYear: number | null;
  months: MonthRead[];
  children: ChildRead[];
  planStartOn: string | null;
  startOn: string | null;
  planFinishOn: string | null;
  firstFinishOn: string | null;
  finishOn: string | null;
  enteredOn: string | null;
  progressWords: string | null;
  problems: string | null;
  coordination: string | null;
  lastMonth: string | null;
  supportsOpen: number;
  updatedAt: Date;
  revision: number;
};

/** Months of project `alias` as a JSON array. */
export const monthsSql = (alias: string): string => `coalesce((
    select json_agg(json_build_object(
      'month', to_char(m.month, 'YYYY-MM'), 'plan', trim_scale(m.plan)::text, 'done', trim_scale(m.done)::text
    ) order by m.month)
    from projects.month m where m.tenant_id = $1 and m.project_id = ${alias}.id
  ), '[]')`;

/** Columns of `ProjectRowRead` from a project `p` whose lead is `o` (parameter $1 is the tenant). */
export const PROJECT_ROW_SQL = `
  p.id, p.parent_id as "parentId", p.code, p.name, p.class, p.stage, p.status, p.percent, p.roll_up as "rollUp",
  p.lead_org_id as "leadId", o.short_name as "leadName", p.lead_path as "leadPath",
  coalesce((
    select json_agg(json_build_object(
      'personId', c.person_id, 'name', v.name, 'role', c.role,
      'post', case when v.org_id is null then null else case when v.title like vo.short_name || '%' then v.title else concat_ws(' ', vo.short_name, v.title) end end
    ) order by c.role, c.sort)
    from projects.carrier c
    cross join lateral (
      select v.name, v.org_id, v.title from people.v_person v
      where v.tenant_id = $1 and v.id = c.person_id order by v.is_head desc nulls last limit 1
    ) v
    left join people.v_org vo on vo.tenant_id = $1 and vo.id = v.org_id
    where c.tenant_id = $1 and c.project_id = p.id
  ), '[]') as carriers,
  p.region_code as "regionCode", p.is_sensitive as "isSensitive",
  trim_scale(p.total_investment)::text as total, trim_scale(p.done_before)::text as "doneBefore",
  trim_scale(p.annual_investment)::text as annual, p.annual_year as "annualYear", ${monthsSql('p')} as months,
  coalesce((
    select json_agg(json_build_object(
      'id', k.id, 'name', k.name, 'percent', k.percent, 'weight', k.weight, 'light', k.light, 'status', k.status,
      'total', trim_scale(k.total_investment)::text, 'doneBefore', trim_scale(k.done_before)::text,
      'annual', trim_scale(k.annual_investment)::text, 'annualYear', k.annual_year, 'months', ${monthsSql('k')}
    ) order by k.light_rank, k.id)
    from projects.project k where k.tenant_id = $1 and k.parent_id = p.id
  ), '[]') as children,
  p.plan_start_on as "planStartOn", p.start_on as "startOn", p.plan_finish_on as "planFinishOn",
  p.first_finish_on as "firstFinishOn", p.finish_on as "finishOn", p.entered_on as "enteredOn",
  p.progress_words as "progressWords", p.problems, p.coordination, to_char(p.last_month, 'YYYY-MM') as "lastMonth",
  (select count(*)::int from projects.support s where s.tenant_id = $1 and s.project_id = p.id and s.done_on is null) as "supportsOpen",
  p.light, p.light_rule as "lightRule", p.light_reason as "lightReason", p.light_until as "lightUntil",
  p.updated_at as "updatedAt", p.revision`;

export type UnitRead = { id: string; name: string; role: ProjectUnitRole; path: string };

/** Units of project `p` as a JSON array, lead first. */
export const UNITS_SQL = `coalesce((
    select json_agg(json_build_object('id', u.org_id, 'name', uo.short_name, 'role', u.role, 'path', u.path) order by u.sort)
    from projects.project_unit u
    join people.v_org uo on uo.tenant_id = u.tenant_id and uo.id = u.org_id
    where u.tenant_id = $1 and u.project_id = p.id
  ), '[]')`;

export type NodeRead = {
  id: string;
  key: string | null;
  title: string;
  weight: number;
  workdays: number;
  approval: string | null;
  ownerOrgId: string | null;
  ownerName: string | null;
  planStartOn: string | null;
  planFinishOn: string | null;
  startedOn: string | null;
  doneOn: string | null;
  after: { nodeId: string; lagWorkdays: number }[];
};

/** Nodes of project `p` as a JSON array, in their order. */
export const NODES_SQL = `coalesce((
    select json_agg(json_build_object(
      'id', n.id, 'key', n.key, 'title', n.title, 'weight', n.weight, 'workdays', n.workdays, 'approval', n.approval,
      'ownerOrgId', n.owner_org_id, 'ownerName', no.short_name, 'planStartOn', n.plan_start_on,
      'planFinishOn', n.plan_finish_on, 'startedOn', n.started_on, 'doneOn', n.done_on,
      'after', coalesce(d.after, '[]'::json)
    ) order by n.sort, n.id)
    from projects.node n
    left join people.v_org no on no.tenant_id = $1 and no.id = n.owner_org_id
    left join lateral (
      select json_agg(json_build_object('nodeId', d.after_id, 'lagWorkdays', d.lag_workdays) order by d.after_id) as after
      from projects.dependency d where d.tenant_id = $1 and d.node_id = n.id
    ) d on true
    where n.tenant_id = $1 and n.project_id = p.id
  ), '[]')`;

export type SupportRead = LightKept & {
  id: string;
  kind: 'land' | 'planning' | 'funds' | 'demolition' | 'permits' | 'utilities' | 'labour';
  need: string;
  ownerOrgId: string | null;
  ownerName: string | null;
  dueOn: string | null;
  doneOn: string | null;
};

/** Supports of project `p` as a JSON array, in the order of their kinds. */
export const SUPPORTS_SQL = `coalesce((
    select json_agg(json_build_object(
      'id', s.id, 'kind', s.kind, 'need', s.need, 'ownerOrgId', s.owner_org_id, 'ownerName', so.short_name,
      'dueOn', s.due_on, 'doneOn', s.done_on, 'light', s.light, 'lightRule', s.light_rule,
      'lightReason', s.light_reason, 'lightUntil', s.light_until
    ) order by array_position(array['land','planning','funds','demolition','permits','utilities','labour'], s.kind))
    from projects.support s
    left join people.v_org so on so.tenant_id = $1 and so.id = s.owner_org_id
    where s.tenant_id = $1 and s.project_id = p.id
  ), '[]')`;
