import { addDays, type Day, dayAt } from '@luoshi/kernel/day.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Job } from '@luoshi/server-kit/http/feature.ts';
import { handOver } from '../notices/service.ts';
import { complaintLate } from './rules/tell.ts';
import { allTenants, complaintsDueOn } from './store/complaints.ts';

/** Tells the supervision office of complaints whose last day for an answer was yesterday; answers how many. */
export const remindLate = async (tx: Tx, today: Day): Promise<number> => {
  const rows = await complaintsDueOn(tx, addDays(today, -1));
  if (rows.length === 0) return 0;
  await commit(tx, {
    rows: handOver(tx.tenantId, rows.map(complaintLate)),
    audit: {
      actor: { accountId: null, name: 'burden:late' },
      action: 'burden.remind',
      feature: 'burden',
      subjectId: null,
      params: { count: rows.length },
    },
  });
  return rows.length;
};

/** Once a day, government by government; a message handed over twice is sent once. */
export const late: Job = async (_payload, services) => {
  for (const tenant of await services.db.outsideTenants((tx) => allTenants(tx)))
    await services.db.transact(tenant.id, (tx) => remindLate(tx, dayAt(services.now(), tenant.timeZone)));
};

/** After midnight in Shanghai; one that was slept through is made up for at the next start. */
export const CRON = '20 16 * * * burden:late ?fill=1d';
