import { loadDemoBulletins } from '@luoshi/features/bulletins/demonstration/service.ts';
import { loadDemoBurdens } from '@luoshi/features/burden/demonstration/service.ts';
import { loadDemoObstacles } from '@luoshi/features/consultations/demonstration/service.ts';
import { demoClauseId, demoDocumentId, demoDocuments } from '@luoshi/features/documents/store/demo-rows.ts';
import { loadDemoFirms } from '@luoshi/features/enterprises/demonstration/service.ts';
import { demoWelcome } from '@luoshi/features/notices/demo.ts';
import { handOver } from '@luoshi/features/notices/service.ts';
import {
  DEMO_ACCOUNTS,
  DEMO_ORGS,
  DEMO_PASSWORD,
  DEMO_TENANT,
  demoAccountId,
  demoOrgId,
  demoPersonId,
} from '@luoshi/features/people/demo.ts';
import { demoPaths, demoPeople } from '@luoshi/features/people/store/demo-rows.ts';
import { loadSchematicMap } from '@luoshi/features/places/service.ts';
import { loadDemoProjects } from '@luoshi/features/projects/demonstration/service.ts';
import { loadDemoMatters } from '@luoshi/features/supervision/demonstration/service.ts';
import { loadDemoInspections } from '@luoshi/features/supervision/inspections/demonstration/service.ts';
import { DEMO_COURSES } from '@luoshi/features/tasks/demo.ts';
import { loadDemoTasks } from '@luoshi/features/tasks/demonstration/service.ts';
import { addDays, type Day, dayAt } from '@luoshi/kernel/day.ts';
import { hashPassword } from '@luoshi/server-kit/crypto/secrets.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { derivedId } from '@luoshi/server-kit/id.ts';
import type { Services } from '@luoshi/server-kit/services.ts';

const TIME_ZONE = 'Asia/Shanghai';
const PREFECTURE = '371000';
const MARK = 'demonstration';

const orgByKey = new Map(DEMO_ORGS.map((org) => [org.key, org]));
const orgOf = (key: string): { id: string; path: string; name: string; short: string; region: string } => {
  const org = orgByKey.get(key);
  const path = demoPaths.get(key);
  if (!org || !path) throw new Error(`the demonstration has no unit ${key}`);
  return { id: demoOrgId(key), path, name: org.name, short: org.short, region: org.region };
};

const load = async (tx: Tx, files: Services['files'], now: Date, passwordHash: string): Promise<void> => {
  const demoDay = dayAt(now, TIME_ZONE);
  const rows = [
    ...demoPeople(demoDay, passwordHash),
    ...(await loadSchematicMap(DEMO_TENANT.id, PREFECTURE)),
    ...demoDocuments({
      tenantId: DEMO_TENANT.id,
      demoDay,
      accountId: demoAccountId('supervisor'),
      orgOf,
      datesOf: ({ key }) => {
        const course = DEMO_COURSES[key];
        if (!course) throw new Error(`the demonstration has no course for ${key}`);
        return { startOn: addDays(demoDay, course.start), dueOn: addDays(demoDay, course.due) };
      },
    }),
    ...handOver(DEMO_TENANT.id, demoWelcome(DEMO_ACCOUNTS.map(({ person }) => demoPersonId(person)))),
  ];
  const audit = {
    actor: { accountId: null, name: 'demonstration' },
    action: 'people.load_demonstration',
    feature: 'people',
    subjectId: DEMO_TENANT.id,
  };
  await commit(tx, { rows, audit, events: [{ feature: 'people', id: DEMO_TENANT.id }] });
  await loadDemoFirms(tx, demoDay, { orgOf });
  await loadDemoTasks(tx, demoDay, {
    orgOf,
    personId: demoPersonId,
    documentId: demoDocumentId,
    clauseId: demoClauseId,
    accountId: demoAccountId('supervisor'),
  });
  await loadDemoMatters(tx, demoDay, now, {
    supervisorId: demoAccountId('supervisor'),
    officeOrgId: demoOrgId('wh-dc'),
    taskId: (key) => derivedId(`demo/task/${key}`),
  });
  await loadDemoProjects(tx, demoDay, { orgOf, personId: demoPersonId, accountId: demoAccountId('supervisor') });
  await loadDemoObstacles(tx, demoDay, {
    orgOf,
    taskId: (key) => derivedId(`demo/task/${key}`),
    accountId: demoAccountId('supervisor'),
    liaisonId: demoAccountId('liaison'),
  });
  await loadDemoInspections(tx, demoDay, now, {
    supervisorId: demoAccountId('supervisor'),
    leaderId: demoAccountId('leader'),
    office: orgOf('wh-dc'),
    orgOf,
  });
  const office = { ...orgOf('wh-dc'), head: orgOf('wh').path };
  await loadDemoBulletins(tx, { files }, demoDay, office);
  await loadDemoBurdens(tx, demoDay, { orgOf, accountOf: demoAccountId });
};

type State = { day: Day | null; isTouched: boolean; wasLoaded: boolean; governments: number };

const stateOf = async (tx: Tx): Promise<State> => {
  // One loader at a time, however many servers start together.
  await tx.client.query(`select pg_advisory_xact_lock(hashtext('luoshi.demonstration'))`);
  const { rows } = await tx.client.query<State>(
    `select (select demo_day from people.tenant where id = $1) as day,
            exists (select from audit.entry where tenant_id = $1 and account_id is not null
                      and action not like 'people.sign%') as "isTouched",
            exists (select from luoshi.mark where name = $2) as "wasLoaded",
            (select count(*)::int from people.tenant where not is_demo) as governments`,
    [DEMO_TENANT.id, MARK],
  );
  const [state] = rows;
  if (!state) throw new Error('the demonstration’s state could not be read');
  return state;
};

/** Removes the demonstration's rows; its files go with it. */
export const removeDemonstration = async (services: Services): Promise<void> => {
  await services.db.transact(DEMO_TENANT.id, async (tx) => {
    const { day } = await stateOf(tx);
    if (day) tx.writes.push(tx.client.query('select people.remove_demonstration()'));
  });
  await services.files.removeTenant(DEMO_TENANT.id);
};

/** Loads the demonstration afresh as of today, in place of the one that is there. */
export const loadDemonstration = async (services: Services): Promise<void> => {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await services.db.transact(DEMO_TENANT.id, async (tx) => {
    const { day, wasLoaded } = await stateOf(tx);
    if (day) tx.writes.push(tx.client.query('select people.remove_demonstration()'));
    await load(tx, services.files, services.now(), passwordHash);
    if (!wasLoaded) tx.writes.push(tx.client.query('insert into luoshi.mark (name) values ($1)', [MARK]));
  });
};

/**
 * Loads the demonstration when nothing was ever set up here, and again when its days have passed and nobody has worked
 * in it since: it never looks stale, never takes away what a person entered, and stays away once it was removed.
 */
export const keepDemonstrationFresh = async (services: Services): Promise<void> => {
  const state = await services.db.transact(DEMO_TENANT.id, stateOf);
  const isFirst = !state.wasLoaded && state.governments === 0;
  const isStale = state.day !== null && state.day < dayAt(services.now(), TIME_ZONE) && !state.isTouched;
  if (isFirst || isStale) await loadDemonstration(services);
};
