import { toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { hashPassword, newSecret, passwordFits, sha256Hex } from '@luoshi/server-kit/crypto/secrets.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { SessionView } from '../contract.ts';
import { writeCredential } from '../rules/credential.ts';
import { afterFailure, minutesLocked } from '../rules/lock-out.ts';
import { mustChangePassword, passwordFault } from '../rules/password.ts';
import { idleEnd, SESSION_TERMS } from '../rules/session-terms.ts';
import { actorOf } from '../service.ts';
import { demonstration, governments, type Tenant, tenantById, tenantBySlug } from '../store/tenants.ts';
import { accountByName, accountForChange, failuresOf, sessionBySecret, tokensOf } from './store/reads.ts';
import {
  deleteEndedSessions,
  deleteSession,
  deleteSessionsOf,
  forgetFailures,
  forgetOldFailures,
  insertSession,
  keepFailures,
  setPassword,
} from './store/writes.ts';

const FEATURE = 'people';
const DEMO_PREFIX = 'demo.';
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const termsOf = (account: { mustChange: boolean; passwordSetOn: string }) => ({
  mustChange: account.mustChange,
  setOn: toDay(account.passwordSetOn),
});

/** The signed-in person as `GET /session` shows them. */
export const sessionView = (
  actor: Actor,
  tenantName: string,
  facts: Pick<RequestFacts, 'today' | 'language'>,
  mustChange: boolean,
): SessionView => ({
  account: { id: actor.accountId, username: actor.username, name: actor.name },
  roles: [...actor.roles],
  permissions: [...actor.permissions].sort(),
  tenant: { id: actor.tenantId, name: tenantName, isDemo: actor.isDemo },
  org: { ...actor.org },
  today: facts.today,
  language: facts.language,
  mustChangePassword: mustChange,
});

/** The session of the caller. */
export const showSession = async (tx: Tx, actor: Actor, facts: RequestFacts): Promise<Outcome<SessionView>> => {
  const tenant = await tenantById(tx, tx.tenantId);
  const account = await accountByName(tx, actor.username);
  const mustChange = account ? mustChangePassword(termsOf(account), facts.today, actor.isDemo) : false;
  return accept(sessionView(actor, tenant?.name ?? '', facts, mustChange));
};

/** The government a sign-in means: named by short name or id, the demonstration for its accounts, else the only one. */
const tenantOf = async (tx: Tx, input: { username: string; tenant?: string }): Promise<Outcome<Tenant | null>> => {
  if (input.tenant) {
    const find = ID.test(input.tenant) ? tenantById : tenantBySlug;
    return accept((await find(tx, input.tenant)) ?? null);
  }
  if (input.username.startsWith(DEMO_PREFIX)) return accept((await demonstration(tx)) ?? null);
  const [only, another] = await governments(tx, 2);
  return another ? refuse('people.tenant_needed') : accept(only ?? null);
};

/**
 * Signs in a browser and answers the session and the text of its cookie. Refuses an unknown name as it refuses a wrong
 * password: `people.sign_in_failed`, in the same time; `people.locked` after five in a row, known name or not;
 * `people.tenant_needed`; `people.same_machine_only` for the demonstration's accounts from elsewhere.
 */
export const signIn = async (
  services: Services,
  facts: RequestFacts,
  input: { username: string; password: string; tenant?: string },
): Promise<Outcome<{ view: SessionView; cookie: string }>> => {
  const username = input.username.toLowerCase();
  const found = await services.db.outsideTenants((tx) => tenantOf(tx, { ...input, username }));
  if (!found.ok) return found;
  const tenant = found.value;
  if (!tenant) {
    await passwordFits(null, input.password);
    return refuse('people.sign_in_failed');
  }
  if (tenant.isDemo && !facts.fromThisMachine) return refuse('people.same_machine_only');
  return services.db.transact(tenant.id, (tx) => signInTo(tx, tenant, facts, { ...input, username }));
};

const signInTo = async (
  tx: Tx,
  tenant: Tenant,
  facts: RequestFacts,
  input: { username: string; password: string },
): Promise<Outcome<{ view: SessionView; cookie: string }>> => {
  const nameHash = sha256Hex(input.username);
  const failures = await failuresOf(tx, nameHash);
  const account = await accountByName(tx, input.username);
  const minutes = minutesLocked(failures, facts.now);
  const fits = await passwordFits(minutes === 0 && account?.isActive ? account.passwordHash : null, input.password);
  if (minutes > 0) return refuse('people.locked', { minutes });
  const actor = {
    accountId: account?.id ?? null,
    name: account?.name ?? '',
    orgId: account?.orgId ?? null,
    address: facts.address,
  };
  if (!account || !fits) {
    const after = afterFailure(failures, facts.now);
    await commit(tx, {
      rows: [keepFailures(tx.tenantId, nameHash, after, facts.now)],
      audit: { actor, action: 'people.sign_in_failed', feature: FEATURE, subjectId: account?.id ?? null },
    });
    const locked = minutesLocked(after, facts.now);
    return locked > 0 ? refuse('people.locked', { minutes: locked }) : refuse('people.sign_in_failed');
  }
  const secret = newSecret();
  const sessionId = newId(facts.now.getTime());
  await commit(tx, {
    rows: [
      forgetFailures(tx.tenantId, nameHash),
      insertSession({
        tenantId: tx.tenantId,
        id: sessionId,
        accountId: account.id,
        kind: 'browser',
        name: null,
        secretSha256: sha256Hex(secret),
        now: facts.now,
        expiresAt: idleEnd(facts.now),
      }),
    ],
    audit: { actor, action: 'people.sign_in', feature: FEATURE, subjectId: account.id },
  });
  const session = await sessionBySecret(tx, sha256Hex(secret), facts.now);
  if (!session) throw new Error('a session just opened cannot be found');
  const view = sessionView(
    actorOf(tx.tenantId, session, facts.now),
    tenant.name,
    facts,
    mustChangePassword(termsOf(session), facts.today, tenant.isDemo),
  );
  return accept({ view, cookie: writeCredential({ tenantId: tenant.id, secret }) });
};

/** Ends the session the request came with. */
export const signOut = async (tx: Tx, actor: Actor, facts: RequestFacts): Promise<Outcome<undefined>> => {
  await commit(tx, {
    rows: [deleteSession(tx.tenantId, actor.sessionId)],
    audit: { actor: auditActor(actor, facts), action: 'people.sign_out', feature: FEATURE, subjectId: actor.accountId },
    events: [{ feature: FEATURE, id: actor.accountId }],
  });
  return accept(undefined);
};

/** Changes one's own password and ends the account's other sessions and tokens. */
export const changePassword = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: { current: string; next: string },
): Promise<Outcome<undefined>> => {
  if (actor.isDemo) return refuse('people.demo_fixed');
  const account = await accountForChange(tx, actor.accountId);
  if (!account || !(await passwordFits(account.passwordHash, input.current))) return refuse('people.wrong_password');
  if (input.current === input.next) return refuse('people.password_same');
  const fault = passwordFault(input.next, account.username);
  if (fault) return refuse(fault);
  await commit(tx, {
    rows: [
      setPassword(tx.tenantId, account.id, {
        hash: await hashPassword(input.next),
        setOn: facts.today,
        mustChange: false,
      }),
      deleteSessionsOf(tx.tenantId, account.id, actor.sessionId),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'people.change_password',
      feature: FEATURE,
      subjectId: account.id,
    },
    events: [{ feature: FEATURE, id: account.id }],
  });
  return accept(undefined);
};

type TokenView = { id: string; name: string; createdAt: string; seenAt: string; expiresAt: string };

export const listTokens = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
): Promise<Outcome<{ items: TokenView[] }>> => {
  const rows = await tokensOf(tx, actor.accountId, facts.now);
  return accept({
    items: rows.map((row) => ({
      id: row.id,
      name: row.name ?? '',
      createdAt: row.created_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    })),
  });
};

/** Makes a token for a program that acts as the caller until it ends; only its hash is kept. */
export const makeToken = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: { name: string; days: number },
): Promise<Outcome<TokenView & { token: string }>> => {
  if (actor.permissions.size === 0) return refuse('people.change_password_first');
  const held = await tokensOf(tx, actor.accountId, facts.now);
  if (held.length >= SESSION_TERMS.tokensAtMost)
    return refuse('people.too_many_tokens', { limit: SESSION_TERMS.tokensAtMost });
  const secret = newSecret();
  const id = newId(facts.now.getTime());
  const expiresAt = new Date(facts.now.getTime() + input.days * 86_400_000);
  await commit(tx, {
    rows: [
      insertSession({
        tenantId: tx.tenantId,
        id,
        accountId: actor.accountId,
        kind: 'program',
        name: input.name,
        secretSha256: sha256Hex(secret),
        now: facts.now,
        expiresAt,
      }),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'people.make_token',
      feature: FEATURE,
      subjectId: id,
      params: { name: input.name, days: input.days },
    },
    events: [{ feature: FEATURE, id: actor.accountId }],
  });
  const at = facts.now.toISOString();
  return accept({
    id,
    name: input.name,
    createdAt: at,
    seenAt: at,
    expiresAt: expiresAt.toISOString(),
    token: writeCredential({ tenantId: tx.tenantId, secret }),
  });
};

/** Ends one of the caller's own tokens. */
export const endToken = async (tx: Tx, actor: Actor, facts: RequestFacts, id: string): Promise<Outcome<undefined>> => {
  const token = (await tokensOf(tx, actor.accountId, facts.now)).find((one) => one.id === id);
  if (!token) return refuse('people.not_found');
  await commit(tx, {
    rows: [deleteSession(tx.tenantId, id)],
    audit: {
      actor: auditActor(actor, facts),
      action: 'people.end_token',
      feature: FEATURE,
      subjectId: id,
      params: { name: token.name ?? '' },
    },
    events: [{ feature: FEATURE, id: actor.accountId }],
  });
  return accept(undefined);
};

const FAILURES_KEPT_MS = 24 * 3_600_000;

/** Forgets ended sessions, and wrong passwords that nobody has repeated for a day. */
export const sweepSessions = async (tx: Tx, now: Date): Promise<void> => {
  await commit(tx, {
    rows: [
      deleteEndedSessions(tx.tenantId, now),
      forgetOldFailures(tx.tenantId, new Date(now.getTime() - FAILURES_KEPT_MS)),
    ],
    audit: {
      actor: { accountId: null, name: 'people:sweep' },
      action: 'people.sweep_sessions',
      feature: FEATURE,
      subjectId: null,
    },
  });
};
