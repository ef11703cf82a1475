import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { endpoints } from './contract.ts';
import { CRON, late } from './jobs.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import {
  ask,
  check,
  complain,
  decide,
  end,
  list,
  listAll,
  show,
  showLoad,
  showOne,
  step,
  withdraw,
} from './service.ts';

export const server = serverFeature({
  name: 'burden',
  endpoints,
  handlers: {
    'GET /burden/forms': ({ tx, actor, facts }, { query }) => list(tx, actor, facts, query),
    'POST /burden/forms': ({ tx, actor, facts }, { body }) => ask(tx, actor, facts, body),
    'POST /burden/forms/check': ({ tx, actor, facts }, { body }) => check(tx, actor, facts, body),
    'GET /burden/forms/:id': ({ tx, actor, facts }, { params }) => show(tx, actor, facts, params.id),
    'POST /burden/forms/:id/decision': ({ tx, actor, facts }, { params, body }) =>
      decide(tx, actor, facts, params.id, body),
    'POST /burden/forms/:id/end': ({ tx, actor, facts }, { params, body }) => end(tx, actor, facts, params.id, body),
    'POST /burden/forms/:id/withdrawal': ({ tx, actor, facts }, { params, body }) =>
      withdraw(tx, actor, facts, params.id, body),
    'GET /burden/load': ({ tx, actor, facts }, { query }) => showLoad(tx, actor, facts, query),
    'GET /burden/complaints': ({ tx, actor, facts }, { query }) => listAll(tx, actor, facts, query.view),
    'POST /burden/complaints': ({ tx, actor, facts }, { body }) => complain(tx, actor, facts, body),
    'GET /burden/complaints/:id': ({ tx, actor, facts }, { params }) => showOne(tx, actor, facts, params.id),
    'POST /burden/complaints/:id/steps': ({ tx, actor, facts }, { params, body }) =>
      step(tx, actor, facts, params.id, body),
  },
  jobs: { 'burden:late': late },
  cron: CRON,
  locales: { 'zh-CN': zhCN, en },
});
