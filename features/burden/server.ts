import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { answer, complain, listComplaints } from './complaints/service.ts';
import { endpoints } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { end, listForms, listUnits, register } from './service.ts';

export const server = serverFeature({
  name: 'burden',
  endpoints,
  handlers: {
    'GET /burden/forms': ({ tx, actor, facts }) => listForms(tx, actor, facts),
    'POST /burden/forms': ({ tx, actor, facts, words }, { body }) => register(tx, actor, facts, words, body),
    'POST /burden/forms/:id/end': ({ tx, actor, facts }, { params, body }) =>
      end(tx, actor, facts, params.id, body.reason),
    'GET /burden/units': ({ tx, actor, facts }) => listUnits(tx, actor, facts),
    'GET /burden/complaints': ({ tx, actor }) => listComplaints(tx, actor),
    'POST /burden/complaints': ({ tx, actor, facts }, { body }) => complain(tx, actor, facts, body),
    'POST /burden/complaints/:id/answer': ({ tx, actor, facts }, { params, body }) =>
      answer(tx, actor, facts, params.id, body),
  },
  locales: { 'zh-CN': zhCN, en },
});
