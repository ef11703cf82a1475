import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { replaceYear, showCalendar } from './calendar/service.ts';
import { endpoints } from './contract.ts';
import { sendSheet } from './export/service.ts';
import { createGoal, listGoals } from './goals/service.ts';
import { applyRules, CRON, tryRules, turnOfDay } from './jobs.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { askForLight, decideLight, endLight, listPending } from './overrides/service.ts';
import { receive, sendFile } from './progress/service.ts';
import { publish } from './publishing/service.ts';
import {
  beginDraft,
  listDrafts,
  saveDraft,
  showDraft,
  showRules,
  switchDraftOn,
  throwDraftAway,
  tryDraft,
} from './rule-sets/service.ts';
import { change, create, list, show } from './service.ts';
import { showToday } from './today/service.ts';
import { showTrialTasks } from './trials/service.ts';

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
    'POST /documents/:id/publish': ({ tx, actor, facts, words }, { params, body }) =>
      publish(tx, actor, facts, params.id, body, words),
    'GET /today': ({ tx, actor, facts }) => showToday(tx, actor, facts),
    'GET /calendar': ({ tx }, { query }) => showCalendar(tx, query.year),
    'PUT /calendar/:year': ({ tx, actor, facts }, { params, body }) => replaceYear(tx, actor, facts, params.year, body),
    'GET /rule-sets': ({ tx, facts }) => showRules(tx, facts),
    'GET /rule-drafts': ({ tx }) => listDrafts(tx),
    'POST /rule-drafts': ({ tx, actor, facts }, { body }) => beginDraft(tx, actor, facts, body),
    'GET /rule-drafts/:id': ({ tx }, { params }) => showDraft(tx, params.id),
    'PUT /rule-drafts/:id': ({ tx, actor, facts }, { params, body }) => saveDraft(tx, actor, facts, params.id, body),
    'DELETE /rule-drafts/:id': ({ tx, actor, facts }, { params }) => throwDraftAway(tx, actor, facts, params.id),
    'POST /rule-drafts/:id/trial': ({ tx, actor, facts }, { params }) => tryDraft(tx, actor, facts, params.id),
    'GET /rule-drafts/:id/trial/tasks': ({ tx, facts }, { params, query }) =>
      showTrialTasks(tx, facts, params.id, query),
    'POST /rule-drafts/:id/switch-on': ({ tx, actor, facts }, { params, body }) =>
      switchDraftOn(tx, actor, facts, params.id, body.revision),
    'GET /overrides': ({ tx, actor, facts }) => listPending(tx, actor, facts),
    'POST /tasks/:id/overrides': ({ tx, actor, facts }, { params, body }) =>
      askForLight(tx, actor, facts, params.id, body),
    'POST /tasks/:id/overrides/:override/decision': ({ tx, actor, facts }, { params, body }) =>
      decideLight(tx, actor, facts, params.id, params.override, body),
    'POST /tasks/:id/overrides/:override/end': ({ tx, actor, facts }, { params, body }) =>
      endLight(tx, actor, facts, params.id, params.override, body.words),
  },
  jobs: { 'tasks:turn_of_day': turnOfDay, 'tasks:try_rules': tryRules, 'tasks:apply_rules': applyRules },
  cron: CRON,
  locales: { 'zh-CN': zhCN, en },
});
