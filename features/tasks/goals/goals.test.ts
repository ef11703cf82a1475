import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeGovernment } from '../../people/test-people.ts';
import type { Goal } from '../contract.ts';
import { openCounty, type TestCounty } from '../test-tasks.ts';

let opened: TestCounty;
let supervisor: string;
beforeAll(async () => {
  opened = await openCounty();
  ({ supervisor } = opened.cookie);
});
afterAll(() => opened?.app.close());

const set = async (title: string, cookie = supervisor): Promise<Goal> => {
  const answer = await opened.app.call('POST /goals', { cookie, body: { title, level: 'city' } });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};
const goals = async (cookie = supervisor): Promise<Goal[]> => {
  const answer = await opened.app.call('GET /goals', { cookie });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().items;
};
const found = async (query: string, cookie = supervisor): Promise<string[]> => {
  const answer = await opened.app.call(`GET /tasks?${query}`, { cookie });
  expect(answer.statusCode, answer.body).toBe(200);
  const { items, total } = answer.json();
  expect(total).toBe(items.length);
  return items.map(({ id }: { id: string }) => id);
};

describe('setting a goal', () => {
  test('answers it, lists it and leaves one audit row that names it', async () => {
    const goal = await set(' 健康县建设 ');
    expect(goal).toEqual({ id: expect.any(String), title: '健康县建设', level: 'city', open: 0, late: 0 });
    expect(await goals()).toContainEqual(goal);
    const rows = (await opened.app.auditOf(opened.county.id)).filter(({ action }) => action === 'tasks.create_goal');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ params: { title: '健康县建设' } });
  });

  test('refuses a title that another goal bears, without a trail', async () => {
    await set('清洁取暖');
    expect(await opened.refusal('POST /goals', { title: '清洁取暖 ' }, supervisor)).toEqual([409, 'tasks.goal_exists']);
    expect((await goals()).filter(({ title }) => title === '清洁取暖')).toHaveLength(1);
  });

  test('two at the same moment leave one', async () => {
    const body = { title: '河湖长制' };
    const answers = await Promise.all([1, 2].map(() => opened.app.call('POST /goals', { cookie: supervisor, body })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });

  test('needs a session, the permission, a title and a level that exists', async () => {
    const { app, cookie, refusal } = opened;
    const body = { title: '乡村振兴' };
    expect((await app.call('POST /goals', { body })).statusCode).toBe(401);
    expect((await app.call('GET /goals')).statusCode).toBe(401);
    expect((await refusal('POST /goals', body, cookie.liaison))[0]).toBe(403);
    expect((await refusal('GET /goals', undefined, cookie.sysadmin))[0]).toBe(403);
    for (const wrong of [{ title: ' ' }, { title: '乡村振兴', level: 'village' }])
      expect((await refusal('POST /goals', wrong, supervisor))[0]).toBe(422);
    expect((await goals()).map(({ title }) => title)).not.toContain('乡村振兴');
  });
});

describe('tasks under a goal', () => {
  test('are counted and listed as far as the caller may see them', async () => {
    const { app, county, cookie, make } = opened;
    const goal = await set('两年攻坚');
    const late = await make({ goalId: goal.id, dueOn: '2026-01-15' });
    const theirs = await make({ goalId: goal.id, leadOrgId: county.org.jyj });
    const closed = await make({ goalId: goal.id });
    const beside = await make();
    await app.call(`PATCH /tasks/${closed.id}`, { cookie: supervisor, body: { status: 'done' } });
    const of = async (as: string) => (await goals(as)).find(({ id }) => id === goal.id);
    expect(await of(supervisor)).toMatchObject({ open: 2, late: 1 });
    expect(await of(cookie.liaison)).toMatchObject({ open: 1, late: 1 });
    expect(await of(cookie.educator)).toMatchObject({ open: 1, late: 0 });
    expect((await found(`goal=${goal.id}`)).sort()).toEqual([late.id, theirs.id, closed.id].sort());
    expect(await found(`goal=${goal.id}&status=open`, cookie.liaison)).toEqual([late.id]);
    expect(await found(`goal=${goal.id}&under=${county.org.jyj}&status=open`)).toEqual([theirs.id]);
    expect(await found(`goal=${goal.id}`)).not.toContain(beside.id);
    const sheet = (goalId: string) => app.call(`GET /tasks.xlsx?goal=${goalId}`, { cookie: supervisor });
    const none = await set('尚无任务的目标');
    expect((await sheet(goal.id)).rawPayload.length).toBeGreaterThan((await sheet(none.id)).rawPayload.length);
  });

  test('another government’s goal cannot be taken, seen or filtered by', async () => {
    const { app, county, make, refusal } = opened;
    await makeGovernment(app.services, { slug: 'xihai' });
    const stranger = await app.signIn('supervisor', 'xihai');
    const foreign = await set('西海的目标', stranger);
    const task = await make();
    expect((await goals()).map(({ id }) => id)).not.toContain(foreign.id);
    expect(await found(`goal=${foreign.id}`)).toEqual([]);
    const body = { title: '无', leadOrgId: county.org.town, goalId: foreign.id };
    expect(await refusal('POST /tasks', body, supervisor)).toEqual([409, 'tasks.goal_not_found']);
    expect(await refusal(`PATCH /tasks/${task.id}`, { goalId: foreign.id }, supervisor)).toEqual([
      409,
      'tasks.goal_not_found',
    ]);
    // The same title may be borne in each government.
    expect((await set('西海的目标')).id).not.toBe(foreign.id);
  });
});
