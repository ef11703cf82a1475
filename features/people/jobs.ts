import type { Job } from '@luoshi/server-kit/http/feature.ts';
import { sweepSessions } from './sessions/service.ts';
import { tenantIds } from './store/tenants.ts';

/** Each night: forgets ended sessions and old wrong passwords of every government. */
export const sweep: Job = async (_payload, services) => {
  const now = services.now();
  for (const tenantId of await services.db.outsideTenants((tx) => tenantIds(tx)))
    await services.db.transact(tenantId, (tx) => sweepSessions(tx, now));
};
