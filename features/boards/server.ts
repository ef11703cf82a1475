import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { showChart } from './chart/service.ts';
import { endpoints } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { showObstacles } from './obstacles/service.ts';
import { showWall, summarise } from './service.ts';

export const server = serverFeature({
  name: 'boards',
  endpoints,
  locales: { 'zh-CN': zhCN, en },
  handlers: {
    'GET /boards/summary': ({ tx, actor, facts }, { query }) => summarise(tx, actor, facts, query),
    'GET /boards/wall': ({ tx, actor, facts }, { query }) => showWall(tx, actor, facts, query),
    'GET /boards/obstacles': ({ tx, actor, facts }, { query }) => showObstacles(tx, actor, facts, query),
    'GET /boards/chart': ({ tx, actor, facts }, { query }) => showChart(tx, actor, facts, query),
  },
});
