import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../demo.ts';
import { server } from '../server.ts';
import { farAway, makeGovernment, openTestApp, SETUP_CODE, type TestApp } from '../test-people.ts';

let app: TestApp;
let demoId: string;
const PASSWORD = 'First-day-2026';

beforeAll(async () => {
  app = await openTestApp([server]);
  const demo = await makeGovernment(app.services, {
    slug: 'demo',
    isDemo: true,
    staff: (['supervisor', 'sysadmin', 'leader'] as const).map((role) => ({
      username: `demo.${role}`,
      org: 'county',
      roles: [role],
    })),
  });
  demoId = demo.id;
});
afterAll(() => app?.close());

const account = (username: string) => ({ name: `${username}同志`, username, password: PASSWORD });
const ACCOUNTS = {
  sysadmin: account('xitong'),
  secadmin: account('anquan'),
  auditor: account('shenji'),
  supervisor: account('ducha'),
};
const COUNTY = {
  name: '北山县',
  slug: 'beishan',
  kind: 'county',
  regionCode: '371082',
  units: [
    { row: 2, name: '北山县财政局', kind: 'department', shortName: '县财政局' },
    { row: 3, name: '南坡镇', kind: 'town', parentName: '北山县' },
    { row: 4, name: '一村', kind: 'village', parentName: '南坡镇' },
  ],
  accounts: ACCOUNTS,
};
const setUp = (body: object, from?: string) => app.call('POST /setup', { body, from });
const tenants = async () =>
  (await app.owner.query('select slug from people.tenant order by slug')).rows.map(({ slug }) => slug);

describe('before a government is set up', () => {
  test('this machine is told so, and the demonstration’s accounts', async () => {
    const answer = (await app.call('GET /setup')).json();
    expect(answer).toMatchObject({ isNeeded: true, isOpenHere: true, governments: [] });
    expect(answer.demonstration).toMatchObject({ name: 'demo', password: DEMO_PASSWORD });
    expect(answer.demonstration.accounts).toHaveLength(3);
  });

  test('another machine is told that a code is needed and nothing of the demonstration', async () => {
    const answer = (await app.call('GET /setup', { from: '10.0.0.7' })).json();
    expect(answer).toEqual({ isNeeded: true, isOpenHere: false, demonstration: null, governments: [] });
    const refused = await setUp(COUNTY, farAway());
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'people.setup_code_needed']);
    expect((await setUp({ ...COUNTY, code: '00000000' }, farAway())).json().code).toBe('people.setup_code_needed');
  });

  test.each<[string, object, string]>([
    ['a user name twice', { accounts: { ...ACCOUNTS, auditor: account('xitong') } }, 'people.username_taken'],
    [
      'a weak password',
      { accounts: { ...ACCOUNTS, auditor: { ...ACCOUNTS.auditor, password: 'short' } } },
      'people.password_too_short',
    ],
    ['a demonstration’s name', { accounts: { ...ACCOUNTS, auditor: account('demo.auditor') } }, 'people.demo_name'],
    [
      'a tree with a hole',
      { units: [{ row: 2, name: '一村', kind: 'village', parentName: '无此镇' }] },
      'people.import_has_errors',
    ],
    ['the demonstration’s identifier', { slug: 'demo' }, 'people.slug_taken'],
  ])('%s is refused, and nothing is written', async (_title, change, code) => {
    const answer = await setUp({ ...COUNTY, ...change }, '127.0.0.1');
    expect([answer.statusCode, answer.json().code]).toEqual([409, code]);
    expect(await tenants()).toEqual(['demo']);
  });
});

describe('setting up', () => {
  test('of two at once one wins', async () => {
    const code = { code: SETUP_CODE };
    const answers = await Promise.all([
      setUp({ ...COUNTY, ...code }, farAway()),
      setUp({ ...COUNTY, ...code, slug: 'beishan2' }, farAway()),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    expect(answers.find(({ statusCode }) => statusCode === 201)?.json().units).toBe(4);
    expect(await tenants()).toHaveLength(2);
  });

  test('the first accounts may do what their roles say, once they have changed their passwords', async () => {
    const signedIn = await app.call('POST /session', {
      body: { username: 'ducha', password: PASSWORD },
      from: farAway(),
    });
    expect(signedIn.json()).toMatchObject({ roles: ['supervisor'], permissions: [], mustChangePassword: true });
    const cookie = signedIn.cookies[0]?.value;
    await app.call('POST /session/password', { cookie, body: { current: PASSWORD, next: 'Second-day-2026' } });
    const { id } = signedIn.json().tenant;
    app.forget(id);
    const { items } = (await app.call('GET /orgs', { cookie })).json();
    expect(items.map((one: { path: string; name: string }) => [one.path, one.name])).toEqual([
      ['0001.', '北山县'],
      ['0001.0001.', '北山县财政局'],
      ['0001.0002.', '南坡镇'],
      ['0001.0002.0001.', '一村'],
    ]);
    expect((await app.auditOf(id))[0]).toMatchObject({ action: 'people.set_up', params: { units: 4 } });
    const jobs = await app.owner.query(`select task_identifier from graphile_worker.jobs`);
    expect(jobs.rows.map((job) => job.task_identifier)).toContain('places:new_government');
  });

  test('once over, it is over for everybody', async () => {
    expect((await setUp({ ...COUNTY, slug: 'third' }, '127.0.0.1')).json().code).toBe('people.setup_over');
    expect((await app.call('GET /setup')).json()).toMatchObject({ isNeeded: false, isOpenHere: false });
  });
});

describe('removing the demonstration', () => {
  const remove = (cookie?: string, from?: string) => app.call('DELETE /demonstration', { cookie, from });

  test('not from elsewhere, and not by whoever merely leads', async () => {
    expect([(await remove(undefined, '10.0.0.7')).statusCode]).toEqual([403]);
    expect((await remove(await app.signIn('demo.leader'))).json().code).toBe('people.forbidden');
    expect(await tenants()).toContain('demo');
  });

  test('takes every row and file of it, leaves one audit sentence, and touches nobody else', async () => {
    const { sha256 } = await app.services.files.put(demoId, new TextEncoder().encode('附件'));
    const org = (await app.owner.query('select id from people.org where tenant_id = $1 limit 1', [demoId])).rows[0].id;
    await app.owner.query(
      `insert into documents.document (tenant_id, id, org_id, org_path, title, source_text, created_by)
       values ($1, $3, $2, '0001.', '文件', '', $3)`,
      [demoId, org, '00000000-0000-7000-8000-000000000001'],
    );
    const counts = async (): Promise<Record<string, number>> => {
      const tables = await app.owner.query(
        `select t.oid::regclass::text as name from pg_class t join pg_attribute c on c.attrelid = t.oid and c.attname = 'tenant_id'
         where t.relkind in ('r', 'p') and not t.relispartition`,
      );
      const found: Record<string, number> = {};
      for (const { name } of tables.rows) {
        const { rows } = await app.owner.query(`select count(*)::int as n from ${name} where tenant_id = $1`, [demoId]);
        if (rows[0].n > 0) found[name] = rows[0].n;
      }
      return found;
    };
    expect(Object.keys(await counts())).toEqual(
      expect.arrayContaining(['people.org', 'documents.document', 'audit.entry']),
    );
    const others = (await app.owner.query('select count(*)::int as n from people.org where tenant_id <> $1', [demoId]))
      .rows;
    const cookie = await app.signIn('demo.supervisor');
    expect((await remove(cookie)).statusCode).toBe(204);
    expect(await counts()).toEqual({ 'audit.entry': 1 });
    expect((await app.auditOf(demoId))[0]).toMatchObject({ action: 'people.remove_demonstration' });
    expect(await app.services.files.open(demoId, sha256)).toBeNull();
    expect(await tenants()).not.toContain('demo');
    expect(
      (await app.owner.query('select count(*)::int as n from people.org where tenant_id <> $1', [demoId])).rows,
    ).toEqual(others);
    app.forget(demoId);
    expect((await app.call('GET /session', { cookie })).statusCode).toBe(401);
  });

  test('a second time there is none', async () => {
    expect((await remove()).json().code).toBe('people.no_demonstration');
    expect((await app.call('GET /setup')).json().demonstration).toBeNull();
  });

  test('a real government cannot be removed this way', async () => {
    const { id } = (await app.owner.query('select id from people.tenant limit 1')).rows[0];
    const attempt = app.services.db.transact(id, (tx) => tx.client.query('select people.remove_demonstration()'));
    await expect(attempt).rejects.toThrow(/no demonstration/);
  });
});
