import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Job } from '@luoshi/server-kit/http/feature.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { queued } from '@luoshi/server-kit/jobs.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import { applyRows } from './applying/service.ts';
import { checkRows } from './checking/service.ts';
import { FEATURE, type Kinds, WORK } from './intake/service.ts';
import { readFile } from './reading/service.ts';
import { SILENT_AFTER_MS } from './rules/plan.ts';
import { allTenants, changeImport, dropOldRows, importForWork, requeue, silentImports } from './store/imports.ts';

type Payload = { tenantId: string; importId: string };

/** Rows of spreadsheets are kept this long after their import ended, for the marked sheet and for questions. */
const KEPT_DAYS = 30;
const MS_PER_DAY = 86_400_000;

/** Takes an import over for a run of its own; a run that held it before stops at its next batch. */
const takeOver = async (services: Services, { tenantId, importId }: Payload, run: string) =>
  services.db.transact(tenantId, async (tx) => {
    const it = await importForWork(tx, importId);
    if (!it || !['reading', 'checking', 'importing'].includes(it.state)) return null;
    await commit(tx, {
      rows: [changeImport(tenantId, importId, { run_id: run })],
      audit: {
        actor: { accountId: it.actor.accountId, name: it.actor.name, orgId: it.actor.org.id },
        action: 'ledgers.work',
        feature: FEATURE,
        subjectId: importId,
        params: { file: it.fileName, step: it.state },
      },
    });
    return it;
  });

/**
 * Works on an import as far as it goes without a person: reads the file, judges the rows, imports them. May be begun
 * again at any time: each step begins anew or goes on behind what it finished, and only one run writes.
 */
export const makeWork =
  (kinds: Kinds): Job =>
  async (payload, services) => {
    const work = payload as Payload;
    for (;;) {
      const run = newId();
      const it = await takeOver(services, work, run);
      const kind = it && kinds.get(it.kind);
      if (!it || !kind) return;
      const step = { reading: readFile, checking: checkRows, importing: applyRows }[it.state as 'reading'];
      if ((await step({ services, tenantId: work.tenantId, it, kind, run })) === 'stopped') return;
    }
  };

/** Finds work that was cut off and sets it going again. Runs once a minute; costs one look at a short list. */
export const resume: Job = async (_payload, services) => {
  const since = new Date(services.now().getTime() - SILENT_AFTER_MS);
  for (const { tenantId, id } of await services.db.outsideTenants((tx) => silentImports(tx, since)))
    await services.db.transact(tenantId, (tx) =>
      requeue(tx, queued(WORK, { tenantId, importId: id }, { key: `${WORK}/${id}` })),
    );
};

/** Removes the staged rows of imports that ended a month ago, for one government. */
export const dropStaged = async (services: Services, tenantId: string): Promise<void> => {
  const before = new Date(services.now().getTime() - KEPT_DAYS * MS_PER_DAY);
  await services.db.transact(tenantId, (tx) =>
    commit(tx, {
      rows: [dropOldRows(tenantId, before)],
      audit: {
        actor: { accountId: null, name: 'ledgers:sweep' },
        action: 'ledgers.sweep',
        feature: FEATURE,
        subjectId: null,
        params: { days: KEPT_DAYS },
      },
    }),
  );
};

/** The nightly sweep of staged rows, government by government. */
export const sweep: Job = async (_payload, services) => {
  for (const { id } of await services.db.outsideTenants((tx) => allTenants(tx))) await dropStaged(services, id);
};

export const CRON = ['* * * * * ledgers:resume', '40 18 * * * ledgers:sweep'].join('\n');
