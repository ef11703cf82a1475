import type { Job } from '@luoshi/server-kit/http/feature.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import { remindBatch } from './service.ts';
import { clockedTenants } from './store/reminders.ts';

const remindAll = async (services: Services, tenantId: string): Promise<void> => {
  while ((await services.db.transact(tenantId, (tx) => remindBatch(tx, services.now()))) > 0);
};

/** After something happened to matters. Payload `{tenantId}`. */
export const remind: Job = (payload, services) => remindAll(services, (payload as { tenantId: string }).tenantId);

/** With the turn of the day, every government. */
export const remindEveryone: Job = async (_payload, services) => {
  for (const { id } of await services.db.outsideTenants((tx) => clockedTenants(tx))) await remindAll(services, id);
};

/** After midnight in Shanghai, behind the turn of the lights; one that was slept through is made up for. */
export const CRON = '10 16 * * * supervision:remind_everyone ?fill=1d';
