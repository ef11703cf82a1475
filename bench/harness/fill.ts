import { keepLight } from '@luoshi/features/tasks/lights/service.ts';
import { seedCalendar, seedRules } from '@luoshi/features/tasks/settings/service.ts';
import { insertTasks, type TaskInsert } from '@luoshi/features/tasks/store/insert.ts';
import { settingsOf } from '@luoshi/features/tasks/store/settings.ts';
import { toDay } from '@luoshi/kernel/day.ts';
import { hashPassword } from '@luoshi/server-kit/crypto/secrets.ts';
import { insertAll } from '@luoshi/server-kit/db/bulk.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Database } from '@luoshi/server-kit/db/database.ts';
import { derivedId } from '@luoshi/server-kit/id.ts';
import type { Dataset } from './dataset.ts';

export const BENCH_TENANT = derivedId('bench/tenant');
export const benchOrgId = (id: number): string => derivedId(`bench/org/${id}`);
export const benchTaskId = (id: number): string => derivedId(`bench/task/${id}`);
export const SUPERVISOR = { username: 'bench.supervisor', password: 'Bench-2026-supervisor' };

const KINDS = ['prefecture', 'county', 'department', 'office'];
const BATCH = 4_000;

const audit = { actor: { accountId: null, name: 'bench' }, action: 'bench.fill', feature: 'bench', subjectId: null };

/** Fills a tenant of its own with the data set, through the statements the product itself writes with. */
export const fillTenant = async (db: Database, data: Dataset): Promise<void> => {
  const tenant_id = BENCH_TENANT;
  const today = toDay(data.today);
  const pathById = new Map<number, string>();
  const nth = new Map<number | null, number>();
  for (const org of data.orgs) {
    const place = (nth.get(org.parentId) ?? 0) + 1;
    nth.set(org.parentId, place);
    pathById.set(
      org.id,
      `${org.parentId === null ? '' : pathById.get(org.parentId)}${String(place).padStart(4, '0')}.`,
    );
  }
  const personId = (id: number): string => derivedId(`bench/person/${id}`);
  const accountId = derivedId('bench/account/supervisor');
  const supervisorId = derivedId('bench/person/supervisor');
  await db.transact(tenant_id, async (tx) =>
    commit(tx, {
      rows: [
        insertAll('people.tenant', [{ id: tenant_id, slug: 'bench', name: 'Bench', is_demo: false }]),
        insertAll(
          'people.org',
          data.orgs.map((org) => ({
            tenant_id,
            id: benchOrgId(org.id),
            parent_id: org.parentId === null ? null : benchOrgId(org.parentId),
            path: pathById.get(org.id),
            name: org.name,
            short_name: org.name,
            kind: KINDS[org.level - 1] ?? 'office',
            sort: org.id,
          })),
        ),
        insertAll('people.person', [
          ...data.users.map((user) => ({ tenant_id, id: personId(user.id), name: user.name })),
          { tenant_id, id: supervisorId, name: 'Bench' },
        ]),
        insertAll('people.account', [
          {
            tenant_id,
            id: accountId,
            person_id: supervisorId,
            org_id: benchOrgId(1),
            username: SUPERVISOR.username,
            password_hash: await hashPassword(SUPERVISOR.password),
          },
        ]),
        ...seedCalendar(tenant_id),
        seedRules(tenant_id),
        insertAll('people.role_grant', [
          { tenant_id, account_id: accountId, role: 'supervisor', org_id: benchOrgId(1) },
        ]),
      ],
      audit,
    }),
  );

  const reports = new Map<number, Dataset['progress']>();
  for (const report of data.progress) {
    const list = reports.get(report.taskId);
    if (list) list.push(report);
    else reports.set(report.taskId, [report]);
  }
  const settings = await db.transact(tenant_id, (tx) => settingsOf(tx));
  for (let from = 0; from < data.tasks.length; from += BATCH) {
    const rows = data.tasks.slice(from, from + BATCH).map((task): TaskInsert => {
      const leadPath = pathById.get(task.orgId) ?? '';
      const leadOrgId = benchOrgId(task.orgId);
      const own = reports.get(task.id) ?? [];
      const last = own.at(-1);
      const doneOn = task.status === 'done' && task.closedAt ? task.closedAt.slice(0, 10) : null;
      const facts = {
        status: task.status,
        percent: task.percent,
        startOn: task.startDate,
        dueOn: task.dueDate,
        doneOn,
        nodes: [],
        leadPath,
      };
      return {
        id: benchTaskId(task.id),
        goalId: null,
        documentId: null,
        clauseId: null,
        no: null,
        title: task.subject,
        body: task.description,
        standard: null,
        leadOrgId,
        leadPath,
        leaderId: null,
        personId: personId(task.assigneeId),
        liaisonId: null,
        startOn: task.startDate,
        dueOn: task.dueDate,
        firstDueOn: task.dueDate,
        dueKind: 'date',
        status: task.status,
        percent: task.percent,
        lastReportAt: last?.createdAt ?? null,
        lastWords: last?.note ?? null,
        problems: null,
        nextSteps: null,
        doneOn,
        regionCode: '',
        lon: null,
        lat: null,
        createdBy: accountId,
        createdAt: task.createdAt,
        updatedAt: task.updatedAt,
        ...keepLight(facts, today, settings),
        units: [{ orgId: leadOrgId, role: 'lead', path: leadPath }],
        targets: [],
        nodes: [],
        progress: own.map((report, i) => ({
          id: derivedId(`bench/progress/${task.id}/${i}`),
          at: report.createdAt,
          percent: report.percent,
          words: report.note,
          problems: null,
          nextSteps: null,
          numbers: [],
          files: [],
          correctsId: null,
          standsAt: report.createdAt,
          accountId: null,
          orgId: leadOrgId,
        })),
        dueChanges: [],
        lightChanges: [],
      };
    });
    await db.transact(tenant_id, (tx) => commit(tx, { rows: [insertTasks(tenant_id, rows)], audit }));
  }
};
