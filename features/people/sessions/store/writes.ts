import { type Write, writing } from '@luoshi/server-kit/db/tx.ts';
import type { Failures } from '../../rules/lock-out.ts';
import type { PeopleTables } from '../../store/tables.ts';

export const insertSession = (session: {
  tenantId: string;
  id: string;
  accountId: string;
  kind: 'browser' | 'program';
  name: string | null;
  secretSha256: string;
  now: Date;
  expiresAt: Date;
}): Write =>
  writing<PeopleTables>((db) =>
    db.insertInto('people.session').values({
      tenant_id: session.tenantId,
      id: session.id,
      account_id: session.accountId,
      kind: session.kind,
      name: session.name,
      secret_sha256: session.secretSha256,
      created_at: session.now,
      seen_at: session.now,
      expires_at: session.expiresAt,
    }),
  );

export const deleteSession = (tenantId: string, id: string): Write =>
  writing<PeopleTables>((db) => db.deleteFrom('people.session').where('tenant_id', '=', tenantId).where('id', '=', id));

/** Ends the sessions and tokens of an account, but for the one named. */
export const deleteSessionsOf = (tenantId: string, accountId: string, exceptId?: string): Write =>
  writing<PeopleTables>((db) => {
    const all = db.deleteFrom('people.session').where('tenant_id', '=', tenantId).where('account_id', '=', accountId);
    return exceptId ? all.where('id', '<>', exceptId) : all;
  });

export const deleteEndedSessions = (tenantId: string, now: Date): Write =>
  writing<PeopleTables>((db) =>
    db.deleteFrom('people.session').where('tenant_id', '=', tenantId).where('expires_at', '<=', now),
  );

export const keepFailures = (tenantId: string, usernameHash: string, failures: Failures, now: Date): Write =>
  writing<PeopleTables>((db) =>
    db
      .insertInto('people.sign_in_failure')
      .values({
        tenant_id: tenantId,
        username_sha256: usernameHash,
        failures: failures.count,
        locked_until: failures.lockedUntil,
        last_at: now,
      })
      .onConflict((on) =>
        on.columns(['tenant_id', 'username_sha256']).doUpdateSet({
          failures: failures.count,
          locked_until: failures.lockedUntil,
          last_at: now,
        }),
      ),
  );

export const forgetFailures = (tenantId: string, usernameHash: string): Write =>
  writing<PeopleTables>((db) =>
    db
      .deleteFrom('people.sign_in_failure')
      .where('tenant_id', '=', tenantId)
      .where('username_sha256', '=', usernameHash),
  );

/** Forgets failures of names nobody has tried since `before`. */
export const forgetOldFailures = (tenantId: string, before: Date): Write =>
  writing<PeopleTables>((db) =>
    db.deleteFrom('people.sign_in_failure').where('tenant_id', '=', tenantId).where('last_at', '<', before),
  );

/** A new password; `mustTouch`, so that a vanished account is noticed. */
export const setPassword = (
  tenantId: string,
  accountId: string,
  password: { hash: string; setOn: string; mustChange: boolean },
): Write =>
  writing<PeopleTables>(
    (db) =>
      db
        .updateTable('people.account')
        .set({
          password_hash: password.hash,
          password_set_on: password.setOn,
          must_change_password: password.mustChange,
        })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', accountId),
    { mustTouch: true },
  );
