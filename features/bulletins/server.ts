import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { endpoints } from './contract.ts';
import { issue, sendPaper } from './issuing/service.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import {
  changeLetterhead,
  discard,
  draft,
  edit,
  giveBack,
  list,
  refresh,
  show,
  showLetterhead,
  sign,
  withdraw,
} from './service.ts';
import { listTemplates, removeTemplate, sendSample, takeTemplate } from './templates/service.ts';

export const server = serverFeature({
  name: 'bulletins',
  endpoints,
  handlers: {
    'GET /bulletins': ({ tx, actor }, { query }) => list(tx, actor, query),
    'POST /bulletins': ({ tx, actor, facts }, { body }) => draft(tx, actor, facts, body),
    'GET /bulletins/:id': ({ tx, actor, facts }, { params }) => show(tx, actor, facts, params.id),
    'PATCH /bulletins/:id': ({ tx, actor, facts }, { params, body }) => edit(tx, actor, facts, params.id, body),
    'DELETE /bulletins/:id': ({ tx, actor, facts }, { params }) => discard(tx, actor, facts, params.id),
    'POST /bulletins/:id/refresh': ({ tx, actor, facts }, { params, body }) =>
      refresh(tx, actor, facts, params.id, body.revision),
    'POST /bulletins/:id/sign': ({ tx, actor, facts }, { params, body }) =>
      sign(tx, actor, facts, params.id, body.revision),
    'POST /bulletins/:id/return': ({ tx, actor, facts }, { params, body }) =>
      giveBack(tx, actor, facts, params.id, body.words),
    'POST /bulletins/:id/issue': ({ tx, actor, facts, services }, { params, body }) =>
      issue(tx, actor, facts, services, params.id, body.revision),
    'POST /bulletins/:id/withdraw': ({ tx, actor, facts }, { params, body }) =>
      withdraw(tx, actor, facts, params.id, body.reason),
    'GET /bulletins/:id/paper.docx': { open: (context, { params }) => sendPaper(context, params.id, 'docx') },
    'GET /bulletins/:id/paper.pdf': { open: (context, { params }) => sendPaper(context, params.id, 'pdf') },
    'GET /bulletins/templates': ({ tx, actor }) => listTemplates(tx, actor),
    'GET /bulletins/templates/sample.docx': { open: (context) => sendSample(context) },
    'POST /bulletins/templates': { open: (context) => takeTemplate(context) },
    'DELETE /bulletins/templates/:id': ({ tx, actor, facts }, { params }) =>
      removeTemplate(tx, actor, facts, params.id),
    'GET /bulletins/letterhead': ({ tx, actor }) => showLetterhead(tx, actor),
    'PUT /bulletins/letterhead': ({ tx, actor, facts }, { body }) => changeLetterhead(tx, actor, facts, body),
  },
  locales: { 'zh-CN': zhCN, en },
});
