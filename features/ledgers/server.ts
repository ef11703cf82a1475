import { type ServerFeature, serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { apply } from './applying/service.ts';
import { endpoints } from './contract.ts';
import { receiveLedger } from './formats/receive.ts';
import { cancel, sayIn, showImport, showKinds, showLatest, showRows } from './intake/service.ts';
import { CRON, makeWork, resume, sweep } from './jobs.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { setMapping, showSheet } from './mapping/service.ts';
import { sendMarked } from './marked/service.ts';
import type { LedgerKind } from './service.ts';

/** The import engine for the kinds of ledger that the features above declare. */
export const ledgersOf = (declared: readonly LedgerKind[]): ServerFeature => {
  const kinds = new Map(declared.map((kind) => [kind.name, kind]));
  return serverFeature({
    name: 'ledgers',
    endpoints,
    handlers: {
      'GET /ledgers/kinds': async ({ actor, facts, words }) => showKinds(kinds, actor, sayIn(words, facts)),
      'GET /ledgers/imports': ({ tx, actor, facts, words }, { query }) =>
        showLatest(tx, actor, facts, sayIn(words, facts), kinds, query.kind),
      'POST /ledgers/imports': { open: (context, { query }) => receiveLedger(context, kinds, query.kind) },
      'GET /ledgers/imports/:id': ({ tx, actor, facts, words }, { params }) =>
        showImport(tx, actor, facts, sayIn(words, facts), kinds, params.id),
      'GET /ledgers/imports/:id/sheets/:sheet': ({ tx, actor, facts, words }, { params, query }) =>
        showSheet(tx, actor, facts, sayIn(words, facts), kinds, { ...params, ...query }),
      'PUT /ledgers/imports/:id/mapping': ({ tx, actor, facts, words }, { params, body }) =>
        setMapping(tx, actor, facts, sayIn(words, facts), kinds, params.id, body),
      'GET /ledgers/imports/:id/rows': ({ tx, actor, facts, words }, { params, query }) =>
        showRows(tx, actor, sayIn(words, facts), kinds, params.id, query),
      'POST /ledgers/imports/:id/apply': ({ tx, actor, facts, words }, { params, body }) =>
        apply(tx, actor, facts, sayIn(words, facts), kinds, params.id, body),
      'POST /ledgers/imports/:id/cancel': ({ tx, actor, facts, words }, { params }) =>
        cancel(tx, actor, facts, sayIn(words, facts), kinds, params.id),
      'GET /ledgers/imports/:id/marked.xlsx': {
        open: (context, { params, query }) =>
          sendMarked(context, sayIn(context.words, context.facts), kinds, params.id, query.only),
      },
    },
    jobs: { 'ledgers:work': makeWork(kinds), 'ledgers:resume': resume, 'ledgers:sweep': sweep },
    cron: CRON,
    locales: { 'zh-CN': zhCN, en },
  });
};
