import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { endpoints } from './contract.ts';
import { endpoints as factEndpoints } from './facts/contract.ts';
import { listEvents, showFacts } from './facts/service.ts';
import { endpoints as inspectionEndpoints } from './inspections/contract.ts';
import { handlers as inspectionHandlers } from './inspections/server.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { cron, jobs, handlers as reminders } from './reminders/server.ts';
import { draft, hop, hopMany, list, listPresets, ofTask, show, take, waiting } from './service.ts';

export const server = serverFeature({
  name: 'supervision',
  endpoints: { ...endpoints, ...factEndpoints, ...inspectionEndpoints },
  handlers: {
    ...reminders,
    ...inspectionHandlers,
    'GET /supervision/matters': ({ tx, actor, facts }, { query }) => list(tx, actor, facts, query),
    'POST /supervision/matters': ({ tx, actor, facts }, { body }) => take(tx, actor, facts, body),
    'POST /supervision/drafts': ({ tx, actor, facts }, { body }) => draft(tx, actor, facts, body),
    'GET /supervision/matters/:id': ({ tx, actor, facts }, { params }) => show(tx, actor, facts, params.id),
    'POST /supervision/matters/:id/hops': ({ tx, actor, facts }, { params, body }) =>
      hop(tx, actor, facts, params.id, body),
    'POST /supervision/hops': ({ tx, actor, facts, words }, { body }) => hopMany(tx, actor, facts, words, body),
    'GET /supervision/matters/of-task/:taskId': ({ tx, actor, facts }, { params }) =>
      ofTask(tx, actor, facts, params.taskId),
    'GET /supervision/waiting': ({ tx, actor, facts }) => waiting(tx, actor, facts),
    'GET /supervision/facts': ({ tx, actor, facts }, { query }) => showFacts(tx, actor, facts, query),
    'GET /supervision/facts/events': ({ tx, actor, facts }, { query }) => listEvents(tx, actor, facts, query),
    'GET /supervision/presets': ({ tx, facts }) => listPresets(tx, facts),
  },
  jobs,
  cron,
  locales: { 'zh-CN': zhCN, en },
});
