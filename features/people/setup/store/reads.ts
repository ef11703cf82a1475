import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { sql } from 'kysely';
import type { PeopleTables } from '../../store/tables.ts';

/** Lets one set-up after the other begin, on whichever server, until the transaction ends. */
export const waitForOtherSetup = async (tx: Tx): Promise<void> => {
  await reading<PeopleTables>(tx)
    .selectNoFrom(sql`pg_advisory_xact_lock(hashtext('people.setup'))`.as('held'))
    .execute();
};

/** Accounts of the transaction's government with one of their roles, for the sign-in page of the demonstration. */
export const accountsWithRole = (
  tx: Tx,
): Promise<{ username: string; name: string; role: string; orgName: string }[]> =>
  reading<PeopleTables>(tx)
    .selectFrom('people.account as a')
    .innerJoin('people.person as p', (on) =>
      on.onRef('p.tenant_id', '=', 'a.tenant_id').onRef('p.id', '=', 'a.person_id'),
    )
    .innerJoin('people.org as o', (on) => on.onRef('o.tenant_id', '=', 'a.tenant_id').onRef('o.id', '=', 'a.org_id'))
    .innerJoin('people.role_grant as g', (on) =>
      on.onRef('g.tenant_id', '=', 'a.tenant_id').onRef('g.account_id', '=', 'a.id'),
    )
    .where('a.tenant_id', '=', tx.tenantId)
    .where('a.status', '=', 'active')
    .select(['a.username', 'p.name', 'g.role', 'o.short_name as orgName'])
    .orderBy('a.created_at')
    .orderBy('a.username')
    .limit(50)
    .execute();
