import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { sql } from 'kysely';
import type { OrgKind } from '../../people/contract.ts';
import type { DocumentTables } from './tables.ts';

/** A unit by everything it is called. Names of units are no secret inside a government: papers name all of them. */
export type OrgEntry = {
  id: string;
  path: string;
  name: string;
  shortName: string;
  kind: OrgKind;
  aliases: string[];
  /** Short name of the unit above. */
  within: string | null;
};

const ENTRIES_AT_MOST = 20_000;

const entries = (tx: Tx) =>
  reading<DocumentTables>(tx)
    .selectFrom('people.v_org as o')
    .leftJoin('people.v_org as above', (on) =>
      on.onRef('above.tenant_id', '=', 'o.tenant_id').onRef('above.id', '=', 'o.parent_id'),
    )
    .where('o.tenant_id', '=', tx.tenantId)
    .where('o.closed_on', 'is', null)
    .select([
      'o.id',
      'o.path',
      'o.name',
      'o.short_name as shortName',
      'o.kind',
      'above.short_name as within',
      sql<string[]>`array(
        select a.alias from people.v_org_alias a where a.tenant_id = o.tenant_id and a.org_id = o.id order by a.alias
      )`.as('aliases'),
    ]);

/** Every open unit of the government with its names, in the order of the tree: the dictionary for printed names. */
export const orgDictionary = (tx: Tx): Promise<OrgEntry[]> =>
  entries(tx).orderBy('o.path').limit(ENTRIES_AT_MOST).execute();

/** Open units whose name, short name or alias holds the words; those that begin with them first. */
export const searchOrgs = (tx: Tx, words: string, limit: number): Promise<OrgEntry[]> => {
  const bare = words.replace(/[\\%_]/g, '\\$&');
  const like = `%${bare}%`;
  const begins = `${bare}%`;
  return entries(tx)
    .where((eb) =>
      eb.or([
        eb('o.name', 'like', like),
        eb('o.short_name', 'like', like),
        eb.exists(
          eb
            .selectFrom('people.v_org_alias as a')
            .whereRef('a.tenant_id', '=', 'o.tenant_id')
            .whereRef('a.org_id', '=', 'o.id')
            .where('a.alias', 'like', like)
            .select('a.alias'),
        ),
      ]),
    )
    .orderBy(sql`case when o.short_name like ${begins} or o.name like ${begins} then 0 else 1 end`)
    .orderBy('o.path')
    .limit(limit)
    .execute();
};

/** The open units among these ids, with their short names. */
export const orgNames = async (tx: Tx, ids: readonly string[]): Promise<Map<string, { id: string; name: string }>> => {
  const rows = await reading<DocumentTables>(tx)
    .selectFrom('people.v_org as o')
    .where('o.tenant_id', '=', tx.tenantId)
    .where(sql<boolean>`o.id = any(${ids}::uuid[])`)
    .select(['o.id', 'o.short_name as name'])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};

/** The unit that stands at a path. */
export const orgAtPath = (tx: Tx, path: string): Promise<{ id: string; path: string; name: string } | undefined> =>
  reading<DocumentTables>(tx)
    .selectFrom('people.v_org as o')
    .where('o.tenant_id', '=', tx.tenantId)
    .where('o.path', '=', path)
    .select(['o.id', 'o.path', 'o.short_name as name'])
    .executeTakeFirst();
