import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { server as documents } from '../documents/server.ts';
import { server as notices } from '../notices/server.ts';
import { server as people } from '../people/server.ts';
import { type Government, makeGovernment, openTestApp, SMALL_STAFF, type TestApp } from '../people/test-people.ts';
import { server as tasks } from '../tasks/server.ts';
import { server } from './server.ts';

let app: TestApp;
let county: Government;
let supervisor: string;
let liaison: string;
let educator: string;

beforeAll(async () => {
  app = await openTestApp([people, notices, documents, tasks, server]);
  county = await makeGovernment(app.services, {
    staff: [...SMALL_STAFF, { username: 'educator', org: 'jyj', roles: ['liaison'] }],
  });
  supervisor = await app.signIn('supervisor');
  liaison = await app.signIn('liaison');
  educator = await app.signIn('educator');
});
afterAll(() => app?.close());

const form = (change: object = {}) => ({
  title: '汛期受灾情况统计',
  basis: '县防指〔2026〕3号',
  frequency: 'monthly',
  fields: [
    { name: '受灾面积（亩）', kind: 'number' },
    { name: '转移人数', kind: 'number' },
  ],
  units: [county.org.town],
  ...change,
});
const actions = async () => (await app.auditOf(county.id)).map(({ action }) => action);
const refused = async (key: string, body: unknown, cookie = supervisor): Promise<[number, string, string]> => {
  const before = (await actions()).length;
  const answer = await app.call(key, { cookie, body });
  expect((await actions()).length).toBe(before);
  return [answer.statusCode, answer.json().code, answer.json().detail];
};

describe('the register of forms', () => {
  test('takes a form, says what it costs, and shows it to those who are asked', async () => {
    const answer = await app.call('POST /burden/forms', { cookie: supervisor, body: form() });
    expect(answer.statusCode, answer.body).toBe(201);
    // 5 minutes to take it up and 4 for each number.
    expect(answer.json()).toMatchObject({ units: ['青石镇'], minutesPerMonth: 13, endedAt: null });
    expect(await actions()).toContain('burden.register');
    expect((await app.call('GET /burden/forms', { cookie: liaison })).json().items).toHaveLength(1);
    expect((await app.call('GET /burden/forms', { cookie: educator })).json().items).toHaveLength(0);
  });

  test('a second request for a fact of the same unit is refused with the form that asks; of another unit it is taken', async () => {
    const again = form({ title: '灾情快报', fields: [{ name: '受灾面积', kind: 'number' }] });
    const [status, code, words] = await refused('POST /burden/forms', again);
    expect([status, code]).toEqual([409, 'burden.already_asked']);
    expect(words).toContain('汛期受灾情况统计');
    const other = await app.call('POST /burden/forms', {
      cookie: supervisor,
      body: { ...again, units: [county.org.jyj] },
    });
    expect(other.statusCode, other.body).toBe(201);
  });

  test('what is held is refused with where it is; what national rules forbid with the rule’s name', async () => {
    const of = (name: string, more: object = {}) => form({ fields: [{ name, kind: 'words', ...more }] });
    const held = await refused('POST /burden/forms', of('完成比例'));
    expect(held.slice(0, 2)).toEqual([409, 'burden.already_held']);
    expect(held[2]).toContain('任务进展');
    const banned = await refused('POST /burden/forms', of('每日打卡情况'));
    expect(banned.slice(0, 2)).toEqual([409, 'burden.banned_by_rule']);
    expect(banned[2]).toContain('国办函〔2026〕12号');
    expect((await refused('POST /burden/forms', form({ title: 'APP安装率统计' })))[1]).toBe('burden.banned_by_rule');
    expect((await refused('POST /burden/forms', of('佐证', { kind: 'file', isRequired: true })))[1]).toBe(
      'burden.forced_file',
    );
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(
      (await refused('POST /burden/forms', form({ fields: [{ name: '雨量', kind: 'number' }], units: [nobody] })))[1],
    ).toBe('burden.unit_not_found');
  });

  test('a form that has ended asks no more', async () => {
    const made = (
      await app.call('POST /burden/forms', {
        cookie: supervisor,
        body: form({ title: '雨量日报', fields: [{ name: '雨量', kind: 'number' }] }),
      })
    ).json();
    const ended = await app.call(`POST /burden/forms/${made.id}/end`, {
      cookie: supervisor,
      body: { reason: '汛期结束' },
    });
    expect(ended.json()).toMatchObject({ endedReason: '汛期结束' });
    expect((await refused(`POST /burden/forms/${made.id}/end`, { reason: '再停' }))[1]).toBe('burden.form_ended');
    const again = await app.call('POST /burden/forms', {
      cookie: supervisor,
      body: form({ title: '雨量周报', fields: [{ name: '雨量', kind: 'number' }] }),
    });
    expect(again.statusCode, again.body).toBe(201);
  });

  test('needs a session and the permission', async () => {
    expect((await app.call('GET /burden/forms')).statusCode).toBe(401);
    expect((await app.call('POST /burden/forms', { body: form(), cookie: liaison })).json().code).toBe(
      'http.forbidden',
    );
  });
});

test('hours of a unit are those of its forms and of reports on its tasks', async () => {
  for (const title of ['甲', '乙', '丙']) {
    const made = await app.call('POST /tasks', { cookie: supervisor, body: { title, leadOrgId: county.org.town } });
    expect(made.statusCode, made.body).toBe(201);
  }
  const { items, rates } = (await app.call('GET /burden/units', { cookie: supervisor })).json();
  const town = items.find(({ name }: { name: string }) => name === '青石镇');
  // Forms: 13 minutes and 9 for the rain; three tasks, twice a month, six minutes each.
  expect(town).toMatchObject({ forms: 2, tasks: 3, formHours: 0.4, taskHours: 0.6, hours: 1 });
  expect(rates.source).toContain('house rule');
  const seen = (await app.call('GET /burden/units', { cookie: liaison })).json().items;
  expect(seen.map(({ name }: { name: string }) => name)).toEqual(['青石镇']);
});

describe('a complaint', () => {
  test('goes to the supervision office, is answered once, and its author sees the answer', async () => {
    const task = (
      await app.call('POST /tasks', { cookie: supervisor, body: { title: '丁', leadOrgId: county.org.town } })
    ).json();
    const body = { subject: { feature: 'tasks', id: task.id }, words: '同一数字已报过两次' };
    const made = await app.call('POST /burden/complaints', { cookie: liaison, body });
    expect(made.statusCode, made.body).toBe(201);
    expect(made.json()).toMatchObject({
      subject: { title: '丁' },
      orgName: '青石镇',
      outcome: null,
      dueOn: '2026-03-09',
    });
    const { rows } = await app.owner.query('select kind from notices.message where tenant_id = $1', [county.id]);
    expect(rows).toEqual([{ kind: 'burden.complaint' }]);
    expect((await app.call('GET /burden/complaints', { cookie: supervisor })).json().items).toHaveLength(1);
    expect((await app.call('GET /burden/complaints', { cookie: educator })).json().items).toHaveLength(0);

    const said = { outcome: 'upheld', answer: '已停用重复的报表。' };
    expect(
      (await app.call(`POST /burden/complaints/${made.json().id}/answer`, { cookie: liaison, body: said })).json().code,
    ).toBe('http.forbidden');
    const answered = await app.call(`POST /burden/complaints/${made.json().id}/answer`, {
      cookie: supervisor,
      body: said,
    });
    expect(answered.json()).toMatchObject({ outcome: 'upheld', answer: '已停用重复的报表。' });
    expect((await refused(`POST /burden/complaints/${made.json().id}/answer`, said))[1]).toBe(
      'burden.already_answered',
    );
    expect((await app.call('GET /burden/complaints', { cookie: liaison })).json().items[0].answer).toBe(
      '已停用重复的报表。',
    );
  });

  test('is refused about what one does not see', async () => {
    const theirs = (
      await app.call('POST /tasks', { cookie: supervisor, body: { title: '戊', leadOrgId: county.org.jyj } })
    ).json();
    const body = { subject: { feature: 'tasks', id: theirs.id }, words: '与我无关' };
    expect((await refused('POST /burden/complaints', body, liaison)).slice(0, 2)).toEqual([
      409,
      'burden.subject_not_found',
    ]);
  });
});
