import type { Handlers } from '@luoshi/server-kit/http/feature.ts';
import type { endpoints } from './contract.ts';
import { showAudit } from './service.ts';

export const handlers: Handlers<typeof endpoints> = {
  'GET /audit': ({ tx, actor, facts, words }, { query }) => showAudit(tx, actor, facts, words, query),
};
