import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { endpoints } from './contract.ts';
import { newGovernment } from './jobs.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { drawRegions, showDivisions, showRegions } from './service.ts';

export const server = serverFeature({
  name: 'places',
  endpoints,
  locales: { 'zh-CN': zhCN, en },
  jobs: { 'places:new_government': newGovernment },
  handlers: {
    'GET /regions': ({ tx }, { query }) => showRegions(tx, query.parent),
    'GET /regions.geojson': {
      open: async ({ actor, services, request, reply }, { query }) => {
        const { text, tag } = await services.db.transact(actor.tenantId, (tx) => drawRegions(tx, query.parent));
        reply.header('etag', tag).header('cache-control', 'private, no-cache');
        if (request.headers['if-none-match'] === tag) return reply.code(304).send();
        return reply.type('application/geo+json').send(text);
      },
    },
    'GET /divisions': { open: ({ services, actor }, { query }) => showDivisions(services, actor, query.parent) },
  },
});
