import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BREAKDOWN } from '../documents/test-papers.ts';
import { makeGovernment } from '../people/test-people.ts';
import { openOffice, type TestOffice } from './test-supervision.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.app.close());

const hops = (id: string) => `POST /supervision/matters/${id}/hops`;
const close = { action: 'close', grade: 'good', judgedPercent: 90 };
const taskOf = async (id: string) =>
  (await office.app.call(`GET /tasks/${id}`, { cookie: office.cookie.supervisor })).json();

/** A matter brought to the final review: requested by the liaison, passed by the supervisor. */
const reviewed = async () => {
  const matter = await office.makeMatter();
  await office.hop(matter.id, { action: 'sign' });
  await office.report(matter.taskId, { percent: 100, words: '全部修缮完毕' });
  await office.hop(matter.id, { action: 'request_close', achieved: '12处卫生室全部修缮' });
  return office.hop(matter.id, { action: 'pass_review' }, office.cookie.supervisor);
};

describe('taking tasks under watch', () => {
  test('opens a matter on each, assigned, numbered, with a clock to sign, and is audited', async () => {
    const matter = await office.makeMatter({}, { issuedBy: '县长', basis: '县政府第3次常务会议', urgency: 'urgent' });
    expect(matter).toMatchObject({
      number: expect.stringMatching(/^督〔2026〕\d+号$/),
      state: 'assigned',
      holder: 'unit',
      issuedBy: '县长',
      urgency: 'urgent',
      dueOn: '2026-03-20',
      firstDueOn: '2026-03-20',
      clock: { byOn: '2026-03-03', isProvisional: false, workdaysLeft: 1 },
      objectBy: '2026-03-05',
      redDays: 0,
      may: ['suspend', 'cancel'],
      hops: [{ action: 'take', from: null, to: 'assigned', lateWorkdays: 0, actorName: 'supervisor同志' }],
    });
    expect((await office.actions()).at(-1)).toBe('supervision.take');
    const { matter: found } = (
      await office.app.call(`GET /supervision/matters/of-task/${matter.taskId}`, { cookie: office.cookie.liaison })
    ).json();
    expect(found.id).toBe(matter.id);
  });

  test('by the hundred: numbers follow on, those watched already are left as they are', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 4; i++) ids.push((await office.makeTask({ title: `批量${i}` })).id);
    const body = { taskIds: ids.slice(0, 3), source: 'report', preset: '13710-general' };
    const first = (
      await office.app.call('POST /supervision/matters', { cookie: office.cookie.supervisor, body })
    ).json();
    expect([first.taken.length, first.already, first.units]).toEqual([3, 0, 1]);
    const numbers = first.taken.map(({ number }: { number: string }) => Number(/〕(\d+)/.exec(number)?.[1]));
    expect(numbers[2] - numbers[0]).toBe(2);
    const again = (
      await office.app.call('POST /supervision/matters', {
        cookie: office.cookie.supervisor,
        body: { ...body, taskIds: ids },
      })
    ).json();
    expect([again.taken.length, again.already]).toEqual([1, 3]);
  });

  test('a whole paper, straight after it was published', async () => {
    const { supervisor } = office.cookie;
    const call = async (key: string, body?: unknown) => {
      const answer = await office.app.call(key, { cookie: supervisor, body });
      expect(answer.statusCode, answer.body).toBeLessThan(300);
      return answer.json();
    };
    const { id } = await call('POST /documents', { text: BREAKDOWN });
    const { revision } = await call(`GET /documents/${id}`);
    await call(`POST /documents/${id}/unit-matches`, { revision, name: '县产投公司', orgId: office.county.org.fgj });
    await call(`POST /documents/${id}/publish`, {});
    const heading = { documentId: id, source: 'superior', preset: 'paper' };
    const taken = await call('POST /supervision/matters', heading);
    expect([taken.taken.length, taken.already, taken.units]).toEqual([3, 0, 2]);
    // Dates of the paper stand; nothing is left to take a second time.
    const dates: string[] = [];
    for (const one of taken.taken) dates.push((await call(`GET /supervision/matters/${one.id}`)).dueOn);
    expect(dates.sort()).toEqual(['2026-06-30', '2026-08-31', '2026-12-31']);
    expect(await office.refusal('POST /supervision/matters', heading, supervisor)).toEqual([
      409,
      'supervision.nothing_to_take',
    ]);
  });

  test('gives tasks without a date the preset’s term, in working days', async () => {
    const matter = await office.makeMatter({ dueOn: null }, { preset: '13710-general' });
    expect([matter.dueOn, matter.firstDueOn, matter.reportBy]).toEqual(['2026-03-11', '2026-03-11', '2026-03-05']);
  });

  test('says of a deadline beyond the known calendar that it is provisional', async () => {
    expect((await office.makeMatter({ dueOn: '2031-05-30' })).dueIsProvisional).toBe(true);
    expect((await office.makeMatter({ dueOn: '2026-05-29' })).dueIsProvisional).toBe(false);
  });

  test('refuses what cannot be watched, and keeps the task from being moved past its supervision', async () => {
    const { supervisor, liaison } = office.cookie;
    const done = await office.makeTask({ title: '已经做完' });
    await office.app.call(`PATCH /tasks/${done.id}`, { cookie: supervisor, body: { status: 'done' } });
    const undated = await office.makeTask({ dueOn: null });
    const later = await office.makeTask({ startOn: '2026-06-01', dueOn: '2026-12-31' });
    const heading = { source: 'meeting', preset: 'dated' };
    const cases: [object, string][] = [
      [{ taskIds: [done.id] }, 'supervision.task_closed'],
      [{ taskIds: [undated.id] }, 'supervision.no_deadline'],
      [{ taskIds: [undated.id], dueOn: '2026-03-01' }, 'supervision.date_passed'],
      [{ taskIds: [later.id], dueOn: '2026-05-01' }, 'supervision.date_before_start'],
      [{ taskIds: [undated.id], preset: 'weekly' }, 'supervision.preset_not_found'],
    ];
    for (const [body, code] of cases)
      expect(await office.refusal('POST /supervision/matters', { ...heading, ...body }, supervisor)).toEqual([
        409,
        code,
      ]);
    expect(
      await office.refusal(
        'POST /supervision/matters',
        { ...heading, taskIds: ['00000000-0000-7000-8000-000000000000'] },
        supervisor,
      ),
    ).toEqual([409, 'supervision.task_not_found']);
    expect(await office.refusal('POST /supervision/matters', heading, supervisor)).toEqual([
      409,
      'supervision.nothing_to_take',
    ]);
    expect((await office.app.call('POST /supervision/matters', { body: heading })).statusCode).toBe(401);
    expect(await office.refusal('POST /supervision/matters', { ...heading, taskIds: [later.id] }, liaison)).toEqual([
      403,
      'http.forbidden',
    ]);

    const matter = await office.makeMatter();
    for (const body of [
      { status: 'done' },
      { dueOn: '2026-12-31', dueReason: '改期' },
      { leadOrgId: office.county.org.jyj },
    ])
      expect(await office.refusal(`PATCH /tasks/${matter.taskId}`, body, supervisor)).toEqual([
        409,
        'tasks.under_watch',
      ]);
    const renamed = await office.app.call(`PATCH /tasks/${matter.taskId}`, {
      cookie: supervisor,
      body: { title: '改名' },
    });
    expect(renamed.statusCode).toBe(200);
  });
});

describe('seeing matters', () => {
  test('a unit sees its own; another’s does not exist for it, nor another government’s', async () => {
    const theirs = await office.makeMatter({ leadOrgId: office.county.org.jyj });
    const seen = (
      await office.app.call('GET /supervision/matters?limit=200', { cookie: office.cookie.liaison })
    ).json();
    expect(seen.items.map(({ id }: { id: string }) => id)).not.toContain(theirs.id);
    expect(seen.items.length).toBeGreaterThan(3);
    expect(await office.refusal(`GET /supervision/matters/${theirs.id}`, undefined, office.cookie.liaison)).toEqual([
      404,
      'supervision.not_found',
    ]);
    expect(await office.refusal(hops(theirs.id), { action: 'sign' }, office.cookie.liaison)).toEqual([
      404,
      'supervision.not_found',
    ]);
    await makeGovernment(office.app.services, { slug: 'xihai' });
    const stranger = await office.app.signIn('supervisor', 'xihai');
    expect(await office.refusal(`GET /supervision/matters/${theirs.id}`, undefined, stranger)).toEqual([
      404,
      'supervision.not_found',
    ]);
    expect((await office.app.call('GET /supervision/matters', { cookie: stranger })).json().total).toBe(0);
    for (const key of ['GET /supervision/matters', 'GET /supervision/waiting', 'GET /supervision/presets']) {
      expect((await office.app.call(key)).statusCode).toBe(401);
      expect((await office.app.call(key, { cookie: office.cookie.sysadmin })).statusCode).toBe(403);
    }
  });

  test('pages by clock without losing or repeating one, and counts each view as it lists it', async () => {
    const call = async (query: string) => {
      const answer = await office.app.call(`GET /supervision/matters?${query}`, { cookie: office.cookie.supervisor });
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json();
    };
    const whole = await call('limit=200');
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { id: string }[]; nextCursor: string | null; total: number } = await call(
        `limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      expect(page.total).toBe(whole.total);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(whole.items.map(({ id }: { id: string }) => id));
    for (const [view, count] of Object.entries(whole.views))
      expect([view, (await call(`limit=200&view=${view}`)).total]).toEqual([view, count]);
    expect(whole.views.to_sign).toBeGreaterThan(3);
    const below = await call(`under=${office.county.org.jyj}`);
    expect(new Set(below.items.map(({ lead }: { lead: { name: string } }) => lead.name))).toEqual(
      new Set(['县教育局']),
    );
    expect((await call(`q=${encodeURIComponent('批量')}`)).total).toBe(4);
    expect(await office.refusal('GET /supervision/matters?cursor=x', undefined, office.cookie.supervisor)).toEqual([
      409,
      'supervision.bad_cursor',
    ]);
  });
});

describe('the way of a matter', () => {
  test('signed, reported at the task, asked to be closed, reviewed by two others, closed, archived', async () => {
    const matter = await office.makeMatter();
    const signed = await office.hop(matter.id, { action: 'sign' });
    expect([signed.state, signed.clock.byOn, signed.hops.at(-1)?.lateWorkdays]).toEqual(['signed', '2026-03-20', 0]);
    expect(
      await office.refusal(hops(matter.id), { action: 'request_close', achieved: '好了' }, office.cookie.liaison),
    ).toEqual([409, 'supervision.nothing_reported']);
    await office.report(matter.taskId, { percent: 100, words: '全部修缮完毕' });
    const working = (
      await office.app.call(`GET /supervision/matters/${matter.id}`, { cookie: office.cookie.liaison })
    ).json();
    expect([working.state, working.percents.reported, working.reports.length]).toEqual(['in_progress', 100, 1]);
    expect(working.may).toEqual(expect.arrayContaining(['request_close', 'request_extension', 'decompose']));

    const asked = await office.hop(matter.id, { action: 'request_close', achieved: '12处全部修缮' });
    expect([asked.state, asked.holder, asked.hops.at(-1)?.from]).toEqual([
      'close_requested',
      'reviewer',
      'in_progress',
    ]);
    const passed = await office.hop(matter.id, { action: 'pass_review' }, office.cookie.supervisor);
    expect(passed.state).toBe('reviewing');
    expect(await office.refusal(hops(matter.id), close, office.cookie.supervisor)).toEqual([
      409,
      'supervision.same_reviewer',
    ]);
    const closed = await office.hop(matter.id, close, office.cookie.leader);
    expect(closed).toMatchObject({
      state: 'closed',
      grade: 'good',
      percents: { reported: 100, judged: 90 },
      closedOn: '2026-03-02',
    });
    expect(await taskOf(matter.taskId)).toMatchObject({
      status: 'done',
      doneOn: '2026-03-02',
      light: { light: 'done' },
    });
    const archived = await office.hop(matter.id, { action: 'archive' }, office.cookie.supervisor);
    expect([archived.state, archived.clock.byOn, archived.holder]).toEqual(['archived', null, 'nobody']);
    expect((await office.actions()).slice(-3)).toEqual([
      'supervision.pass_review',
      'supervision.close',
      'supervision.archive',
    ]);
  });

  test('returned with reasons, mended, and reopened after a later look, which is counted', async () => {
    const matter = await reviewed();
    const returned = await office.hop(matter.id, { action: 'return', words: '两处没有验收单' }, office.cookie.leader);
    expect(returned).toMatchObject({ state: 'returned', returns: 1, clock: { byOn: '2026-03-09' } });
    await office.report(matter.taskId, { percent: 100, words: '验收单补齐' });
    await office.hop(matter.id, { action: 'request_close', achieved: '验收单补齐' });
    await office.hop(matter.id, { action: 'pass_review' }, office.cookie.second);
    await office.hop(matter.id, close, office.cookie.supervisor);
    const reopened = await office.hop(
      matter.id,
      { action: 'reopen', words: '回访发现屋顶漏雨', dueOn: '2026-04-30' },
      office.cookie.supervisor,
    );
    expect(reopened).toMatchObject({
      state: 'reopened',
      reopened: 1,
      grade: null,
      closedOn: null,
      dueOn: '2026-04-30',
      firstDueOn: '2026-03-20',
    });
    expect(await taskOf(matter.taskId)).toMatchObject({
      status: 'in_progress',
      firstDueOn: '2026-03-20',
      doneOn: null,
    });
  });

  test('objected to: dismissed it goes back, upheld it goes to another unit, which signs afresh', async () => {
    const matter = await office.makeMatter();
    const object = { action: 'object', words: '属教育局职责', signedBy: '刘镇长', otherOrgId: office.county.org.jyj };
    const objected = await office.hop(matter.id, object);
    expect(objected).toMatchObject({ state: 'objected', holder: 'office' });
    expect(objected.hops.at(-1)?.details).toMatchObject({ signedBy: '刘镇长', otherName: '县教育局' });
    const back = await office.hop(
      matter.id,
      { action: 'dismiss_objection', words: '按属地办理' },
      office.cookie.supervisor,
    );
    expect(back.state).toBe('assigned');
    await office.hop(matter.id, { action: 'sign' });
    await office.hop(matter.id, object);
    expect(
      await office.refusal(
        hops(matter.id),
        { action: 'uphold_objection', words: '是', leadOrgId: office.county.org.town },
        office.cookie.supervisor,
      ),
    ).toEqual([409, 'supervision.same_unit']);
    const moved = await office.hop(
      matter.id,
      { action: 'uphold_objection', words: '改由教育局承办', leadOrgId: office.county.org.jyj },
      office.cookie.supervisor,
    );
    expect(moved).toMatchObject({ state: 'assigned', lead: { name: '县教育局' } });
    expect((await taskOf(matter.taskId)).units).toEqual([
      { id: office.county.org.jyj, name: '县教育局', role: 'lead' },
    ]);
    expect(await office.refusal(`GET /supervision/matters/${matter.id}`, undefined, office.cookie.liaison)).toEqual([
      404,
      'supervision.not_found',
    ]);
    expect((await office.hop(matter.id, { action: 'sign' }, office.cookie.educator)).state).toBe('signed');
  });

  test('decomposed to units below, never to others, and closed only when they are done', async () => {
    const matter = await office.makeMatter();
    await office.hop(matter.id, { action: 'sign' });
    const part = (orgId: string | undefined, dueOn = '2026-03-15') => ({
      action: 'decompose',
      parts: [{ title: '大柳村卫生室', orgId, dueOn }],
    });
    expect(await office.refusal(hops(matter.id), part(office.county.org.jyj), office.cookie.liaison)).toEqual([
      409,
      'supervision.part_not_below',
    ]);
    expect(
      await office.refusal(hops(matter.id), part(office.county.org.village, '2026-03-25'), office.cookie.liaison),
    ).toEqual([409, 'supervision.part_after_deadline']);
    const split = await office.hop(matter.id, part(office.county.org.village));
    expect(split).toMatchObject({
      state: 'decomposed',
      parts: [{ title: '大柳村卫生室', lead: { name: '大柳村' }, percent: 0 }],
    });
    await office.report(matter.taskId, { percent: 60, words: '村里已开工' });
    expect(
      await office.refusal(hops(matter.id), { action: 'request_close', achieved: '好' }, office.cookie.liaison),
    ).toEqual([409, 'supervision.parts_open']);
  });

  test('extended before expiry, twice at most; the first deadline and the red days stay', async () => {
    const matter = await office.makeMatter();
    await office.hop(matter.id, { action: 'sign' });
    const ask = (dueOn: string) => ({ action: 'request_extension', words: '材料未到', dueOn, signedBy: '刘镇长' });
    expect(await office.refusal(hops(matter.id), ask('2026-03-20'), office.cookie.liaison)).toEqual([
      409,
      'supervision.date_not_later',
    ]);
    const asked = await office.hop(matter.id, ask('2026-04-10'));
    expect([asked.state, asked.askedDue]).toEqual(['extension_requested', '2026-04-10']);
    expect(
      await office.refusal(
        hops(matter.id),
        { action: 'grant_extension', dueOn: '2026-03-19' },
        office.cookie.supervisor,
      ),
    ).toEqual([409, 'supervision.date_not_later']);
    const granted = await office.hop(
      matter.id,
      { action: 'grant_extension', dueOn: '2026-04-03' },
      office.cookie.supervisor,
    );
    expect(granted).toMatchObject({
      state: 'signed',
      dueOn: '2026-04-03',
      firstDueOn: '2026-03-20',
      extensions: 1,
      askedDue: null,
    });
    await office.hop(matter.id, ask('2026-05-01'));
    const refused = await office.hop(
      matter.id,
      { action: 'refuse_extension', words: '理由不充分' },
      office.cookie.supervisor,
    );
    expect(refused).toMatchObject({ state: 'signed', dueOn: '2026-04-03', extensions: 1 });
    await office.hop(matter.id, ask('2026-05-01'));
    await office.hop(matter.id, { action: 'grant_extension', dueOn: '2026-05-01' }, office.cookie.supervisor);
    expect(await office.refusal(hops(matter.id), ask('2026-06-01'), office.cookie.liaison)).toEqual([
      409,
      'supervision.extended_enough',
    ]);
    expect((await taskOf(matter.taskId)).dueChanges).toHaveLength(2);
  });

  test('suspended and resumed to where it was, cancelled with an approval, carried on by nodes', async () => {
    const matter = await office.makeMatter();
    const suspended = await office.hop(
      matter.id,
      { action: 'suspend', words: '规划调整', approvedBy: '张县长' },
      office.cookie.supervisor,
    );
    expect([suspended.state, (await taskOf(matter.taskId)).light.light]).toEqual(['suspended', 'paused']);
    const resumed = await office.hop(
      matter.id,
      { action: 'resume', words: '规划已批', dueOn: '2026-06-30' },
      office.cookie.supervisor,
    );
    expect([resumed.state, resumed.dueOn, (await taskOf(matter.taskId)).status]).toEqual([
      'assigned',
      '2026-06-30',
      'not_started',
    ]);
    await office.hop(matter.id, { action: 'sign' });
    await office.report(matter.taskId, { percent: 30, words: '一期' });
    const carried = await office.hop(
      matter.id,
      { action: 'continue', words: '一期已成，转入常态', dueOn: '2026-12-31' },
      office.cookie.supervisor,
    );
    expect([carried.state, carried.dueOn]).toEqual(['long_term', '2026-12-31']);
    expect(await office.refusal(hops(matter.id), { action: 'suspend', words: '无' }, office.cookie.supervisor)).toEqual(
      [422, 'http.malformed'],
    );
    const cancelled = await office.hop(
      matter.id,
      { action: 'cancel', words: '并入他项', approvedBy: '张县长' },
      office.cookie.supervisor,
    );
    expect([cancelled.state, cancelled.may]).toEqual(['cancelled', []]);
    expect((await office.actions()).at(-1)).toBe('supervision.cancel');
  });

  test('drafted by hand it asks nothing of the unit until it is approved and assigned', async () => {
    const { supervisor, liaison } = office.cookie;
    const body = {
      source: 'instruction',
      preset: 'instruction-urgent',
      task: { title: '查清停水原因', leadOrgId: office.county.org.town },
    };
    const answer = await office.app.call('POST /supervision/drafts', { cookie: supervisor, body });
    expect(answer.statusCode, answer.body).toBe(201);
    const drafted = answer.json();
    expect(drafted).toMatchObject({
      state: 'draft',
      holder: 'office',
      light: { light: 'paused' },
      may: ['approve', 'suspend', 'cancel'],
    });
    expect(await office.refusal(hops(drafted.id), { action: 'sign' }, liaison)).toEqual([409, 'supervision.not_now']);
    await office.hop(drafted.id, { action: 'approve' }, supervisor);
    const assigned = await office.hop(drafted.id, { action: 'assign' }, supervisor);
    expect(assigned).toMatchObject({ state: 'assigned', dueOn: '2026-03-09', assignedOn: '2026-03-02' });
    expect(await office.refusal('POST /supervision/drafts', { ...body, preset: 'dated' }, supervisor)).toEqual([
      409,
      'supervision.no_deadline',
    ]);
    expect(await office.refusal('POST /supervision/drafts', body, liaison)).toEqual([403, 'http.forbidden']);
  });
});

describe('refused', () => {
  test('signing twice, acting for another side, an older revision, two reviewers at once', async () => {
    const matter = await office.makeMatter();
    expect(await office.refusal(hops(matter.id), { action: 'sign' }, office.cookie.supervisor)).toEqual([
      403,
      'supervision.not_yours',
    ]);
    await office.hop(matter.id, { action: 'sign' });
    expect(await office.refusal(hops(matter.id), { action: 'sign' }, office.cookie.liaison)).toEqual([
      409,
      'supervision.already_signed',
    ]);
    expect(
      await office.refusal(
        hops(matter.id),
        { action: 'suspend', words: '无', approvedBy: '张', revision: 1 },
        office.cookie.supervisor,
      ),
    ).toEqual([409, 'supervision.changed_meanwhile']);

    const waiting = await office.makeMatter();
    await office.hop(waiting.id, { action: 'sign' });
    await office.report(waiting.taskId, { percent: 100, words: '完成' });
    await office.hop(waiting.id, { action: 'request_close', achieved: '完成' });
    const both = await Promise.all(
      [office.cookie.supervisor, office.cookie.second].map((cookie) =>
        office.app.call(hops(waiting.id), { cookie, body: { action: 'pass_review' } }),
      ),
    );
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    expect(both.find(({ statusCode }) => statusCode === 409)?.json().code).toBe('supervision.not_now');
  });

  test('many at once: each by itself, what cannot is left and said', async () => {
    const first = await office.makeMatter();
    const second = await office.makeMatter();
    const theirs = await office.makeMatter({ leadOrgId: office.county.org.jyj });
    await office.hop(second.id, { action: 'sign' });
    const answer = await office.app.call('POST /supervision/hops', {
      cookie: office.cookie.liaison,
      body: { ids: [first.id, second.id, theirs.id], action: 'sign' },
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json().moved).toBe(1);
    expect(new Map(answer.json().left.map((one: { id: string; detail: string }) => [one.id, one.detail]))).toEqual(
      new Map([
        [second.id, '这件事项已经签收，不必再签'],
        [theirs.id, '没有这件督查事项，或不在您的管辖范围内'],
      ]),
    );
    const body = { ids: [first.id], action: 'sign' };
    expect((await office.app.call('POST /supervision/hops', { body })).statusCode).toBe(401);
  });

  test('what waits is offered to who can do it', async () => {
    const { id } = await reviewed();
    const ids = async (cookie: string) =>
      (
        (await office.app.call('GET /supervision/waiting', { cookie })).json().items as { id: string; may: string[] }[]
      ).filter((one) => one.id === id);
    expect(await ids(office.cookie.supervisor)).toEqual([]); // made the first review
    expect((await ids(office.cookie.leader))[0]?.may).toEqual(expect.arrayContaining(['close', 'return']));
    expect(await ids(office.cookie.liaison)).toEqual([]);
  });

  test('extending after expiry and objecting too late; lateness is written down hop by hop', async () => {
    const matter = await office.makeMatter({ dueOn: '2026-03-06' });
    await office.later(4); // Friday 6 March
    const signed = await office.hop(matter.id, { action: 'sign' });
    expect(signed.hops.at(-1)).toMatchObject({ action: 'sign', byOn: '2026-03-03', lateWorkdays: 3 });
    expect(
      await office.refusal(
        hops(matter.id),
        { action: 'object', words: '非本镇', signedBy: '刘镇长' },
        office.cookie.liaison,
      ),
    ).toEqual([409, 'supervision.objection_too_late']);
    await office.later(3);
    expect(
      await office.refusal(
        hops(matter.id),
        { action: 'request_extension', words: '迟了', dueOn: '2026-04-01', signedBy: '刘镇长' },
        office.cookie.liaison,
      ),
    ).toEqual([409, 'supervision.extension_after_expiry']);
    await office.report(matter.taskId, { percent: 100, words: '完成' });
    const asked = await office.hop(matter.id, { action: 'request_close', achieved: '完成' });
    expect(asked.hops.at(-1)).toMatchObject({ byOn: '2026-03-06', lateWorkdays: 1 });
    expect(asked.redDays).toBe(2); // Saturday and Sunday; from Monday on it is the reviewers’
  });
});
