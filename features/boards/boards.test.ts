import { commit } from '@luoshi/server-kit/db/commit.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { server as people } from '../people/server.ts';
import { type Government, makeGovernment, openTestApp, type TestApp } from '../people/test-people.ts';
import type { summaryView, wallView } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { server as boards } from './server.ts';
import { layChange, layRegions, layTasks } from './test-boards.ts';

type Summary = z.output<typeof summaryView>;
type Wall = z.output<typeof wallView>;

// The clock of the test app stands at Monday 2 March 2026, 10:00 in Shanghai.
const TODAY = '2026-03-02';
const YESTERDAY = '2026-03-01';

let app: TestApp;
let county: Government;
let elsewhere: Government;
let ids: Record<'park' | 'road' | 'school' | 'sewer' | 'bridge' | 'done', string>;
let supervisor: string;
let liaison: string;

/** What was laid down behind the server's back becomes known to it as another server's change would. */
const announce = () =>
  app.services.db.transact(county.id, (tx) =>
    commit(tx, {
      rows: [],
      audit: { actor: { accountId: null, name: 'test' }, action: 'tasks.test', feature: 'tasks', subjectId: null },
    }),
  );

beforeAll(async () => {
  app = await openTestApp([people, boards]);
  county = await makeGovernment(app.services);
  elsewhere = await makeGovernment(app.services, { slug: 'xihai' });
  const { owner } = app;
  await layRegions(owner, county.id, [
    ['370001', null, 'county', '东海县', false],
    ['370001100', '370001', 'town', '青石镇', true],
    ['370001101', '370001', 'town', '白沙镇', true],
  ]);
  await owner.query(`update people.org set region_code = '370001' where tenant_id = $1 and kind = 'county'`, [
    county.id,
  ]);
  await owner.query(`update people.org set region_code = '370001100' where tenant_id = $1 and kind = 'town'`, [
    county.id,
  ]);
  const { fgj = '', jyj = '', town = '', village = '' } = county.org;
  const [park, road, school, sewer, bridge, done] = await layTasks(owner, county.id, [
    {
      org: fgj,
      title: '公园改造',
      light: 'late',
      dueOn: '2026-02-27',
      region: '370001100',
      at: [122.1, 37.1],
      problems: '用地手续未批。等市里',
    },
    {
      org: town,
      title: '道路硬化',
      light: 'behind',
      dueOn: '2026-03-08',
      region: '370001100201',
      at: [122.2, 37.2],
      reason: { code: 'open', params: { dueOn: '2026-03-08' } },
    },
    {
      org: jyj,
      title: '学校扩建',
      light: 'on_track',
      dueOn: '2026-03-09',
      region: '370001101',
      reason: { code: 'open', params: { dueOn: '2026-03-09' } },
    },
    { org: village, title: '污水管网', light: 'late', dueOn: '2026-02-20', region: '370001100201' },
    {
      org: town,
      title: '危桥修缮',
      light: 'near',
      dueOn: '2026-03-04',
      reason: { code: 'near', params: { dueOn: '2026-03-04', percent: 40 } },
    },
    { org: town, title: '厕所改造', light: 'done', dueOn: '2026-02-01', region: '370001100', at: [122.3, 37.3] },
  ]);
  ids = { park, road, school, sewer, bridge, done } as typeof ids;
  await layTasks(owner, elsewhere.id, [{ org: elsewhere.org.county ?? '', title: '别处的事', light: 'late' }]);
  supervisor = await app.signIn('supervisor', 'donghai');
  liaison = await app.signIn('liaison', 'donghai');
}, 120_000);
afterAll(() => app?.close());

const summary = async (query = '', cookie = supervisor): Promise<Summary> =>
  (await app.call(`GET /boards/summary${query}`, { cookie })).json();
const wall = async (query = '', cookie = supervisor): Promise<Wall> =>
  (await app.call(`GET /boards/wall${query}`, { cookie })).json();

describe('the summary', () => {
  it('sums each unit with its subtree, and everything once in the totals', async () => {
    const { totals, units, unit } = await summary();
    expect(unit).toMatchObject({ name: '东海县', id: county.org.county });
    expect(totals).toEqual({ open: 5, on_track: 1, near: 1, behind: 1, late: 2, paused: 0, done: 1 });
    const of = (key: string) => units.find((one) => one.id === county.org[key]);
    expect(of('town')).toMatchObject({
      depth: 1,
      own: { open: 2, late: 0, behind: 1 },
      subtree: { open: 3, late: 1, behind: 1, near: 1, onTrack: 0, paused: 0 },
      lateShare: 1 / 3,
    });
    expect(of('county')).toMatchObject({ depth: 0, parentId: null, own: { open: 0 }, subtree: { open: 5, late: 2 } });
    expect(of('village')).toMatchObject({ depth: 2, lateShare: 1 });
    expect(units).toHaveLength(5);
  });

  it('says what a secretary would say, naming the one due longest ago while nothing changed today', async () => {
    const { sentences, lateChange } = await summary();
    expect(lateChange).toBe(0);
    expect(sentences).toEqual([
      '东海县 5 项在办，2 项红灯，与昨天持平：污水管网超期 10 天。',
      '另有 1 项滞后、1 项临近到期。',
    ]);
  });

  it('counts a light that went to red and back today as no change, and names what newly turned red', async () => {
    await layChange(app.owner, county.id, { task: ids.park, day: TODAY, from: 'near', to: 'late', hour: 1 });
    await layChange(app.owner, county.id, { task: ids.road, day: TODAY, from: 'behind', to: 'late', hour: 1 });
    await layChange(app.owner, county.id, { task: ids.road, day: TODAY, from: 'late', to: 'behind', hour: 2 });
    await announce();
    const { sentences, lateChange } = await summary();
    expect(lateChange).toBe(1);
    expect(sentences[0]).toBe(
      '东海县 5 项在办，2 项红灯，比昨天多 1 项：公园改造超期 3 天，反映的问题是：用地手续未批。',
    );
  });

  it('speaks English to those who ask for it', async () => {
    const answer = await app.call('GET /boards/summary', { cookie: supervisor, headers: { 'accept-language': 'en' } });
    expect(answer.json<Summary>().sentences[1]).toBe('Another 1 behind plan and 1 due soon.');
  });

  it('narrows to a unit, and to a region with the villages in it', async () => {
    expect((await summary(`?under=${county.org.town}`)).totals).toMatchObject({ open: 3, late: 1, done: 1 });
    const inTown = await summary('?region=370001100');
    expect(inTown.totals).toMatchObject({ open: 3, late: 2, behind: 1, near: 0, done: 1 });
    expect(inTown.sentences[0]).toMatch(/^青石镇 3 项在办，2 项红灯/);
    expect((await summary('?region=370001')).totals.open).toBe(4);
    const both = await summary(`?region=370001100&under=${county.org.fgj}`);
    expect(both.sentences[0]).toMatch(/^县发改局在青石镇 1 项在办/);
  });

  it('gives a liaison their own part of the tree and nothing above it', async () => {
    const { totals, units, unit } = await summary('', liaison);
    expect(unit.name).toBe('青石镇');
    expect(totals.open).toBe(3);
    expect(units.map((one) => one.name)).toEqual(['青石镇', '大柳村']);
  });

  it('stays silent about another government', async () => {
    expect((await summary()).totals.late).toBe(2);
  });
});

describe('the wall', () => {
  it('shows the parts of the region with what lies in each, villages counted to their town', async () => {
    const { frame, surfaces, breadcrumbs, chosen } = await wall();
    expect(frame).toBe('370001');
    expect(chosen).toBeNull();
    expect(breadcrumbs).toEqual([{ code: '370001', name: '东海县' }]);
    expect(surfaces.map(({ name, open, late, onTrackShare }) => [name, open, late, onTrackShare])).toEqual([
      ['青石镇', 3, 2, 0],
      ['白沙镇', 1, 0, 1],
    ]);
  });

  it('keeps a chosen town among its neighbours and narrows everything else to it', async () => {
    const { frame, chosen, surfaces, breadcrumbs, points, dueThisWeek } = await wall('?region=370001100');
    expect([frame, chosen]).toEqual(['370001', '370001100']);
    expect(surfaces.map((one) => one.open)).toEqual([3, 1]);
    expect(breadcrumbs.map((one) => one.name)).toEqual(['东海县', '青石镇']);
    expect(points.map((one) => one.title)).toEqual(['公园改造', '道路硬化']);
    expect(dueThisWeek.map((one) => one.title)).toEqual(['道路硬化']);
  });

  it('places open tasks, what hurts first, with the reason in words', async () => {
    const { points, pointsTotal } = await wall();
    expect(pointsTotal).toBe(2);
    expect(points[0]).toEqual({
      id: ids.park,
      title: '公园改造',
      lon: 122.1,
      lat: 37.1,
      light: 'late',
      sentence: '超期 3 天（应于2月27日 (周五)完成）',
      leadName: '县发改局',
    });
  });

  it('lists what changed since yesterday, once a task, and not what came back to where it was', async () => {
    await layChange(app.owner, county.id, { task: ids.bridge, day: YESTERDAY, from: 'on_track', to: 'near' });
    await layChange(app.owner, county.id, { task: ids.school, day: TODAY, from: null, to: 'on_track' });
    await layChange(app.owner, county.id, { task: ids.sewer, day: '2026-02-28', from: 'near', to: 'late' });
    await announce();
    const { changes, changeTotals } = await wall();
    expect(changes.map(({ title, from, to, day }) => [title, from, to, day])).toEqual([
      ['公园改造', 'near', 'late', TODAY],
      ['危桥修缮', 'on_track', 'near', YESTERDAY],
    ]);
    expect(changeTotals).toEqual([
      { to: 'late', n: 1 },
      { to: 'near', n: 1 },
    ]);
  });

  it('lists what falls due through Sunday, the soonest first', async () => {
    const { week, dueThisWeek, dueThisWeekTotal } = await wall();
    expect(week).toEqual({ from: TODAY, to: '2026-03-08' });
    expect(dueThisWeek.map(({ title, dueOn }) => [title, dueOn])).toEqual([
      ['危桥修缮', '2026-03-04'],
      ['道路硬化', '2026-03-08'],
    ]);
    expect(dueThisWeek[0]?.light.sentence).toContain('还有 2 个工作日');
    expect(dueThisWeekTotal).toBe(2);
  });

  it('begins where the reader’s unit lies: a town among its neighbours, with its own tasks only', async () => {
    const { frame, surfaces } = await wall('', liaison);
    expect(frame).toBe('370001');
    expect(surfaces.map(({ name, open, onTrackShare }) => [name, open, onTrackShare])).toEqual([
      ['青石镇', 2, 0],
      ['白沙镇', 0, null],
    ]);
  });

  it('shows lists without a map where nobody laid one down', async () => {
    const cookie = await app.signIn('supervisor', 'xihai');
    expect(await wall('', cookie)).toMatchObject({ frame: null, surfaces: [], breadcrumbs: [] });
  });
});

describe('a no', () => {
  const status = async (key: string, cookie?: string) => {
    const answer = await app.call(key, { cookie });
    return [answer.statusCode, answer.json<{ code?: string }>().code];
  };
  it.each(['/boards/summary', '/boards/wall'])('%s is for those who are signed in and may see boards', async (path) => {
    expect(await status(`GET ${path}`)).toEqual([401, 'http.unauthenticated']);
    expect(await status(`GET ${path}`, await app.signIn('sysadmin', 'donghai'))).toEqual([403, 'http.forbidden']);
  });
  it.each(['/boards/summary', '/boards/wall'])(
    '%s knows no unit outside the reader’s part of the tree',
    async (path) => {
      const notFound = [409, 'boards.unit_not_found'];
      expect(await status(`GET ${path}?under=${county.org.fgj}`, liaison)).toEqual(notFound);
      expect(await status(`GET ${path}?under=${elsewhere.org.county}`, supervisor)).toEqual(notFound);
      expect(await status(`GET ${path}?under=not-an-id`, supervisor)).toEqual([422, 'http.malformed']);
    },
  );
  it.each(['/boards/summary', '/boards/wall'])('%s refuses a region that the map does not know', async (path) => {
    expect(await status(`GET ${path}?region=999999`, supervisor)).toEqual([409, 'boards.region_not_found']);
  });
  it('leaves no trace in the audit trail, since looking changes nothing', async () => {
    const before = (await app.auditOf(county.id)).length;
    await summary();
    await wall();
    await app.call('GET /boards/wall?region=999999', { cookie: supervisor });
    expect(await app.auditOf(county.id)).toHaveLength(before);
  });
});

describe('words', () => {
  const keysOf = (tree: object, at = ''): string[] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'object' ? keysOf(value, `${at}${key}.`) : [`${at}${key}`],
    );
  it('are the same in both languages, with one for every refusal', () => {
    expect(keysOf(en)).toEqual(keysOf(zhCN));
    const codes = Object.values(boards.endpoints).flatMap((endpoint) => endpoint.refusals ?? []);
    expect([...new Set(codes.map((code) => code.replace('boards.', '')))].sort()).toEqual(
      Object.keys(zhCN.refusals).sort(),
    );
  });
});
