import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditView } from '../contract.ts';
import { server } from '../server.ts';
import { farAway, type Government, makeGovernment, openTestApp, type TestApp } from '../test-people.ts';

let app: TestApp;
let county: Government;
let auditor: string;

const write = (at: string, action: string, params: object, actor = '王立') =>
  app.owner.query(
    `insert into audit.entry (tenant_id, at, id, account_id, actor_name, action, subject_feature, subject_id, params)
     values ($1, $2, gen_random_uuid(), gen_random_uuid(), $3, $4, 'people', 'thing', $5)`,
    [county.id, at, actor, action, JSON.stringify(params)],
  );
const read = async (
  query = '',
  headers?: Record<string, string>,
): Promise<{ items: AuditView[]; nextCursor: string | null }> =>
  (await app.call(`GET /audit?${query}`, { cookie: auditor, headers })).json();

beforeAll(async () => {
  app = await openTestApp([server]);
  county = await makeGovernment(app.services);
  await makeGovernment(app.services, { slug: 'xihai' });
  auditor = await app.signIn('auditor', 'donghai');
  await write('2026-01-01T15:59:59Z', 'people.move_org', { name: '甲', to: '乙' });
  await write(
    '2026-01-01T16:00:00Z',
    'people.grant_roles',
    { name: '李', username: 'li', before: '', after: 'leader,officer' },
    '赵明',
  );
  await write('2026-01-02T16:00:00Z', 'people.close_org', { name: '甲' });
  await write('2026-01-02T16:00:01Z', 'tasks.report', {});
});
afterAll(() => app?.close());

describe('the audit trail', () => {
  test('is told in the reader’s language, the latest first; a day is the government’s own', async () => {
    const { items } = await read('from=2026-01-02&to=2026-01-02');
    expect(items.map((one) => one.sentence)).toEqual(['赵明把李（li）的角色由“无”改为“领导、包保干部”。']);
    const english = await read('from=2026-01-01&to=2026-01-02', { 'accept-language': 'en' });
    expect(english.items.map((one) => one.sentence)).toEqual([
      '赵明 changed the roles of 李 (li) from “none” to “Leader, Project officer”.',
      '王立 moved “甲” below “乙”.',
    ]);
  });

  test('an entry whose words have changed since is told by its action', async () => {
    const { items } = await read('from=2026-01-03&to=2026-01-03');
    expect(items.map((one) => one.sentence)).toEqual(['王立：tasks.report', '王立：people.close_org']);
  });

  test('a failed sign-in of an unknown name is somebody’s, a known one’s names the person', async () => {
    for (const username of ['nobody', 'leader'])
      await app.call('POST /session', { body: { username, password: 'x', tenant: 'donghai' }, from: farAway() });
    const { items } = await read('limit=2');
    expect(items.map((one) => one.sentence)).toEqual(['leader同志登录失败。', '有人登录失败。']);
    expect(items[0]?.address).toMatch(/^10\.1\./);
  });

  test('pages by key without a gap or a repeat, and by name', async () => {
    const whole = (await read('limit=200')).items.map((one) => one.id);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await read(`limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      paged.push(...page.items.map((one) => one.id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
    expect((await read(`q=${encodeURIComponent('赵')}`)).items).toHaveLength(1);
    expect((await read('subject=thing')).items).toHaveLength(4);
    expect((await read('feature=tasks')).items).toEqual([]);
  });

  test('is the auditor’s alone', async () => {
    for (const who of ['sysadmin', 'secadmin', 'supervisor', 'leader']) {
      const cookie = await app.signIn(who, 'donghai');
      expect((await app.call('GET /audit', { cookie })).statusCode).toBe(403);
    }
    expect((await app.call('GET /audit')).statusCode).toBe(401);
  });

  test('another government’s is not in it', async () => {
    const { items } = await read('limit=200');
    expect(items.filter((one) => one.action === 'people.set_up')).toHaveLength(1);
  });

  test('a broken cursor and a day that is none are refused', async () => {
    const broken = await app.call('GET /audit?cursor=x', { cookie: auditor });
    expect([broken.statusCode, broken.json().code]).toEqual([409, 'people.bad_cursor']);
    expect((await app.call('GET /audit?from=2026-02-30', { cookie: auditor })).statusCode).toBe(422);
  });

  test('cannot be changed or removed by the server’s role', async () => {
    const statements = ['update audit.entry set action = action', 'delete from audit.entry'];
    for (const statement of statements) {
      const attempt = app.services.db.transact(county.id, (tx) => tx.client.query(statement));
      await expect(attempt).rejects.toThrow(/permission denied/);
    }
  });
});
