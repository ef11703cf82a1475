import type { Handlers } from '@luoshi/server-kit/http/feature.ts';
import type { endpoints } from './contract.ts';
import { changeAccount, createAccount, grantRoles, resetPassword, showAccounts, unlockAccount } from './service.ts';

export const handlers: Handlers<typeof endpoints> = {
  'GET /accounts': ({ tx, actor, facts }, { query }) => showAccounts(tx, actor, facts, query),
  'POST /accounts': ({ tx, actor, facts }, { body }) => createAccount(tx, actor, facts, body),
  'PATCH /accounts/:id': ({ tx, actor, facts }, { params, body }) => changeAccount(tx, actor, facts, params.id, body),
  'POST /accounts/:id/unlock': ({ tx, actor, facts }, { params }) => unlockAccount(tx, actor, facts, params.id),
  'POST /accounts/:id/password': ({ tx, actor, facts }, { params, body }) =>
    resetPassword(tx, actor, facts, params.id, body.password),
  'PUT /accounts/:id/roles': ({ tx, actor, facts }, { params, body }) =>
    grantRoles(tx, actor, facts, params.id, body.roles),
};
