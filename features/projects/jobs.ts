import { dayAt } from '@luoshi/kernel/day.ts';
import type { Job } from '@luoshi/server-kit/http/feature.ts';
import { relightBelow, turnBatch } from './lights/service.ts';
import { allTenants } from './store/facts.ts';

/** The turn of the day: looks again at the lights whose day has come, government by government and batch by batch. */
export const turnOfDay: Job = async (_payload, services) => {
  const at = services.now();
  for (const tenant of await services.db.outsideTenants((tx) => allTenants(tx))) {
    const when = { at, today: dayAt(at, tenant.timeZone) };
    while ((await services.db.transact(tenant.id, (tx) => turnBatch(tx, when))) > 0);
  }
};

/** A rule set for projects was switched on: looks again at every open project below a path. Safe to run twice. */
export const relightProjects: Job = async (payload, services) => {
  const { tenantId, path } = payload as { tenantId: string; path: string };
  const at = services.now();
  const tenants = await services.db.outsideTenants((tx) => allTenants(tx));
  const when = { at, today: dayAt(at, tenants.find(({ id }) => id === tenantId)?.timeZone ?? 'Asia/Shanghai') };
  let after: string | null = null;
  do after = await services.db.transact(tenantId, (tx) => relightBelow(tx, path, after, when));
  while (after !== null);
};

/** Ten minutes past midnight in Shanghai; one that was slept through is made up for at the next start. */
export const CRON = '10 16 * * * projects:turn_of_day ?fill=1d';
