import { collectParameters, read, write } from '@luoshi/server-kit/db/statement.ts';
import { inSubtrees } from '@luoshi/server-kit/db/subtrees.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { Field, Frequency } from '../contract.ts';
import type { CostVersion } from '../rules/cost.ts';
import { IS_ASKED, type Reader } from './scoped.ts';

/** A live form as it falls on the units of the reader. */
export type AskedOf = {
  id: string;
  title: string;
  frequency: Frequency;
  startsOn: string;
  endsOn: string | null;
  fields: Field[];
  orgIds: string[];
};

export type LoadUnit = { id: string; name: string; path: string };

/** Live forms that are asked of units in the reader's part of the tree between two days; `unit` narrows it to one. */
export const formsAskedOf = (
  tx: Tx,
  { scope }: Pick<Reader, 'scope'>,
  period: { from: string; to: string; unit: string | null },
): Promise<AskedOf[]> => {
  const parameters = collectParameters(tx.tenantId, period.from, period.to, period.unit);
  return read<AskedOf>(
    tx,
    `select f.id, f.title, f.frequency, f.starts_on as "startsOn", f.ends_on as "endsOn", f.fields,
       array_agg(distinct o.id) as "orgIds"
     from burden.form f
     join burden.form_unit u on u.tenant_id = $1 and u.form_id = f.id
     join people.v_org o on o.tenant_id = $1 and o.closed_on is null and ${IS_ASKED}
     where f.tenant_id = $1 and f.state = 'live' and f.starts_on <= $3::date and (f.ends_on is null or f.ends_on >= $2::date)
       and ($4::uuid is null or o.id = $4::uuid) and ${inSubtrees('o.path', scope.paths, parameters)}
     group by f.tenant_id, f.id`,
    parameters.values,
  );
};

/** Live forms that are asked of given units on a day, whoever may see them: for the load before a request is added. */
export const formsAskedOfUnits = (tx: Tx, orgIds: readonly string[], day: string): Promise<AskedOf[]> =>
  read<AskedOf>(
    tx,
    `select f.id, f.title, f.frequency, f.starts_on as "startsOn", f.ends_on as "endsOn", f.fields,
       array_agg(distinct o.id) as "orgIds"
     from burden.form f
     join burden.form_unit u on u.tenant_id = $1 and u.form_id = f.id
     join people.v_org o on o.tenant_id = $1 and o.id = any($2::uuid[]) and ${IS_ASKED}
     where f.tenant_id = $1 and f.state = 'live' and f.starts_on <= $3::date and (f.ends_on is null or f.ends_on >= $3::date)
     group by f.tenant_id, f.id`,
    [tx.tenantId, orgIds, day],
  );

export type OpenTasks = { orgId: string; month: string; count: number };

/** Tasks that units in the reader's part of the tree led and that were open in each month (`2026-03`). */
export const tasksOpenIn = (
  tx: Tx,
  { scope }: Pick<Reader, 'scope'>,
  months: readonly string[],
  unit: string | null,
): Promise<OpenTasks[]> => {
  const parameters = collectParameters(tx.tenantId, months, unit);
  return read<OpenTasks>(
    tx,
    `select t.lead_org_id as "orgId", m.month, count(*)::int as count
     from unnest($2::text[]) as m (month)
     join tasks.v_task_facts t on t.tenant_id = $1 and t.status not in ('cancelled', 'suspended')
       and coalesce(t.start_on, t.created_at::date) < (m.month || '-01')::date + interval '1 month'
       and (t.done_on is null or t.done_on >= (m.month || '-01')::date)
     where ($3::uuid is null or t.lead_org_id = $3::uuid) and ${inSubtrees('t.lead_path', scope.paths, parameters)}
     group by t.lead_org_id, m.month`,
    parameters.values,
  );
};

/** Names of units in the reader's part of the tree. */
export const unitsIn = (tx: Tx, ids: readonly string[]): Promise<LoadUnit[]> =>
  read<LoadUnit>(
    tx,
    `select o.id, o.short_name as name, o.path from people.v_org o where o.tenant_id = $1 and o.id = any($2::uuid[])`,
    [tx.tenantId, ids],
  );

export const costVersions = (tx: Tx): Promise<CostVersion[]> =>
  read<CostVersion>(
    tx,
    `select version, source, effective_from as "effectiveFrom", rules from burden.cost where tenant_id = $1`,
    [tx.tenantId],
  );

export const addCost = (tenantId: string, { version, source, effectiveFrom, rules }: CostVersion): Write =>
  write(
    `insert into burden.cost (tenant_id, version, source, effective_from, rules) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [tenantId, version, source, effectiveFrom, JSON.stringify(rules)],
  );
