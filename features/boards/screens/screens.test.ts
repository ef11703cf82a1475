import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { server as consultations } from '../../consultations/server.ts';
import { server as documents } from '../../documents/server.ts';
import { server as notices } from '../../notices/server.ts';
import { server as people } from '../../people/server.ts';
import { type Government, makeGovernment, openTestApp, type TestApp } from '../../people/test-people.ts';
import { server as projects } from '../../projects/server.ts';
import { server as supervision } from '../../supervision/server.ts';
import { server as tasks } from '../../tasks/server.ts';
import { makeToken, readToken } from '../rules/screen-token.ts';
import { server as boards } from '../server.ts';

let app: TestApp;
let county: Government;
let elsewhere: Government;
let supervisor: string;

const actions = async () => (await app.auditOf(county.id)).map(({ action }) => action);
const make = async (name = '一楼大厅', orgId = county.org.county) => {
  const answer = await app.call('POST /boards/screens', { cookie: supervisor, body: { name, orgId } });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: string; token: string }>();
};
const ask = async (path: string, token: string) => {
  const answer = await app.call(`GET ${path}`, { headers: { authorization: `Bearer ${token}` } });
  return [answer.statusCode, answer.json()] as const;
};

beforeAll(async () => {
  app = await openTestApp([people, notices, documents, tasks, supervision, projects, consultations, boards]);
  county = await makeGovernment(app.services);
  elsewhere = await makeGovernment(app.services, { slug: 'xihai' });
  supervisor = await app.signIn('supervisor', 'donghai');
  for (const [name, isSensitive] of [
    ['标准厂房', false],
    ['某基地', true],
  ] as const) {
    const answer = await app.call('POST /projects', {
      cookie: supervisor,
      body: { name, class: 'new', leadOrgId: county.org.town, isSensitive },
    });
    expect(answer.statusCode, answer.body).toBe(201);
  }
}, 120_000);
afterAll(() => app?.close());

describe('a screen', () => {
  it('shows its unit’s boards to whoever holds the secret, without sensitive projects', async () => {
    const { token } = await make();
    const [status, shown] = await ask('/boards/kiosk', token);
    expect(status).toBe(200);
    expect(shown.screen).toMatchObject({ name: '一楼大厅', today: '2026-03-02' });
    expect(shown.chart.rows.map(({ name }: { name: string }) => name)).toEqual(['标准厂房']);
    expect(await actions()).toContain('boards.create_screen');
  });

  it('opens nothing else: its secret is no session', async () => {
    const { token } = await make();
    for (const path of ['/boards/summary', '/boards/chart', '/projects', '/session', '/boards/screens'])
      expect((await ask(path, token))[0], path).toBe(401);
  });

  it('keeps a hash of the secret, never the secret', async () => {
    const { id, token } = await make();
    const { rows } = await app.owner.query('select token_sha256 from boards.screen where id = $1', [id]);
    expect(rows[0].token_sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0].token_sha256).not.toContain(readToken(token)?.secret ?? token);
  });

  it('shows nothing once it was taken down, and cannot be taken down twice', async () => {
    const { id, token } = await make();
    expect((await app.call(`DELETE /boards/screens/${id}`, { cookie: supervisor })).statusCode).toBe(204);
    for (const path of ['/boards/kiosk', '/boards/kiosk/outlines?parent=37']) {
      const [status, problem] = await ask(path, token);
      expect([status, problem.code]).toEqual([409, 'boards.screen_revoked']);
    }
    const before = (await actions()).length;
    const again = await app.call(`DELETE /boards/screens/${id}`, { cookie: supervisor });
    expect([again.statusCode, again.json().code]).toEqual([409, 'boards.screen_not_found']);
    expect(await actions()).toHaveLength(before);
  });

  it('is listed with who made it, and with the day it was taken down', async () => {
    const { items } = (await app.call('GET /boards/screens', { cookie: supervisor })).json();
    expect(items.some(({ revokedAt }: { revokedAt: string | null }) => revokedAt !== null)).toBe(true);
    expect(JSON.stringify(items)).not.toContain('token');
    const others = await app.call('GET /boards/screens', { cookie: await app.signIn('supervisor', 'xihai') });
    expect(others.json().items).toEqual([]);
  });
});

describe('a no', () => {
  it('to a secret nobody knows, and to one moved to another government', async () => {
    const { token } = await make();
    const secret = readToken(token)?.secret ?? '';
    for (const wrong of ['', 'wall_x', makeToken(county.id, 'a'.repeat(43)), makeToken(elsewhere.id, secret)])
      expect((await ask('/boards/kiosk', wrong))[1].code).toBe('boards.screen_revoked');
  });
  it('to a unit out of reach and to those who may not make screens, without a trace', async () => {
    const before = (await actions()).length;
    const post = async (cookie: string | undefined, orgId: string | undefined) => {
      const answer = await app.call('POST /boards/screens', { cookie, body: { name: 'x', orgId } });
      return [answer.statusCode, answer.json().code];
    };
    expect(await post(supervisor, elsewhere.org.county)).toEqual([409, 'boards.unit_not_found']);
    expect(await post(await app.signIn('liaison', 'donghai'), county.org.county)).toEqual([403, 'http.forbidden']);
    expect(await post(undefined, county.org.county)).toEqual([401, 'http.unauthenticated']);
    expect((await actions()).filter((action) => action.startsWith('boards.')).length).toBeLessThanOrEqual(before);
  });
  it('to another government’s screen', async () => {
    const { id } = await make();
    const answer = await app.call(`DELETE /boards/screens/${id}`, { cookie: await app.signIn('supervisor', 'xihai') });
    expect(answer.json().code).toBe('boards.screen_not_found');
  });
});
