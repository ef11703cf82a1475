import type { Handlers } from '@luoshi/server-kit/http/feature.ts';
import { receiveInspection, sendApproval } from './approval/service.ts';
import type { endpoints } from './contract.ts';
import { addFinding, recheck } from './findings/service.ts';
import { decideOn, drawVisits, listInspections, showInspection, showLoad } from './service.ts';

export const handlers: Handlers<typeof endpoints> = {
  'GET /supervision/inspections': ({ tx, actor, facts }, { query }) => listInspections(tx, actor, facts, query.year),
  'GET /supervision/inspections/load': ({ tx, actor, facts }, { query }) => showLoad(tx, actor, facts, query),
  'POST /supervision/inspections': { open: (context, { body }) => receiveInspection(context, body) },
  'GET /supervision/inspections/:id': ({ tx, actor, facts }, { params }) => showInspection(tx, actor, facts, params.id),
  'GET /supervision/inspections/:id/approval': { open: (context, { params }) => sendApproval(context, params.id) },
  'POST /supervision/inspections/:id/decision': ({ tx, actor, facts }, { params, body }) =>
    decideOn(tx, actor, facts, params.id, body),
  'POST /supervision/inspections/:id/draw': ({ tx, actor, facts }, { params, body }) =>
    drawVisits(tx, actor, facts, params.id, body),
  'POST /supervision/inspections/:id/findings': ({ tx, actor, facts }, { params, body }) =>
    addFinding(tx, actor, facts, params.id, body),
  'POST /supervision/findings/:id/recheck': ({ tx, actor, facts }, { params, body }) =>
    recheck(tx, actor, facts, params.id, body),
};
