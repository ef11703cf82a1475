import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { endpoints } from './contract.ts';
import { sendSheet } from './export/service.ts';
import { handOver, showHandovers } from './handovers/service.ts';
import { planInvestment, tickEntry } from './investment/service.ts';
import { CRON, relightProjects, turnOfDay } from './jobs.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { keepBaseline, setNodes } from './nodes/service.ts';
import { createPortfolio, showPortfolios } from './portfolios/service.ts';
import { receive, sendFile } from './reports/service.ts';
import { change, create, list, show } from './service.ts';
import { addStandard, showStandards } from './standards/service.ts';
import { setSupports } from './supports/service.ts';

export const server = serverFeature({
  name: 'projects',
  endpoints,
  handlers: {
    'GET /projects': ({ tx, actor, facts }, { query }) => list(tx, actor, facts, query),
    'GET /projects.xlsx': { open: (context, { query }) => sendSheet(context, query) },
    'POST /projects': ({ tx, actor, facts }, { body }) => create(tx, actor, facts, body),
    'GET /projects/standards': ({ tx, facts }) => showStandards(tx, facts),
    'POST /projects/standards': ({ tx, actor, facts }, { body }) => addStandard(tx, actor, facts, body),
    'GET /projects/:id': ({ tx, actor, facts }, { params }) => show(tx, actor, facts, params.id),
    'PATCH /projects/:id': ({ tx, actor, facts }, { params, body }) => change(tx, actor, facts, params.id, body),
    'PUT /projects/:id/nodes': ({ tx, actor, facts }, { params, body }) => setNodes(tx, actor, facts, params.id, body),
    'POST /projects/:id/baselines': ({ tx, actor, facts }, { params, body }) =>
      keepBaseline(tx, actor, facts, params.id, body.title),
    'PUT /projects/:id/investment': ({ tx, actor, facts }, { params, body }) =>
      planInvestment(tx, actor, facts, params.id, body),
    'PUT /projects/:id/supports': ({ tx, actor, facts }, { params, body }) =>
      setSupports(tx, actor, facts, params.id, body),
    'PUT /projects/:id/entry': ({ tx, actor, facts }, { params, body }) => tickEntry(tx, actor, facts, params.id, body),
    'POST /projects/:id/reports': { open: (context, { params, body }) => receive(context, params.id, body) },
    'GET /projects/:id/files/:sha256': { open: (context, { params }) => sendFile(context, params.id, params.sha256) },
    'GET /portfolios': ({ tx, actor }) => showPortfolios(tx, actor),
    'POST /portfolios': ({ tx, actor, facts }, { body }) => createPortfolio(tx, actor, facts, body),
    'GET /handovers': ({ tx, actor }, { query }) => showHandovers(tx, actor, query.person),
    'POST /handovers': ({ tx, actor, facts }, { body }) => handOver(tx, actor, facts, body),
  },
  jobs: { 'projects:turn_of_day': turnOfDay, 'projects.relight': relightProjects },
  cron: CRON,
  locales: { 'zh-CN': zhCN, en },
});
