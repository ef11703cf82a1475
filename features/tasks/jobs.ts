import { dayAt } from '@luoshi/kernel/day.ts';
import type { Job } from '@luoshi/server-kit/http/feature.ts';
import { turnBatch } from './lights/service.ts';
import { allTenants } from './store/tenants.ts';

/**
 * The turn of the day: looks again at the lights whose day has come, government by government and batch by batch, each
 * batch in a transaction of its own. What it costs is the number of lights that change.
 */
export const turnOfDay: Job = async (_payload, services) => {
  const at = services.now();
  for (const tenant of await services.db.outsideTenants((tx) => allTenants(tx))) {
    const when = { at, today: dayAt(at, tenant.timeZone) };
    while ((await services.db.transact(tenant.id, (tx) => turnBatch(tx, when))) > 0);
  }
};

/** Midnight in Shanghai; one that was slept through is made up for at the next start. */
export const CRON = '0 16 * * * tasks:turn_of_day ?fill=1d';
