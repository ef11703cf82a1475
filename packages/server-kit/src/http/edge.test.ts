import { gunzipSync } from 'node:zlib';
import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { accept, refuse } from '@luoshi/kernel/outcome.ts';
import { mintScope } from '@luoshi/kernel/scope.ts';
import { validate } from '@readme/openapi-parser';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commit, LostUpdate } from '../db/commit.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { newId } from '../id.ts';
import type { LiveHub } from '../live/hub.ts';
import { type FreshDatabase, freshDatabase } from '../postgres/test-server.ts';
import type { Actor } from './actor.ts';
import { auditActor } from './actor.ts';
import { openEdge } from './edge.ts';
import { serverFeature } from './feature.ts';
import { openApiOf } from './openapi.ts';

const endpoints = {
  'GET /kites/:n': {
    summary: 'A kite',
    permission: 'kites.read',
    params: z.object({ n: z.coerce.number().int().max(9) }),
    answer: z.object({ n: z.int() }),
    refusals: ['kites.not_found', 'kites.torn'],
  },
  'POST /kites': {
    summary: 'Flies one',
    permission: 'signed-in',
    body: z.object({ name: z.string().min(1) }),
    answer: z.object({ name: z.string() }),
    status: 201,
    refusals: ['kites.torn'],
  },
  'GET /flock': {
    summary: 'All kites, shared by those who look',
    permission: 'kites.read',
    shared: true,
    query: z.object({ of: z.string().optional() }),
    answer: z.object({ looks: z.int(), words: z.string() }),
    refusals: ['kites.not_found'],
  },
  'GET /sky': { summary: 'The sky', permission: 'public', answer: z.object({ isBlue: z.boolean() }) },
} as const satisfies Endpoints;

let looks = 0;
const feature = serverFeature({
  name: 'kites',
  endpoints,
  handlers: {
    'GET /kites/:n': async (_context, { params }) => {
      if (params.n === 0) throw new Error('the string broke');
      if (params.n === 8) throw new LostUpdate();
      return params.n > 5 ? refuse('kites.not_found') : accept({ n: params.n });
    },
    'POST /kites': async ({ tx, actor, facts }, { body }) => {
      await commit(tx, {
        rows: [],
        audit: { actor: auditActor(actor, facts), action: 'kites.fly', feature: 'kites', subjectId: body.name },
      });
      return body.name === 'torn' ? refuse('kites.torn', { name: body.name }) : accept({ name: body.name });
    },
    'GET /flock': async ({ facts }, { query }) => {
      looks++;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return query.of === 'nobody' ? refuse('kites.not_found') : accept({ looks, words: facts.language.repeat(800) });
    },
    'GET /sky': { open: async () => accept({ isBlue: true, secret: 'not in the contract' } as { isBlue: boolean }) },
  },
  locales: {
    'zh-CN': { refusals: { not_found: '没有这只风筝。', torn: '风筝“{name}”破了。' } },
    en: { refusals: { not_found: 'No such kite.', torn: 'Kite {name} is torn.' } },
  },
});

const tenantId = newId();
const someone = (permissions: string[]): Actor => ({
  tenantId,
  isDemo: false,
  accountId: newId(),
  name: 'Ann',
  username: 'ann',
  org: { id: newId(), name: 'Office', path: '0001.' },
  roles: [],
  permissions: new Set(permissions),
  scope: mintScope(tenantId, ['0001.']),
  sessionId: newId(),
  timeZone: 'Asia/Shanghai',
});

const heard: Parameters<LiveHub['onMessage']>[0][] = [];
let lineIsUp = true;
let fresh: FreshDatabase;
let db: Database;
let edge: FastifyInstance;
const audited = async () =>
  (
    await db.transact(tenantId, (tx) => tx.client.query<{ subject_id: string }>('select subject_id from audit.entry'))
  ).rows.map((row) => row.subject_id);

beforeAll(async () => {
  fresh = await freshDatabase();
  const owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  await owner.query(`insert into people.tenant (id, slug, name) values ($1, 'kites', 'Kites')`, [tenantId]);
  await owner.end();
  db = openDatabase(fresh.url, { connections: 2 });
  const reader = someone(['kites.read']);
  const people: Record<string, Actor> = {
    reader,
    colleague: { ...reader, accountId: newId() },
    elsewhere: { ...reader, scope: mintScope(tenantId, ['0002.']) },
    guest: someone([]),
  };
  edge = await openEdge({
    features: [feature],
    services: { db, log: pino({ level: 'silent' }), now: () => new Date('2026-11-23T08:00:00Z') } as never,
    live: {
      stream: () => undefined,
      onMessage: (listener) => void heard.push(listener),
      isUp: () => lineIsUp,
      close: async () => undefined,
    },
    authenticate: async (request) => people[String(request.headers.authorization)] ?? null,
    ready: async () => true,
  });
});
afterAll(async () => {
  await edge.close();
  await db.close();
  await fresh.drop();
});

const call = async (
  method: 'GET' | 'POST',
  url: string,
  { as, body, headers = {} }: { as?: string; body?: unknown; headers?: Record<string, string> } = {},
) => {
  const answer = await edge.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...headers, ...(as ? { authorization: as } : {}) },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: answer.statusCode, type: answer.headers['content-type'], body: answer.body ? answer.json() : null };
};

describe('the edge', () => {
  it('lets the public in where the contract says so, and sends only what the contract names', async () => {
    expect(await call('GET', '/sky')).toMatchObject({ status: 200, body: { isBlue: true } });
    expect((await call('GET', '/sky')).body).not.toHaveProperty('secret');
  });

  it('asks strangers to sign in and refuses those without the permission, before looking at the input', async () => {
    expect(await call('GET', '/kites/3')).toMatchObject({ status: 401, body: { code: 'http.unauthenticated' } });
    expect(await call('GET', '/kites/wrong', { as: 'guest' })).toMatchObject({
      status: 403,
      body: { code: 'http.forbidden' },
    });
    expect(await call('GET', '/kites/3', { as: 'reader' })).toMatchObject({ status: 200, body: { n: 3 } });
  });

  it('names each malformed field in the caller’s language', async () => {
    const answer = await call('GET', '/kites/12', { as: 'reader', headers: { 'accept-language': 'en-GB,en' } });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'http.malformed', fields: [{ path: 'n', detail: 'Above the limit.' }] },
    });
    expect((await call('POST', '/kites', { as: 'guest', body: {} })).body.fields).toEqual([
      { path: 'name', detail: '请填写。' },
    ]);
  });

  it('answers a refusal as a problem with its code and sentence', async () => {
    const answer = await call('GET', '/kites/6', { as: 'reader' });
    expect(answer.type).toMatch(/application\/problem\+json/);
    expect(answer).toMatchObject({
      status: 404,
      body: { code: 'kites.not_found', detail: '没有这只风筝。', status: 404 },
    });
  });

  it('keeps nothing of a refused use case, not even its audit sentence', async () => {
    expect(await call('POST', '/kites', { as: 'guest', body: { name: 'torn' } })).toMatchObject({
      status: 409,
      body: { code: 'kites.torn', detail: '风筝“torn”破了。' },
    });
    expect(await call('POST', '/kites', { as: 'guest', body: { name: 'whole' } })).toMatchObject({
      status: 201,
      body: { name: 'whole' },
    });
    expect(await audited()).toEqual(['whole']);
  });

  it('hides a fault behind a number and says 409 to whoever was slower', async () => {
    const fault = await call('GET', '/kites/0', { as: 'reader' });
    expect(fault).toMatchObject({ status: 500, body: { code: 'http.fault' } });
    expect(fault.body.detail).toContain(fault.body.correlationId);
    expect(JSON.stringify(fault.body)).not.toContain('string broke');
    expect(await call('GET', '/kites/8', { as: 'reader' })).toMatchObject({
      status: 409,
      body: { code: 'http.lost_update' },
    });
  });

  it('refuses a change that another site sends with the person’s cookie', async () => {
    const body = { name: 'forged' };
    expect(
      await call('POST', '/kites', { as: 'guest', body, headers: { 'sec-fetch-site': 'cross-site' } }),
    ).toMatchObject({ status: 403 });
    expect(
      await call('POST', '/kites', {
        as: 'guest',
        body,
        headers: { origin: 'https://evil.example', host: 'luoshi.gov' },
      }),
    ).toMatchObject({ status: 403 });
    expect(await call('POST', '/kites', { as: 'guest', body, headers: { origin: 'not an address' } })).toMatchObject({
      status: 403,
    });
    expect(
      await call('POST', '/kites', {
        as: 'guest',
        body: { name: 'own' },
        headers: { 'sec-fetch-site': 'same-origin' },
      }),
    ).toMatchObject({ status: 201 });
    expect(await audited()).not.toContain('forged');
  });

  it('says plainly that a body is no JSON', async () => {
    const answer = await edge.inject({
      method: 'POST',
      url: '/api/v1/kites',
      headers: { authorization: 'guest', 'content-type': 'application/json' },
      payload: '{"name":',
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'http.bad_json' });
  });

  it('answers an unknown address below /api with a problem', async () => {
    expect(await call('GET', '/nowhere')).toMatchObject({ status: 404, body: { code: 'http.not_found' } });
  });
});

describe('the OpenAPI document', () => {
  it('is valid 3.1 and names each refusal with its status', async () => {
    const document = openApiOf([feature]) as {
      openapi: string;
      paths: Record<string, Record<string, { responses: object }>>;
    };
    expect(await validate(structuredClone(document) as never)).toMatchObject({ valid: true });
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths['/api/v1/kites/{n}']?.get?.responses ?? {}).sort()).toEqual([
      '200',
      '401',
      '403',
      '404',
      '409',
      '422',
    ]);
  });
});

describe('an answer that many share', () => {
  const look = async (as: string, { of, headers = {} }: { of?: string; headers?: Record<string, string> } = {}) =>
    (await call('GET', `/flock${of ? `?of=${of}` : ''}`, { as, headers })).body.looks as number;
  const change = () => call('POST', '/kites', { as: 'reader', body: { name: 'dragon' } });

  it('is read once for all who ask the same with the same scope and language', async () => {
    const first = await Promise.all([look('reader'), look('colleague'), look('reader')]);
    expect(new Set(first).size).toBe(1);
    expect(await look('colleague')).toBe(first[0]);
    expect(await look('elsewhere')).not.toBe(first[0]);
    expect(await look('reader', { headers: { 'accept-language': 'en' } })).not.toBe(first[0]);
    expect(await look('reader', { of: 'dragons' })).not.toBe(first[0]);
  });

  it('is read again after a change of this server or another, and for everyone else’s changes not', async () => {
    const before = await look('reader');
    await change();
    const after = await look('reader');
    expect(after).toBeGreaterThan(before);
    for (const listener of heard) listener({ tenantId: newId(), feature: 'kites', id: 'x' });
    expect(await look('reader')).toBe(after);
    for (const listener of heard) listener({ tenantId, feature: 'kites', id: 'x' });
    expect(await look('reader')).toBeGreaterThan(after);
  });

  it('is not kept while other servers’ changes cannot be heard', async () => {
    lineIsUp = false;
    const first = await look('reader');
    expect(await look('reader')).toBeGreaterThan(first);
    lineIsUp = true;
  });

  it('refuses each who asks in vain, and those without the permission', async () => {
    const refused = await Promise.all([1, 2].map(() => call('GET', '/flock?of=nobody', { as: 'reader' })));
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 'kites.not_found'],
      [404, 'kites.not_found'],
    ]);
    expect((await call('GET', '/flock', { as: 'guest' })).status).toBe(403);
    expect((await call('GET', '/flock')).status).toBe(401);
  });

  it('goes out zipped to who takes it so', async () => {
    const answer = await edge.inject({
      url: '/api/v1/flock',
      headers: { authorization: 'reader', 'accept-encoding': 'gzip' },
    });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(answer.rawPayload).toString()).words).toContain('zh-CN');
  });
});
