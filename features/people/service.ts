import { dayAt, toDay } from '@luoshi/kernel/day.ts';
import { mintScope } from '@luoshi/kernel/scope.ts';
import { sha256Hex } from '@luoshi/server-kit/crypto/secrets.ts';
import type { Write } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { FastifyRequest } from 'fastify';
import { readCredential } from './rules/credential.ts';
import { mustChangePassword } from './rules/password.ts';
import { headsOf } from './rules/reach.ts';
import { permissionsOf } from './rules/roles.ts';
import { idleEnd } from './rules/session-terms.ts';
import { type FoundSession, keepSession, sessionBySecret } from './sessions/store/reads.ts';
import { governments } from './store/tenants.ts';
import { deleteAliases, insertAliases } from './store/writes.ts';

export const SESSION_COOKIE = 'luoshi_session';

const CACHE_MS = 15_000;
const CACHED_AT_MOST = 5_000;
const BEARER = /^Bearer +(\S+)$/i;

/** The person behind a session. Whoever must change their password first may do nothing else. */
export const actorOf = (tenantId: string, session: FoundSession, now: Date): Actor => {
  const roles = [...new Set(session.grants.map((grant) => grant.role))];
  const today = dayAt(now, session.timeZone);
  const password = { mustChange: session.mustChange, setOn: toDay(session.passwordSetOn) };
  return {
    tenantId,
    isDemo: session.isDemo,
    accountId: session.accountId,
    name: session.name,
    username: session.username,
    org: { id: session.orgId, name: session.orgName, path: session.orgPath },
    roles,
    permissions: mustChangePassword(password, today, session.isDemo) ? new Set() : permissionsOf(roles),
    scope: mintScope(tenantId, headsOf(session.grants.map((grant) => grant.path))),
    sessionId: session.sessionId,
    timeZone: session.timeZone,
  };
};

/** The text of the session cookie or bearer token, if the request carries one; a token goes before the cookie. */
const credentialIn = (request: Pick<FastifyRequest, 'headers' | 'cookies'>): string | null =>
  BEARER.exec(request.headers.authorization ?? '')?.[1] ?? request.cookies[SESSION_COOKIE] ?? null;

/**
 * The session gate: finds the person behind a request, or null. Resolved sessions are remembered for 15 seconds;
 * `forget` drops those of one government when news of its people arrives. The demonstration's accounts are known on
 * requests from this machine only.
 */
export const makeAuthenticate = (
  services: Services,
): {
  authenticate(
    request: Pick<FastifyRequest, 'headers' | 'cookies'>,
    facts: Pick<RequestFacts, 'now' | 'fromThisMachine'>,
  ): Promise<Actor | null>;
  forget(tenantId: string): void;
} => {
  const known = new Map<string, { actor: Actor; until: number }>();
  // Counts what was forgotten, so that an answer that was under way when news came is not remembered.
  let forgotten = 0;

  const resolve = async (text: string, now: Date): Promise<Actor | null> => {
    const credential = readCredential(text);
    if (!credential) return null;
    const key = sha256Hex(text);
    const hit = known.get(key);
    if (hit && hit.until > now.getTime()) return hit.actor;
    const before = forgotten;
    const session = await services.db.transact(credential.tenantId, async (tx) => {
      const found = await sessionBySecret(tx, sha256Hex(credential.secret), now);
      if (found) await keepSession(tx, found.sessionId, now, idleEnd(now));
      return found;
    });
    known.delete(key);
    if (!session) return null;
    const actor = actorOf(credential.tenantId, session, now);
    if (known.size >= CACHED_AT_MOST) known.clear();
    if (before === forgotten)
      known.set(key, { actor, until: Math.min(now.getTime() + CACHE_MS, session.expiresAt.getTime()) });
    return actor;
  };

  return {
    authenticate: async (request, facts) => {
      const text = credentialIn(request);
      if (!text) return null;
      const actor = await resolve(text, facts.now);
      return actor?.isDemo && !facts.fromThisMachine ? null : actor;
    },
    forget: (tenantId) => {
      forgotten++;
      for (const [key, { actor }] of known) if (actor.tenantId === tenantId) known.delete(key);
    },
  };
};

/** Whether a real government has been set up here; the demonstration does not count. */
export const governmentExists = async (services: Services): Promise<boolean> =>
  (await services.db.outsideTenants((tx) => governments(tx, 1))).length > 0;

/** The write that keeps a name printed in a paper as an alias of a unit; a name it already has changes nothing. */
export const rememberAlias = (tenantId: string, orgId: string, alias: string): Write =>
  insertAliases(tenantId, [{ orgId, alias }]);

/** The write that takes such a name away again. */
export const forgetAlias = (tenantId: string, orgId: string, alias: string): Write =>
  deleteAliases(tenantId, [{ orgId, alias }]);
