import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountView } from '../contract.ts';
import { server } from '../server.ts';
import { farAway, type Government, makeGovernment, openTestApp, PASSWORD, type TestApp } from '../test-people.ts';

let app: TestApp;
let county: Government;
const cookie: Record<string, string> = {};
const NEXT = 'Another-horse-2';

beforeAll(async () => {
  app = await openTestApp([server]);
  county = await makeGovernment(app.services);
  for (const name of ['supervisor', 'sysadmin', 'secadmin', 'auditor']) cookie[name] = await app.signIn(name);
});
afterAll(() => app?.close());

const org = (key: string): string => county.org[key] ?? '';
const account = (name: string): string => county.account[name] ?? '';
const as = (who: string, key: string, body?: object) => app.call(key, { cookie: cookie[who], body });
const audit = () => app.auditOf(county.id);
const makeAccount = (username: string, extra: object = {}) =>
  as('sysadmin', 'POST /accounts', {
    name: '新同志',
    orgId: org('jyj'),
    title: '科员',
    username,
    password: NEXT,
    ...extra,
  });

describe('the list', () => {
  test('the system and the security administrator see it, nobody else', async () => {
    for (const who of ['sysadmin', 'secadmin']) expect((await as(who, 'GET /accounts')).statusCode).toBe(200);
    for (const who of ['supervisor', 'auditor']) expect((await as(who, 'GET /accounts')).statusCode).toBe(403);
    expect((await app.call('GET /accounts')).statusCode).toBe(401);
  });

  test('is read a page at a time and says what each may do', async () => {
    const first = (await as('sysadmin', 'GET /accounts?limit=4')).json();
    const second = (await as('sysadmin', `GET /accounts?limit=4&cursor=${first.nextCursor}`)).json();
    const names = [...first.items, ...second.items].map((one: AccountView) => one.username);
    expect(names).toEqual(['auditor', 'enterprise', 'leader', 'liaison', 'secadmin', 'supervisor', 'sysadmin']);
    expect(second.nextCursor).toBeNull();
    expect(first.items[3]).toEqual({
      id: account('liaison'),
      username: 'liaison',
      name: 'liaison同志',
      phone: null,
      org: { id: org('town'), name: '青石镇' },
      title: '干部',
      status: 'active',
      mustChangePassword: false,
      lockedUntil: null,
      roles: [{ role: 'liaison', orgId: org('town'), orgName: '青石镇' }],
    });
  });

  test('finds by name and by part of the tree', async () => {
    const found = async (query: string) =>
      (await as('sysadmin', `GET /accounts?${query}`)).json().items.map((one: AccountView) => one.username);
    expect(await found(`q=${encodeURIComponent('青石')}`)).toEqual(['liaison']);
    expect(await found(`under=${org('town')}`)).toEqual(['enterprise', 'liaison']);
  });
});

describe('setting up and changing accounts', () => {
  test('a new account may do nothing until roles are granted and must change its password', async () => {
    const made = await makeAccount('wang.li');
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({ username: 'wang.li', roles: [], mustChangePassword: true, title: '科员' });
    expect((await audit()).at(-1)).toMatchObject({
      action: 'people.create_account',
      params: { name: '新同志', username: 'wang.li', org: '东海县教育局' },
    });
    const signedIn = await app.call('POST /session', {
      body: { username: 'WANG.LI', password: NEXT },
      from: farAway(),
    });
    expect(signedIn.json()).toMatchObject({ permissions: [], mustChangePassword: true });
  });

  test.each([
    ['a name in use', { username: 'liaison' }, 409, 'people.username_taken'],
    ['a name of the demonstration', { username: 'demo.wang' }, 409, 'people.demo_name'],
    ['a weak password', { username: 'li.si', password: 'password' }, 409, 'people.password_too_short'],
    ['a name no account may have', { username: '李四' }, 422, 'http.malformed'],
  ])('%s is refused, and nothing is recorded', async (_title, { username, ...extra }, status, code) => {
    const before = await audit();
    const answer = await makeAccount(username, extra);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(await audit()).toEqual(before);
  });

  test('who changes units keeps the old post in the past', async () => {
    const { id } = (await makeAccount('zhao.wu')).json();
    const moved = await as('sysadmin', `PATCH /accounts/${id}`, {
      orgId: org('town'),
      title: '副镇长',
      phone: '0631-1',
    });
    expect(moved.json()).toMatchObject({ org: { id: org('town') }, title: '副镇长', phone: '0631-1' });
    const posts = await app.owner.query(
      `select t.title, t.until_day is not null as ended from people.post t
       join people.account a on a.tenant_id = t.tenant_id and a.person_id = t.person_id where a.id = $1 order by t.until_day nulls last`,
      [id],
    );
    expect(posts.rows).toEqual([
      { title: '科员', ended: true },
      { title: '副镇长', ended: false },
    ]);
  });

  test('disabling ends what is signed in; enabling lets it in again', async () => {
    const { id } = (await makeAccount('qian.qi')).json();
    const signedIn = await app.call('POST /session', {
      body: { username: 'qian.qi', password: NEXT },
      from: farAway(),
    });
    const session = signedIn.cookies[0]?.value;
    expect((await as('sysadmin', `PATCH /accounts/${id}`, { status: 'disabled' })).json().status).toBe('disabled');
    app.forget(county.id);
    expect((await app.call('GET /session', { cookie: session })).statusCode).toBe(401);
    expect((await as('sysadmin', `PATCH /accounts/${id}`, { status: 'active' })).json().status).toBe('active');
  });

  test('nobody disables themselves, and the last administrator of a kind stays', async () => {
    const disable = (name: string) => as('sysadmin', `PATCH /accounts/${account(name)}`, { status: 'disabled' });
    expect((await disable('sysadmin')).json().code).toBe('people.not_oneself');
    expect((await disable('auditor')).json().code).toBe('people.last_administrator');
  });

  test('an account of nowhere is not found', async () => {
    const nowhere = '00000000-0000-7000-8000-000000000000';
    expect((await as('sysadmin', `PATCH /accounts/${nowhere}`, {})).statusCode).toBe(404);
    expect((await as('sysadmin', `POST /accounts/${nowhere}/unlock`)).statusCode).toBe(404);
    expect((await as('sysadmin', `POST /accounts/${nowhere}/password`, { password: NEXT })).statusCode).toBe(404);
    expect((await as('secadmin', `PUT /accounts/${nowhere}/roles`, { roles: [] })).statusCode).toBe(404);
  });
});

describe('wrong and forgotten passwords', () => {
  const attempt = (password: string) =>
    app.call('POST /session', { body: { username: 'leader', password }, from: farAway() });

  test('a locked name is shown as locked and opens at once when unlocked', async () => {
    for (let i = 0; i < 5; i++) await attempt('wrong');
    expect((await attempt(PASSWORD)).statusCode).toBe(423);
    const [locked] = (await as('sysadmin', 'GET /accounts?q=leader')).json().items;
    expect(locked.lockedUntil).toBe('2026-03-02T02:30:00.000Z');
    expect((await as('sysadmin', `POST /accounts/${account('leader')}/unlock`)).statusCode).toBe(204);
    expect((await attempt(PASSWORD)).statusCode).toBe(200);
    expect((await audit()).map(({ action }) => action)).toContain('people.unlock_account');
  });

  test('a reset ends every session, unlocks, and must be changed', async () => {
    const session = (await attempt(PASSWORD)).cookies[0]?.value;
    const key = `POST /accounts/${account('leader')}/password`;
    expect((await as('sysadmin', key, { password: 'short' })).json().code).toBe('people.password_too_short');
    expect((await as('sysadmin', key, { password: NEXT })).statusCode).toBe(204);
    app.forget(county.id);
    expect((await app.call('GET /session', { cookie: session })).statusCode).toBe(401);
    expect((await attempt(NEXT)).json().mustChangePassword).toBe(true);
    expect((await as('secadmin', key, { password: NEXT })).statusCode).toBe(403);
  });
});

describe('granting roles', () => {
  const grant = (name: string, roles: [role: string, org: string][], who = 'secadmin') =>
    as(who, `PUT /accounts/${account(name)}/roles`, { roles: roles.map(([role, key]) => ({ role, orgId: org(key) })) });

  test('only the security administrator grants, and a role reaches as far as it says', async () => {
    expect((await grant('enterprise', [['officer', 'village']], 'sysadmin')).statusCode).toBe(403);
    const answer = await grant('enterprise', [
      ['officer', 'village'],
      ['liaison', 'town'],
    ]);
    expect(answer.json().roles.map(({ role }: { role: string }) => role)).toEqual(['liaison', 'officer']);
    expect((await audit()).at(-1)).toMatchObject({
      action: 'people.grant_roles',
      params: { before: 'enterprise', after: 'officer,liaison' },
    });
    const seen = (await app.call('GET /orgs', { cookie: await app.signIn('enterprise') })).json().items;
    expect(seen.map((one: { name: string }) => one.name)).toEqual(['青石镇', '大柳村']);
  });

  test.each([
    ['sysadmin', 'supervisor'],
    ['sysadmin', 'auditor'],
    ['secadmin', 'sysadmin'],
    ['auditor', 'liaison'],
  ])('%s and %s exclude each other', async (one, two) => {
    const before = await audit();
    const answer = await grant('liaison', [
      [one, 'county'],
      [two, 'county'],
    ]);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'people.roles_exclude']);
    expect(await audit()).toEqual(before);
  });

  test('nobody grants to themselves, and the last administrator of a kind stays', async () => {
    expect((await grant('secadmin', [['supervisor', 'county']])).json().code).toBe('people.not_oneself');
    expect((await grant('auditor', [['leader', 'county']])).json().code).toBe('people.last_administrator');
    expect((await grant('liaison', [['auditor', 'county']])).statusCode).toBe(200);
    expect((await grant('auditor', [['leader', 'county']])).statusCode).toBe(200);
  });
});
