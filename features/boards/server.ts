import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { showChart } from './chart/service.ts';
import { endpoints } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { showObstacles } from './obstacles/service.ts';
import { createScreen, drawForKiosk, revokeScreen, showKiosk, showScreens } from './screens/service.ts';
import { showWall, summarise } from './service.ts';

const bearerOf = (header: string | undefined): string | undefined => /^Bearer (\S+)$/.exec(header ?? '')?.[1];

export const server = serverFeature({
  name: 'boards',
  endpoints,
  locales: { 'zh-CN': zhCN, en },
  handlers: {
    'GET /boards/summary': ({ tx, actor, facts }, { query }) => summarise(tx, actor, facts, query),
    'GET /boards/wall': ({ tx, actor, facts }, { query }) => showWall(tx, actor, facts, query),
    'GET /boards/screens': ({ tx, actor }) => showScreens(tx, actor),
    'POST /boards/screens': ({ tx, actor, facts }, { body }) => createScreen(tx, actor, facts, body),
    'DELETE /boards/screens/:id': ({ tx, actor, facts }, { params }) => revokeScreen(tx, actor, facts, params.id),
    'GET /boards/kiosk': {
      open: ({ services, facts, request }, { query }) =>
        showKiosk({ services, facts, token: bearerOf(request.headers.authorization) }, query.region),
    },
    'GET /boards/kiosk/outlines': {
      open: async ({ services, facts, request, reply }, { query }) => {
        const token = bearerOf(request.headers.authorization);
        const drawn = await drawForKiosk({ services, facts, token }, query.parent);
        return drawn.ok ? reply.type('application/geo+json; charset=utf-8').send(drawn.value) : drawn;
      },
    },
    'GET /boards/obstacles': ({ tx, actor, facts }, { query }) => showObstacles(tx, actor, facts, query),
    'GET /boards/chart': ({ tx, actor, facts }, { query }) => showChart(tx, actor, facts, query),
  },
});
