import type { Scope } from '@luoshi/kernel/scope.ts';
import { read } from '@luoshi/server-kit/db/statement.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { FirmFilters } from '../contract.ts';
import type { FirmFacts } from '../rules/firm.ts';
import { wantedOf } from '../rules/search.ts';
import { within } from './scoped.ts';

/** A firm as its row holds it. */
export type FirmRead = FirmFacts & {
  id: string;
  orgId: string;
  orgPath: string;
  orgName: string;
  regionCode: string | null;
  regionName: string | null;
  revision: number;
  createdAt: Date;
  updatedAt: Date;
};

const COLUMNS = `f.id, f.name, f.credit_code as "creditCode", f.org_id as "orgId", f.org_path as "orgPath",
  coalesce(o.short_name, '') as "orgName", f.region_code as "regionCode", f.industry, f.address,
  f.contact_name as "contactName", f.contact_phone as "contactPhone", f.staff, f.is_above_scale as "isAboveScale",
  f.tags, f.note, f.is_closed as "isClosed", f.revision, f.created_at as "createdAt", f.updated_at as "updatedAt"`;
const FROM = `enterprises.firm f
  left join people.v_org o on o.tenant_id = f.tenant_id and o.id = f.org_id`;

/** A selection of firms: filters with the unit's path instead of its id. */
export type Selection = Omit<FirmFilters, 'under'> & { underPath: string | null };

const conditionsOf = (tx: Tx, scope: Scope, selection: Selection, values: unknown[]): string[] => {
  const add = (value: unknown): string => {
    values.push(value);
    return `$${values.length}`;
  };
  const conditions = ['f.tenant_id = $1', within('f.org_path', scope.paths, values)];
  if (selection.underPath) conditions.push(within('f.org_path', [selection.underPath], values));
  if (selection.industry) conditions.push(`f.industry = ${add(selection.industry)}`);
  if (selection.tag) conditions.push(`f.tags @> array[${add(selection.tag)}]::text[]`);
  if (selection.scale) conditions.push(selection.scale === 'above' ? 'f.is_above_scale' : 'not f.is_above_scale');
  conditions.push(selection.closed === 'yes' ? 'f.is_closed' : 'not f.is_closed');
  const wanted = wantedOf(tx.tenantId, selection.q);
  if (wanted && wanted.pieces.length > 0) conditions.push(`f.pieces @> ${add(wanted.pieces)}::text[]`);
  for (const word of wanted?.words ?? [])
    conditions.push(
      `lower(concat_ws(' ', f.name, f.credit_code, f.industry, f.contact_name)) like ${add(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`,
    );
  return conditions;
};

/** A page of firms by name, from after one. */
export const listFirms = async (
  tx: Tx,
  scope: Scope,
  selection: Selection,
  page: { limit: number; after: { name: string; id: string } | null },
): Promise<FirmRead[]> => {
  const values: unknown[] = [tx.tenantId];
  const conditions = conditionsOf(tx, scope, selection, values);
  if (page.after) {
    values.push(page.after.name, page.after.id);
    conditions.push(`(f.name, f.id) > ($${values.length - 1}, $${values.length}::uuid)`);
  }
  values.push(page.limit);
  return read<FirmRead>(
    tx,
    `select ${COLUMNS}, null as "regionName" from ${FROM} where ${conditions.join(' and ')} order by f.name, f.id limit $${values.length}`,
    values,
  );
};

export const countFirms = async (
  tx: Tx,
  scope: Scope,
  selection: Selection,
): Promise<{ total: number; aboveScale: number }> => {
  const values: unknown[] = [tx.tenantId];
  const conditions = conditionsOf(tx, scope, selection, values);
  const [row] = await read<{ total: number; aboveScale: number }>(
    tx,
    `select count(*)::int as total, (count(*) filter (where f.is_above_scale))::int as "aboveScale"
     from enterprises.firm f where ${conditions.join(' and ')}`,
    values,
  );
  return row ?? { total: 0, aboveScale: 0 };
};

/** A firm that the caller may see; `lock` keeps others from changing it meanwhile. */
export const firmById = async (
  tx: Tx,
  scope: Scope,
  id: string,
  { lock = false } = {},
): Promise<FirmRead | undefined> => {
  const values: unknown[] = [tx.tenantId, id];
  const inScope = within('f.org_path', scope.paths, values);
  const [row] = await read<FirmRead>(
    tx,
    `select ${COLUMNS}, (
       select r.name from places.v_region r where r.tenant_id = f.tenant_id and r.code = f.region_code
     ) as "regionName"
     from ${FROM} where f.tenant_id = $1 and f.id = $2 and ${inScope}${lock ? ' for update of f' : ''}`,
    values,
  );
  return row;
};

/** Firms by their codes or names, whoever keeps in touch with them; locked against changes by others. */
export const firmsByKeys = (tx: Tx, codes: readonly string[], names: readonly string[]): Promise<FirmRead[]> =>
  read<FirmRead>(
    tx,
    `select ${COLUMNS}, null as "regionName" from ${FROM}
     where f.tenant_id = $1 and f.id in (
       select c.id from enterprises.firm c where c.tenant_id = $1 and c.credit_code = any($2::text[])
       union
       select n.id from enterprises.firm n where n.tenant_id = $1 and n.name = any($3::text[])
     )
     order by f.id`,
    [tx.tenantId, codes, names],
    // A plan made while the register was empty would read all of it for each batch of an import.
    { planAnew: true },
  );

/** An open unit of the government with its path and region. */
export const orgOf = async (
  tx: Tx,
  id: string,
): Promise<{ id: string; name: string; path: string; regionCode: string | null } | undefined> =>
  (
    await read<{ id: string; name: string; path: string; regionCode: string | null }>(
      tx,
      `select o.id, o.short_name as name, o.path, o.region_code as "regionCode" from people.v_org o
       where o.tenant_id = $1 and o.id = $2 and o.closed_on is null`,
      [tx.tenantId, id],
    )
  )[0];

/** Region codes of units. */
export const regionsOfOrgs = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string | null>> => {
  const rows = await read<{ id: string; code: string | null }>(
    tx,
    'select o.id, o.region_code as code from people.v_org o where o.tenant_id = $1 and o.id = any($2::uuid[])',
    [tx.tenantId, ids],
  );
  return new Map(rows.map(({ id, code }) => [id, code]));
};

/** How many firms that the caller may see have each industry, or each tag. */
export const facet = (tx: Tx, scope: Scope, of: 'industry' | 'tag'): Promise<{ name: string; n: number }[]> => {
  const values: unknown[] = [tx.tenantId];
  const inScope = within('f.org_path', scope.paths, values);
  const named = of === 'industry' ? 'f.industry' : 'tag';
  return read(
    tx,
    `select ${named} as name, count(*)::int as n
     from enterprises.firm f${of === 'tag' ? ' cross join unnest(f.tags) as tag' : ''}
     where f.tenant_id = $1 and ${inScope} and not f.is_closed and ${named} is not null
     group by 1 order by 2 desc, 1 limit 100`,
    values,
  );
};
