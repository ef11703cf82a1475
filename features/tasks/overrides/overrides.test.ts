import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { turnOfDay } from '../jobs.ts';
import { openCounty, type TestCounty } from '../test-tasks.ts';

let opened: TestCounty;
beforeAll(async () => {
  opened = await openCounty();
});
afterAll(() => opened?.app.close());

/** Sessions do not outlive a day. */
const signInAgain = async (): Promise<void> => {
  for (const name of ['supervisor', 'leader', 'liaison'] as const) opened.cookie[name] = await opened.app.signIn(name);
};
const call = (key: string, body?: unknown, cookie = opened.cookie.supervisor) => opened.app.call(key, { cookie, body });
const ask = (taskId: string, over: object = {}, cookie?: string) =>
  call(
    `POST /tasks/${taskId}/overrides`,
    { light: 'on_track', reason: '上级暂缓，等批复', through: '2026-03-05', ...over },
    cookie,
  );
const shown = async (taskId: string, cookie?: string) => (await call(`GET /tasks/${taskId}`, undefined, cookie)).json();
const counted = async () =>
  (
    await opened.app.owner.query(
      `select light, sum(n)::int as n from tasks.counter where tenant_id = $1 and n <> 0 group by 1 order by 1`,
      [opened.county.id],
    )
  ).rows;

describe('a light set by people', () => {
  test('needs permission, a reason and a last day', async () => {
    const { id } = await opened.make({ dueOn: '2026-02-20' });
    expect((await opened.app.call(`POST /tasks/${id}/overrides`, { body: {} })).statusCode).toBe(401);
    expect((await ask(id, {}, opened.cookie.liaison)).statusCode).toBe(403);
    for (const [over, path] of [
      [{ reason: ' ' }, 'reason'],
      [{ through: undefined }, 'through'],
    ] as const) {
      const answer = await ask(id, over);
      expect([answer.statusCode, answer.json().fields.map((field: { path: string }) => field.path)]).toEqual([
        422,
        [path],
      ]);
    }
    const key = `POST /tasks/${id}/overrides`;
    const body = { light: 'on_track', reason: '缓', through: '2026-03-01' };
    expect(await opened.refusal(key, body, opened.cookie.supervisor)).toEqual([409, 'tasks.override_past']);
    expect(
      await opened.refusal(key, { ...body, light: 'late', through: '2026-03-05' }, opened.cookie.supervisor),
    ).toEqual([409, 'tasks.override_same']);
  });

  test('is asked for by one, approved by another, stands with the computed one beside it, and ends by itself', async () => {
    const { id } = await opened.make({ title: '征地拆迁', dueOn: '2026-02-20' });
    const before = await counted();
    const asked = await ask(id);
    expect([asked.statusCode, asked.json().state, asked.json().may]).toEqual([
      201,
      'asked',
      { decide: false, end: true },
    ]);
    expect((await shown(id)).light.light).toBe('late');
    expect(
      await opened.refusal(
        `POST /tasks/${id}/overrides`,
        { light: 'near', reason: 'x', through: '2026-03-05' },
        opened.cookie.supervisor,
      ),
    ).toEqual([409, 'tasks.override_pending']);
    const decision = `POST /tasks/${id}/overrides/${asked.json().id}/decision`;
    expect(await opened.refusal(decision, { approve: true }, opened.cookie.supervisor)).toEqual([
      409,
      'tasks.override_own',
    ]);
    expect((await call(decision, { approve: true }, opened.cookie.liaison)).statusCode).toBe(403);
    const { items } = (await call('GET /overrides', undefined, opened.cookie.leader)).json();
    expect(items).toEqual([
      expect.objectContaining({ taskId: id, title: '征地拆迁', may: { decide: true, end: false } }),
    ]);

    expect((await call(decision, { approve: true }, opened.cookie.leader)).json()).toMatchObject({ state: 'approved' });
    expect(await opened.refusal(decision, { approve: true }, opened.cookie.leader)).toEqual([
      409,
      'tasks.override_decided',
    ]);
    const { rows: said } = await opened.app.owner.query(
      'select kind, state from notices.message where tenant_id = $1 and subject_id = $2 order by id',
      [opened.county.id, asked.json().id],
    );
    expect(said).toEqual([
      { kind: 'tasks.override_asked', state: 'withdrawn' },
      { kind: 'tasks.override_decided', state: 'waiting' },
    ]);
    const { light, overrides, verdicts } = await shown(id);
    expect(light).toMatchObject({
      light: 'on_track',
      rule: 'standard@1',
      reason: { code: 'override' },
      until: '2026-03-06',
      sentence: expect.stringMatching(/经批准按“正常”掌握至3月5日.*上级暂缓/),
      change: expect.stringContaining('恢复按规则亮灯，为超期'),
      computed: { light: 'late', sentence: expect.stringContaining('超期 10 天') },
    });
    expect(overrides).toEqual([expect.objectContaining({ state: 'approved', computed: 'late' })]);
    expect(verdicts[0]).toMatchObject({ light: 'late', code: 'overdue' });
    expect(await counted()).not.toEqual(before);

    opened.app.pass(4 * 24 * 60);
    await turnOfDay({}, opened.app.services);
    await signInAgain();
    expect((await shown(id)).light).toMatchObject({ light: 'late', reason: { code: 'overdue' }, computed: null });
    expect(await counted()).toEqual(before);
    const actions = await opened.actions();
    expect(actions).toContain('tasks.ask_override');
    expect(actions).toContain('tasks.approve_override');
  });

  test('may be declined, taken back, or ended before its day', async () => {
    const { id } = await opened.make({ dueOn: '2026-02-20' });
    const through = { through: '2026-04-01' };
    const first = (await ask(id, through)).json();
    const declined = await call(
      `POST /tasks/${id}/overrides/${first.id}/decision`,
      { approve: false, words: '不合适' },
      opened.cookie.leader,
    );
    expect(declined.json()).toMatchObject({ state: 'declined', words: '不合适' });
    const second = (await ask(id, through)).json();
    await call(`POST /tasks/${id}/overrides/${second.id}/decision`, { approve: true }, opened.cookie.leader);
    expect((await shown(id)).light.light).toBe('on_track');
    const ended = await call(`POST /tasks/${id}/overrides/${second.id}/end`, { words: '批复到了' });
    expect(ended.json()).toMatchObject({ state: 'ended' });
    expect((await shown(id)).light).toMatchObject({ light: 'late', computed: null });
    expect(
      await opened.refusal(`POST /tasks/${id}/overrides/${second.id}/end`, { words: 'x' }, opened.cookie.supervisor),
    ).toEqual([409, 'tasks.override_decided']);
    const missing = `POST /tasks/${id}/overrides/${id}/end`;
    expect(await opened.refusal(missing, { words: 'x' }, opened.cookie.supervisor)).toEqual([
      409,
      'tasks.override_not_found',
    ]);
  });

  test('a report keeps it, closing the task ends it', async () => {
    const { id } = await opened.make({ dueOn: '2026-02-20' });
    const asked = (await ask(id, { through: '2026-04-01' })).json();
    await call(`POST /tasks/${id}/overrides/${asked.id}/decision`, { approve: true }, opened.cookie.leader);
    await call(`POST /tasks/${id}/progress`, { percent: 60, words: '在做' }, opened.cookie.liaison);
    expect((await shown(id)).light).toMatchObject({ light: 'on_track', reason: { code: 'override' } });
    await call(`PATCH /tasks/${id}`, { status: 'done' });
    expect((await shown(id)).light.light).toBe('done');
  });
});
