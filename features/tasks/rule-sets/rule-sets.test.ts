import { addDays, type Day } from '@luoshi/kernel/day.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyRules, tryRules, turnOfDay } from '../jobs.ts';
import { openCounty, type TestCounty } from '../test-tasks.ts';
import type { Draft } from './contract.ts';

let opened: TestCounty;
const TODAY = '2026-03-02' as Day;

beforeAll(async () => {
  opened = await openCounty();
});
afterAll(() => opened?.app.close());

/** Sessions do not outlive a day. */
const signInAgain = async (): Promise<void> => {
  for (const name of ['supervisor', 'leader', 'liaison'] as const) opened.cookie[name] = await opened.app.signIn(name);
};
const call = (key: string, body?: unknown, cookie = opened.cookie.supervisor) => opened.app.call(key, { cookie, body });
/** Runs the waiting jobs of a name as the queue would. */
const work = async (name: string, job: typeof tryRules): Promise<number> => {
  const { rows } = await opened.app.owner.query(
    `select j.id, j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1 order by j.id`,
    [name],
  );
  for (const row of rows) {
    await job(row.payload, opened.app.services);
    await opened.app.owner.query('delete from graphile_worker._private_jobs where id = $1', [row.id]);
  }
  return rows.length;
};
const begin = async (over: object = {}): Promise<Draft> => {
  const answer = await call('POST /rule-drafts', {
    name: '东海做法',
    source: '东办发〔2026〕3号',
    preset: 'suqian',
    ...over,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};
const edited = (draft: Draft, over: object = {}) => ({
  name: draft.name,
  source: draft.source,
  effectiveFrom: draft.effectiveFrom ?? TODAY,
  scopeOrgId: draft.scope?.orgId ?? null,
  governs: draft.governs,
  conditions: draft.conditions,
  revision: draft.revision,
  ...over,
});
const save = async (draft: Draft, over: object = {}): Promise<Draft> => {
  const answer = await call(`PUT /rule-drafts/${draft.id}`, edited(draft, over));
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const tried = async (draft: Draft): Promise<Draft> => {
  const answer = await call(`POST /rule-drafts/${draft.id}/trial`);
  expect([answer.statusCode, answer.json().state]).toEqual([202, 'trying']);
  expect(await work('tasks:try_rules', tryRules)).toBe(1);
  return (await call(`GET /rule-drafts/${draft.id}`)).json();
};
const rulesOf = async (id: string) => (await call(`GET /tasks/${id}`)).json().light;

describe('a rule set', () => {
  test('is only for those who may', async () => {
    expect((await opened.app.call('GET /rule-drafts')).statusCode).toBe(401);
    for (const cookie of [opened.cookie.liaison, opened.cookie.leader, opened.cookie.sysadmin])
      expect((await call('POST /rule-drafts', { name: 'x', preset: 'wuhan' }, cookie)).statusCode).toBe(403);
    expect((await opened.app.call('GET /rule-sets', { cookie: opened.cookie.liaison })).statusCode).toBe(200);
  });

  test('begins from a preset or from one that is in force', async () => {
    expect(await begin()).toMatchObject({
      name: '东海做法',
      state: 'draft',
      effectiveFrom: null,
      scope: null,
      conditions: { progress: { behindFromPoints: 1, severeAbovePoints: null } },
    });
    const [standard] = (await call('GET /rule-sets')).json().items;
    expect(await begin({ preset: undefined, ruleSetId: standard.id })).toMatchObject({
      conditions: standard.conditions,
    });
    expect(
      await opened.refusal('POST /rule-drafts', { name: 'x', preset: 'nobody' }, opened.cookie.supervisor),
    ).toEqual([409, 'tasks.rules_not_found']);
  });

  test('is refused in words when it contradicts itself or was edited meanwhile', async () => {
    const draft = await begin();
    const crossed = await save(draft, {
      conditions: {
        ...draft.conditions,
        progress: { measure: 'lag', assessed: 'daily', behindFromPoints: 40, severeAbovePoints: 30 },
      },
    });
    expect(await opened.refusal(`POST /rule-drafts/${draft.id}/trial`, undefined, opened.cookie.supervisor)).toEqual([
      409,
      'tasks.rules_crossed',
    ]);
    expect(await opened.refusal(`PUT /rule-drafts/${draft.id}`, edited(draft), opened.cookie.supervisor)).toEqual([
      409,
      'tasks.changed_meanwhile',
    ]);
    await save(crossed, { conditions: { deadline: null, progress: null, start: null, funds: null, entry: null } });
    expect(await opened.refusal(`POST /rule-drafts/${draft.id}/trial`, undefined, opened.cookie.supervisor)).toEqual([
      409,
      'tasks.rules_empty',
    ]);
    expect((await call(`DELETE /rule-drafts/${draft.id}`)).statusCode).toBe(204);
    expect((await call(`GET /rule-drafts/${draft.id}`)).json().code).toBe('tasks.rules_not_found');
  });

  test('is tried on the past and on today, then switched on from today; the light says the new reason', async () => {
    // Forty days of fifty have gone: 80 points are planned on 2 March.
    const late = await opened.make({ title: '改造管网', startOn: '2026-01-21', dueOn: '2026-03-11' });
    await call(`POST /tasks/${late.id}/progress`, { percent: 75, words: '在做' }, opened.cookie.liaison);
    const calm = await opened.make({ title: '无时限' });
    expect(await rulesOf(late.id)).toMatchObject({ light: 'on_track', rule: 'standard@1' });

    const draft = await save(await begin({ preset: 'suqian' }));
    const key = `POST /rule-drafts/${draft.id}/switch-on`;
    expect(await opened.refusal(key, { revision: draft.revision }, opened.cookie.supervisor)).toEqual([
      409,
      'tasks.rules_not_tried',
    ]);
    const found = await tried(draft);
    expect(found).toMatchObject({
      state: 'tried',
      progress: { done: 2, total: 2 },
      trial: {
        tasks: 2,
        changedToday: 1,
        now: { was: { on_track: 2, behind: 0 }, would: { on_track: 1, behind: 1 } },
        moves: [{ was: 'on_track', would: 'behind', n: 1 }],
      },
    });
    const { items } = (await call(`GET /rule-drafts/${draft.id}/trial/tasks?would=behind`)).json();
    expect(items).toEqual([
      expect.objectContaining({
        taskId: late.id,
        title: '改造管网',
        isToday: true,
        was: { light: 'on_track', code: 'on_plan', sentence: expect.stringContaining('略慢 5 个百分点') },
        would: { light: 'behind', code: 'behind', sentence: expect.stringContaining('滞后 5 个百分点') },
      }),
    ]);
    expect((await call(`GET /rule-drafts/${draft.id}/trial/tasks?would=late`)).json().items).toEqual([]);

    expect(await opened.refusal(key, { revision: found.revision - 1 }, opened.cookie.supervisor)).toEqual([
      409,
      'tasks.changed_meanwhile',
    ]);
    const on = await call(key, { revision: found.revision });
    expect(on.json(), on.body).toMatchObject({ name: '东海做法', version: 1 });
    expect(await opened.refusal(`PUT /rule-drafts/${draft.id}`, edited(found), opened.cookie.supervisor)).toEqual([
      409,
      'tasks.rules_fixed',
    ]);
    expect(await work('tasks:apply_rules', applyRules)).toBe(1);
    expect(await rulesOf(late.id)).toMatchObject({ light: 'behind', rule: '东海做法@1' });
    expect(await rulesOf(calm.id)).toMatchObject({ light: 'on_track', rule: '东海做法@1' });
    const { items: sets } = (await call('GET /rule-sets')).json();
    expect(sets.map((one: Record<string, unknown>) => [one.name, one.inForce, one.isApplied])).toEqual([
      ['东海做法', true, true],
      ['standard', false, true],
    ]);
    const again = await tried(await save(await begin({ name: '另一套' })));
    expect(
      await opened.refusal(
        `POST /rule-drafts/${again.id}/switch-on`,
        { revision: again.revision },
        opened.cookie.supervisor,
      ),
    ).toEqual([409, 'tasks.rules_same_day']);
  });

  test('an edit of its figures takes the trial away, one of its name or day does not', async () => {
    const draft = await tried(await save(await begin({ name: '改名' })));
    const renamed = await save(draft, { name: '改过名', effectiveFrom: addDays(TODAY, 3) });
    expect([renamed.state, renamed.trial !== null]).toEqual(['tried', true]);
    const changed = await save(renamed, { conditions: { ...draft.conditions, deadline: { nearWithinWorkdays: 5 } } });
    expect([changed.state, changed.trial]).toEqual(['draft', null]);
  });

  test('a run that was overtaken by an edit leaves nothing', async () => {
    const draft = await save(await begin({ name: '跑一半' }));
    await call(`POST /rule-drafts/${draft.id}/trial`);
    await save(draft, { conditions: { ...draft.conditions, deadline: { nearWithinWorkdays: 9 } } });
    await work('tasks:try_rules', tryRules);
    expect((await call(`GET /rule-drafts/${draft.id}`)).json()).toMatchObject({ state: 'draft', trial: null });
  });

  test('for a day to come: lights know of it at once and turn on that day, and only below its unit', async () => {
    const town = opened.county.org.town ?? '';
    const school = opened.county.org.jyj ?? '';
    const mine = await opened.make({ title: '镇里的事', dueOn: '2026-03-20' });
    const other = await opened.make({ title: '局里的事', leadOrgId: school, dueOn: '2026-03-20' });
    const draft = await save(await begin({ name: '镇规则', preset: 'e-supervision' }), {
      scopeOrgId: town,
      effectiveFrom: addDays(TODAY, 1),
      conditions: { deadline: { nearWithinWorkdays: 20 }, progress: null, start: null, funds: null, entry: null },
    });
    const ready = await tried(draft);
    await call(`POST /rule-drafts/${draft.id}/switch-on`, { revision: ready.revision });
    await work('tasks:apply_rules', applyRules);
    expect(await rulesOf(mine.id)).toMatchObject({
      light: 'on_track',
      rule: '东海做法@1',
      until: '2026-03-03',
      change: expect.stringContaining('改按新的亮灯规则，转为临近'),
    });
    opened.app.pass(24 * 60);
    await turnOfDay({}, opened.app.services);
    await signInAgain();
    expect(await rulesOf(mine.id)).toMatchObject({ light: 'near', rule: '镇规则@1' });
    expect(await rulesOf(other.id)).toMatchObject({ light: 'on_track', rule: '东海做法@1' });
  });
});
