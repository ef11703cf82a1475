import type { Job } from '@luoshi/server-kit/http/feature.ts';
import { furnishGovernment } from './service.ts';

/** When a government has been set up: gives it the regions we know. Payload `{tenantId, regionCode}`. */
export const newGovernment: Job = async (payload, services) => {
  const { tenantId, regionCode } = payload as { tenantId: string; regionCode: string };
  await services.db.transact(tenantId, (tx) =>
    furnishGovernment(tx, { accountId: null, name: 'places:new_government' }, regionCode),
  );
};
