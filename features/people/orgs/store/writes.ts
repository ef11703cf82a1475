import { type Write, writing } from '@luoshi/server-kit/db/tx.ts';
import { CompiledQuery } from 'kysely';
import type { OrgKind } from '../../contract.ts';
import type { PeopleTables } from '../../store/tables.ts';

export type OrgChange = {
  name?: string;
  shortName?: string;
  kind?: OrgKind;
  regionCode?: string | null;
  closedOn?: string | null;
  parentId?: string;
};

/** Changes what is named; `mustTouch`, so that a unit that has vanished is noticed. */
export const updateOrg = (tenantId: string, id: string, change: OrgChange): Write =>
  writing<PeopleTables>(
    (db) =>
      db
        .updateTable('people.org')
        .set({
          name: change.name,
          short_name: change.shortName,
          kind: change.kind,
          region_code: change.regionCode,
          closed_on: change.closedOn,
          parent_id: change.parentId,
        })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id),
    { mustTouch: true },
  );

export const deleteAliases = (tenantId: string, orgId: string): Write =>
  writing<PeopleTables>((db) =>
    db.deleteFrom('people.org_alias').where('tenant_id', '=', tenantId).where('org_id', '=', orgId),
  );

/** Moves a subtree's path, and every copy of it in any feature's tables; the tenant is the transaction's own. */
export const repath = (fromPath: string, toPath: string): Write => ({
  compiled: CompiledQuery.raw('select people.repath($1, $2)', [fromPath, toPath]),
  mustTouch: false,
});
