import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import type { Endpoint, Problem } from '@luoshi/kernel/contract.ts';
import { dayAt } from '@luoshi/kernel/day.ts';
import type { Outcome } from '@luoshi/kernel/outcome.ts';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { z } from 'zod';
import { LostUpdate } from '../db/commit.ts';
import { newId } from '../id.ts';
import type { LiveHub } from '../live/hub.ts';
import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import type { Services } from '../services.ts';
import type { Actor, RequestFacts } from './actor.ts';
import type { InTransaction, Opened, ServerFeature } from './feature.ts';
import { openApiOf } from './openapi.ts';
import { malformedProblem, problemOf } from './problems.ts';
import { openSharedAnswers } from './shared-answers.ts';
import { languageOf, makeWords } from './words.ts';

/** Largest upload, in bytes; a paper with its tables is a few hundred kilobytes. */
export const UPLOAD_LIMIT = 20 * 1024 * 1024;

export type EdgeOptions = {
  features: readonly ServerFeature[];
  services: Services;
  live: LiveHub;
  /** Resolves a cookie or bearer token to the person behind it; null when there is none. */
  authenticate: (request: FastifyRequest, facts: RequestFacts) => Promise<Actor | null>;
  ready: () => Promise<boolean>;
};

const DEFAULT_ZONE = 'Asia/Shanghai';
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A browser always says where a request comes from; a program with a cookie says nothing and is no forgery. */
const comesFromAnotherSite = (request: FastifyRequest): boolean => {
  if (!UNSAFE.has(request.method)) return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin, host } = request.headers;
  return origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host);
};

/** The HTTP server: parses, finds the person, checks the permission, runs the use case, presents the answer. */
export const openEdge = async (options: EdgeOptions): Promise<FastifyInstance> => {
  const { features, services, live, authenticate } = options;
  const words = makeWords([...features, { name: 'http', locales: { 'zh-CN': zhCN, en } }]);
  const app = Fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 2 * 1024 * 1024,
    genReqId: () => newId(),
    routerOptions: { maxParamLength: 200 },
  });

  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // antd writes its styles into the page
        imgSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        upgradeInsecureRequests: null, // offices run it by plain HTTP inside the extranet, TLS ends before it
      },
    },
    strictTransportSecurity: false,
  });
  await app.register(cookie);
  await app.register(compress, { threshold: 2048, encodings: ['gzip', 'deflate'] });
  await app.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: 10, fields: 50 } });
  await app.register(rateLimit, { global: false });

  const factsOf = (request: FastifyRequest, zone = DEFAULT_ZONE): RequestFacts => {
    const now = services.now();
    return {
      language: languageOf(request.headers['accept-language']),
      today: dayAt(now, zone),
      now,
      address: request.ip.replace(/^::ffff:/, ''), // an IPv4 address, however the socket writes it
      fromThisMachine:
        LOOPBACK.has(request.ip) &&
        request.headers['x-forwarded-for'] === undefined &&
        request.headers.forwarded === undefined,
      correlationId: request.id,
    };
  };
  const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
    reply
      .code(problem.status)
      .type('application/problem+json')
      .serializer((body: unknown) => JSON.stringify(body))
      .send(problem);
  const sendRefusal = (
    request: FastifyRequest,
    reply: FastifyReply,
    code: string,
    params?: Record<string, string | number>,
  ) => sendProblem(reply, problemOf({ ok: false, code, params }, factsOf(request).language, words));

  app.setErrorHandler((fault: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (fault instanceof z.ZodError)
      return sendProblem(reply, malformedProblem(fault, factsOf(request).language, words));
    if (fault instanceof LostUpdate) return sendRefusal(request, reply, 'http.lost_update');
    if (fault.statusCode === 413)
      return sendRefusal(request, reply, 'http.too_large', { limitMb: UPLOAD_LIMIT / 1024 / 1024 });
    if (fault.statusCode === 429) return sendRefusal(request, reply, 'http.too_many');
    const expected: Record<number, string> = { 400: 'http.bad_json', 415: 'http.media_type' };
    const code = expected[fault.statusCode ?? 0];
    if (code)
      return sendProblem(reply, {
        ...problemOf({ ok: false, code }, factsOf(request).language, words),
        status: fault.statusCode ?? 400,
      });
    request.log.error({ err: fault, correlationId: request.id, url: request.url }, 'fault');
    const detail = words(factsOf(request).language, 'http.fault', { correlationId: request.id });
    return sendProblem(reply, {
      type: 'about:blank',
      title: detail,
      status: 500,
      code: 'http.fault',
      detail,
      correlationId: request.id,
    });
  });

  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const isReady = await options.ready().catch(() => false);
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready' });
  });
  const openApi = openApiOf(features);
  app.get('/api/v1/openapi.json', async () => openApi);
  app.get('/api/v1/live', async (request, reply) => {
    const actor = await authenticate(request, factsOf(request));
    if (!actor) return sendRefusal(request, reply, 'http.unauthenticated');
    live.stream(actor.tenantId, reply);
    return reply;
  });

  const shared = openSharedAnswers(services.db, live);
  const sendShared = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { actor, facts }: { actor: Actor; facts: RequestFacts },
    ask: () => Promise<Outcome<unknown>>,
  ): Promise<FastifyReply> => {
    const question = `${facts.today} ${facts.language} ${actor.scope.paths.join('+')} ${request.url}`;
    let refused: Outcome<unknown> | null = null;
    const answer = await shared.get(actor.tenantId, question, async () => {
      const result = await ask();
      if (result.ok) return String(reply.serialize(result.value as never));
      refused = result;
      return null;
    });
    // Who waited for another's reading that was refused asks again, to be refused in person.
    if (!answer) {
      const no = (refused as Outcome<unknown> | null) ?? (await ask());
      return no.ok ? reply.send(no.value) : sendProblem(reply, problemOf(no, facts.language, words));
    }
    const isZipped = answer.zipped !== null && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (isZipped) reply.header('content-encoding', 'gzip');
    return reply
      .header('vary', 'accept-encoding, accept-language')
      .type('application/json; charset=utf-8')
      .send(isZipped ? answer.zipped : answer.plain);
  };

  const register = (key: string, endpoint: Endpoint, handler: InTransaction<Endpoint> | Opened<Endpoint>): void => {
    const [method = '', route = ''] = key.split(' ');
    const response =
      endpoint.answer instanceof z.ZodType
        ? z.toJSONSchema(endpoint.answer, { io: 'output', target: 'draft-7', unrepresentable: 'any' })
        : null;
    app.route({
      method,
      url: `/api/v1${route}`,
      ...(endpoint.perMinute ? { config: { rateLimit: { max: endpoint.perMinute, timeWindow: 60_000 } } } : {}),
      ...(response ? { schema: { response: { [endpoint.status ?? 200]: response } } } : {}),
      handler: async (request, reply) => {
        if (comesFromAnotherSite(request)) return sendRefusal(request, reply, 'http.cross_site');
        const actor = await authenticate(request, factsOf(request));
        const facts = factsOf(request, actor?.timeZone);
        if (endpoint.permission !== 'public') {
          if (!actor) return sendRefusal(request, reply, 'http.unauthenticated');
          if (endpoint.permission !== 'signed-in' && !actor.permissions.has(endpoint.permission))
            return sendRefusal(request, reply, 'http.forbidden');
        }
        const isForm = endpoint.multipart === true && request.isMultipart();
        const input = {
          params: endpoint.params?.parse(request.params),
          query: endpoint.query?.parse(request.query),
          body: isForm ? undefined : endpoint.body?.parse(request.body ?? {}),
        };
        const transact = (run: InTransaction<Endpoint>): Promise<Outcome<unknown>> =>
          services.db.transact<Outcome<unknown>>(
            (actor as Actor).tenantId,
            (tx) => run({ tx, actor: actor as Actor, facts, services, words }, input as never),
            (result) => result.ok,
            { isQuestion: method === 'GET' },
          );
        if (endpoint.shared && typeof handler === 'function')
          return sendShared(request, reply, { actor: actor as Actor, facts }, () => transact(handler));
        const outcome =
          typeof handler === 'function'
            ? await transact(handler)
            : await handler.open({ actor: actor as Actor, facts, services, words, request, reply }, input as never);
        // A handler that answered by itself returns the reply, which is a thenable and so awaited to nothing here.
        if (outcome === undefined || reply.sent) return reply;
        const result = outcome as Outcome<unknown>;
        if (!result.ok) return sendProblem(reply, problemOf(result, facts.language, words));
        return endpoint.answer === null
          ? reply.code(204).send()
          : reply.code(endpoint.status ?? 200).send(result.value);
      },
    });
  };

  for (const feature of features) {
    for (const [key, endpoint] of Object.entries(feature.endpoints)) {
      const handler = feature.handlers[key];
      if (!handler) throw new Error(`${feature.name}: no handler for ${key}`);
      register(key, endpoint, handler as InTransaction<Endpoint> | Opened<Endpoint>);
    }
  }
  app.setNotFoundHandler((request, reply) => sendRefusal(request, reply, 'http.not_found'));
  return app;
};
