import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrgView } from '../contract.ts';
import { server } from '../server.ts';
import { type Government, makeGovernment, openTestApp, SMALL_COUNTY, type TestApp } from '../test-people.ts';

let app: TestApp;
let county: Government;
let other: Government;
const cookie: Record<string, string> = {};

beforeAll(async () => {
  app = await openTestApp([server]);
  county = await makeGovernment(app.services);
  other = await makeGovernment(app.services, { slug: 'xihai' });
  for (const name of ['supervisor', 'liaison', 'enterprise', 'sysadmin', 'auditor'])
    cookie[name] = await app.signIn(name, 'donghai');
});
afterAll(() => app?.close());

const org = (key: string): string => county.org[key] ?? '';
const tree = async (): Promise<OrgView[]> => (await app.call('GET /orgs', { cookie: cookie.sysadmin })).json().items;
const post = (body: object) => app.call('POST /orgs', { cookie: cookie.sysadmin, body });
const patch = (id: string, body: object) => app.call(`PATCH /orgs/${id}`, { cookie: cookie.sysadmin, body });
const audit = () => app.auditOf(county.id);

describe('seeing units', () => {
  test('a supervisor sees the county in the order of the tree, with aliases', async () => {
    const { items } = (await app.call('GET /orgs', { cookie: cookie.supervisor })).json();
    expect(items.map((one: OrgView) => [one.path, one.name])).toEqual([
      ['0001.', '东海县'],
      ['0001.0001.', '东海县发展和改革局'],
      ['0001.0002.', '东海县教育局'],
      ['0001.0003.', '青石镇'],
      ['0001.0003.0001.', '大柳村'],
    ]);
    expect(items[1]).toEqual({
      id: org('fgj'),
      parentId: org('county'),
      path: '0001.0001.',
      name: '东海县发展和改革局',
      shortName: '县发改局',
      kind: 'department',
      regionCode: null,
      sort: 0,
      closedOn: null,
      aliases: ['县发展改革局'],
    });
  });

  test('a town’s liaison sees the town and what is below it, and nothing else', async () => {
    const { items } = (await app.call('GET /orgs', { cookie: cookie.liaison })).json();
    expect(items.map((one: OrgView) => one.name)).toEqual(['青石镇', '大柳村']);
    expect((await app.call(`GET /orgs/${org('village')}`, { cookie: cookie.liaison })).statusCode).toBe(200);
    const outside = await app.call(`GET /orgs/${org('fgj')}`, { cookie: cookie.liaison });
    expect([outside.statusCode, outside.json().code]).toEqual([404, 'people.not_found']);
  });

  test('another government’s unit is not found', async () => {
    const answer = await app.call(`GET /orgs/${other.org.town}`, { cookie: cookie.supervisor });
    expect(answer.statusCode).toBe(404);
  });

  test('signed out there is nothing, without the permission neither', async () => {
    expect((await app.call('GET /orgs')).statusCode).toBe(401);
    expect((await app.call('GET /orgs', { cookie: cookie.enterprise })).json().code).toBe('http.forbidden');
    expect((await app.call('GET /orgs', { cookie: cookie.auditor })).statusCode).toBe(403);
  });
});

describe('finding persons', () => {
  const find = async (who: string, query: string) =>
    (await app.call(`GET /people?${query}`, { cookie: cookie[who] })).json();

  test('by part of a name, within one’s scope', async () => {
    const { items } = await find('supervisor', 'q=liai');
    expect(items).toMatchObject([
      { name: 'liaison同志', posts: [{ orgId: org('town'), orgName: '青石镇', title: '干部', isHead: false }] },
    ]);
    expect((await find('liaison', 'q=supervisor')).items).toEqual([]);
  });

  test('below a unit, which must lie in one’s scope', async () => {
    const { items } = await find('supervisor', `under=${org('town')}`);
    expect(items.map((one: { name: string }) => one.name).sort()).toEqual(['enterprise同志', 'liaison同志']);
    expect((await find('liaison', `under=${org('fgj')}`)).code).toBe('people.org_not_found');
  });

  test('a sign that means something to a search is only a sign', async () => {
    expect((await find('supervisor', 'q=%25')).items).toEqual([]);
    expect((await find('supervisor', 'q=_')).items).toEqual([]);
  });
});

describe('changing the tree', () => {
  test('a new unit comes last below its parent and leaves an audit sentence', async () => {
    const answer = await post({ parentId: org('town'), name: '小柳村', kind: 'village', aliases: ['小柳'] });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ path: '0001.0003.0002.', shortName: '小柳村', aliases: ['小柳'] });
    expect((await audit()).at(-1)).toEqual({
      action: 'people.create_org',
      actor_name: 'sysadmin同志',
      params: { name: '小柳村', parent: '青石镇' },
    });
  });

  test.each([
    ['a name its brother has', { parentId: 'town', name: '大柳村', kind: 'village' }, 'people.name_taken'],
    ['a parent elsewhere', { parentId: 'foreign', name: '某某局', kind: 'department' }, 'people.org_not_found'],
  ])('%s is refused, and nothing is recorded', async (_title, body, code) => {
    const before = await audit();
    const parentId = body.parentId === 'foreign' ? other.org.county : org(body.parentId);
    const answer = await post({ ...body, parentId });
    expect([answer.statusCode, answer.json().code]).toEqual([409, code]);
    expect(await audit()).toEqual(before);
  });

  test('only the system administrator may', async () => {
    const body = { parentId: org('town'), name: '某某村', kind: 'village' };
    expect((await app.call('POST /orgs', { cookie: cookie.supervisor, body })).statusCode).toBe(403);
    expect((await app.call('POST /orgs', { body })).statusCode).toBe(401);
    expect(
      (await app.call(`PATCH /orgs/${org('town')}`, { cookie: cookie.liaison, body: { name: '甲乙' } })).statusCode,
    ).toBe(403);
  });

  test('renaming, other names and division', async () => {
    const answer = await patch(org('jyj'), {
      name: '东海县教育和体育局',
      shortName: '县教体局',
      aliases: ['县教育局', '县体育局'],
      regionCode: '371082',
    });
    expect(answer.json()).toMatchObject({
      name: '东海县教育和体育局',
      shortName: '县教体局',
      aliases: ['县体育局', '县教育局'].sort(),
      regionCode: '371082',
    });
    expect((await audit()).slice(-2).map(({ action }) => action)).toEqual(['people.rename_org', 'people.change_org']);
    expect((await patch(org('jyj'), { name: '东海县发展和改革局' })).json().code).toBe('people.name_taken');
  });

  test('a unit moves with everything below it, and every copy of its path with it', async () => {
    await app.owner.query(
      `insert into documents.document (tenant_id, id, org_id, org_path, title, source_text, created_by)
       values ($1, gen_random_uuid(), $2, '0001.0003.0001.', '村里的文件', '', gen_random_uuid()),
              ($3, gen_random_uuid(), $4, '0001.0003.0001.', '别处的文件', '', gen_random_uuid())`,
      [county.id, org('village'), other.id, other.org.village],
    );
    const answer = await patch(org('town'), { parentId: org('fgj') });
    expect(answer.json()).toMatchObject({ parentId: org('fgj'), path: '0001.0001.0001.' });
    expect((await tree()).find(({ id }) => id === org('village'))?.path).toBe('0001.0001.0001.0001.');
    const copies = await app.owner.query('select title, org_path from documents.document order by title desc');
    expect(copies.rows).toEqual([
      { title: '村里的文件', org_path: '0001.0001.0001.0001.' },
      { title: '别处的文件', org_path: '0001.0003.0001.' },
    ]);
    app.forget(county.id);
    const seen = (await app.call('GET /orgs', { cookie: cookie.liaison })).json().items;
    expect(seen.map((one: OrgView) => one.name)).toEqual(['青石镇', '大柳村', '小柳村']);
    await patch(org('town'), { parentId: org('county') });
  });

  test.each([
    ['the top', 'county', { parentId: 'town' }, 'people.top_stays'],
    ['a unit into itself', 'town', { parentId: 'town' }, 'people.moves_into_itself'],
    ['a unit below itself', 'town', { parentId: 'village' }, 'people.moves_into_itself'],
  ])('%s does not move', async (_title, key, { parentId }, code) => {
    const before = await tree();
    expect((await patch(org(key), { parentId: org(parentId) })).json().code).toBe(code);
    expect(await tree()).toEqual(before);
  });

  test('a unit closes once nothing open is below it, takes nothing new, and opens again', async () => {
    const close = { closedOn: '2026-03-31' };
    expect((await patch(org('town'), close)).json().code).toBe('people.open_units_below');
    expect((await patch(org('county'), close)).json().code).toBe('people.top_stays');
    expect((await patch(org('village'), { closedOn: '2026-02-30' })).statusCode).toBe(422);
    expect((await patch(org('village'), close)).json().closedOn).toBe('2026-03-31');
    expect((await audit()).at(-1)).toMatchObject({ action: 'people.close_org', params: { day: '2026-03-31' } });
    const below = { parentId: org('village'), name: '第一网格', kind: 'grid' };
    expect((await post(below)).json().code).toBe('people.parent_closed');
    expect((await patch(org('village'), { closedOn: null })).json().closedOn).toBeNull();
    expect((await post(below)).statusCode).toBe(201);
  });

  test('two at once below the same parent get different places', async () => {
    const answers = await Promise.all(
      ['一村', '二村', '三村', '四村'].map((name) => post({ parentId: org('county'), name, kind: 'village' })),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.json().path)).size).toBe(4);
  });

  test('a deep tree keeps its order', async () => {
    const paths = (await tree()).map(({ path }) => path);
    expect(paths).toEqual([...paths].sort());
    expect(SMALL_COUNTY.length).toBeLessThan(paths.length);
  });
});
