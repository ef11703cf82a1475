import type { Scope } from '@luoshi/kernel/scope.ts';
import { read } from '@luoshi/server-kit/db/statement.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { within } from '../../store/scoped.ts';

/** A figure as its row holds it. */
export type FigureRead = {
  id: string;
  period: string;
  name: string;
  unit: string;
  orgId: string;
  orgName: string;
  firmId: string | null;
  firmName: string | null;
  value: number;
  growth: number | null;
  source: string | null;
};

const COLUMNS = `i.id, i.period, i.name, i.unit, i.org_id as "orgId", coalesce(o.short_name, '') as "orgName",
  i.firm_id as "firmId", f.name as "firmName", i.value::float8 as value, i.growth::float8 as growth, i.source`;
const FROM = `enterprises.indicator i
  left join people.v_org o on o.tenant_id = i.tenant_id and o.id = i.org_id
  left join enterprises.firm f on f.tenant_id = i.tenant_id and f.id = i.firm_id`;

/** What a list of figures is narrowed by. */
export type FigureSelection = { underPath: string | null; q: string | undefined };

const conditionsOf = (scope: Scope, { underPath, q }: FigureSelection, values: unknown[]): string[] => {
  const conditions = ['i.tenant_id = $1', within('i.org_path', scope.paths, values)];
  if (underPath) conditions.push(within('i.org_path', [underPath], values));
  if (q) {
    values.push(`%${q.replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(`(i.name ilike $${values.length} or f.name ilike $${values.length})`);
  }
  return conditions;
};

/** Periods for which there are figures in a selection. */
export const periodsOf = async (tx: Tx, scope: Scope, selection: FigureSelection): Promise<string[]> => {
  const values: unknown[] = [tx.tenantId];
  const conditions = conditionsOf(scope, selection, values);
  const rows = await read<{ period: string }>(
    tx,
    `select distinct i.period from ${FROM} where ${conditions.join(' and ')} order by 1 desc limit 500`,
    values,
  );
  return rows.map(({ period }) => period);
};

/** Figures of some periods, in the order in which indicators first came in. */
export const figuresOf = async (
  tx: Tx,
  scope: Scope,
  selection: FigureSelection,
  periods: readonly string[],
  limit: number,
): Promise<FigureRead[]> => {
  const values: unknown[] = [tx.tenantId];
  const conditions = conditionsOf(scope, selection, values);
  values.push(periods, limit);
  return read<FigureRead>(
    tx,
    `select ${COLUMNS} from ${FROM}
     where ${conditions.join(' and ')} and i.period = any($${values.length - 1}::text[])
     order by i.firm_id is not null, i.sort, i.name, i.org_path, f.name, i.period desc limit $${values.length}`,
    values,
  );
};

/** The figures of a firm, latest periods first. */
export const figuresOfOneFirm = (tx: Tx, scope: Scope, firmId: string): Promise<FigureRead[]> => {
  const values: unknown[] = [tx.tenantId, firmId];
  const inScope = within('i.org_path', scope.paths, values);
  return read<FigureRead>(
    tx,
    `select ${COLUMNS} from ${FROM} where i.tenant_id = $1 and i.firm_id = $2 and ${inScope}
     order by i.name, i.period desc limit 500`,
    values,
  );
};

/** Figures by what makes them one: period, name, unit of government and firm. */
export const figuresByKeys = (
  tx: Tx,
  keys: readonly { period: string; name: string; orgId: string; firmId: string | null }[],
): Promise<FigureRead[]> =>
  read<FigureRead>(
    tx,
    `select ${COLUMNS} from ${FROM}
     join jsonb_to_recordset($2::jsonb) as k (period text, name text, "orgId" uuid, "firmId" uuid)
       on k.period = i.period and k.name = i.name and k."orgId" = i.org_id and k."firmId" is not distinct from i.firm_id
     where i.tenant_id = $1`,
    [tx.tenantId, JSON.stringify(keys)],
  );
