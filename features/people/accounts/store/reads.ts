import { type Scope, subtreeRange } from '@luoshi/kernel/scope.ts';
import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { type SqlBool, sql } from 'kysely';
import type { Role } from '../../contract.ts';
import type { PeopleTables } from '../../store/tables.ts';

export type AccountRow = {
  id: string;
  personId: string;
  username: string;
  name: string;
  phone: string | null;
  orgId: string;
  orgName: string;
  title: string | null;
  postId: string | null;
  status: 'active' | 'disabled';
  mustChange: boolean;
  lockedUntil: Date | null;
  roles: { role: Role; orgId: string; orgName: string }[];
};

const within = (paths: readonly string[]) =>
  sql<SqlBool>`(${sql.join(
    paths.map((path) => {
      const { from, to } = subtreeRange(path);
      return sql`(o.path >= ${from} collate "C" and o.path < ${to} collate "C")`;
    }),
    sql` or `,
  )})`;

const accounts = (tx: Tx, paths: readonly string[]) =>
  reading<PeopleTables>(tx)
    .selectFrom('people.account as a')
    .innerJoin('people.person as p', (on) =>
      on.onRef('p.tenant_id', '=', 'a.tenant_id').onRef('p.id', '=', 'a.person_id'),
    )
    .innerJoin('people.org as o', (on) => on.onRef('o.tenant_id', '=', 'a.tenant_id').onRef('o.id', '=', 'a.org_id'))
    .leftJoin('people.post as t', (on) =>
      on
        .onRef('t.tenant_id', '=', 'a.tenant_id')
        .onRef('t.person_id', '=', 'a.person_id')
        .onRef('t.org_id', '=', 'a.org_id')
        .on('t.until_day', 'is', null),
    )
    .leftJoin('people.sign_in_failure as f', (on) =>
      on
        .onRef('f.tenant_id', '=', 'a.tenant_id')
        .on(sql<SqlBool>`f.username_sha256 = encode(sha256(convert_to(a.username, 'UTF8')), 'hex')`),
    )
    .where('a.tenant_id', '=', tx.tenantId)
    .where(paths.length === 0 ? sql<SqlBool>`false` : within(paths))
    .select([
      'a.id',
      'a.person_id as personId',
      'a.username',
      'p.name',
      'p.phone',
      'o.id as orgId',
      'o.short_name as orgName',
      't.title',
      't.id as postId',
      'a.status',
      'a.must_change_password as mustChange',
      'f.locked_until as lockedUntil',
      sql<AccountRow['roles']>`coalesce((
        select json_agg(json_build_object('role', g.role, 'orgId', u.id, 'orgName', u.short_name) order by g.role, u.path)
        from people.role_grant g
        join people.org u on u.tenant_id = g.tenant_id and u.id = g.org_id
        where g.tenant_id = a.tenant_id and g.account_id = a.id
      ), '[]')`.as('roles'),
    ]);

/** Accounts by user name after `after`; `words` finds names, user names and units. */
export const listAccounts = (
  tx: Tx,
  scope: Scope,
  { words, under, after, limit }: { words?: string; under?: string; after?: string; limit: number },
): Promise<AccountRow[]> => {
  const like = words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null;
  return accounts(tx, under ? [under] : scope.paths)
    .where(sql<SqlBool>`(${after ?? null}::text is null or a.username > ${after ?? null})`)
    .where(
      sql<SqlBool>`(${like}::text is null or a.username like ${like} or p.name like ${like} or o.name like ${like})`,
    )
    .orderBy('a.username')
    .limit(limit)
    .execute();
};

export const accountById = (tx: Tx, scope: Scope, id: string): Promise<AccountRow | undefined> =>
  accounts(tx, scope.paths).where('a.id', '=', id).executeTakeFirst();

/** The account, locked against other changes until the transaction ends. */
export const accountForUpdate = (tx: Tx, scope: Scope, id: string): Promise<AccountRow | undefined> =>
  accounts(tx, scope.paths).where('a.id', '=', id).forUpdate('a').executeTakeFirst();

export const isUsernameTaken = async (tx: Tx, username: string): Promise<boolean> =>
  (await reading<PeopleTables>(tx)
    .selectFrom('people.account')
    .select('id')
    .where('tenant_id', '=', tx.tenantId)
    .where('username', '=', username)
    .executeTakeFirst()) !== undefined;

/**
 * Which administrator roles active accounts other than this one hold. Locks the government's row first, so that two
 * changes at once cannot each think that the other's administrator stays.
 */
export const administratorsBesides = async (tx: Tx, accountId: string): Promise<Role[]> => {
  const db = reading<PeopleTables>(tx);
  await db.selectFrom('people.tenant').select('id').where('id', '=', tx.tenantId).forUpdate().execute();
  const rows = await db
    .selectFrom('people.role_grant as g')
    .innerJoin('people.account as a', (on) =>
      on.onRef('a.tenant_id', '=', 'g.tenant_id').onRef('a.id', '=', 'g.account_id'),
    )
    .where('g.tenant_id', '=', tx.tenantId)
    .where('g.role', 'in', ['sysadmin', 'secadmin', 'auditor'])
    .where('a.status', '=', 'active')
    .where('a.id', '<>', accountId)
    .select('g.role')
    .distinct()
    .execute();
  return rows.map(({ role }) => role);
};
