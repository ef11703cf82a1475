import { serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { undoChange } from './changes/service.ts';
import { addClause, editClause, editInBulk, mergeItems, splitItem } from './clauses/service.ts';
import { endpoints } from './contract.ts';
import { chooseForEdition, showEdition } from './editions/service.ts';
import { receivePaper, sendFile } from './formats/paper-form.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { matchUnitName, settleUnitNames } from './names/service.ts';
import { bePresent, whoIsPresent } from './presence/service.ts';
import { correctDocument, discardDocument, findUnits, showDocument, showDocuments } from './service.ts';

export const server = serverFeature({
  name: 'documents',
  endpoints,
  locales: { 'zh-CN': zhCN, en },
  handlers: {
    'GET /documents': ({ tx, actor }, { query }) => showDocuments(tx, actor.scope, query),
    'POST /documents': { open: receivePaper },
    'GET /documents/units': ({ tx }, { query }) => findUnits(tx, query),
    'GET /documents/:id': ({ tx, actor }, { params }) => showDocument(tx, actor, params.id),
    'GET /documents/:id/file': { open: sendFile },
    'GET /documents/:id/edition': ({ tx, actor }, { params }) => showEdition(tx, actor, params.id),
    'PUT /documents/:id/edition/choices': ({ tx, actor, facts }, { params, body }) =>
      chooseForEdition(tx, actor, facts, { ...body, ...params }),
    'PATCH /documents/:id': ({ tx, actor, facts }, { params, body }) =>
      correctDocument(tx, actor, facts, { ...body, ...params }),
    'DELETE /documents/:id': ({ tx, actor, facts }, { params }) => discardDocument(tx, actor, facts, params.id),
    'POST /documents/:id/clauses': ({ tx, actor, facts }, { params, body }) =>
      addClause(tx, actor, facts, { ...body, ...params }),
    'PATCH /documents/:id/clauses/:clauseId': ({ tx, actor, facts }, { params, body }) =>
      editClause(tx, actor, facts, { ...body, ...params }),
    'POST /documents/:id/clauses/bulk': ({ tx, actor, facts }, { params, body }) =>
      editInBulk(tx, actor, facts, { ...body, ...params }),
    'GET /documents/:id/presence': ({ tx, actor, facts }, { params }) => whoIsPresent(tx, actor, facts, params.id),
    'PUT /documents/:id/presence': ({ tx, actor, facts }, { params, body }) =>
      bePresent(tx, actor, facts, { ...body, ...params }),
    'POST /documents/:id/clauses/:clauseId/split': ({ tx, actor, facts }, { params, body }) =>
      splitItem(tx, actor, facts, { ...body, ...params }),
    'POST /documents/:id/clauses/:clauseId/merge': ({ tx, actor, facts }, { params, body }) =>
      mergeItems(tx, actor, facts, { ...body, ...params }),
    'POST /documents/:id/unit-matches': ({ tx, actor, facts }, { params, body }) =>
      matchUnitName(tx, actor, facts, { ...body, ...params }),
    'POST /documents/:id/unit-matches/several': ({ tx, actor, facts }, { params, body }) =>
      settleUnitNames(tx, actor, facts, { ...body, ...params }),
    'POST /documents/:id/undo': ({ tx, actor, facts }, { params, body }) =>
      undoChange(tx, actor, facts, { ...body, ...params }),
  },
});
