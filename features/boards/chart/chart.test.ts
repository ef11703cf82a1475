import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { server as consultations } from '../../consultations/server.ts';
import { server as documents } from '../../documents/server.ts';
import { server as notices } from '../../notices/server.ts';
import { server as people } from '../../people/server.ts';
import { type Government, makeGovernment, openTestApp, type TestApp } from '../../people/test-people.ts';
import { server as projects } from '../../projects/server.ts';
import { server as supervision } from '../../supervision/server.ts';
import { server as tasks } from '../../tasks/server.ts';
import type { chartView, obstaclesView } from '../contract.ts';
import { server as boards } from '../server.ts';

type Chart = z.output<typeof chartView>;
type Obstacles = z.output<typeof obstaclesView>;

// The clock of the test app stands at Monday 2 March 2026, 10:00 in Shanghai.
let app: TestApp;
let county: Government;
let elsewhere: Government;
let supervisor: string;
let liaison: string;
const id: Record<string, string> = {};

const post = async (path: string, body: object, cookie = supervisor) => {
  const answer = await app.call(`POST ${path}`, { cookie, body });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};
const chart = async (query = '', cookie = supervisor): Promise<Chart> =>
  (await app.call(`GET /boards/chart${query}`, { cookie })).json();
const obstacles = async (query = '', cookie = supervisor): Promise<Obstacles> =>
  (await app.call(`GET /boards/obstacles${query}`, { cookie })).json();

beforeAll(async () => {
  app = await openTestApp([people, notices, documents, tasks, supervision, projects, consultations, boards]);
  county = await makeGovernment(app.services);
  elsewhere = await makeGovernment(app.services, { slug: 'xihai' });
  supervisor = await app.signIn('supervisor', 'donghai');
  liaison = await app.signIn('liaison', 'donghai');
  const make = async (key: string, project: object) => {
    id[key] = (await post('/projects', { class: 'new', withNodes: false, ...project })).id;
  };
  const place = { lon: 122.1, lat: 37.1 };
  const dates = { planStartOn: '2026-01-01', planFinishOn: '2026-12-31' };
  await make('plant', { name: '标准厂房', leadOrgId: county.org.town, place, ...dates });
  await make('base', { name: '某基地', leadOrgId: county.org.jyj, place, isSensitive: true, ...dates });
  await make('gone', { name: '已撤销', leadOrgId: county.org.jyj, status: 'cancelled', ...dates });
  await app.owner.query(
    `insert into projects.node (tenant_id, id, project_id, title, sort, plan_finish_on, done_on)
     select $1, gen_random_uuid(), $2, title, sort, plan::date, done::date
     from (values ('立项', 1, '2026-01-20', '2026-01-20'), ('用地', 2, '2026-02-10', null), ('开工', 3, '2026-06-01', null)) as n (title, sort, plan, done)`,
    [county.id, id.plant],
  );
  id.land = (
    await post('/consultations/obstacles', { kind: 'land', title: '缺用地指标', projectId: id.plant }, supervisor)
  ).id;
  await post('/consultations/obstacles', { kind: 'funds', title: '缺资金' }, supervisor);
}, 120_000);
afterAll(() => app?.close());

describe('the chart', () => {
  it('lays plan and nodes of every project that was not cancelled against days', async () => {
    const { rows, total, today } = await chart();
    expect([total, today]).toEqual([2, '2026-03-02']);
    const plant = rows.find((row) => row.id === id.plant);
    expect(plant).toMatchObject({
      plan: { from: '2026-01-01', to: '2026-12-31' },
      done: null,
      marks: [
        { title: '立项', on: '2026-01-20', kind: 'on_time' },
        { title: '用地', on: '2026-02-10', kind: 'missed' },
        { title: '开工', on: '2026-06-01', kind: 'ahead' },
      ],
      place: { lon: 122.1, lat: 37.1 },
    });
    expect(plant?.sentence).toMatch(/[\u4e00-\u9fff]/);
  });
  it('gives a sensitive project a line, but never a place', async () => {
    const { rows } = await chart();
    expect(rows.find((row) => row.id === id.base)?.place).toBeNull();
  });
  it('is of the named unit, and says how many there are beyond the limit', async () => {
    expect((await chart(`?under=${county.org.jyj}`)).rows.map((row) => row.id)).toEqual([id.base]);
    const cut = await chart('?limit=1');
    expect([cut.rows.length, cut.total]).toEqual([1, 2]);
  });
  it('shows nothing of another part of the tree or another government', async () => {
    const own = await chart('', liaison);
    expect(own.rows.every((row) => row.id !== id.base)).toBe(true);
    expect((await chart('', await app.signIn('supervisor', 'xihai'))).rows).toEqual([]);
  });
});

describe('the queue of obstacles', () => {
  it('tells what is open with level, age and project', async () => {
    const { items, total, oldest, lastMeeting } = await obstacles();
    expect([total, oldest, lastMeeting]).toEqual([2, 0, null]);
    expect(items.find((item) => item.id === id.land)).toMatchObject({
      title: '缺用地指标',
      kind: 'land',
      level: 1,
      age: 0,
      project: { id: id.plant, name: '标准厂房' },
    });
  });
  it('is empty for another government', async () => {
    expect((await obstacles('', await app.signIn('supervisor', 'xihai'))).items).toEqual([]);
  });
});

describe('a no', () => {
  const status = async (key: string, cookie?: string) => {
    const answer = await app.call(key, { cookie });
    return [answer.statusCode, answer.json<{ code?: string }>().code];
  };
  it.each(['/boards/chart', '/boards/obstacles'])('%s refuses who may not see and what lies outside', async (path) => {
    expect(await status(`GET ${path}`)).toEqual([401, 'http.unauthenticated']);
    expect(await status(`GET ${path}`, await app.signIn('sysadmin', 'donghai'))).toEqual([403, 'http.forbidden']);
    expect(await status(`GET ${path}?under=${elsewhere.org.county}`, supervisor)).toEqual([
      409,
      'boards.unit_not_found',
    ]);
    expect(await status(`GET ${path}?region=999999`, supervisor)).toEqual([409, 'boards.region_not_found']);
  });
});
