import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCounty, type TestCounty } from '../test-tasks.ts';

let opened: TestCounty;
beforeAll(async () => {
  opened = await openCounty();
});
afterAll(() => opened?.app.close());

const today = async (cookie: string) => {
  const answer = await opened.app.call('GET /today', { cookie });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const titles = (rows: { title: string }[]) => rows.map(({ title }) => title);

test('with nothing to do it says so', async () => {
  expect(await today(opened.cookie.liaison)).toEqual({
    sentence: 'liaison同志，目前没有需要您填报的任务。',
    owes: [],
    awaits: [],
    changes: [],
  });
});

test('a liaison owes what the unit leads or answers for, what hurts most first, and waits for what it supports', async () => {
  const { make, county, cookie, app } = opened;
  await make({ title: '不急', dueOn: '2026-12-31' });
  await make({ title: '超期', dueOn: '2026-02-26', targets: [{ name: '户数', value: 9, unit: '户' }] });
  await make({
    title: '临近',
    dueOn: '2026-03-04',
    leadOrgId: county.org.jyj,
    responsibleOrgIds: [county.org.village],
  });
  await make({ title: '配合', leadOrgId: county.org.jyj, supportOrgIds: [county.org.town], dueOn: '2026-03-03' });
  const closed = await make({ title: '办完', dueOn: '2026-02-01' });
  await app.call(`PATCH /tasks/${closed.id}`, { cookie: cookie.supervisor, body: { status: 'done' } });

  const mine = await today(cookie.liaison);
  expect(titles(mine.owes)).toEqual(['超期', '临近', '不急']);
  expect(mine.owes[0]).toMatchObject({
    mayReport: true,
    targets: [{ name: '户数' }],
    light: { sentence: expect.stringContaining('超期 4 天') },
  });
  expect(titles(mine.awaits)).toEqual(['配合']);
  expect(mine.sentence).toContain('您有 3 项任务在办，其中超期 1 项，临近到期 1 项。');
  expect(mine.sentence).toContain('最急的是“超期”：超期 4 天（应于2月26日 (周四)完成）。');
  expect(mine.changes).toMatchObject([{ title: '办完', from: 'late', to: 'done' }]);
});

test('a supervisor owes nothing and waits for what is late, behind or near anywhere below', async () => {
  const { cookie } = opened;
  const seen = await today(cookie.supervisor);
  expect(seen.owes).toEqual([]);
  expect(titles(seen.awaits)).toEqual(['超期', '配合', '临近']);
  expect(seen.sentence).toContain('您管辖范围内 4 项在办，超期 1 项，临近到期 2 项。');
  expect(titles((await today(cookie.educator)).changes)).toEqual([]);
});

test('an administrator, who holds no business permission, sees none of it', async () => {
  expect(await today(opened.cookie.sysadmin)).toMatchObject({ owes: [], awaits: [], changes: [] });
  expect((await opened.app.call('GET /today')).statusCode).toBe(401);
});
