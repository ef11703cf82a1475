import { addDays, dayAt, toDay } from '@luoshi/kernel/day.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { server as documents } from '../documents/server.ts';
import { server as notices } from '../notices/server.ts';
import { server as people } from '../people/server.ts';
import { type Government, makeGovernment, openTestApp, SMALL_STAFF, type TestApp } from '../people/test-people.ts';
import { server as projects } from '../projects/server.ts';
import { server as supervision } from '../supervision/server.ts';
import { server as tasks } from '../tasks/server.ts';
import type { ComplaintView, FormView } from './contract.ts';
import { remindLate } from './jobs.ts';
import { server } from './server.ts';

const NAMES = ['supervisor', 'liaison', 'leader', 'educator', 'enterprise', 'sysadmin'] as const;
let app: TestApp;
let county: Government;
const cookie = {} as Record<(typeof NAMES)[number], string>;

const actions = async () => (await app.auditOf(county.id)).map(({ action }) => action);
const post = async <T>(path: string, body: object, as: string): Promise<T> => {
  const answer = await app.call(`POST /burden/${path}`, { cookie: as, body });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
};
const get = async (path: string, as: string) => (await app.call(`GET /burden/${path}`, { cookie: as })).json();
const refusal = async (path: string, body: object, as: string): Promise<[number, string]> => {
  const before = (await actions()).length;
  const answer = await app.call(`POST /burden/${path}`, { cookie: as, body });
  expect((await actions()).length, answer.body).toBe(before);
  expect(answer.json().detail).toMatch(/[\u4e00-\u9fff]/);
  return [answer.statusCode, answer.json().code];
};
const today = () => dayAt(app.services.now(), 'Asia/Shanghai');
const draft = (label: string, more: object = {}) => ({
  title: `统计${label}`,
  basis: '县农业农村局年度工作要点',
  orgIds: [county.org.town],
  frequency: 'monthly',
  startsOn: today(),
  fields: [{ label, kind: 'number', isRequired: true }],
  ...more,
});
const live = async (label: string, more: object = {}): Promise<FormView> => {
  const made = await post<FormView>('forms', draft(label, more), cookie.educator);
  return post<FormView>(`forms/${made.id}/decision`, { approve: true }, cookie.supervisor);
};

beforeAll(async () => {
  app = await openTestApp([people, notices, documents, tasks, supervision, projects, server]);
  county = await makeGovernment(app.services, {
    staff: [...SMALL_STAFF, { username: 'educator', org: 'jyj', roles: ['liaison'] }],
  });
  for (const name of NAMES) cookie[name] = await app.signIn(name, county.slug);
  // The first look gives the government its standard, which is audited once.
  await get('load', cookie.supervisor);
});
afterAll(() => app.close());

describe('a request to fill in a form', () => {
  it('waits for the supervision office, goes live, is seen by who is asked, and is ended with a day', async () => {
    const made = await post<FormView>('forms', draft('化肥储备量'), cookie.educator);
    expect(made).toMatchObject({ state: 'asked', units: 1, minutes: 8, may: ['withdraw'], asked: ['青石镇'] });
    expect(await refusal(`forms/${made.id}/decision`, { approve: false }, cookie.supervisor)).toEqual([
      409,
      'burden.reason_missing',
    ]);
    expect(
      (await app.call(`POST /burden/forms/${made.id}/decision`, { cookie: cookie.educator, body: { approve: true } }))
        .statusCode,
    ).toBe(403);
    expect(await refusal(`forms/${made.id}/decision`, { approve: true, revision: 7 }, cookie.supervisor)).toEqual([
      409,
      'burden.changed_meanwhile',
    ]);
    const approved = await post<FormView>(`forms/${made.id}/decision`, { approve: true }, cookie.supervisor);
    expect(approved).toMatchObject({ state: 'live', may: ['end'], decidedOn: today() });
    expect(await refusal(`forms/${made.id}/decision`, { approve: true }, cookie.supervisor)).toEqual([
      409,
      'burden.not_now',
    ]);
    expect((await get(`forms/${made.id}`, cookie.liaison)).state).toBe('live');
    expect(await refusal(`forms/${made.id}/end`, { on: today(), words: '不再需要' }, cookie.liaison)).toEqual([
      403,
      'burden.not_yours',
    ]);
    expect(await refusal(`forms/${made.id}/end`, { on: '2026-01-01', words: '不再需要' }, cookie.supervisor)).toEqual([
      409,
      'burden.day_passed',
    ]);
    const ended = await post<FormView>(`forms/${made.id}/end`, { on: today(), words: '不再需要' }, cookie.educator);
    expect(ended).toMatchObject({ endsOn: today(), endReason: '不再需要' });
    expect(await actions()).toEqual(expect.arrayContaining(['burden.ask', 'burden.approve', 'burden.end']));
  });

  it('is not decided by who asked, and is out of sight elsewhere', async () => {
    const own = await post<FormView>('forms', draft('农膜库存'), cookie.supervisor);
    expect(await refusal(`forms/${own.id}/decision`, { approve: true }, cookie.supervisor)).toEqual([
      409,
      'burden.own_request',
    ]);
    expect(
      (await post<FormView>(`forms/${own.id}/decision`, { approve: false, words: '先缓一缓' }, cookie.leader)).state,
    ).toBe('refused');
    const other = await makeGovernment(app.services, { slug: 'xihai' });
    const stranger = await app.signIn('supervisor', other.slug);
    expect((await app.call(`GET /burden/forms/${own.id}`, { cookie: stranger })).statusCode).toBe(404);
    const aside = await post<FormView>('forms', draft('校舍面积', { orgIds: [county.org.jyj] }), cookie.educator);
    expect((await app.call(`GET /burden/forms/${aside.id}`, { cookie: cookie.liaison })).statusCode).toBe(404);
    expect((await post<FormView>(`forms/${aside.id}/withdrawal`, {}, cookie.educator)).state).toBe('withdrawn');
    expect((await app.call('GET /burden/forms', {})).statusCode).toBe(401);
    expect((await app.call('GET /burden/forms', { cookie: cookie.sysadmin })).statusCode).toBe(403);
  });

  it('is refused for what rules forbid, with the rule’s name in the reader’s language', async () => {
    expect(await refusal('forms', draft('网格员打卡次数'), cookie.educator)).toEqual([409, 'burden.forbidden_content']);
    const said = await app.call('POST /burden/forms', {
      cookie: cookie.educator,
      body: draft('在线时长', { contest: '领导要的' }),
      headers: { 'accept-language': 'en' },
    });
    expect(said.json().detail).toContain('counting time online');
    expect(said.json().detail).toContain('国办函〔2026〕12号');
  });

  it('is refused for a fact already held, with where it is; contested it goes to the office', async () => {
    const known = await app.call('POST /burden/forms', { cookie: cookie.educator, body: draft('项目完成投资') });
    expect(known.json()).toMatchObject({ code: 'burden.already_held' });
    expect(known.json().detail).toContain('月度数据');
    const first = await live('秸秆还田面积（亩）');
    const again = await app.call('POST /burden/forms', { cookie: cookie.educator, body: draft('本月秸秆还田面积') });
    expect(again.json().detail).toContain(first.title);
    const contested = await post<FormView>(
      'forms',
      draft('本月秸秆还田面积', { contest: '口径不同，含机械作业' }),
      cookie.educator,
    );
    expect(contested).toMatchObject({
      state: 'contested',
      contest: '口径不同，含机械作业',
      held: [{ label: '本月秸秆还田面积', link: `/burden/${first.id}` }],
    });
    expect(await refusal(`forms/${contested.id}/decision`, { approve: true }, cookie.supervisor)).toEqual([
      409,
      'burden.reason_missing',
    ]);
    const decided = await post<FormView>(
      `forms/${contested.id}/decision`,
      { approve: true, words: '口径确有不同' },
      cookie.supervisor,
    );
    expect(decided.state).toBe('live');
  });

  it('cannot go live beside another one for the same fact that was faster', async () => {
    const slow = await post<FormView>('forms', draft('水库蓄水量'), cookie.educator);
    await live('水库蓄水量');
    expect(await refusal(`forms/${slow.id}/decision`, { approve: true }, cookie.supervisor)).toEqual([
      409,
      'burden.already_held',
    ]);
  });

  it('may be asked for elsewhere by others, of units that exist, from a day before its last', async () => {
    await live('冬小麦面积');
    const elsewhere = await post<FormView>('forms', draft('冬小麦面积', { orgIds: [county.org.fgj] }), cookie.educator);
    expect(elsewhere.state).toBe('asked');
    expect(
      await refusal('forms', draft('大豆面积', { orgIds: ['01890000-0000-7000-8000-000000000000'] }), cookie.educator),
    ).toEqual([409, 'burden.unit_unknown']);
    expect(await refusal('forms', draft('大豆面积', { endsOn: '2026-01-01' }), cookie.educator)).toEqual([
      409,
      'burden.days_reversed',
    ]);
    expect((await app.call('POST /burden/forms', { cookie: cookie.educator, body: draft('', {}) })).statusCode).toBe(
      422,
    );
    expect(
      (await app.call('POST /burden/forms', { cookie: cookie.enterprise, body: draft('大豆面积') })).statusCode,
    ).toBe(403);
  });
});

describe('hours', () => {
  it('are shown before a request is added, then by unit and month with what makes them', async () => {
    const before = await post<{ adds: number; units: number; load: { before: number; after: number }[] }>(
      'forms/check',
      draft('玉米面积', { orgIds: [county.org.county], askedKind: 'town', frequency: 'weekly' }),
      cookie.educator,
    );
    expect(before).toMatchObject({ adds: 34.8, units: 1 });
    const [unit] = before.load;
    expect(unit?.after).toBeCloseTo((unit?.before ?? 0) + 34.8, 5);
    const seen = async () => {
      const { rows } = await get(`load?unit=${county.org.town}`, cookie.liaison);
      return rows[0];
    };
    const was = (await seen())?.minutes.at(-1) ?? 0;
    const form = await live('玉米面积', { frequency: 'weekly' });
    const now = await seen();
    expect(now.minutes.at(-1)).toBeCloseTo(was + 34.8, 5);
    expect(now.parts).toContainEqual({ formId: form.id, title: form.title, times: 4.4, minutes: 34.8 });
    await app.call('POST /tasks', {
      cookie: cookie.supervisor,
      body: { title: '修便民码头', leadOrgId: county.org.town, dueOn: '2026-06-30' },
    });
    expect((await seen()).parts).toContainEqual({
      formId: null,
      title: '任务进展（1 项在办任务）',
      times: 1,
      minutes: 3,
    });
    expect(
      (await get('load', cookie.educator)).rows.map((row: { org: { name: string } }) => row.org.name),
    ).not.toContain('青石镇');
  });

  it('the check says all that stands against a request and writes nothing', async () => {
    const said = (await actions()).length;
    const found = await post<{ forbidden: object[]; held: object[] }>(
      'forms/check',
      draft('工作进展', { title: '打卡' }),
      cookie.educator,
    );
    expect(found.forbidden).toMatchObject([{ field: null, rule: 'check_in', found: '打卡' }]);
    expect(found.held).toMatchObject([{ field: 0, link: '/tasks' }]);
    expect((await actions()).length).toBe(said);
  });
});

describe('a complaint', () => {
  const about = async (label: string, more: object = {}) => {
    const form = await live(label);
    const body = { feature: 'burden', id: form.id, words: '每月都报，没人用', ...more };
    return { form, body, made: await post<ComplaintView>('complaints', body, cookie.liaison) };
  };
  const see = (id: string, as: string): Promise<ComplaintView> => get(`complaints/${id}`, as);
  const step = (id: string, body: object, as: string) => post<ComplaintView>(`complaints/${id}/steps`, body, as);

  it('goes to the office, is answered in working days, disputed and accepted by who raised it', async () => {
    const { body, made } = await about('垃圾桶数量');
    expect(made).toMatchObject({ state: 'raised', workdaysLeft: 5, may: ['withdraw'], by: { org: '青石镇' } });
    expect(await refusal('complaints', body, cookie.liaison)).toEqual([409, 'burden.already_raised']);
    expect(await refusal(`complaints/${made.id}/steps`, { action: 'take' }, cookie.liaison)).toEqual([
      403,
      'burden.not_yours',
    ]);
    expect((await step(made.id, { action: 'take' }, cookie.supervisor)).state).toBe('taken');
    expect(await refusal(`complaints/${made.id}/steps`, { action: 'take' }, cookie.supervisor)).toEqual([
      409,
      'burden.not_now',
    ]);
    expect(
      await refusal(
        `complaints/${made.id}/steps`,
        { action: 'answer', words: '已改', outcome: 'reduced', revision: 1 },
        cookie.supervisor,
      ),
    ).toEqual([409, 'burden.changed_meanwhile']);
    const answered = await step(
      made.id,
      { action: 'answer', words: '改为每季一次', outcome: 'reduced' },
      cookie.supervisor,
    );
    expect(answered).toMatchObject({ state: 'answered', outcome: 'reduced', workdaysLeft: null });
    expect(await step(made.id, { action: 'dispute', words: '还是太密' }, cookie.liaison)).toMatchObject({
      state: 'raised',
      disputes: 1,
    });
    await step(made.id, { action: 'answer', words: '停了', outcome: 'ended' }, cookie.supervisor);
    const closed = await step(made.id, { action: 'accept' }, cookie.liaison);
    expect(closed.state).toBe('closed');
    expect(closed.steps.map(({ action }) => action)).toEqual([
      'raise',
      'take',
      'answer',
      'dispute',
      'answer',
      'accept',
    ]);
  });

  it('unnamed, hides who from the asking unit but not from the office', async () => {
    const { made } = await about('绿地面积', { isUnnamed: true });
    expect(made.by).not.toBeNull();
    const asking = await see(made.id, cookie.educator);
    expect(asking).toMatchObject({ by: null, may: [] });
    expect(asking.steps.map(({ by }) => by)).toEqual([null]);
    expect((await see(made.id, cookie.supervisor)).by).toMatchObject({ org: '青石镇' });
    expect((await app.call(`GET /burden/complaints/${made.id}`, { cookie: cookie.enterprise })).statusCode).toBe(404);
  });

  it('is called to mind on the day after its last, once', async () => {
    const { made } = await about('路灯数量');
    const remind = (day: string) => app.services.db.transact(county.id, (tx) => remindLate(tx, toDay(day)));
    expect(await remind(made.dueOn)).toBe(0);
    const before = (await actions()).length;
    expect(await remind(addDays(toDay(made.dueOn), 2))).toBe(0);
    expect((await actions()).length).toBe(before);
    expect(await remind(addDays(toDay(made.dueOn), 1))).toBeGreaterThan(0);
    expect((await actions()).at(-1)).toBe('burden.remind');
    const { rows } = await app.owner.query(
      `select count(*)::int as n from notices.message where subject_id = $1 and words = 'burden.notices.late'`,
      [made.id],
    );
    expect(rows[0].n).toBe(1);
  });

  it('may be about a task in sight, and about nothing else', async () => {
    const make = async (leadOrgId: string) =>
      (
        await app.call('POST /tasks', {
          cookie: cookie.supervisor,
          body: { title: '修路', leadOrgId, dueOn: '2026-06-30' },
        })
      ).json().id;
    const made = await post<ComplaintView>(
      'complaints',
      { feature: 'tasks', id: await make(county.org.town ?? ''), words: '一周问三次' },
      cookie.liaison,
    );
    expect(made.subject).toMatchObject({ feature: 'tasks', title: '修路' });
    expect(
      await refusal(
        'complaints',
        { feature: 'tasks', id: await make(county.org.jyj ?? ''), words: '一周问三次' },
        cookie.liaison,
      ),
    ).toEqual([409, 'burden.subject_gone']);
    expect((await app.call('POST /burden/complaints', { body: {} })).statusCode).toBe(401);
  });
});
