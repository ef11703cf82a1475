import { type Write, writing } from '@luoshi/server-kit/db/tx.ts';
import { type RawBuilder, sql } from 'kysely';
import type { OrgKind, Role } from '../contract.ts';
import type { PeopleTables } from './tables.ts';

// Rows travel as one JSON parameter, so that a tree of thousands of units is one statement whose text never changes.
const rowsOf = (rows: readonly object[], columns: string): RawBuilder<never> =>
  sql`select * from json_to_recordset(${JSON.stringify(rows)}::json) as row_of (${sql.raw(columns)})`;

export type OrgRow = {
  id: string;
  parentId: string | null;
  /** `0001.0003.` */
  path: string;
  name: string;
  shortName: string;
  kind: OrgKind;
  regionCode?: string | null;
  sort?: number;
};

/** Units; parents need not come before their children. */
export const insertOrgs = (tenantId: string, orgs: readonly OrgRow[]): Write =>
  writing<PeopleTables>((db) =>
    db
      .insertInto('people.org')
      .columns(['tenant_id', 'id', 'parent_id', 'path', 'name', 'short_name', 'kind', 'region_code', 'sort'])
      .expression(
        rowsOf(
          orgs.map((org) => ({
            tenant_id: tenantId,
            id: org.id,
            parent_id: org.parentId,
            path: org.path,
            name: org.name,
            short_name: org.shortName,
            kind: org.kind,
            region_code: org.regionCode ?? null,
            sort: org.sort ?? 0,
          })),
          'tenant_id uuid, id uuid, parent_id uuid, path text, name text, short_name text, kind text, region_code text, sort int',
        ),
      ),
  );

/** Names that papers use for a unit; one that is there already stays. */
export const insertAliases = (tenantId: string, aliases: readonly { orgId: string; alias: string }[]): Write =>
  writing<PeopleTables>((db) =>
    db
      .insertInto('people.org_alias')
      .columns(['tenant_id', 'org_id', 'alias'])
      .expression(
        rowsOf(
          aliases.map(({ orgId, alias }) => ({ tenant_id: tenantId, org_id: orgId, alias })),
          'tenant_id uuid, org_id uuid, alias text',
        ),
      )
      .onConflict((on) => on.doNothing()),
  );

/** Takes names away from units; those a unit does not have change nothing. */
export const deleteAliases = (tenantId: string, aliases: readonly { orgId: string; alias: string }[]): Write =>
  writing<PeopleTables>((db) =>
    db
      .deleteFrom('people.org_alias')
      .where('tenant_id', '=', tenantId)
      .where(
        sql<boolean>`(org_id, alias) in (
          select k.org_id, k.alias from jsonb_to_recordset(${JSON.stringify(
            aliases.map(({ orgId, alias }) => ({ org_id: orgId, alias })),
          )}::jsonb) as k (org_id uuid, alias text))`,
      ),
  );

export const insertPersons = (
  tenantId: string,
  persons: readonly { id: string; name: string; phone?: string | null }[],
): Write =>
  writing<PeopleTables>((db) =>
    db
      .insertInto('people.person')
      .columns(['tenant_id', 'id', 'name', 'phone'])
      .expression(
        rowsOf(
          persons.map(({ id, name, phone }) => ({ tenant_id: tenantId, id, name, phone: phone ?? null })),
          'tenant_id uuid, id uuid, name text, phone text',
        ),
      ),
  );

export type PostRow = { id: string; orgId: string; personId: string; title: string; isHead?: boolean };

export const insertPosts = (tenantId: string, posts: readonly PostRow[]): Write =>
  writing<PeopleTables>((db) =>
    db
      .insertInto('people.post')
      .columns(['tenant_id', 'id', 'org_id', 'person_id', 'title', 'is_head'])
      .expression(
        rowsOf(
          posts.map((post) => ({
            tenant_id: tenantId,
            id: post.id,
            org_id: post.orgId,
            person_id: post.personId,
            title: post.title,
            is_head: post.isHead ?? false,
          })),
          'tenant_id uuid, id uuid, org_id uuid, person_id uuid, title text, is_head boolean',
        ),
      ),
  );

export type AccountRow = {
  id: string;
  personId: string;
  orgId: string;
  /** Lower case. */
  username: string;
  /** Of `hashPassword`. */
  passwordHash: string;
  mustChangePassword?: boolean;
  /** The government's day on which the password was set. */
  passwordSetOn: string;
};

export const insertAccounts = (tenantId: string, accounts: readonly AccountRow[]): Write =>
  writing<PeopleTables>((db) =>
    db
      .insertInto('people.account')
      .columns([
        'tenant_id',
        'id',
        'person_id',
        'org_id',
        'username',
        'password_hash',
        'must_change_password',
        'password_set_on',
      ])
      .expression(
        rowsOf(
          accounts.map((account) => ({
            tenant_id: tenantId,
            id: account.id,
            person_id: account.personId,
            org_id: account.orgId,
            username: account.username.toLowerCase(),
            password_hash: account.passwordHash,
            must_change_password: account.mustChangePassword ?? false,
            password_set_on: account.passwordSetOn,
          })),
          'tenant_id uuid, id uuid, person_id uuid, org_id uuid, username text, password_hash text, must_change_password boolean, password_set_on date',
        ),
      ),
  );

/** Roles; `orgId` is the head of the subtree a role reaches. */
export const insertGrants = (
  tenantId: string,
  grants: readonly { accountId: string; role: Role; orgId: string }[],
): Write =>
  writing<PeopleTables>((db) =>
    db
      .insertInto('people.role_grant')
      .columns(['tenant_id', 'account_id', 'role', 'org_id'])
      .expression(
        rowsOf(
          grants.map(({ accountId, role, orgId }) => ({
            tenant_id: tenantId,
            account_id: accountId,
            role,
            org_id: orgId,
          })),
          'tenant_id uuid, account_id uuid, role text, org_id uuid',
        ),
      ),
  );
