import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { sql } from 'kysely';
import type { Role } from '../../contract.ts';
import type { Failures } from '../../rules/lock-out.ts';
import type { PeopleTables } from '../../store/tables.ts';

export type KnownAccount = {
  id: string;
  username: string;
  passwordHash: string;
  isActive: boolean;
  mustChange: boolean;
  passwordSetOn: string;
  name: string;
  orgId: string;
};

const accounts = (tx: Tx) =>
  reading<PeopleTables>(tx)
    .selectFrom('people.account as a')
    .innerJoin('people.person as p', (on) =>
      on.onRef('p.tenant_id', '=', 'a.tenant_id').onRef('p.id', '=', 'a.person_id'),
    )
    .where('a.tenant_id', '=', tx.tenantId)
    .select([
      'a.id',
      'a.username',
      'a.password_hash as passwordHash',
      sql<boolean>`a.status = 'active'`.as('isActive'),
      'a.must_change_password as mustChange',
      'a.password_set_on as passwordSetOn',
      'p.name',
      'a.org_id as orgId',
    ]);

export const accountByName = (tx: Tx, username: string): Promise<KnownAccount | undefined> =>
  accounts(tx).where('a.username', '=', username).executeTakeFirst();

/** The account, locked against other changes of it until the transaction ends. */
export const accountForChange = (tx: Tx, id: string): Promise<KnownAccount | undefined> =>
  accounts(tx).where('a.id', '=', id).forUpdate('a').executeTakeFirst();

/**
 * Failed sign-ins of a name. Takes a lock on the name, known or not, so that guesses sent at once are counted one
 * after the other.
 */
export const failuresOf = async (tx: Tx, usernameHash: string): Promise<Failures> => {
  const db = reading<PeopleTables>(tx);
  await db
    .selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${`${tx.tenantId}${usernameHash}`}, 0))`.as('held'))
    .execute();
  const found = await db
    .selectFrom('people.sign_in_failure')
    .select(['failures', 'locked_until'])
    .where('tenant_id', '=', tx.tenantId)
    .where('username_sha256', '=', usernameHash)
    .executeTakeFirst();
  return { count: found?.failures ?? 0, lockedUntil: found?.locked_until ?? null };
};

export type FoundSession = {
  sessionId: string;
  kind: 'browser' | 'program';
  expiresAt: Date;
  accountId: string;
  username: string;
  name: string;
  mustChange: boolean;
  passwordSetOn: string;
  isDemo: boolean;
  timeZone: string;
  orgId: string;
  orgName: string;
  orgPath: string;
  grants: { role: Role; path: string }[];
};

/** The living session of a secret, with the person behind it; nothing when it has ended or the account is disabled. */
export const sessionBySecret = (tx: Tx, secretSha256: string, now: Date): Promise<FoundSession | undefined> =>
  reading<PeopleTables>(tx)
    .selectFrom('people.session as s')
    .innerJoin('people.account as a', (on) =>
      on.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.id', '=', 's.account_id'),
    )
    .innerJoin('people.person as p', (on) =>
      on.onRef('p.tenant_id', '=', 'a.tenant_id').onRef('p.id', '=', 'a.person_id'),
    )
    .innerJoin('people.org as o', (on) => on.onRef('o.tenant_id', '=', 'a.tenant_id').onRef('o.id', '=', 'a.org_id'))
    .innerJoin('people.tenant as t', 't.id', 's.tenant_id')
    .where('s.tenant_id', '=', tx.tenantId)
    .where('s.secret_sha256', '=', secretSha256)
    .where('s.expires_at', '>', now)
    .where('a.status', '=', 'active')
    .select([
      's.id as sessionId',
      's.kind',
      's.expires_at as expiresAt',
      'a.id as accountId',
      'a.username',
      'p.name',
      'a.must_change_password as mustChange',
      'a.password_set_on as passwordSetOn',
      't.is_demo as isDemo',
      't.time_zone as timeZone',
      'o.id as orgId',
      'o.name as orgName',
      'o.path as orgPath',
      sql<{ role: Role; path: string }[]>`coalesce((
        select json_agg(json_build_object('role', g.role, 'path', u.path) order by g.role, u.path)
        from people.role_grant g
        join people.org u on u.tenant_id = g.tenant_id and u.id = g.org_id
        where g.tenant_id = a.tenant_id and g.account_id = a.id
      ), '[]')`.as('grants'),
    ])
    .executeTakeFirst();

/** Moves a browser session's end on; see the function's own words in the migration. */
export const keepSession = async (tx: Tx, sessionId: string, now: Date, until: Date): Promise<void> => {
  await reading<PeopleTables>(tx)
    .selectNoFrom(sql`people.keep_session(${sessionId}, ${now}, ${until})`.as('kept'))
    .execute();
};

/** Programs' tokens of an account that have not ended, the newest first. */
export const tokensOf = (tx: Tx, accountId: string, now: Date) =>
  reading<PeopleTables>(tx)
    .selectFrom('people.session')
    .select(['id', 'name', 'created_at', 'seen_at', 'expires_at'])
    .where('tenant_id', '=', tx.tenantId)
    .where('account_id', '=', accountId)
    .where('kind', '=', 'program')
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute();
