import { type Write, writing } from '@luoshi/server-kit/db/tx.ts';
import type { PeopleTables } from '../../store/tables.ts';

export const updatePerson = (tenantId: string, id: string, person: { name: string; phone: string | null }): Write =>
  writing<PeopleTables>(
    (db) => db.updateTable('people.person').set(person).where('tenant_id', '=', tenantId).where('id', '=', id),
    { mustTouch: true },
  );

export const updateAccount = (
  tenantId: string,
  id: string,
  account: { orgId: string; status: 'active' | 'disabled' },
): Write =>
  writing<PeopleTables>(
    (db) =>
      db
        .updateTable('people.account')
        .set({ org_id: account.orgId, status: account.status })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id),
    { mustTouch: true },
  );

/** Ends a post: `day` is the last on which the person holds it. */
export const endPost = (tenantId: string, id: string, day: string): Write =>
  writing<PeopleTables>((db) =>
    db.updateTable('people.post').set({ until_day: day }).where('tenant_id', '=', tenantId).where('id', '=', id),
  );

export const retitlePost = (tenantId: string, id: string, title: string): Write =>
  writing<PeopleTables>((db) =>
    db.updateTable('people.post').set({ title }).where('tenant_id', '=', tenantId).where('id', '=', id),
  );

export const deleteGrants = (tenantId: string, accountId: string): Write =>
  writing<PeopleTables>((db) =>
    db.deleteFrom('people.role_grant').where('tenant_id', '=', tenantId).where('account_id', '=', accountId),
  );
