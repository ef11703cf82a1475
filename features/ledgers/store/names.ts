import { read } from '@luoshi/server-kit/db/statement.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { NamedUnit } from '../../people/rules/match-unit.ts';

/** Every open unit of the government with its names, for reading the names in cells. */
export const namedUnits = (tx: Tx): Promise<NamedUnit[]> =>
  read<NamedUnit>(
    tx,
    `select o.id, o.path, o.name, o.short_name as "shortName", o.kind, array(
       select a.alias from people.v_org_alias a where a.tenant_id = o.tenant_id and a.org_id = o.id order by a.alias
     ) as aliases
     from people.v_org o where o.tenant_id = $1 and o.closed_on is null order by o.path limit 20000`,
    [tx.tenantId],
  );

/** Every region of the government. */
export const namedRegions = (tx: Tx): Promise<{ code: string; name: string }[]> =>
  read(tx, `select code, name from places.v_region where tenant_id = $1 order by code limit 20000`, [tx.tenantId]);
