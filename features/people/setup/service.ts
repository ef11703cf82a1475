import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { hashPassword } from '@luoshi/server-kit/crypto/secrets.ts';
import { type AuditActor, commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Words } from '@luoshi/server-kit/http/words.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { enqueue } from '@luoshi/server-kit/jobs.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { z } from 'zod';
import { FIRST_ROLES, type ImportAnswer, type newGovernment, type setupView } from '../contract.ts';
import { DEMO_PASSWORD } from '../demo.ts';
import { layUnits, previewOf } from '../imports/service.ts';
import { passwordFault } from '../rules/password.ts';
import { planImport, type SheetRow } from '../rules/plan-import.ts';
import { setupRows } from '../rules/setup-rows.ts';
import { governmentExists } from '../service.ts';
import { demonstration, governments, insertTenant, tenantBySlug } from '../store/tenants.ts';
import { insertAccounts, insertGrants, insertPersons, insertPosts } from '../store/writes.ts';
import { accountsWithRole, waitForOtherSetup } from './store/reads.ts';
import { removeDemonstrationRows } from './store/writes.ts';

const LISTED_AT_MOST = 50;
const DEMO_PREFIX = 'demo.';
/** Jobs of features above that furnish a new government; payload `{tenantId, regionCode}`. */
const FURNISHING_JOBS = ['places:new_government'];

type SetupView = z.infer<typeof setupView>;
type NewGovernment = z.output<typeof newGovernment>;

/** What the sign-in page and the wizard need to know before anybody has signed in. */
export const showSetup = async (services: Services, facts: RequestFacts): Promise<Outcome<SetupView>> => {
  const { real, demo } = await services.db.outsideTenants(async (tx) => ({
    real: await governments(tx, LISTED_AT_MOST),
    demo: await demonstration(tx),
  }));
  const isNeeded = real.length === 0;
  const accounts =
    demo && facts.fromThisMachine ? await services.db.transact(demo.id, (tx) => accountsWithRole(tx)) : [];
  return accept({
    isNeeded,
    isOpenHere: isNeeded && facts.fromThisMachine,
    demonstration: demo && facts.fromThisMachine ? { name: demo.name, password: DEMO_PASSWORD, accounts } : null,
    governments: real.map(({ slug, name }) => ({ slug, name })),
  });
};

/** Whether the caller may set up: no government yet, and the same machine or the code that the server printed. */
const maySetUp = async (
  services: Services,
  facts: RequestFacts,
  code: string | undefined,
): Promise<Outcome<undefined>> => {
  if (await governmentExists(services)) return refuse('people.setup_over');
  if (facts.fromThisMachine) return accept(undefined);
  const wanted = await services.setupCode();
  return wanted !== null && code === wanted ? accept(undefined) : refuse('people.setup_code_needed');
};

/** Says what would become of a spreadsheet's rows below a top unit of this name. */
export const previewSetup = async (
  services: Services,
  facts: RequestFacts,
  words: Words,
  { code, name, rows }: { code?: string; name: string; rows: () => Promise<Outcome<SheetRow[]>> },
): Promise<Outcome<ImportAnswer>> => {
  const allowed = await maySetUp(services, facts, code);
  if (!allowed.ok) return allowed;
  const read = await rows();
  if (!read.ok) return read;
  // The top stands in the tree already for this reading, so that only the listed rows are shown.
  const top = {
    id: 'top',
    parentId: null,
    name,
    shortName: name,
    aliases: [],
    kind: 'county' as const,
    regionCode: null,
    closedOn: null,
  };
  const listed = setupRows({ name, kind: 'county' }, read.value).slice(1);
  const { units, errors } = planImport(listed, [top]);
  return accept(previewOf(units, errors, words, facts, 0));
};

/**
 * Sets up the first government in one transaction: its units, the three administrators and a supervisor, each with a
 * password to be changed. Refuses `people.setup_over`, `people.setup_code_needed`, `people.slug_taken`, what stands
 * against the tree, and what stands against the accounts.
 */
export const setUp = async (
  services: Services,
  facts: RequestFacts,
  words: Words,
  input: NewGovernment,
): Promise<Outcome<{ id: string; slug: string; units: number }>> => {
  const allowed = await maySetUp(services, facts, input.code);
  if (!allowed.ok) return allowed;
  const fault = accountsFault(input.accounts);
  if (fault) return fault;
  const rows = input.units.map((unit) => ({ ...unit, kindText: unit.kind ?? '', regionCode: unit.regionCode ?? '' }));
  const { units, errors } = planImport(setupRows(input, rows), []);
  if (errors.length > 0) return refuse('people.import_has_errors', { count: errors.length });
  const id = newId(facts.now.getTime());
  return services.db.transact(
    id,
    async (tx) => {
      await waitForOtherSetup(tx);
      if ((await governments(tx, 1)).length > 0) return refuse('people.setup_over');
      if (await tenantBySlug(tx, input.slug)) return refuse('people.slug_taken', { slug: input.slug });
      const laid = await layUnits(tx, units, []);
      if (!laid.ok) return laid;
      await commit(tx, {
        rows: [
          insertTenant({ id, slug: input.slug, name: input.name }),
          ...laid.value.writes,
          ...(await firstAccounts(tx, facts, words, input.accounts, laid.value.topId)),
        ],
        audit: {
          actor: { accountId: null, name: words('zh-CN', 'people.setup.actor'), address: facts.address },
          action: 'people.set_up',
          feature: 'people',
          subjectId: id,
          params: { name: input.name, units: units.length },
        },
        events: [{ feature: 'people', id }],
      });
      if (input.regionCode) {
        for (const job of FURNISHING_JOBS) await enqueue(tx, job, { tenantId: id, regionCode: input.regionCode });
      }
      return accept({ id, slug: input.slug, units: units.length });
    },
    (outcome) => outcome.ok,
  );
};

const accountsFault = (accounts: NewGovernment['accounts']): Outcome<never> | null => {
  const names = FIRST_ROLES.map((role) => accounts[role].username);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) return refuse('people.username_taken', { username: twice });
  if (names.some((name) => name.startsWith(DEMO_PREFIX))) return refuse('people.demo_name');
  for (const role of FIRST_ROLES) {
    const fault = passwordFault(accounts[role].password, accounts[role].username);
    if (fault) return refuse(fault, { username: accounts[role].username });
  }
  return null;
};

const firstAccounts = async (
  tx: Tx,
  facts: RequestFacts,
  words: Words,
  accounts: NewGovernment['accounts'],
  topId: string,
): Promise<Write[]> => {
  const people = await Promise.all(
    FIRST_ROLES.map(async (role) => ({
      role,
      ...accounts[role],
      accountId: newId(),
      personId: newId(),
      passwordHash: await hashPassword(accounts[role].password),
    })),
  );
  return [
    insertPersons(
      tx.tenantId,
      people.map(({ personId, name }) => ({ id: personId, name })),
    ),
    insertPosts(
      tx.tenantId,
      people.map(({ personId, role }) => ({
        id: newId(),
        orgId: topId,
        personId,
        title: words('zh-CN', `people.role.${role}`),
      })),
    ),
    insertAccounts(
      tx.tenantId,
      people.map(({ accountId, personId, username, passwordHash }) => ({
        id: accountId,
        personId,
        orgId: topId,
        username,
        passwordHash,
        mustChangePassword: true,
        passwordSetOn: facts.today,
      })),
    ),
    insertGrants(
      tx.tenantId,
      people.map(({ accountId, role }) => ({ accountId, role, orgId: topId })),
    ),
  ];
};

/** Who may remove the demonstration: its own supervisor and system administrator, a real system administrator, or anybody at this machine before signing in. */
const mayRemove = (actor: Actor | null, facts: RequestFacts): boolean => {
  if (!actor) return facts.fromThisMachine;
  if (!actor.isDemo) return actor.permissions.has('people.manage');
  return actor.roles.includes('supervisor') || actor.roles.includes('sysadmin');
};

/**
 * Removes the demonstration with every row and file; one audit sentence about it stays. Refuses
 * `people.no_demonstration`, `people.forbidden`.
 */
export const removeDemonstration = async (
  services: Services,
  facts: RequestFacts,
  actor: Actor | null,
): Promise<Outcome<undefined>> => {
  if (!mayRemove(actor, facts)) return refuse('people.forbidden');
  const demo = await services.db.outsideTenants((tx) => demonstration(tx));
  if (!demo) return refuse('people.no_demonstration');
  const by: AuditActor = actor ? auditActor(actor, facts) : { accountId: null, name: '', address: facts.address };
  await services.db.transact(demo.id, (tx) =>
    commit(tx, {
      rows: [removeDemonstrationRows()],
      audit: { actor: by, action: 'people.remove_demonstration', feature: 'people', subjectId: demo.id },
      events: [{ feature: 'people', id: demo.id }],
    }),
  );
  await services.files.removeTenant(demo.id);
  return accept(undefined);
};
