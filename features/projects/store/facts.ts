import { read } from '@luoshi/server-kit/db/statement.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Light, TaskStatus } from '../../tasks/contract.ts';
import type { RollUp } from '../contract.ts';
import { type ChildRead, type LightKept, type MonthRead, PROJECT_ROW_SQL } from './rows.ts';

export type OrgRead = { id: string; name: string; path: string; regionCode: string | null };

/** What a new or changed project names, as far as it exists. */
export type NamedRead = {
  orgs: OrgRead[];
  personIds: string[];
  portfolioIds: string[];
  /** Null when there is none of this id. */
  parent: { id: string; parentId: string | null } | null;
  codeTakenBy: string | null;
};

export const namedThings = async (
  tx: Tx,
  named: {
    orgIds: readonly string[];
    personIds: readonly string[];
    portfolioIds: readonly string[];
    parentId: string | null;
    code: string | null;
  },
): Promise<NamedRead> => {
  const [row] = await read<NamedRead>(
    tx,
    `select
       coalesce((
         select json_agg(json_build_object('id', o.id, 'name', o.short_name, 'path', o.path, 'regionCode', o.region_code))
         from people.v_org o where o.tenant_id = $1 and o.id = any($2::uuid[]) and o.closed_on is null
       ), '[]') as orgs,
       coalesce((select json_agg(distinct v.id) from people.v_person v where v.tenant_id = $1 and v.id = any($3::uuid[])), '[]') as "personIds",
       coalesce((select json_agg(f.id) from projects.portfolio f where f.tenant_id = $1 and f.id = any($4::uuid[])), '[]') as "portfolioIds",
       (select json_build_object('id', q.id, 'parentId', q.parent_id) from projects.project q
        where q.tenant_id = $1 and q.id = $5::uuid) as parent,
       (select q.id from projects.project q where q.tenant_id = $1 and q.code = $6) as "codeTakenBy"`,
    [tx.tenantId, named.orgIds, named.personIds, named.portfolioIds, named.parentId, named.code],
  );
  if (!row) throw new Error('what the project names cannot be read');
  return row;
};

/** A project as far as its light needs it. */
export type LitProject = LightKept & {
  id: string;
  name: string;
  weight: number;
  doneBefore: string;
  parentId: string | null;
  leadPath: string;
  status: TaskStatus;
  percent: number;
  rollUp: RollUp;
  annual: string;
  annualYear: number | null;
  total: string;
  planStartOn: string | null;
  startOn: string | null;
  planFinishOn: string | null;
  finishOn: string | null;
  enteredOn: string | null;
  months: MonthRead[];
  funds: { amount: string; arrived: string }[];
  nodes: { planFinishOn: string | null; weight: number; doneOn: string | null }[];
  children: ChildRead[];
};

const LIT_SQL = `select ${PROJECT_ROW_SQL}, p.weight::float8 as weight,
    coalesce((
      select json_agg(json_build_object('planFinishOn', n.plan_finish_on, 'weight', n.weight, 'doneOn', n.done_on) order by n.sort)
      from projects.node n where n.tenant_id = $1 and n.project_id = p.id
    ), '[]') as nodes,
    coalesce((
      select json_agg(json_build_object('amount', trim_scale(f.amount)::text, 'arrived', trim_scale(f.arrived)::text))
      from projects.fund f where f.tenant_id = $1 and f.project_id = p.id
    ), '[]') as funds
  from projects.project p
  join people.v_org o on o.tenant_id = $1 and o.id = p.lead_org_id`;

/** Projects whose light is to be looked at again by `today`, locked, children before parents; at most `limit`. */
export const projectsToTurn = (tx: Tx, today: string, limit: number): Promise<LitProject[]> =>
  read<LitProject>(
    tx,
    `${LIT_SQL}
     where p.tenant_id = $1 and p.light_until <= $2
     order by p.parent_id nulls last, p.id
     limit $3
     for update of p`,
    [tx.tenantId, today, limit],
  );

/** These projects, locked. */
export const litProjects = (tx: Tx, ids: readonly string[]): Promise<LitProject[]> =>
  read<LitProject>(tx, `${LIT_SQL} where p.tenant_id = $1 and p.id = any($2::uuid[]) order by p.id for update of p`, [
    tx.tenantId,
    ids,
  ]);

/** Open projects below a path after `after`, locked, by id. */
export const openProjects = (tx: Tx, path: string, after: string | null, limit: number): Promise<LitProject[]> =>
  read<LitProject>(
    tx,
    `${LIT_SQL}
     where p.tenant_id = $1 and p.lead_path >= $2 and p.lead_path < left($2, -1) || '/'
       and p.status in ('not_started', 'in_progress', 'suspended') and ($3::uuid is null or p.id > $3::uuid)
     order by p.id
     limit $4
     for update of p`,
    [tx.tenantId, path, after, limit],
  );

/** Supports whose light is to be looked at again by `today`. */
export type LitSupport = { id: string; dueOn: string | null; doneOn: string | null; light: Light; leadPath: string };
export const supportsToTurn = (tx: Tx, today: string, limit: number): Promise<LitSupport[]> =>
  read<LitSupport>(
    tx,
    `select s.id, s.due_on as "dueOn", s.done_on as "doneOn", s.light, p.lead_path as "leadPath"
     from projects.support s
     join projects.project p on p.tenant_id = s.tenant_id and p.id = s.project_id
     where s.tenant_id = $1 and s.light_until <= $2
     order by s.id
     limit $3
     for update of s`,
    [tx.tenantId, today, limit],
  );

/** Every government kept here and its time zone; asked outside any tenant, once a day. */
export const allTenants = (tx: Tx): Promise<{ id: string; timeZone: string }[]> =>
  read(tx, `select id, time_zone as "timeZone" from people.v_tenant order by id`, []);
