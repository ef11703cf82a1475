import { toDay } from '@luoshi/kernel/day.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtInCalendar, lightSettings } from '../settings/service.ts';
import { openCounty, type TestCounty } from '../test-tasks.ts';

let opened: TestCounty;
beforeAll(async () => {
  opened = await openCounty();
});
afterAll(() => opened?.app.close());

describe('the built-in calendar', () => {
  const { years, days } = builtInCalendar();
  const kindOf = (day: string) => days.find((entry) => entry.day === day)?.kind ?? null;
  test('knows the notice for 2026: New Year to 3 January, 4 January worked', () => {
    expect(years.at(-1)).toBe(2026);
    expect(['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'].map(kindOf)).toEqual([
      'rest',
      'rest',
      null,
      'work',
    ]);
  });
  test('takes 1 January 2027 for a rest day although its year is not published yet', () => {
    expect(kindOf('2027-01-01')).toBe('rest');
    expect(years).not.toContain(2027);
  });
});

describe('the calendar of a government', () => {
  test('is there from the first look, and unpublished years say so', async () => {
    const { app, cookie } = opened;
    const of = async (year: number) =>
      (await app.call(`GET /calendar?year=${year}`, { cookie: cookie.liaison })).json();
    expect((await of(2026)).source).toContain('国务院办公厅');
    expect((await of(2026)).days).toContainEqual({ day: '2026-10-10', kind: 'work', name: '国庆节' });
    expect(await of(2027)).toMatchObject({
      source: null,
      days: expect.arrayContaining([{ day: '2027-01-01', kind: 'rest', name: null }]),
    });
    const settings = await app.services.db.transact(opened.county.id, (tx) => lightSettings(tx));
    expect(settings.calendar.knownThrough).toBe('2026-12-31');
    expect(settings.calendar.isWorkday(toDay('2027-01-01'))).toBe(false);
    expect((await app.call('GET /calendar?year=2026')).statusCode).toBe(401);
  });

  test('a changed year changes the lights that hang on it, at once and with a trail', async () => {
    const { app, cookie, make, county } = opened;
    // Monday 2 March; due Friday 6 March: four working days left.
    const task = await make({ dueOn: '2026-03-06' });
    const far = await make({ dueOn: '2027-06-30' });
    expect(task.light).toMatchObject({ light: 'on_track', until: '2026-03-03' });
    const { days } = (await app.call('GET /calendar?year=2026', { cookie: cookie.sysadmin })).json();
    const answer = await app.call('PUT /calendar/2026', {
      cookie: cookie.sysadmin,
      body: { source: '县政府通知', days: [...days, { day: '2026-03-04', kind: 'rest', name: '停工日' }] },
    });
    expect(answer.statusCode, answer.body).toBe(204);
    const after = (await app.call(`GET /tasks/${task.id}`, { cookie: cookie.supervisor })).json();
    expect(after.light).toMatchObject({
      light: 'near',
      until: '2026-03-07',
      sentence: '还有 3 个工作日，3月6日 (周五)到期',
    });
    expect(after.lightChanges).toMatchObject([{ from: 'on_track', to: 'near' }]);
    expect(after.revision).toBe(task.revision);
    const untouched = (await app.call(`GET /tasks/${far.id}`, { cookie: cookie.supervisor })).json();
    expect(untouched.light).toEqual(far.light);
    expect(untouched.light.change).toContain('暂按双休日推算');
    const { rows } = await app.owner.query(
      'select light, status, n from tasks.counter where tenant_id = $1 and n <> 0 order by light',
      [county.id],
    );
    expect(rows).toEqual([
      { light: 'near', status: 'not_started', n: 1 },
      { light: 'on_track', status: 'not_started', n: 1 },
    ]);
    expect((await opened.actions()).slice(-2)).toEqual(['tasks.calendar', 'tasks.relight']);
    const { rows: years } = await app.owner.query(
      'select revision, source from tasks.calendar_year where tenant_id = $1 and year = 2026',
      [county.id],
    );
    expect(years).toEqual([{ revision: 2, source: '县政府通知' }]);
  });

  test('refuses days of another year or listed twice, and whoever is no system administrator', async () => {
    const { refusal, cookie, app } = opened;
    const day = { day: '2026-05-04', kind: 'rest' };
    const put = 'PUT /calendar/2026';
    expect(await refusal(put, { source: '通知', days: [{ ...day, day: '2027-05-04' }] }, cookie.sysadmin)).toEqual([
      409,
      'tasks.day_outside_year',
    ]);
    expect(await refusal(put, { source: '通知', days: [day, day] }, cookie.sysadmin)).toEqual([409, 'tasks.day_twice']);
    expect((await app.call(put, { cookie: cookie.supervisor, body: { source: '通知', days: [] } })).json().code).toBe(
      'http.forbidden',
    );
  });

  test('the rule versions are shown with their sources', async () => {
    const { items } = (await opened.app.call('GET /rule-sets', { cookie: opened.cookie.leader })).json();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      name: 'standard',
      version: 1,
      inForce: true,
      scope: null,
      governs: ['task', 'project'],
      source: expect.stringContaining('2025'),
      conditions: { deadline: { nearWithinWorkdays: 3 }, progress: { behindFromPoints: 10, severeAbovePoints: 30 } },
    });
  });
});
