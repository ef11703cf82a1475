import { addDays } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { hashPassword, sha256Hex } from '@luoshi/server-kit/crypto/secrets.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { AccountView, Role } from '../contract.ts';
import { orgById } from '../orgs/store/reads.ts';
import { passwordFault } from '../rules/password.ts';
import { losesLastAdministrator, mayHoldTogether } from '../rules/roles.ts';
import { deleteSessionsOf, forgetFailures, setPassword } from '../sessions/store/writes.ts';
import { insertAccounts, insertGrants, insertPersons, insertPosts } from '../store/writes.ts';
import {
  type AccountRow,
  accountById,
  accountForUpdate,
  administratorsBesides,
  isUsernameTaken,
  listAccounts,
} from './store/reads.ts';
import { deleteGrants, endPost, retitlePost, updateAccount, updatePerson } from './store/writes.ts';

const DEMO_PREFIX = 'demo.';

const viewOf = (row: AccountRow, now: Date): AccountView => ({
  id: row.id,
  username: row.username,
  name: row.name,
  phone: row.phone,
  org: { id: row.orgId, name: row.orgName },
  title: row.title,
  status: row.status,
  mustChangePassword: row.mustChange,
  lockedUntil: row.lockedUntil && row.lockedUntil > now ? row.lockedUntil.toISOString() : null,
  roles: row.roles,
});

const record = (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  accountId: string,
  change: { action: string; params: Record<string, unknown>; rows: Write[] },
): Promise<void> =>
  commit(tx, {
    rows: change.rows,
    audit: {
      actor: auditActor(actor, facts),
      action: change.action,
      feature: 'people',
      subjectId: accountId,
      params: change.params,
    },
    events: [{ feature: 'people', id: accountId }],
  });

/** The account as it is now; one that has moved out of the caller's scope is not found. */
const show = async (tx: Tx, actor: Actor, facts: RequestFacts, id: string): Promise<Outcome<AccountView>> => {
  const row = await accountById(tx, actor.scope, id);
  return row ? accept(viewOf(row, facts.now)) : refuse('people.not_found');
};

/** A page of accounts by user name; refuses `people.org_not_found` when `under` lies outside the caller's scope. */
export const showAccounts = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  { q, under, limit, cursor }: { q?: string; under?: string; limit: number; cursor?: string },
): Promise<Outcome<{ items: AccountView[]; nextCursor: string | null }>> => {
  const head = under ? await orgById(tx, actor.scope, under) : null;
  if (head === undefined) return refuse('people.org_not_found');
  const rows = await listAccounts(tx, actor.scope, { words: q, under: head?.path, after: cursor, limit: limit + 1 });
  const items = rows.slice(0, limit);
  return accept({
    items: items.map((row) => viewOf(row, facts.now)),
    nextCursor: rows.length > limit ? (items.at(-1)?.username ?? null) : null,
  });
};

/** A new person in a post with an account that may do nothing until the security administrator grants roles. */
export const createAccount = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: {
    name: string;
    phone?: string | null;
    orgId: string;
    title: string;
    isHead: boolean;
    username: string;
    password: string;
  },
): Promise<Outcome<AccountView>> => {
  const { username } = input;
  if (username.startsWith(DEMO_PREFIX)) return refuse('people.demo_name');
  const org = await orgById(tx, actor.scope, input.orgId);
  if (!org) return refuse('people.org_not_found');
  if (await isUsernameTaken(tx, username)) return refuse('people.username_taken', { username });
  const fault = passwordFault(input.password, username);
  if (fault) return refuse(fault);
  const [id, personId] = [newId(facts.now.getTime()), newId(facts.now.getTime())];
  const passwordHash = await hashPassword(input.password);
  const account = { id, personId, orgId: org.id, username, passwordHash, mustChangePassword: true };
  await record(tx, actor, facts, id, {
    action: 'people.create_account',
    params: { name: input.name, username, org: org.name },
    rows: [
      insertPersons(tx.tenantId, [{ id: personId, name: input.name, phone: input.phone }]),
      insertPosts(tx.tenantId, [
        { id: newId(facts.now.getTime()), orgId: org.id, personId, title: input.title, isHead: input.isHead },
      ]),
      insertAccounts(tx.tenantId, [{ ...account, passwordSetOn: facts.today }]),
    ],
  });
  return show(tx, actor, facts, id);
};

/**
 * Changes a person and their post and disables or enables the account. Nobody disables themselves, and of each kind of
 * administrator one active stays.
 */
export const changeAccount = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  patch: { name?: string; phone?: string | null; orgId?: string; title?: string; status?: 'active' | 'disabled' },
): Promise<Outcome<AccountView>> => {
  const account = await accountForUpdate(tx, actor.scope, id);
  if (!account) return refuse('people.not_found');
  const isDisabling = patch.status === 'disabled' && account.status === 'active';
  if (isDisabling && id === actor.accountId) return refuse('people.not_oneself');
  if (isDisabling && losesLastAdministrator(rolesOf(account), [], await administratorsBesides(tx, id)))
    return refuse('people.last_administrator');
  const org = patch.orgId ? await orgById(tx, actor.scope, patch.orgId) : null;
  if (org === undefined) return refuse('people.org_not_found');
  const name = patch.name ?? account.name;
  await record(tx, actor, facts, id, {
    action: isDisabling ? 'people.disable_account' : 'people.change_account',
    params: { name, username: account.username },
    rows: [
      updatePerson(tx.tenantId, account.personId, {
        name,
        phone: patch.phone === undefined ? account.phone : patch.phone,
      }),
      updateAccount(tx.tenantId, id, { orgId: org?.id ?? account.orgId, status: patch.status ?? account.status }),
      ...postChanges(tx, account, facts, { orgId: org?.id ?? account.orgId, title: patch.title }),
      ...(isDisabling ? [deleteSessionsOf(tx.tenantId, id)] : []),
    ],
  });
  return show(tx, actor, facts, id);
};

const rolesOf = (account: AccountRow): Role[] => account.roles.map(({ role }) => role);

const postChanges = (
  tx: Tx,
  account: AccountRow,
  facts: RequestFacts,
  { orgId, title }: { orgId: string; title?: string },
): Write[] => {
  if (orgId === account.orgId) {
    return account.postId && title ? [retitlePost(tx.tenantId, account.postId, title)] : [];
  }
  const post = {
    id: newId(facts.now.getTime()),
    orgId,
    personId: account.personId,
    title: title ?? account.title ?? account.name,
  };
  return [
    ...(account.postId ? [endPost(tx.tenantId, account.postId, addDays(facts.today, -1))] : []),
    insertPosts(tx.tenantId, [post]),
  ];
};

/** Forgets the wrong passwords of an account's name. */
export const unlockAccount = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
): Promise<Outcome<undefined>> => {
  const account = await accountForUpdate(tx, actor.scope, id);
  if (!account) return refuse('people.not_found');
  await record(tx, actor, facts, id, {
    action: 'people.unlock_account',
    params: { name: account.name, username: account.username },
    rows: [forgetFailures(tx.tenantId, sha256Hex(account.username))],
  });
  return accept(undefined);
};

/** Gives an account a password to be changed at the next sign-in; its sessions and tokens end. One's own is changed elsewhere. */
export const resetPassword = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  password: string,
): Promise<Outcome<undefined>> => {
  if (actor.isDemo) return refuse('people.demo_fixed');
  if (id === actor.accountId) return refuse('people.not_oneself');
  const account = await accountForUpdate(tx, actor.scope, id);
  if (!account) return refuse('people.not_found');
  const fault = passwordFault(password, account.username);
  if (fault) return refuse(fault);
  await record(tx, actor, facts, id, {
    action: 'people.reset_password',
    params: { name: account.name, username: account.username },
    rows: [
      setPassword(tx.tenantId, id, { hash: await hashPassword(password), setOn: facts.today, mustChange: true }),
      deleteSessionsOf(tx.tenantId, id),
      forgetFailures(tx.tenantId, sha256Hex(account.username)),
    ],
  });
  return accept(undefined);
};

/**
 * Replaces an account's roles. Nobody grants to themselves; an administrator's role stands alone
 * (`people.roles_exclude`); of each kind of administrator one active stays (`people.last_administrator`).
 */
export const grantRoles = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  roles: readonly { role: Role; orgId: string }[],
): Promise<Outcome<AccountView>> => {
  if (id === actor.accountId) return refuse('people.not_oneself');
  const account = await accountForUpdate(tx, actor.scope, id);
  if (!account) return refuse('people.not_found');
  const wanted = roles.map(({ role }) => role);
  if (!mayHoldTogether(wanted)) return refuse('people.roles_exclude');
  for (const orgId of new Set(roles.map((one) => one.orgId))) {
    if (!(await orgById(tx, actor.scope, orgId))) return refuse('people.org_not_found');
  }
  if (
    account.status === 'active' &&
    losesLastAdministrator(rolesOf(account), wanted, await administratorsBesides(tx, id))
  )
    return refuse('people.last_administrator');
  const unique = [...new Map(roles.map((one) => [`${one.role} ${one.orgId}`, one])).values()];
  await record(tx, actor, facts, id, {
    action: 'people.grant_roles',
    params: {
      name: account.name,
      username: account.username,
      before: [...new Set(rolesOf(account))].join(),
      after: [...new Set(wanted)].join(),
    },
    rows: [
      deleteGrants(tx.tenantId, id),
      insertGrants(
        tx.tenantId,
        unique.map((one) => ({ ...one, accountId: id })),
      ),
    ],
  });
  return show(tx, actor, facts, id);
};
