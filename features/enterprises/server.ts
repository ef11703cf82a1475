import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { endpoints } from './contract.ts';
import { compare } from './indicators/service.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { change, create, facets, list, show } from './service.ts';

export const server = serverFeature({
  name: 'enterprises',
  endpoints,
  handlers: {
    'GET /enterprises': ({ tx, actor }, { query }) => list(tx, actor, query),
    'GET /enterprises/facets': ({ tx, actor }) => facets(tx, actor),
    'GET /enterprises/indicators': ({ tx, actor }, { query }) => compare(tx, actor, query),
    'POST /enterprises': ({ tx, actor, facts }, { body }) => create(tx, actor, facts, body),
    'GET /enterprises/:id': ({ tx, actor }, { params }) => show(tx, actor, params.id),
    'PATCH /enterprises/:id': ({ tx, actor, facts }, { params, body }) => change(tx, actor, facts, params.id, body),
  },
  locales: { 'zh-CN': zhCN, en },
});
