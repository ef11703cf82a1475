import { type Reading, reading, type Tx, type Write, writing } from '@luoshi/server-kit/db/tx.ts';
import type { PeopleTables } from './tables.ts';

export type Tenant = { id: string; slug: string; name: string; isDemo: boolean };

const tenants = (tx: Tx): ReturnType<typeof select> => select(reading<PeopleTables>(tx));
const select = (db: Reading<PeopleTables>) =>
  db.selectFrom('people.tenant').select(['id', 'slug', 'name', 'is_demo as isDemo']);

/** The demonstration, if one is loaded. */
export const demonstration = (tx: Tx): Promise<Tenant | undefined> =>
  tenants(tx).where('is_demo', '=', true).orderBy('created_at').limit(1).executeTakeFirst();

/** Real governments kept here, by name; `limit` at most. */
export const governments = (tx: Tx, limit: number): Promise<Tenant[]> =>
  tenants(tx).where('is_demo', '=', false).orderBy('name').limit(limit).execute();

export const tenantBySlug = (tx: Tx, slug: string): Promise<Tenant | undefined> =>
  tenants(tx).where('slug', '=', slug).executeTakeFirst();

export const tenantById = (tx: Tx, id: string): Promise<Tenant | undefined> =>
  tenants(tx).where('id', '=', id).executeTakeFirst();

/** A new government; its id is the running transaction's tenant. */
export const insertTenant = (tenant: {
  id: string;
  slug: string;
  name: string;
  isDemo?: boolean;
  demoDay?: string | null;
}): Write =>
  writing<PeopleTables>((db) =>
    db.insertInto('people.tenant').values({
      id: tenant.id,
      slug: tenant.slug,
      name: tenant.name,
      is_demo: tenant.isDemo ?? false,
      demo_day: tenant.demoDay ?? null,
    }),
  );

/** Ids of all governments, the demonstration's too, for jobs that tend each. */
export const tenantIds = async (tx: Tx): Promise<string[]> => {
  const rows = await reading<PeopleTables>(tx).selectFrom('people.tenant').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
};
