import { collectParameters, read } from '@luoshi/server-kit/db/statement.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Light } from '../../tasks/contract.ts';
import type { FundSource, Stage } from '../contract.ts';
import {
  NODES_SQL,
  type NodeRead,
  PROJECT_ROW_SQL,
  type ProjectRowRead,
  SUPPORTS_SQL,
  type SupportRead,
  UNITS_SQL,
  type UnitRead,
} from './rows.ts';
import { carriedBy, type Viewer, visibleProject } from './scoped.ts';

export type FundRead = { source: FundSource; amount: string; arrived: string };
export type ReportRead = {
  id: string;
  at: string;
  month: string;
  done: string;
  percent: number;
  stage: Stage;
  words: string;
  problems: string | null;
  coordination: string | null;
  files: { name: string; sha256: string; size: number; type: string }[];
  authorName: string | null;
  orgName: string;
};

/** What a change and a light are decided on. */
export type ProjectFactsRead = ProjectRowRead & {
  content: string;
  nature: string | null;
  industry: string | null;
  template: string;
  address: string | null;
  lon: number | null;
  lat: number | null;
  placeErrorKm: number | null;
  placeBasis: string | null;
  builder: string | null;
  startYear: number | null;
  endYear: number | null;
  annualGoal: string | null;
  weight: number;
  entry: { ticked?: string[] };
  units: UnitRead[];
  nodes: NodeRead[];
  supports: SupportRead[];
  funds: FundRead[];
  isCarriedByCaller: boolean;
  createdAt: Date;
};

/** Everything of one project; instants inside JSON are ISO 8601 text. */
export type ProjectDetailRead = ProjectFactsRead & {
  parent: { id: string; name: string } | null;
  portfolios: { id: string; kind: 'area' | 'theme' | 'year'; title: string }[];
  baselines: {
    id: string;
    title: string;
    at: string;
    authorName: string | null;
    nodes: { nodeId: string; title: string; start: string; finish: string }[];
  }[];
  reports: ReportRead[];
  finishChanges: { at: string; from: string | null; to: string | null; reason: string; authorName: string | null }[];
  lightChanges: {
    at: string;
    from: Light | null;
    to: Light;
    reason: { code: string; params: Record<string, string | number> };
  }[];
};

const FACTS_SQL = `
  p.content, p.nature, p.industry, p.template, p.address, p.lon, p.lat, p.place_error_km::float8 as "placeErrorKm",
  p.place_basis as "placeBasis", p.builder, p.start_year as "startYear", p.end_year as "endYear",
  p.annual_goal as "annualGoal", p.weight::float8 as weight, p.entry, p.created_at as "createdAt",
  ${UNITS_SQL} as units, ${NODES_SQL} as nodes, ${SUPPORTS_SQL} as supports,
  coalesce((
    select json_agg(json_build_object('source', f.source, 'amount', trim_scale(f.amount)::text, 'arrived', trim_scale(f.arrived)::text) order by f.sort)
    from projects.fund f where f.tenant_id = $1 and f.project_id = p.id
  ), '[]') as funds`;

/**
 * A visible project with what a change is decided on, its row locked to the end of the transaction; undefined when there
 * is none or the caller may not see it.
 */
export const lockProject = async (tx: Tx, viewer: Viewer, id: string): Promise<ProjectFactsRead | undefined> => {
  const parameters = collectParameters(tx.tenantId, id);
  const visible = visibleProject(viewer, parameters);
  const [row] = await read<ProjectFactsRead>(
    tx,
    `select ${PROJECT_ROW_SQL}, ${FACTS_SQL}, ${carriedBy(viewer.accountId, parameters)} as "isCarriedByCaller"
     from projects.project p
     join people.v_org o on o.tenant_id = $1 and o.id = p.lead_org_id
     where p.tenant_id = $1 and p.id = $2${visible ? ` and ${visible}` : ''}
     for update of p`,
    parameters.values,
  );
  return row;
};

const REPORTS_SHOWN = 60;
const CHANGES_SHOWN = 60;
const author = (alias: string): string =>
  `(select a.name from people.v_account a where a.tenant_id = $1 and a.id = ${alias}.account_id)`;

/** A visible project with its whole story, newest first; undefined when there is none or the caller may not see it. */
export const projectDetail = async (tx: Tx, viewer: Viewer, id: string): Promise<ProjectDetailRead | undefined> => {
  const parameters = collectParameters(tx.tenantId, id);
  const visible = visibleProject(viewer, parameters);
  const [row] = await read<ProjectDetailRead>(
    tx,
    `select ${PROJECT_ROW_SQL}, ${FACTS_SQL}, ${carriedBy(viewer.accountId, parameters)} as "isCarriedByCaller",
       (select json_build_object('id', q.id, 'name', q.name) from projects.project q
        where q.tenant_id = $1 and q.id = p.parent_id) as parent,
       coalesce((
         select json_agg(json_build_object('id', f.id, 'kind', f.kind, 'title', f.title) order by f.kind, f.sort)
         from projects.portfolio_project pp
         join projects.portfolio f on f.tenant_id = pp.tenant_id and f.id = pp.portfolio_id
         where pp.tenant_id = $1 and pp.project_id = p.id
       ), '[]') as portfolios,
       coalesce((
         select json_agg(json_build_object('id', b.id, 'title', b.title, 'at', b.at, 'authorName', ${author('b')}, 'nodes', b.nodes) order by b.at)
         from projects.baseline b where b.tenant_id = $1 and b.project_id = p.id
       ), '[]') as baselines,
       coalesce((
         select json_agg(json_build_object(
           'id', r.id, 'at', r.at, 'month', to_char(r.month, 'YYYY-MM'), 'done', trim_scale(r.done)::text, 'percent', r.percent,
           'stage', r.stage, 'words', r.words, 'problems', r.problems, 'coordination', r.coordination, 'files', r.files,
           'authorName', ${author('r')},
           'orgName', (select ro.short_name from people.v_org ro where ro.tenant_id = $1 and ro.id = r.org_id)
         ) order by r.at desc)
         from (
           select * from projects.report r where r.tenant_id = $1 and r.project_id = p.id order by r.at desc limit ${REPORTS_SHOWN}
         ) r
       ), '[]') as reports,
       coalesce((
         select json_agg(json_build_object('at', x.at, 'from', x.from_finish, 'to', x.to_finish, 'reason', x.reason, 'authorName', ${author('x')}) order by x.at desc)
         from projects.finish_change x where x.tenant_id = $1 and x.project_id = p.id
       ), '[]') as "finishChanges",
       coalesce((
         select json_agg(json_build_object('at', x.at, 'from', x.from_light, 'to', x.to_light, 'reason', x.reason) order by x.at desc)
         from (
           select * from projects.light_change x where x.tenant_id = $1 and x.project_id = p.id order by x.at desc limit ${CHANGES_SHOWN}
         ) x
       ), '[]') as "lightChanges"
     from projects.project p
     join people.v_org o on o.tenant_id = $1 and o.id = p.lead_org_id
     where p.tenant_id = $1 and p.id = $2${visible ? ` and ${visible}` : ''}`,
    parameters.values,
  );
  return row;
};

/** Name and type of a file that a report of a visible project bears. */
export const attachedFile = async (
  tx: Tx,
  viewer: Viewer,
  id: string,
  sha256: string,
): Promise<{ name: string; type: string } | undefined> => {
  const parameters = collectParameters(tx.tenantId, id, JSON.stringify([{ sha256 }]), sha256);
  const visible = visibleProject(viewer, parameters);
  const [row] = await read<{ name: string; type: string }>(
    tx,
    `select f->>'name' as name, f->>'type' as type
     from projects.project p
     join projects.report r on r.tenant_id = p.tenant_id and r.project_id = p.id
     cross join lateral jsonb_array_elements(r.files) f
     where p.tenant_id = $1 and p.id = $2 and r.files @> $3::jsonb and f->>'sha256' = $4${visible ? ` and ${visible}` : ''}
     limit 1`,
    parameters.values,
  );
  return row;
};
