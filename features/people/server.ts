import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { handlers as accountHandlers } from './accounts/server.ts';
import { handlers as auditHandlers } from './audit/server.ts';
import { endpoints } from './contract.ts';
import { sweep } from './jobs.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { handlers as orgHandlers } from './orgs/server.ts';
import { handlers as sessionHandlers } from './sessions/server.ts';
import { handlers as setupHandlers } from './setup/server.ts';

export const server = serverFeature({
  name: 'people',
  endpoints,
  locales: { 'zh-CN': zhCN, en },
  jobs: { 'people:sweep': sweep },
  cron: '20 18 * * * people:sweep',
  handlers: { ...sessionHandlers, ...orgHandlers, ...accountHandlers, ...auditHandlers, ...setupHandlers },
});
