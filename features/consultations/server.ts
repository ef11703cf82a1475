import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { endpoints } from './contract.ts';
import { CRON, climb } from './jobs.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import {
  addToAgenda,
  call,
  decideOn,
  end,
  list,
  listAll,
  raise,
  sendBack,
  show,
  showMeeting,
  step,
  stocktake,
} from './service.ts';

export const server = serverFeature({
  name: 'consultations',
  endpoints,
  handlers: {
    'GET /consultations/obstacles': ({ tx, actor, facts }, { query }) => list(tx, actor, facts, query),
    'POST /consultations/obstacles': ({ tx, actor, facts }, { body }) => raise(tx, actor, facts, body),
    'GET /consultations/obstacles/:id': ({ tx, actor, facts }, { params }) => show(tx, actor, facts, params.id),
    'POST /consultations/obstacles/:id/steps': ({ tx, actor, facts }, { params, body }) =>
      step(tx, actor, facts, params.id, body),
    'GET /consultations/meetings': ({ tx, actor }) => listAll(tx, actor),
    'POST /consultations/meetings': ({ tx, actor, facts }, { body }) => call(tx, actor, facts, body),
    'GET /consultations/meetings/:id': ({ tx, actor, facts }, { params }) => showMeeting(tx, actor, facts, params.id),
    'POST /consultations/meetings/:id/agenda': ({ tx, actor, facts }, { params, body }) =>
      addToAgenda(tx, actor, facts, params.id, body.obstacleIds),
    'POST /consultations/meetings/:id/decisions': ({ tx, actor, facts }, { params, body }) =>
      decideOn(tx, actor, facts, params.id, body),
    'POST /consultations/meetings/:id/returns': ({ tx, actor, facts }, { params, body }) =>
      sendBack(tx, actor, facts, params.id, body),
    'POST /consultations/meetings/:id/end': ({ tx, actor, facts }, { params }) => end(tx, actor, facts, params.id),
    'GET /consultations/stocktake': ({ tx, actor, facts }) => stocktake(tx, actor, facts),
  },
  jobs: { 'consultations:climb': climb },
  cron: CRON,
  locales: { 'zh-CN': zhCN, en },
});
