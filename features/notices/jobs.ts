import type { Job } from '@luoshi/server-kit/http/feature.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import { attemptDelivery, recover } from './delivering/service.ts';
import { digestBatch, digestGroups } from './digests/service.ts';
import { distributeBatch } from './sending/service.ts';
import { allTenants } from './store/digests.ts';

// Batch after batch, each in a transaction of its own, from where the last one ended.
const inBatches = async (batch: (after: string | null) => Promise<string | null>): Promise<void> => {
  let after: string | null = null;
  do after = await batch(after);
  while (after !== null);
};

/** After something was handed over. Payload `{tenantId}`. */
export const distribute: Job = async (payload, services) => {
  const { tenantId } = payload as { tenantId: string };
  await inBatches((after) =>
    services.db.transact(tenantId, (tx) => distributeBatch(tx, services.now(), ['waiting'], after)),
  );
};

/** One attempt at one delivery. Payload `{tenantId, at, id}`. */
export const deliver: Job = async (payload, services) => {
  const { tenantId, at, id } = payload as { tenantId: string; at: string; id: string };
  await attemptDelivery(services, tenantId, { at: new Date(at), id });
};

const forEachTenant = async (services: Services, work: (tenantId: string) => Promise<void>): Promise<void> => {
  for (const tenantId of await services.db.outsideTenants((tx) => allTenants(tx))) await work(tenantId);
};

/** Every ten minutes: digests whose time has come, and deliveries that a server that died has left behind. */
export const tick: Job = async (_payload, services) => {
  await forEachTenant(services, async (tenantId) => {
    await inBatches((after) => services.db.transact(tenantId, (tx) => digestBatch(tx, services.now(), after)));
    await services.db.transact(tenantId, (tx) => digestGroups(tx, services.now()));
    await services.db.transact(tenantId, (tx) => recover(tx, services.now()));
  });
};

/** Each morning: messages for a post that nobody held, in case somebody does by now. */
export const lookForHolders: Job = async (_payload, services) => {
  await forEachTenant(services, (tenantId) =>
    inBatches((after) =>
      services.db.transact(tenantId, (tx) => distributeBatch(tx, services.now(), ['unheld'], after)),
    ),
  );
};

export const CRON = ['*/10 * * * * notices:tick', '40 22 * * * notices:look_for_holders ?fill=1d'].join('\n');
