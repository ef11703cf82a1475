import type { Scope } from '@luoshi/kernel/scope.ts';
import { reading, type Tx, type Write, writing } from '@luoshi/server-kit/db/tx.ts';
import { inScope } from './scoped.ts';
import type { BoardsTables } from './tables.ts';

const screens = (tx: Tx) =>
  reading<BoardsTables>(tx)
    .selectFrom('boards.screen as s')
    .innerJoin('people.v_org as o', (on) => on.onRef('o.tenant_id', '=', 's.tenant_id').onRef('o.id', '=', 's.org_id'))
    .where('s.tenant_id', '=', tx.tenantId);

/** Screens of the units in the scope, those that still show something first. */
export const listScreens = (tx: Tx, scope: Scope) =>
  screens(tx)
    .leftJoin('people.v_account as a', (on) =>
      on.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.id', '=', 's.created_by'),
    )
    .where(inScope(scope, 'o.path'))
    .select([
      's.id',
      's.name',
      's.org_id',
      'o.short_name as org_name',
      's.created_at',
      's.revoked_at',
      'a.name as author',
    ])
    .orderBy('s.revoked_at', (at) => at.desc().nullsFirst())
    .orderBy('s.created_at', 'desc')
    .limit(200)
    .execute();

/** A screen of the scope that has not been taken down, locked until the transaction ends. */
export const screenForChange = (tx: Tx, scope: Scope, id: string) =>
  screens(tx)
    .where('s.id', '=', id)
    .where('s.revoked_at', 'is', null)
    .where(inScope(scope, 'o.path'))
    .select(['s.id', 's.name', 's.org_id'])
    .forUpdate('s')
    .executeTakeFirst();

/** The screen that holds this secret and has not been taken down, with what it may show. */
export const screenByToken = (tx: Tx, tokenSha256: string) =>
  screens(tx)
    .innerJoin('people.v_tenant as t', 't.id', 's.tenant_id')
    .where('s.token_sha256', '=', tokenSha256)
    .where('s.revoked_at', 'is', null)
    .select(['s.id', 's.name', 'o.path', 'o.name as org_name', 't.name as tenant_name', 't.is_demo', 't.time_zone'])
    .executeTakeFirst();

export const insertScreen = (
  tenantId: string,
  row: { id: string; name: string; orgId: string; tokenSha256: string; accountId: string; at: Date },
): Write =>
  writing<BoardsTables>((db) =>
    db.insertInto('boards.screen').values({
      tenant_id: tenantId,
      id: row.id,
      name: row.name,
      org_id: row.orgId,
      token_sha256: row.tokenSha256,
      created_by: row.accountId,
      created_at: row.at,
      revoked_by: null,
      revoked_at: null,
    }),
  );

export const revokeScreenRow = (tenantId: string, id: string, accountId: string, at: Date): Write =>
  writing<BoardsTables>(
    (db) =>
      db
        .updateTable('boards.screen')
        .set({ revoked_at: at, revoked_by: accountId })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('revoked_at', 'is', null),
    { mustTouch: true },
  );
