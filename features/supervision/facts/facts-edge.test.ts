import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice, type TestOffice } from '../test-supervision.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.app.close());

const facts = async (query: string, cookie = office.cookie.supervisor) => {
  const answer = await office.app.call(`GET /supervision/facts?${query}`, { cookie });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const SPAN = 'from=2026-03-01&to=2026-03-31';

test('counts what happened to each unit, opens every number, and is the same for a past day whenever it is asked', async () => {
  const matter = await office.makeMatter({ dueOn: '2026-03-04' });
  await office.later(3); // Thursday 5 March: the signature was due on Tuesday, the task on Wednesday
  await office.hop(matter.id, { action: 'sign' });
  const past = await facts('from=2026-03-01&to=2026-03-05');
  expect(past.units).toEqual([
    {
      unit: { id: office.county.org.town, name: '青石镇' },
      matters: 1,
      counts: expect.objectContaining({ signed_late: 1, overdue: 1, returned: 0 }),
      score: null,
    },
  ]);
  await office.report(matter.taskId, { percent: 100, words: '完成' });
  await office.hop(matter.id, { action: 'request_close', achieved: '完成' });
  await office.hop(matter.id, { action: 'return', words: '缺验收' }, office.cookie.supervisor);
  await office.hop(matter.id, { action: 'request_close', achieved: '补齐' });
  await office.hop(matter.id, { action: 'pass_review' }, office.cookie.supervisor);
  await office.hop(matter.id, { action: 'close', grade: 'pass', judgedPercent: 80 }, office.cookie.leader);
  await office.later(1);
  const now = await facts(`${SPAN}&set=jiamusi`);
  expect(now.units[0]).toMatchObject({ counts: { signed_late: 1, overdue: 0, returned: 1, done_late: 1 }, score: -3 });
  expect((await facts(`${SPAN}&set=district-a`)).units[0].score).toBe(85);
  const { items } = (
    await office.app.call(`GET /supervision/facts/events?${SPAN}&unit=${office.county.org.town}&kind=returned`, {
      cookie: office.cookie.supervisor,
    })
  ).json();
  expect(items).toEqual([expect.objectContaining({ kind: 'returned', matterId: matter.id, words: '缺验收' })]);
  expect((await facts('from=2026-03-01&to=2026-03-04')).units[0].counts).toMatchObject({
    done_late: 0,
    returned: 0,
    signed_late: 0,
  });
});

test('shows a unit no other unit’s facts, and names no person', async () => {
  await office.makeMatter({ leadOrgId: office.county.org.jyj });
  const seen = await facts(SPAN, office.cookie.liaison);
  expect(seen.units.map(({ unit }: { unit: { name: string } }) => unit.name)).toEqual(['青石镇']);
  expect(JSON.stringify(await facts(SPAN))).not.toContain('同志');
  expect(
    await office.refusal(
      `GET /supervision/facts/events?${SPAN}&unit=${office.county.org.jyj}`,
      undefined,
      office.cookie.liaison,
    ),
  ).toEqual([409, 'supervision.unit_not_found']);
});

test('refuses spans that are turned or too long, unknown sets, and who has no business here', async () => {
  const { supervisor, sysadmin } = office.cookie;
  expect(await office.refusal('GET /supervision/facts?from=2026-03-02&to=2026-03-01', undefined, supervisor)).toEqual([
    409,
    'supervision.span_turned',
  ]);
  expect(await office.refusal('GET /supervision/facts?from=2020-03-02&to=2026-03-01', undefined, supervisor)).toEqual([
    409,
    'supervision.span_too_long',
  ]);
  expect(await office.refusal(`GET /supervision/facts?${SPAN}&set=x`, undefined, supervisor)).toEqual([
    409,
    'supervision.score_set_not_found',
  ]);
  expect((await office.app.call(`GET /supervision/facts?${SPAN}`)).statusCode).toBe(401);
  expect((await office.app.call(`GET /supervision/facts?${SPAN}`, { cookie: sysadmin })).statusCode).toBe(403);
});
