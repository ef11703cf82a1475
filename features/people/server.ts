import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { endpoints } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { findPersons, showOrg, showOrgs } from './orgs/service.ts';
import { handlers as sessionHandlers } from './sessions/server.ts';

export const server = serverFeature({
  name: 'people',
  endpoints,
  locales: { 'zh-CN': zhCN, en },
  handlers: {
    ...sessionHandlers,
    'GET /orgs': ({ tx, actor }) => showOrgs(tx, actor),
    'GET /orgs/:id': ({ tx, actor }, { params }) => showOrg(tx, actor, params.id),
    'GET /people': ({ tx, actor, facts }, { query }) => findPersons(tx, actor, facts, query),
  },
});
