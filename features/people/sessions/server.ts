import { accept } from '@luoshi/kernel/outcome.ts';
import type { Handlers } from '@luoshi/server-kit/http/feature.ts';
import type { FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '../service.ts';
import type { endpoints } from './contract.ts';
import { changePassword, endToken, listTokens, makeToken, showSession, signIn, signOut } from './service.ts';

// TLS usually ends before the server, in which case the proxy says so.
const cameByHttps = (request: FastifyRequest): boolean =>
  request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';

export const handlers: Handlers<typeof endpoints> = {
  'POST /session': {
    open: async ({ services, facts, request, reply }, { body }) => {
      const outcome = await signIn(services, facts, body);
      if (!outcome.ok) return outcome;
      reply.setCookie(SESSION_COOKIE, outcome.value.cookie, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: cameByHttps(request),
      });
      return accept(outcome.value.view);
    },
  },
  'GET /session': ({ tx, actor, facts }) => showSession(tx, actor, facts),
  'DELETE /session': {
    open: async ({ actor, facts, services, reply }) => {
      const outcome = await services.db.transact(actor.tenantId, (tx) => signOut(tx, actor, facts));
      reply.clearCookie(SESSION_COOKIE, { path: '/' });
      return outcome;
    },
  },
  'POST /session/password': ({ tx, actor, facts }, { body }) => changePassword(tx, actor, facts, body),
  'GET /tokens': ({ tx, actor, facts }) => listTokens(tx, actor, facts),
  'POST /tokens': ({ tx, actor, facts }, { body }) => makeToken(tx, actor, facts, body),
  'DELETE /tokens/:id': ({ tx, actor, facts }, { params }) => endToken(tx, actor, facts, params.id),
};
