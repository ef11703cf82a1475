import { collectParameters, type Parameters, read } from '@luoshi/server-kit/db/statement.ts';
import { inSubtrees } from '@luoshi/server-kit/db/subtrees.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Light, TaskStatus } from '../../tasks/contract.ts';
import type { ProjectClass, SORTS, Stage, SupportKind } from '../contract.ts';
import type { FundRead } from './detail.ts';
import { PROJECT_ROW_SQL, type ProjectRowRead } from './rows.ts';
import { carriedBy, type Viewer, visibleProject } from './scoped.ts';

export type Sort = (typeof SORTS)[number];

/** Which projects are meant. Empty arrays select nothing, null selects all. */
export type Selection = {
  readonly underPath: string | null;
  readonly classes: readonly ProjectClass[] | null;
  readonly stages: readonly Stage[] | null;
  readonly lights: readonly Light[] | null;
  readonly statuses: readonly TaskStatus[] | null;
  readonly portfolio: string | null;
  readonly carrier: string | null;
  readonly parent: string | null;
  readonly isTopOnly: boolean;
  readonly hasProblem: boolean;
  /** Of the caller's own, the open ones not reported for this month (`YYYY-MM`); a parent is reported by its children. */
  readonly unreported: { readonly month: string; readonly accountId: string; readonly ownPath: string } | null;
  readonly support: SupportKind | null;
  readonly region: string | null;
  readonly q: string | null;
};

const ORDERS: Readonly<Record<Sort, string>> = {
  light: 'p.light_rank, p.total_investment desc, p.id',
  name: 'p.name collate "C", p.id',
  '-investment': 'p.total_investment desc, p.id',
  finish: 'p.plan_finish_on nulls last, p.id',
  '-updated': 'p.updated_at desc, p.id',
};

const conditionsOf = (viewer: Viewer, selection: Selection, parameters: Parameters): string[] => {
  const conditions = ['p.tenant_id = $1'];
  const visible = visibleProject(viewer, parameters);
  if (visible) conditions.push(visible);
  if (selection.underPath !== null)
    conditions.push(`p.id in (
      select u.project_id from projects.project_unit u
      where u.tenant_id = $1 and u.role = 'lead' and ${inSubtrees('u.path', [selection.underPath], parameters)}
    )`);
  const among = (column: string, values: readonly string[] | null): void => {
    if (values) conditions.push(`${column} = any(${parameters.add(values)})`);
  };
  among('p.class', selection.classes);
  among('p.stage', selection.stages);
  among('p.light', selection.lights);
  among('p.status', selection.statuses);
  if (selection.portfolio)
    conditions.push(`p.id in (
      select pp.project_id from projects.portfolio_project pp
      where pp.tenant_id = $1 and pp.portfolio_id = ${parameters.add(selection.portfolio)}
    )`);
  if (selection.carrier)
    conditions.push(`p.id in (
      select c.project_id from projects.carrier c where c.tenant_id = $1 and c.person_id = ${parameters.add(selection.carrier)}
    )`);
  if (selection.parent) conditions.push(`p.parent_id = ${parameters.add(selection.parent)}`);
  if (selection.isTopOnly) conditions.push('p.parent_id is null');
  if (selection.hasProblem) conditions.push('(p.problems is not null or p.coordination is not null)');
  if (selection.unreported) {
    const { month, accountId, ownPath } = selection.unreported;
    conditions.push(
      `p.status in ('not_started', 'in_progress')`,
      `(p.last_month is null or p.last_month < (${parameters.add(month)} || '-01')::date)`,
      `not exists (select from projects.project k where k.tenant_id = $1 and k.parent_id = p.id)`,
      `(${inSubtrees('p.lead_path', [ownPath], parameters)} or ${carriedBy(accountId, parameters)})`,
    );
  }
  if (selection.support)
    conditions.push(`exists (
      select from projects.support s
      where s.tenant_id = $1 and s.project_id = p.id and s.done_on is null and s.kind = ${parameters.add(selection.support)}
    )`);
  if (selection.region) {
    const from = parameters.add(selection.region);
    conditions.push(`p.region_code >= ${from} and p.region_code < ${parameters.add(`${selection.region}:`)}`); // ':' follows '9'
  }
  for (const word of (selection.q ?? '').toLowerCase().split(/\s+/).filter(Boolean))
    conditions.push(
      `position(${parameters.add(word)} in lower(concat_ws(' ', p.name, p.code, p.builder, p.content, p.address))) > 0`,
    );
  return conditions;
};

type Page = { sort: Sort; limit: number; offset: number };

/** One page of projects. */
export const listProjects = (tx: Tx, viewer: Viewer, selection: Selection, page: Page): Promise<ProjectRowRead[]> =>
  readPage<ProjectRowRead>(tx, viewer, selection, page, '');

/** A project as a row of the ledger's spreadsheet needs it. */
export type SheetRead = ProjectRowRead & {
  content: string;
  nature: string | null;
  industry: string | null;
  address: string | null;
  startYear: number | null;
  endYear: number | null;
  annualGoal: string | null;
  builder: string | null;
  funds: FundRead[];
  needs: SupportKind[];
};

/** One batch of projects for a spreadsheet. */
export const sheetProjects = (tx: Tx, viewer: Viewer, selection: Selection, page: Page): Promise<SheetRead[]> =>
  readPage<SheetRead>(
    tx,
    viewer,
    selection,
    page,
    `, p.content, p.nature, p.industry, p.address, p.start_year as "startYear", p.end_year as "endYear",
     p.annual_goal as "annualGoal", p.builder,
     coalesce((
       select json_agg(json_build_object('source', f.source, 'amount', trim_scale(f.amount)::text, 'arrived', trim_scale(f.arrived)::text) order by f.sort)
       from projects.fund f where f.tenant_id = $1 and f.project_id = p.id
     ), '[]') as funds,
     coalesce((
       select json_agg(s.kind order by s.kind) from projects.support s
       where s.tenant_id = $1 and s.project_id = p.id and s.done_on is null
     ), '[]') as needs`,
  );

const readPage = <Row>(tx: Tx, viewer: Viewer, selection: Selection, page: Page, columns: string): Promise<Row[]> => {
  const parameters = collectParameters(tx.tenantId);
  return read<Row>(
    tx,
    `with chosen as materialized (
       select p.id from projects.project p
       where ${conditionsOf(viewer, selection, parameters).join('\n         and ')}
       order by ${ORDERS[page.sort]}
       limit ${parameters.add(page.limit)} offset ${parameters.add(page.offset)}
     )
     select ${PROJECT_ROW_SQL}${columns}
     from chosen
     join projects.project p on p.tenant_id = $1 and p.id = chosen.id
     join people.v_org o on o.tenant_id = $1 and o.id = p.lead_org_id
     order by ${ORDERS[page.sort]}`,
    parameters.values,
    { planAnew: true },
  );
};

/** The whole of a selection in figures: money in 万元 as decimal text. A child whose parent is counted is not counted again. */
export type SumsRead = {
  count: number;
  total: string;
  annual: string;
  annualDone: string;
  started: number;
  lights: Partial<Record<Light, number>>;
};

export const sumProjects = async (tx: Tx, viewer: Viewer, selection: Selection): Promise<SumsRead> => {
  const parameters = collectParameters(tx.tenantId);
  const [row] = await read<SumsRead>(
    tx,
    `with chosen as materialized (
       select p.id, p.parent_id, p.light, p.start_on from projects.project p
       where ${conditionsOf(viewer, selection, parameters).join('\n         and ')}
     ),
     counted as materialized (
       -- A parent with children counts by what its children are.
       select coalesce(k.id, c.id) as id
       from chosen c
       left join projects.project k on k.tenant_id = $1 and k.parent_id = c.id and k.status <> 'cancelled'
       where c.parent_id is null or c.parent_id not in (select id from chosen)
     )
     select
       (select count(*)::int from chosen) as count,
       (select count(*)::int from chosen where start_on is not null) as started,
       coalesce((select json_object_agg(l.light, l.n) from (select light, count(*)::int as n from chosen group by light) l), '{}') as lights,
       trim_scale(coalesce(sum(p.total_investment), 0))::text as total,
       trim_scale(coalesce(sum(p.annual_investment), 0))::text as annual,
       trim_scale(coalesce(sum((
         select sum(m.done) from projects.month m
         where m.tenant_id = $1 and m.project_id = p.id and extract(year from m.month) = p.annual_year
       )), 0))::text as "annualDone"
     from counted
     join projects.project p on p.tenant_id = $1 and p.id = counted.id`,
    parameters.values,
    { planAnew: true },
  );
  return row ?? { count: 0, total: '0', annual: '0', annualDone: '0', started: 0, lights: {} };
};

/** The path of a unit a filter names; undefined when there is none. */
export const unitPath = async (tx: Tx, id: string): Promise<string | undefined> => {
  const [unit] = await read<{ path: string }>(
    tx,
    'select o.path from people.v_org o where o.tenant_id = $1 and o.id = $2',
    [tx.tenantId, id],
  );
  return unit?.path;
};
