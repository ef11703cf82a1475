import { insertAll } from '@luoshi/server-kit/db/bulk.ts';
import { write } from '@luoshi/server-kit/db/statement.ts';
import type { Write } from '@luoshi/server-kit/db/tx.ts';
import type { Light } from '../../tasks/contract.ts';
import type { CarrierRole, FundSource, ProjectUnitRole, SupportKind } from '../contract.ts';
import type { PlannedNode } from '../rules/nodes.ts';
import type { LightKept } from './rows.ts';
import type { ProjectTables } from './tables.ts';

/** Columns of a project as rows hold them; money is decimal text in 万元. */
export type ProjectColumns = Omit<ProjectTables['projects.project'], 'tenant_id' | 'id' | 'light_rank' | 'revision'>;

export const lightColumns = (kept: LightKept) => ({
  light: kept.light,
  light_rule: kept.lightRule,
  light_reason: kept.lightReason,
  light_until: kept.lightUntil,
});

/** Adds projects; what stands below them is added by the writes beside it. */
export const insertProjects = (tenantId: string, projects: readonly (ProjectColumns & { id: string })[]): Write =>
  insertAll<ProjectTables>(
    'projects.project',
    projects.map((project) => ({ tenant_id: tenantId, revision: 1, ...project })),
  );

/** Sets columns of a project and raises its revision. */
export const changeProject = (tenantId: string, id: string, columns: Partial<ProjectColumns>, at: Date): Write => {
  const values: unknown[] = [tenantId, id, at];
  const sets = Object.entries(columns).map(([column, value]) => {
    values.push(column === 'light_reason' || column === 'entry' ? JSON.stringify(value) : value);
    return `${column} = $${values.length}`;
  });
  return write(
    `update projects.project set ${[...sets, 'revision = revision + 1', 'updated_at = $3'].join(', ')}
     where tenant_id = $1 and id = $2`,
    values,
    { mustTouch: true },
  );
};

const clear = (table: string, tenantId: string, projectId: string): Write =>
  write(`delete from projects.${table} where tenant_id = $1 and project_id = $2`, [tenantId, projectId]);
const add = (table: keyof ProjectTables & `${string}.${string}`, tenantId: string, rows: readonly object[]): Write[] =>
  rows.length > 0
    ? [
        insertAll<ProjectTables>(
          table,
          rows.map((row) => ({ tenant_id: tenantId, ...row })),
        ),
      ]
    : [];

export type UnitInsert = { orgId: string; role: ProjectUnitRole; path: string };
export const addUnits = (tenantId: string, projectId: string, units: readonly UnitInsert[]): Write[] =>
  add(
    'projects.project_unit',
    tenantId,
    units.map(({ orgId, role, path }, sort) => ({ project_id: projectId, org_id: orgId, role, path, sort })),
  );
export const replaceUnits = (tenantId: string, projectId: string, units: readonly UnitInsert[]): Write[] => [
  clear('project_unit', tenantId, projectId),
  ...addUnits(tenantId, projectId, units),
];

export type CarrierInsert = { personId: string; role: CarrierRole };
export const addCarriers = (tenantId: string, projectId: string, carriers: readonly CarrierInsert[]): Write[] =>
  add(
    'projects.carrier',
    tenantId,
    carriers.map(({ personId, role }, sort) => ({ project_id: projectId, person_id: personId, role, sort })),
  );
export const replaceCarriers = (tenantId: string, projectId: string, carriers: readonly CarrierInsert[]): Write[] => [
  clear('carrier', tenantId, projectId),
  ...addCarriers(tenantId, projectId, carriers),
];

export const addNodes = (tenantId: string, projectId: string, nodes: readonly PlannedNode[]): Write[] => [
  ...add(
    'projects.node',
    tenantId,
    nodes.map((node, sort) => ({
      id: node.id,
      project_id: projectId,
      key: node.key,
      title: node.title,
      sort,
      weight: node.weight,
      workdays: node.workdays,
      approval: node.approval,
      owner_org_id: node.ownerOrgId,
      plan_start_on: node.planStartOn,
      plan_finish_on: node.planFinishOn,
      started_on: node.startedOn,
      done_on: node.doneOn,
    })),
  ),
  ...add(
    'projects.dependency',
    tenantId,
    nodes.flatMap((node) =>
      node.after.map(({ nodeId, lagWorkdays }) => ({
        node_id: node.id,
        after_id: nodeId,
        project_id: projectId,
        lag_workdays: lagWorkdays,
      })),
    ),
  ),
];
export const replaceNodes = (tenantId: string, projectId: string, nodes: readonly PlannedNode[]): Write[] => [
  clear('dependency', tenantId, projectId),
  clear('node', tenantId, projectId),
  ...addNodes(tenantId, projectId, nodes),
];

export const replacePortfolios = (tenantId: string, projectId: string, ids: readonly string[]): Write[] => [
  clear('portfolio_project', tenantId, projectId),
  ...addToPortfolios(tenantId, projectId, ids),
];
export const addToPortfolios = (tenantId: string, projectId: string, ids: readonly string[]): Write[] =>
  add(
    'projects.portfolio_project',
    tenantId,
    ids.map((portfolio_id) => ({ portfolio_id, project_id: projectId })),
  );

export type FundInsert = { id: string; source: FundSource; amount: string; arrived: string };
export const addFunds = (tenantId: string, projectId: string, funds: readonly FundInsert[]): Write[] =>
  add(
    'projects.fund',
    tenantId,
    funds.map((fund, sort) => ({ ...fund, project_id: projectId, sort })),
  );
export const replaceFunds = (tenantId: string, projectId: string, funds: readonly FundInsert[]): Write[] => [
  clear('fund', tenantId, projectId),
  ...addFunds(tenantId, projectId, funds),
];

export type SupportInsert = LightKept & {
  id: string;
  kind: SupportKind;
  need: string;
  ownerOrgId: string | null;
  dueOn: string | null;
  doneOn: string | null;
};
export const addSupports = (tenantId: string, projectId: string, supports: readonly SupportInsert[]): Write[] =>
  add(
    'projects.support',
    tenantId,
    supports.map((one) => ({
      id: one.id,
      project_id: projectId,
      kind: one.kind,
      need: one.need,
      owner_org_id: one.ownerOrgId,
      due_on: one.dueOn,
      done_on: one.doneOn,
      ...lightColumns(one),
    })),
  );
export const replaceSupports = (tenantId: string, projectId: string, supports: readonly SupportInsert[]): Write[] => [
  clear('support', tenantId, projectId),
  ...addSupports(tenantId, projectId, supports),
];

/** Sets the plan of a year's months; what has been reported stays, a month left out is planned with nothing. */
export const planMonths = (
  tenantId: string,
  projectId: string,
  year: number,
  months: readonly { month: string; plan: string }[],
): Write[] => [
  write(
    `update projects.month set plan = 0
     where tenant_id = $1 and project_id = $2 and month >= make_date($3, 1, 1) and month <= make_date($3, 12, 1)`,
    [tenantId, projectId, year],
  ),
  write(
    `insert into projects.month (tenant_id, project_id, month, plan)
     select $1, $2, (k.month || '-01')::date, k.plan from jsonb_to_recordset($3::jsonb) as k (month text, plan numeric)
     on conflict (tenant_id, project_id, month) do update set plan = excluded.plan`,
    [tenantId, projectId, JSON.stringify(months)],
  ),
];
export const addMonthRows = (
  tenantId: string,
  projectId: string,
  months: readonly { month: string; plan: string; done: string | null }[],
): Write[] =>
  add(
    'projects.month',
    tenantId,
    months.map(({ month, plan, done }) => ({ project_id: projectId, month: `${month}-01`, plan, done })),
  );

export type ReportInsert = {
  id: string;
  /** ISO 8601. */
  at: string;
  month: string;
  done: string;
  percent: number;
  stage: string;
  words: string;
  problems: string | null;
  coordination: string | null;
  files: { name: string; sha256: string; size: number; type: string }[];
  accountId: string | null;
  orgId: string;
};
export const addReports = (tenantId: string, projectId: string, reports: readonly ReportInsert[]): Write[] =>
  add(
    'projects.report',
    tenantId,
    reports.map(({ accountId, orgId, month, ...report }) => ({
      ...report,
      project_id: projectId,
      month: `${month}-01`,
      account_id: accountId,
      org_id: orgId,
    })),
  );
/** What a report says of its month. */
export const keepDone = (tenantId: string, projectId: string, month: string, done: string): Write =>
  write(
    `insert into projects.month (tenant_id, project_id, month, done) values ($1, $2, ($3 || '-01')::date, $4)
     on conflict (tenant_id, project_id, month) do update set done = excluded.done`,
    [tenantId, projectId, month, done],
  );

export const addBaseline = (
  tenantId: string,
  baseline: {
    id: string;
    projectId: string;
    title: string;
    at: string;
    accountId: string | null;
    nodes: readonly object[];
  },
): Write[] =>
  add('projects.baseline', tenantId, [
    {
      id: baseline.id,
      project_id: baseline.projectId,
      title: baseline.title,
      at: baseline.at,
      account_id: baseline.accountId,
      nodes: baseline.nodes,
    },
  ]);

export const addFinishChange = (
  tenantId: string,
  change: {
    id: string;
    projectId: string;
    at: Date;
    from: string;
    to: string | null;
    reason: string;
    accountId: string;
  },
): Write[] =>
  add('projects.finish_change', tenantId, [
    {
      id: change.id,
      project_id: change.projectId,
      at: change.at,
      from_finish: change.from,
      to_finish: change.to,
      reason: change.reason,
      account_id: change.accountId,
    },
  ]);

/** Whose light turned, for the trail of changes. */
export type Turned = {
  id: string;
  at: string;
  day: string;
  projectId: string;
  leadPath: string;
  from: Light | null;
  to: Light;
  rule: string;
  reason: LightKept['lightReason'];
};
export const addTurns = (tenantId: string, turns: readonly Turned[]): Write[] =>
  add(
    'projects.light_change',
    tenantId,
    turns.map((turn) => ({
      id: turn.id,
      at: turn.at,
      day: turn.day,
      project_id: turn.projectId,
      lead_path: turn.leadPath,
      from_light: turn.from,
      to_light: turn.to,
      rule: turn.rule,
      reason: turn.reason,
    })),
  );

/** Keeps new lights of many projects or supports. Nobody changed them: revisions stay. */
export const keepLights = (
  table: 'project' | 'support',
  tenantId: string,
  lights: readonly (LightKept & { id: string })[],
): Write =>
  write(
    `update projects.${table} p
     set light = k.light, light_rule = k."lightRule", light_reason = k."lightReason", light_until = k."lightUntil"
     from jsonb_to_recordset($2::jsonb)
       as k (id uuid, light text, "lightRule" text, "lightReason" jsonb, "lightUntil" date)
     where p.tenant_id = $1 and p.id = k.id`,
    [tenantId, JSON.stringify(lights)],
  );
