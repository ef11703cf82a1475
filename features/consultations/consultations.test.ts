import { dayAt } from '@luoshi/kernel/day.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { server as documents } from '../documents/server.ts';
import { server as notices } from '../notices/server.ts';
import { server as people } from '../people/server.ts';
import { type Government, makeGovernment, openTestApp, SMALL_STAFF, type TestApp } from '../people/test-people.ts';
import { server as projects } from '../projects/server.ts';
import { server as supervision } from '../supervision/server.ts';
import { server as tasks } from '../tasks/server.ts';
import type { MeetingView, ObstacleView } from './contract.ts';
import { climbBatch } from './jobs.ts';
import { server } from './server.ts';

const NAMES = ['supervisor', 'liaison', 'leader', 'educator', 'enterprise', 'sysadmin'] as const;
let app: TestApp;
let county: Government;
const cookie = {} as Record<(typeof NAMES)[number], string>;

const signAllIn = async () => {
  for (const name of NAMES) cookie[name] = await app.signIn(name, county.slug);
};
const later = async (days: number) => {
  app.pass(days * 24 * 60);
  await signAllIn();
};
const actions = async () => (await app.auditOf(county.id)).map(({ action }) => action);
const post = async <T>(path: string, body: object, as = cookie.supervisor): Promise<T> => {
  const answer = await app.call(`POST /consultations/${path}`, { cookie: as, body });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};
// A minute later than the last one: ids of one instant have no order.
const raise = (title: string, as = cookie.liaison, more: object = {}) => {
  app.pass(1);
  return post<ObstacleView>('obstacles', { kind: 'land', title, ...more }, as);
};
const step = (id: string, body: object, as = cookie.supervisor) =>
  post<ObstacleView>(`obstacles/${id}/steps`, body, as);
const see = async (id: string, as = cookie.supervisor): Promise<ObstacleView> =>
  (await app.call(`GET /consultations/obstacles/${id}`, { cookie: as })).json();
const queue = async (view: string, as = cookie.supervisor): Promise<string[]> =>
  (await app.call(`GET /consultations/obstacles?view=${view}`, { cookie: as }))
    .json()
    .items.map((row: ObstacleView) => row.title);
const refusal = async (key: string, body: unknown, as: string): Promise<[number, string]> => {
  const before = (await actions()).length;
  const answer = await app.call(key, { cookie: as, body });
  expect((await actions()).length, answer.body).toBe(before);
  expect(answer.json().detail).toMatch(/[\u4e00-\u9fff]/);
  return [answer.statusCode, answer.json().code];
};
const today = () => dayAt(app.services.now(), 'Asia/Shanghai');

beforeAll(async () => {
  app = await openTestApp([people, notices, documents, tasks, supervision, projects, server]);
  county = await makeGovernment(app.services, {
    staff: [...SMALL_STAFF, { username: 'educator', org: 'jyj', roles: ['liaison'] }],
  });
  await signAllIn();
});
afterAll(() => app.close());

describe('an obstacle', () => {
  it('is raised by a unit about its task, numbered, seen by those above and by nobody beside', async () => {
    const task = await app.call('POST /tasks', {
      cookie: cookie.supervisor,
      body: { title: '建设便民码头', leadOrgId: county.org.town, dueOn: '2026-06-30' },
    });
    const made = await raise('码头用地没有批', cookie.liaison, { taskId: task.json().id, words: '缺 3 亩指标' });
    expect(made).toMatchObject({
      number: '障〔2026〕1号',
      state: 'raised',
      level: 1,
      raisedOrg: { name: '青石镇' },
      subject: { feature: 'tasks', title: '建设便民码头' },
      escalateOn: '2026-03-05',
      workdaysLeft: 3,
      cost: { perDay: null, soFar: null },
    });
    expect(await queue('to_triage')).toContain('码头用地没有批');
    expect(await queue('open', cookie.educator)).toEqual([]);
    expect((await app.call(`GET /consultations/obstacles/${made.id}`, { cookie: cookie.educator })).statusCode).toBe(
      404,
    );
    expect(await actions()).toContain('consultations.raise');
    expect(await queue('mine', cookie.liaison)).toEqual(['码头用地没有批']);
  });

  it('is solved by the unit that handles it and closed by the one that raised it, by nobody else', async () => {
    const made = await raise('路口没有红绿灯');
    await step(made.id, { action: 'triage', level: 1, ownerOrgId: county.org.jyj });
    expect(
      await refusal(
        `POST /consultations/obstacles/${made.id}/steps`,
        { action: 'solve', words: '装了' },
        cookie.liaison,
      ),
    ).toEqual([403, 'consultations.not_yours']);
    const solved = await step(made.id, { action: 'solve', words: '已经装好' }, cookie.educator);
    expect(solved).toMatchObject({ state: 'solved', solution: '已经装好', escalateOn: null });
    expect(await queue('to_confirm')).toContain('路口没有红绿灯');
    expect(
      await refusal(`POST /consultations/obstacles/${made.id}/steps`, { action: 'confirm' }, cookie.educator),
    ).toEqual([403, 'consultations.not_yours']);
    const closed = await step(made.id, { action: 'confirm' }, cookie.liaison);
    expect(closed.state).toBe('closed');
    expect(closed.steps.map(({ action }) => action)).toEqual(['raise', 'triage', 'solve', 'confirm']);
    expect(
      await refusal(`POST /consultations/obstacles/${made.id}/steps`, { action: 'confirm' }, cookie.liaison),
    ).toEqual([409, 'consultations.not_now']);
  });

  it('goes a level higher when the raiser says that it is not solved', async () => {
    const made = await raise('变压器容量不够');
    await step(made.id, { action: 'triage', level: 2, ownerOrgId: county.org.fgj });
    await step(made.id, { action: 'solve', words: '已增容' });
    const again = await step(made.id, { action: 'dispute', words: '只接了一半' }, cookie.liaison);
    expect(again).toMatchObject({ state: 'handling', level: 3, disputes: 1, owner: { name: '东海县' } });
  });

  it('climbs by itself the day after its last day, to the unit above, and stops at the top', async () => {
    const made = await raise('施工图没有审');
    await step(made.id, { action: 'triage', level: 1, ownerOrgId: county.org.fgj });
    const climbNow = () =>
      app.services.db.transact(county.id, (tx) => climbBatch(tx, { at: app.services.now(), today: today() }));
    await climbNow();
    expect((await see(made.id)).level).toBe(1);
    await later(4);
    await climbNow();
    const up = await see(made.id);
    expect(up).toMatchObject({ level: 2, owner: { name: '东海县' }, state: 'handling' });
    expect(up.steps.at(-1)).toMatchObject({ action: 'climb', actorName: null });
    expect(await climbNow()).toBe(0);
    const told = await app.owner.query(
      `select kind, words from notices.message where tenant_id = $1 and subject_id = $2 order by id`,
      [county.id, made.id],
    );
    expect(told.rows.map(({ words }) => words)).toEqual([
      'consultations.notices.triage',
      'consultations.notices.climb',
    ]);
    for (const days of [12, 14, 28]) {
      await later(days);
      await climbNow();
    }
    const top = await see(made.id);
    expect(top.level).toBe(4);
    expect(top.workdaysLeft).toBeLessThan(0);
    expect(await queue('overdue')).toContain('施工图没有审');
  });

  it('is moved up by hand with a reason, parked until a day to come, and resumed', async () => {
    const made = await raise('管线迁改没有方案');
    await step(made.id, { action: 'triage', level: 1, ownerOrgId: county.org.fgj });
    const up = await step(made.id, { action: 'escalate', words: '需要电力公司', level: 3 });
    expect(up).toMatchObject({ level: 3, owner: { name: '东海县' } });
    const key = `POST /consultations/obstacles/${made.id}/steps`;
    expect(await refusal(key, { action: 'park', words: '等规划', until: today() }, cookie.supervisor)).toEqual([
      409,
      'consultations.day_passed',
    ]);
    const parked = await step(made.id, { action: 'park', words: '等规划', until: '2027-06-01' });
    expect(parked).toMatchObject({ state: 'parked', parkedUntil: '2027-06-01', escalateOn: null });
    expect((await step(made.id, { action: 'resume' })).state).toBe('handling');
    expect(await refusal(key, { action: 'escalate', words: '再提', revision: 1 }, cookie.supervisor)).toEqual([
      409,
      'consultations.changed_meanwhile',
    ]);
  });

  it('is about one thing the raiser may see, and refuses the rest', async () => {
    const elsewhere = await app.call('POST /tasks', {
      cookie: cookie.supervisor,
      body: { title: '教育局的事', leadOrgId: county.org.jyj },
    });
    const about = (subject: object) => ({ kind: 'other', title: '问题', ...subject });
    const key = 'POST /consultations/obstacles';
    expect(await refusal(key, about({ taskId: elsewhere.json().id }), cookie.liaison)).toEqual([
      409,
      'consultations.subject_not_found',
    ]);
    expect(
      await refusal(key, about({ taskId: elsewhere.json().id, projectId: elsewhere.json().id }), cookie.liaison),
    ).toEqual([409, 'consultations.one_subject']);
    expect((await app.call(key, { cookie: cookie.liaison, body: { kind: 'other', title: ' ' } })).statusCode).toBe(422);
    expect((await app.call(key, { body: about({}) })).statusCode).toBe(401);
    expect((await app.call(key, { cookie: cookie.sysadmin, body: about({}) })).statusCode).toBe(403);
    const firm = await raise('厂门口道路积水', cookie.enterprise);
    expect(firm.raisedOrg.name).toBe('大柳村');
  });
});

describe('a meeting', () => {
  const call = () => post<MeetingView>('meetings', { title: '项目推进周例会', on: today(), chair: '县长' });

  it('orders its agenda, turns a decision into a matter, sends back what is undecided, and asks the raiser in the end', async () => {
    const [first, second] = [await raise('土方没有去处'), await raise('资金没有到位')];
    const held = await call();
    const withAgenda = await post<MeetingView>(`meetings/${held.id}/agenda`, { obstacleIds: [first.id, second.id] });
    expect(withAgenda.agenda.map(({ obstacle, sort }) => [obstacle.title, sort])).toEqual([
      ['土方没有去处', 1],
      ['资金没有到位', 2],
    ]);
    expect(
      await refusal(`POST /consultations/meetings/${held.id}/agenda`, { obstacleIds: [first.id] }, cookie.supervisor),
    ).toEqual([409, 'consultations.not_now']);
    const body = { obstacleId: first.id, words: '开放城东弃土场', leadOrgId: county.org.fgj, dueOn: '2027-03-31' };
    const decided = await post<MeetingView>(`meetings/${held.id}/decisions`, body);
    expect(decided).toMatchObject({ items: 2, decided: 1 });
    expect(await refusal(`POST /consultations/meetings/${held.id}/decisions`, body, cookie.supervisor)).toEqual([
      409,
      'consultations.not_on_agenda',
    ]);
    const obstacle = await see(first.id);
    expect(obstacle).toMatchObject({
      state: 'decided',
      solution: '开放城东弃土场',
      matter: { state: 'assigned', dueOn: '2027-03-31' },
    });
    const matter = (
      await app.call(`GET /supervision/matters/${obstacle.matter?.id}`, { cookie: cookie.supervisor })
    ).json();
    expect(matter).toMatchObject({
      title: '开放城东弃土场',
      source: 'meeting',
      basis: '项目推进周例会',
      issuedBy: '县长',
    });
    expect(obstacle.may).toEqual(['solve']);

    const ended = await post<MeetingView>(`meetings/${held.id}/end`, {});
    expect(ended).toMatchObject({ state: 'held', waiting: [] });
    expect(ended.agenda.map(({ outcome }) => outcome).sort()).toEqual(['decided', 'returned']);
    expect(await see(second.id)).toMatchObject({ state: 'handling', meeting: null });
    expect(await refusal(`POST /consultations/meetings/${held.id}/end`, {}, cookie.supervisor)).toEqual([
      409,
      'consultations.meeting_held',
    ]);
  });

  it('is chaired by who may, on a day to come, and seen by the units below', async () => {
    const held = await call();
    expect(
      await refusal('POST /consultations/meetings', { title: '例会', on: '2026-03-01' }, cookie.supervisor),
    ).toEqual([409, 'consultations.day_passed']);
    expect(
      (await app.call('POST /consultations/meetings', { cookie: cookie.liaison, body: { title: '会', on: today() } }))
        .statusCode,
    ).toBe(403);
    const seen = await app.call(`GET /consultations/meetings/${held.id}`, { cookie: cookie.liaison });
    expect(seen.json()).toMatchObject({ title: '项目推进周例会', may: { chair: false } });
    const other = await makeGovernment(app.services, { slug: 'xihai' });
    const stranger = await app.signIn('supervisor', other.slug);
    expect((await app.call(`GET /consultations/meetings/${held.id}`, { cookie: stranger })).statusCode).toBe(404);
  });

  it('sends one back with its reason', async () => {
    const made = await raise('水源地调整');
    const held = await call();
    await post(`meetings/${held.id}/agenda`, { obstacleIds: [made.id] });
    const back = await post<MeetingView>(`meetings/${held.id}/returns`, { obstacleId: made.id, words: '先做论证' });
    expect(back.agenda).toMatchObject([{ outcome: 'returned', words: '先做论证' }]);
    expect((await see(made.id)).steps.at(-1)).toMatchObject({ action: 'return', words: '先做论证' });
  });
});

it('a stocktake says in sentences what is open, what is oldest and what is undone', async () => {
  const pack = (await app.call('GET /consultations/stocktake', { cookie: cookie.leader })).json();
  const open = await queue('open', cookie.leader);
  expect(pack.levels.reduce((sum: number, one: { open: number }) => sum + one.open, 0)).toBe(open.length);
  expect(pack.sentences[0]).toContain(`未解决的问题 ${open.length} 件`);
  expect(pack.undone.map(({ title }: ObstacleView) => title)).toContain('土方没有去处');
});
