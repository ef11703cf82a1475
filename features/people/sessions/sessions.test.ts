import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { permissionsOf } from '../rules/roles.ts';
import { server } from '../server.ts';
import { type Government, makeGovernment, openTestApp, PASSWORD, type TestApp } from '../test-people.ts';

let app: TestApp;
let county: Government;

beforeAll(async () => {
  app = await openTestApp([server]);
  county = await makeGovernment(app.services);
});
afterAll(() => app?.close());

const actions = async () => (await app.auditOf(county.id)).map(({ action }) => action);

describe('signing in', () => {
  test('the session says who, where and what; the cookie begins with the tenant and cannot be read by scripts', async () => {
    const answer = await app.call('POST /session', { body: { username: 'Liaison', password: PASSWORD } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      account: { id: county.account.liaison, username: 'liaison', name: 'liaison同志' },
      roles: ['liaison'],
      permissions: [...permissionsOf(['liaison'])].sort(),
      tenant: { id: county.id, name: 'donghai', isDemo: false },
      org: { id: county.org.town, name: '青石镇', path: '0001.0003.' },
      today: '2026-03-02',
      language: 'zh-CN',
      mustChangePassword: false,
    });
    const [cookie] = answer.cookies;
    expect(cookie).toMatchObject({ name: 'luoshi_session', httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie?.secure).toBeUndefined();
    expect(cookie?.value.startsWith(`${county.id.replaceAll('-', '')}.`)).toBe(true);
    expect((await actions()).at(-1)).toBe('people.sign_in');
    const shown = await app.call('GET /session', { cookie: cookie?.value });
    expect(shown.json()).toEqual(answer.json());
  });

  test('a cookie given over https is only sent back over https', async () => {
    const answer = await app.call('POST /session', {
      body: { username: 'liaison', password: PASSWORD },
      headers: { 'x-forwarded-proto': 'https' },
    });
    expect(answer.cookies[0]?.secure).toBe(true);
  });

  test('an unknown name and a wrong password get the same answer', async () => {
    const unknown = await app.call('POST /session', { body: { username: 'nobody', password: PASSWORD } });
    const wrong = await app.call('POST /session', { body: { username: 'leader', password: 'wrong' } });
    expect(unknown.statusCode).toBe(401);
    expect(unknown.json()).toEqual(wrong.json());
    expect(unknown.json().code).toBe('people.sign_in_failed');
    expect((await actions()).slice(-2)).toEqual(['people.sign_in_failed', 'people.sign_in_failed']);
  });

  test.each(['leader2', 'enterprise'])(
    'five wrong passwords lock %s for 30 minutes, whether an account has the name or not',
    async (username) => {
      const attempt = (password: string) => app.call('POST /session', { body: { username, password } });
      const codes = [];
      for (let i = 0; i < 6; i++) codes.push((await attempt('wrong')).json().code);
      expect(codes).toEqual([...Array(4).fill('people.sign_in_failed'), 'people.locked', 'people.locked']);
      expect((await attempt(PASSWORD)).json()).toMatchObject({ code: 'people.locked', params: { minutes: 30 } });
      app.pass(31);
      expect((await attempt(PASSWORD)).statusCode).toBe(username === 'enterprise' ? 200 : 401);
    },
  );

  test('guesses sent at once are counted one after the other', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => app.call('POST /session', { body: { username: 'secadmin', password: 'x' } })),
    );
    const codes = answers.map((answer) => answer.json().code).sort();
    expect(codes).toEqual([...Array(4).fill('people.locked'), ...Array(4).fill('people.sign_in_failed')]);
    app.pass(31);
  });

  test('a right password makes the count start anew', async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await app.call('POST /session', { body: { username: 'auditor', password: 'x' } });
      expect((await app.call('POST /session', { body: { username: 'auditor', password: PASSWORD } })).statusCode).toBe(
        200,
      );
    }
  });
});

describe('a session', () => {
  test('without a cookie, with a broken one or with another’s tenant there is none', async () => {
    const cookie = await app.signIn('leader');
    const foreign = `${'0'.repeat(32)}.${cookie.split('.')[1]}`;
    for (const one of [undefined, 'x', foreign, `${cookie}x`]) {
      const answer = await app.call('GET /session', { cookie: one });
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'http.unauthenticated']);
    }
  });

  test('ends after 30 idle minutes and is kept by use', async () => {
    const cookie = await app.signIn('leader');
    for (let i = 0; i < 3; i++) {
      app.pass(29);
      expect((await app.call('GET /session', { cookie })).statusCode).toBe(200);
    }
    app.pass(31);
    expect((await app.call('GET /session', { cookie })).statusCode).toBe(401);
  });

  test('signing out ends it at once', async () => {
    const cookie = await app.signIn('leader');
    expect((await app.call('GET /session', { cookie })).statusCode).toBe(200);
    const gone = await app.call('DELETE /session', { cookie });
    expect(gone.statusCode).toBe(204);
    expect(gone.cookies[0]).toMatchObject({ name: 'luoshi_session', value: '' });
    app.forget(county.id);
    expect((await app.call('GET /session', { cookie })).statusCode).toBe(401);
    expect((await actions()).at(-1)).toBe('people.sign_out');
  });

  test('a disabled account has none, as soon as the news arrives', async () => {
    const cookie = await app.signIn('supervisor');
    expect((await app.call('GET /session', { cookie })).statusCode).toBe(200);
    await app.owner.query(`update people.account set status = 'disabled' where id = $1`, [county.account.supervisor]);
    app.forget(county.id);
    expect((await app.call('GET /session', { cookie })).statusCode).toBe(401);
    expect((await app.call('POST /session', { body: { username: 'supervisor', password: PASSWORD } })).statusCode).toBe(
      401,
    );
    await app.owner.query(`update people.account set status = 'active' where id = $1`, [county.account.supervisor]);
  });

  test('a request from another site is refused', async () => {
    const cookie = await app.signIn('leader');
    const answer = await app.call('DELETE /session', { cookie, headers: { 'sec-fetch-site': 'cross-site' } });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'http.cross_site']);
  });
});

describe('one’s own password', () => {
  const NEXT = 'Another-horse-2';

  test.each([
    [{ current: 'wrong', next: NEXT }, 'people.wrong_password'],
    [{ current: PASSWORD, next: PASSWORD }, 'people.password_same'],
    [{ current: PASSWORD, next: 'Short-1' }, 'people.password_too_short'],
    [{ current: PASSWORD, next: 'allsmallletters' }, 'people.password_too_plain'],
  ])('%j is refused: %s, and nothing is recorded', async (body, code) => {
    const cookie = await app.signIn('leader');
    const before = await actions();
    const answer = await app.call('POST /session/password', { cookie, body });
    expect([answer.statusCode, answer.json().code]).toEqual([409, code]);
    expect(await actions()).toEqual(before);
  });

  test('a change ends every other session and token and keeps this one', async () => {
    const [here, there] = [await app.signIn('secadmin'), await app.signIn('secadmin')];
    const { token } = (await app.call('POST /tokens', { cookie: there, body: { name: '脚本' } })).json();
    const answer = await app.call('POST /session/password', { cookie: here, body: { current: PASSWORD, next: NEXT } });
    expect(answer.statusCode).toBe(204);
    app.forget(county.id);
    expect((await app.call('GET /session', { cookie: here })).statusCode).toBe(200);
    expect((await app.call('GET /session', { cookie: there })).statusCode).toBe(401);
    expect((await app.call('GET /session', { token })).statusCode).toBe(401);
    expect((await app.call('POST /session', { body: { username: 'secadmin', password: NEXT } })).statusCode).toBe(200);
  });

  test('whoever must change it first may do nothing else', async () => {
    await app.owner.query('update people.account set must_change_password = true where id = $1', [
      county.account.leader,
    ]);
    app.forget(county.id);
    const cookie = await app.signIn('leader');
    expect((await app.call('GET /session', { cookie })).json()).toMatchObject({
      permissions: [],
      mustChangePassword: true,
    });
    expect((await app.call('GET /orgs', { cookie })).statusCode).toBe(403);
    expect((await app.call('POST /tokens', { cookie, body: { name: 'x' } })).json().code).toBe(
      'people.change_password_first',
    );
    await app.call('POST /session/password', { cookie, body: { current: PASSWORD, next: NEXT } });
    app.forget(county.id);
    expect((await app.call('GET /orgs', { cookie })).statusCode).toBe(200);
  });
});

describe('tokens for programs', () => {
  test('a token acts as its maker until it is ended', async () => {
    const cookie = await app.signIn('liaison');
    const made = await app.call('POST /tokens', { cookie, body: { name: '报表', days: 7 } });
    expect(made.statusCode).toBe(201);
    const { id, token } = made.json();
    app.pass(60 * 24);
    const shown = await app.call('GET /session', { token });
    expect(shown.json().account.username).toBe('liaison');
    const again = await app.signIn('liaison');
    expect((await app.call('GET /tokens', { cookie: again })).json().items).toMatchObject([{ id, name: '报表' }]);
    expect((await app.call(`DELETE /tokens/${id}`, { cookie: again })).statusCode).toBe(204);
    app.forget(county.id);
    expect((await app.call('GET /session', { token })).statusCode).toBe(401);
    expect((await app.auditOf(county.id)).slice(-1)).toMatchObject([
      { action: 'people.end_token', params: { name: '报表' } },
    ]);
  });

  test('ends by itself on its day', async () => {
    const cookie = await app.signIn('liaison');
    const { token } = (await app.call('POST /tokens', { cookie, body: { name: '短期', days: 1 } })).json();
    app.pass(60 * 24 - 1);
    expect((await app.call('GET /session', { token })).statusCode).toBe(200);
    app.pass(2);
    expect((await app.call('GET /session', { token })).statusCode).toBe(401);
  });

  test('another’s token is not found', async () => {
    const mine = await app.signIn('liaison');
    const { id } = (await app.call('POST /tokens', { cookie: mine, body: { name: '我的' } })).json();
    const other = await app.signIn('auditor');
    const answer = await app.call(`DELETE /tokens/${id}`, { cookie: other });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'people.not_found']);
  });

  test('twenty at most', async () => {
    const cookie = await app.signIn('sysadmin');
    for (let i = 0; i < 20; i++) await app.call('POST /tokens', { cookie, body: { name: `t${i}` } });
    expect((await app.call('POST /tokens', { cookie, body: { name: 'more' } })).json().code).toBe(
      'people.too_many_tokens',
    );
  });
});

describe('which government', () => {
  test('with several one must be named, by short name or id; the demonstration is known by its accounts', async () => {
    const other = await makeGovernment(app.services, { slug: 'xihai' });
    await makeGovernment(app.services, {
      slug: 'demo',
      isDemo: true,
      staff: [{ username: 'demo.leader', org: 'county', roles: ['leader'] }],
    });
    const sign = (username: string, tenant?: string, from?: string) =>
      app.call('POST /session', { body: { username, password: PASSWORD, tenant }, from });
    expect((await sign('auditor')).json().code).toBe('people.tenant_needed');
    expect((await sign('auditor', 'xihai')).json().tenant.id).toBe(other.id);
    expect((await sign('auditor', other.id)).json().tenant.id).toBe(other.id);
    expect((await sign('auditor', 'nowhere')).json().code).toBe('people.sign_in_failed');
    expect((await sign('demo.leader')).json().tenant.isDemo).toBe(true);
  });

  test('the demonstration’s accounts sign in and stay signed in on this machine only', async () => {
    const cookie = await app.signIn('demo.leader');
    const answer = await app.call('POST /session', {
      body: { username: 'demo.leader', password: PASSWORD },
      from: '10.0.0.7',
    });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'people.same_machine_only']);
    const proxied = await app.call('POST /session', {
      body: { username: 'demo.leader', password: PASSWORD },
      headers: { 'x-forwarded-for': '10.0.0.7' },
    });
    expect(proxied.json().code).toBe('people.same_machine_only');
    expect((await app.call('GET /session', { cookie })).statusCode).toBe(200);
    expect((await app.call('GET /session', { cookie, from: '10.0.0.7' })).statusCode).toBe(401);
  });

  test('the demonstration’s password stays as it is', async () => {
    const cookie = await app.signIn('demo.leader');
    const body = { current: PASSWORD, next: 'Another-horse-2' };
    expect((await app.call('POST /session/password', { cookie, body })).json().code).toBe('people.demo_fixed');
  });
});
