import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { collectParameters, inSubtrees, type Parameters, read } from '../../store/statement.ts';
import type { Draw, FindingState, InspectionState } from '../contract.ts';
import type { LimitVersion, Period } from '../rules/load.ts';

type Unit = { id: string; name: string };

/** An inspection is visible to who holds it and to who bears it: its host or one of its units lies in the scope. */
const visible = (scope: Scope, parameters: Parameters): string =>
  `(${inSubtrees('i.host_path', scope.paths, parameters)} or exists (
     select from supervision.inspection_unit v
     where v.tenant_id = $1 and v.inspection_id = i.id and ${inSubtrees('v.path', scope.paths, parameters)}
   ))`;

export type InspectionRead = {
  id: string;
  year: number;
  no: number;
  title: string;
  host: Unit;
  fromOn: string;
  toOn: string;
  isPlanned: boolean;
  state: InspectionState;
  units: Unit[];
  findings: number;
};

const ROW_SQL = `
  i.id, i.year, i.no, i.title, json_build_object('id', ho.id, 'name', ho.short_name) as host, i.from_on as "fromOn",
  i.to_on as "toOn", i.is_planned as "isPlanned", i.state,
  (select json_agg(json_build_object('id', uo.id, 'name', uo.short_name) order by uo.path)
   from supervision.inspection_unit u join people.v_org uo on uo.tenant_id = $1 and uo.id = u.org_id
   where u.tenant_id = $1 and u.inspection_id = i.id) as units,
  (select count(*)::int from supervision.finding f where f.tenant_id = $1 and f.inspection_id = i.id) as findings`;
const FROM_SQL = `from supervision.inspection i join people.v_org ho on ho.tenant_id = $1 and ho.id = i.host_org_id`;

export const inspectionsOf = (tx: Tx, scope: Scope, year: number): Promise<InspectionRead[]> => {
  const parameters = collectParameters(tx.tenantId, year);
  return read<InspectionRead>(
    tx,
    `select ${ROW_SQL} ${FROM_SQL}
     where i.tenant_id = $1 and i.year = $2 and ${visible(scope, parameters)} order by i.from_on, i.no`,
    parameters.values,
  );
};

export type InspectionDetail = InspectionRead & {
  basis: string;
  approval: { name: string; size: number; sha256: string; type: string } | null;
  decidedWords: string | null;
  decidedByName: string | null;
  createdBy: string;
  draw: Draw | null;
  revision: number;
  list: {
    id: string;
    unit: Unit;
    kind: string;
    words: string;
    foundOn: string;
    matterId: string;
    matterState: string;
    state: FindingState;
    rechecks: number;
    recheckWords: string | null;
    repeats: number;
  }[];
};

/** A visible inspection with its findings, its row locked when it is to be changed. */
export const inspectionDetail = async (
  tx: Tx,
  scope: Scope,
  id: string,
  { lock = false } = {},
): Promise<InspectionDetail | undefined> => {
  if (lock)
    await read(tx, 'select 1 from supervision.inspection i where i.tenant_id = $1 and i.id = $2 for update', [
      tx.tenantId,
      id,
    ]);
  const parameters = collectParameters(tx.tenantId, id);
  const [row] = await read<InspectionDetail>(
    tx,
    `select ${ROW_SQL}, i.basis, i.approval, i.decided_words as "decidedWords", i.created_by as "createdBy", i.draw, i.revision,
       (select a.name from people.v_account a where a.tenant_id = $1 and a.id = i.decided_by) as "decidedByName",
       coalesce((
         select json_agg(json_build_object('id', f.id, 'unit', json_build_object('id', fo.id, 'name', fo.short_name),
           'kind', f.kind, 'words', f.words, 'foundOn', f.found_on, 'matterId', f.matter_id, 'matterState', m.state,
           'state', f.state, 'rechecks', f.rechecks, 'recheckWords', f.recheck_words,
           'repeats', (select count(*)::int from supervision.finding e
             where e.tenant_id = $1 and e.org_id = f.org_id and e.kind = f.kind and e.id <> f.id
               and (e.found_on, e.id) < (f.found_on, f.id))) order by f.found_on, f.id)
         from supervision.finding f
         join people.v_org fo on fo.tenant_id = $1 and fo.id = f.org_id
         join supervision.matter m on m.tenant_id = $1 and m.id = f.matter_id
         where f.tenant_id = $1 and f.inspection_id = i.id
       ), '[]') as list
     ${FROM_SQL}
     where i.tenant_id = $1 and i.id = $2 and ${visible(scope, parameters)}`,
    parameters.values,
  );
  return row;
};

/** The inspection that a finding belongs to. */
export const inspectionOfFinding = async (tx: Tx, findingId: string): Promise<string | undefined> =>
  (
    await read<{ id: string }>(
      tx,
      'select f.inspection_id as id from supervision.finding f where f.tenant_id = $1 and f.id = $2',
      [tx.tenantId, findingId],
    )
  )[0]?.id;

export type LoadRead = { id: string; name: string; path: string; month: number; quarter: number };

/** What units bear in a month and a quarter: inspections on the way or decided for, refused ones and `except` left out. */
export const loadsOf = (
  tx: Tx,
  orgIds: readonly string[],
  periods: { month: Period; quarter: Period },
  except: string | null,
): Promise<LoadRead[]> => {
  const { month, quarter } = periods;
  const inPeriod = (from: string, to: string): string => `(
    select count(*)::int from supervision.inspection_unit u
    join supervision.inspection i on i.tenant_id = $1 and i.id = u.inspection_id
    where u.tenant_id = $1 and u.org_id = o.id and i.state <> 'refused' and i.id is distinct from $7::uuid
      and i.from_on < ${to} and i.to_on >= ${from}
  )`;
  return read<LoadRead>(
    tx,
    `select o.id, o.short_name as name, o.path, ${inPeriod('$3::date', '$4::date')} as month,
       ${inPeriod('$5::date', '$6::date')} as quarter
     from people.v_org o where o.tenant_id = $1 and o.id = any($2::uuid[]) and o.closed_on is null order by o.path`,
    [tx.tenantId, orgIds, month.from, month.to, quarter.from, quarter.to, except],
  );
};

/** Holds off whoever else registers for the same units until the transaction ends, so that two cannot pass one limit together. */
export const lockUnits = async (tx: Tx, orgIds: readonly string[]): Promise<void> => {
  await read(
    tx,
    `select pg_advisory_xact_lock(hashtextextended($1::text || k, 0)) from unnest($2::text[]) as k order by k`,
    [tx.tenantId, [...orgIds].sort()],
  );
};

export const limitVersions = (tx: Tx): Promise<LimitVersion[]> =>
  read<LimitVersion>(
    tx,
    `select name, version, source, effective_from as "effectiveFrom", rules
     from supervision.load_limit where tenant_id = $1 order by name, version`,
    [tx.tenantId],
  );

/** Names that can be drawn: units at or below those inspected that have nothing below them, or the units' matters. */
export const candidatesOf = async (tx: Tx, inspectionId: string, of: 'units' | 'matters'): Promise<string[]> => {
  const rows = await read<{ name: string }>(
    tx,
    of === 'units'
      ? `select o.name from supervision.inspection_unit u
         join people.v_org o on o.tenant_id = $1 and o.path >= u.path and o.path < left(u.path, -1) || '/' and o.closed_on is null
         where u.tenant_id = $1 and u.inspection_id = $2
           and not exists (select from people.v_org c where c.tenant_id = $1 and c.parent_id = o.id and c.closed_on is null)
         group by o.name, o.path order by o.path`
      : `select m.year || '-' || m.no || ' ' || t.title as name from supervision.inspection_unit u
         join tasks.v_task t on t.tenant_id = $1 and t.lead_path >= u.path and t.lead_path < left(u.path, -1) || '/'
         join supervision.matter m on m.tenant_id = $1 and m.task_id = t.id
         where u.tenant_id = $1 and u.inspection_id = $2
         group by m.year, m.no, t.title order by m.year, m.no`,
    [tx.tenantId, inspectionId],
  );
  return rows.map(({ name }) => name);
};
