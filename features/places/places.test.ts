import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { server as people } from '../people/server.ts';
import { type Government, makeGovernment, openTestApp, type TestApp } from '../people/test-people.ts';
import type { RegionView } from './contract.ts';
import { newGovernment } from './jobs.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { type Geometry, regionAt } from './rules/region-at.ts';
import { server } from './server.ts';

let app: TestApp;
let county: Government;
let cookie: string;

beforeAll(async () => {
  app = await openTestApp([people, server]);
});
afterAll(() => app?.close());

describe('the division list for setting up', () => {
  test('is open while there is no government: counties, zones and towns, villages on request', async () => {
    const { source, items } = (await app.call('GET /divisions')).json();
    expect(source).not.toBe('');
    const count = (level: string) => items.filter((one: RegionView) => one.level === level).length;
    expect([count('prefecture'), count('county'), count('zone'), count('town'), count('village')]).toEqual([
      1, 4, 3, 73, 0,
    ]);
    const villages = (await app.call('GET /divisions?parent=371082007')).json().items;
    expect(villages.length).toBeGreaterThan(10);
    expect(villages.every((one: RegionView) => one.level === 'village' && one.parentCode === '371082007')).toBe(true);
  });

  test('afterwards it is for the signed-in', async () => {
    county = await makeGovernment(app.services);
    const refused = await app.call('GET /divisions');
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'places.setup_over']);
    cookie = await app.signIn('leader');
    expect((await app.call('GET /divisions', { cookie })).statusCode).toBe(200);
  });
});

describe('a government’s regions', () => {
  test('there are none before they are loaded', async () => {
    expect((await app.call('GET /regions', { cookie })).json().items).toEqual([]);
    expect((await app.call('GET /regions')).statusCode).toBe(401);
    expect((await app.call('GET /regions.geojson')).statusCode).toBe(401);
  });

  test('a new county gets itself, its towns and the schematic map, once and together', async () => {
    const payload = { tenantId: county.id, regionCode: '371082' };
    await newGovernment(payload, app.services);
    const { items } = (await app.call('GET /regions', { cookie })).json();
    expect(items[0]).toMatchObject({ code: '371082', name: '荣成市', level: 'county', parentCode: null });
    expect(items.every((one: RegionView) => one.code.startsWith('371082'))).toBe(true);
    expect(items.every((one: RegionView) => one.isSchematic && one.source?.includes('ODbL'))).toBe(true);
    await newGovernment(payload, app.services);
    expect((await app.call('GET /regions', { cookie })).json().items).toEqual(items);
    expect((await app.auditOf(county.id)).filter(({ action }) => action === 'places.load_map')).toHaveLength(2);
  });

  test('towns can be asked for by their county', async () => {
    const { items } = (await app.call('GET /regions?parent=371082', { cookie })).json();
    expect(items.every((one: RegionView) => one.level === 'town')).toBe(true);
    expect((await app.call('GET /regions?parent=x', { cookie })).statusCode).toBe(422);
  });

  test('outlines come with their source and a tag that saves sending them again', async () => {
    const first = await app.call('GET /regions.geojson?parent=371082', { cookie });
    expect(first.headers['content-type']).toContain('application/geo+json');
    const map = first.json();
    expect(map).toMatchObject({ type: 'FeatureCollection', schematic: true });
    expect(map.attribution).toContain('OpenStreetMap');
    const outlines = map.features.map((one: { id: string; geometry: Geometry }) => ({
      code: one.id,
      geometry: one.geometry,
    }));
    expect(regionAt(122.48153, 37.16439, outlines)).toBe('371082007');
    const again = await app.call('GET /regions.geojson?parent=371082', {
      cookie,
      headers: { 'if-none-match': String(first.headers.etag) },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test('a prefecture gets all its counties, a place we know nothing of gets nothing', async () => {
    const prefecture = await makeGovernment(app.services, { slug: 'weihai' });
    await newGovernment({ tenantId: prefecture.id, regionCode: '371000' }, app.services);
    const its = await app.signIn('leader', 'weihai');
    expect((await app.call('GET /regions', { cookie: its })).json().items).toHaveLength(81);
    expect((await app.call('GET /regions.geojson', { cookie: its })).json().features).toHaveLength(77);
    const elsewhere = await makeGovernment(app.services, { slug: 'far' });
    await newGovernment({ tenantId: elsewhere.id, regionCode: '110000' }, app.services);
    expect((await app.auditOf(elsewhere.id)).map(({ action }) => action)).toEqual(['people.set_up']);
  });
});

test('both languages say the same things', () => {
  const keys = (tree: object): string[] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [key] : keys(value as object).map((rest) => `${key}.${rest}`),
    );
  expect(keys(en).sort()).toEqual(keys(zhCN).sort());
});
