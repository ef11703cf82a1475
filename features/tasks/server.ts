import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { replaceYear, showCalendar, showRules } from './calendar/service.ts';
import { endpoints } from './contract.ts';
import { sendSheet } from './export/service.ts';
import { createGoal, listGoals } from './goals/service.ts';
import { CRON, turnOfDay } from './jobs.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { receive, sendFile } from './progress/service.ts';
import { publish } from './publishing/service.ts';
import { change, create, list, show } from './service.ts';
import { showToday } from './today/service.ts';

export const server = serverFeature({
  name: 'tasks',
  endpoints,
  handlers: {
    'GET /tasks': ({ tx, actor, facts }, { query }) => list(tx, actor, facts, query),
    'GET /tasks.xlsx': { open: (context, { query }) => sendSheet(context, query) },
    'POST /tasks': ({ tx, actor, facts }, { body }) => create(tx, actor, facts, body),
    'GET /tasks/:id': ({ tx, actor, facts }, { params }) => show(tx, actor, facts, params.id),
    'PATCH /tasks/:id': ({ tx, actor, facts }, { params, body }) => change(tx, actor, facts, params.id, body),
    'GET /goals': ({ tx, actor }) => listGoals(tx, actor),
    'POST /goals': ({ tx, actor, facts }, { body }) => createGoal(tx, actor, facts, body),
    'POST /tasks/:id/progress': { open: (context, { params, body }) => receive(context, params.id, body) },
    'GET /tasks/:id/files/:sha256': { open: (context, { params }) => sendFile(context, params.id, params.sha256) },
    'POST /documents/:id/publish': ({ tx, actor, facts }, { params, body }) =>
      publish(tx, actor, facts, params.id, body),
    'GET /today': ({ tx, actor, facts }) => showToday(tx, actor, facts),
    'GET /calendar': ({ tx }, { query }) => showCalendar(tx, query.year),
    'PUT /calendar/:year': ({ tx, actor, facts }, { params, body }) => replaceYear(tx, actor, facts, params.year, body),
    'GET /rule-sets': ({ tx, facts }) => showRules(tx, facts),
  },
  jobs: { 'tasks:turn_of_day': turnOfDay },
  cron: CRON,
  locales: { 'zh-CN': zhCN, en },
});
