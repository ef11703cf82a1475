import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openNotices, type TestNotices } from './test-notices.ts';
import { openPost, openRobot, type Post, type Robot } from './test-stand-ins.ts';

let n: TestNotices;
beforeAll(async () => {
  n = await openNotices();
});
afterAll(() => n?.app.close());

const sentences = (items: { sentence: string }[]) => items.map(({ sentence }) => sentence);
const audited = async () => (await n.app.auditOf(n.county.id)).length;
const refusal = async (key: string, username: string, body?: unknown): Promise<[number, string]> => {
  const cookie = await n.cookie(username);
  const before = await audited();
  const answer = await n.app.call(key, { cookie, body });
  expect(await audited()).toBe(before);
  expect(answer.json().detail).toMatch(/[\u4e00-\u9fff]/);
  return [answer.statusCode, answer.json().code];
};

/** The plain text of a mail as it went over the line. */
const textOf = (data: string): string => {
  const [, head = '', body = ''] = /(Content-Type: text\/plain[\s\S]*?)\n\n([\s\S]*?)\n--/.exec(data) ?? [];
  return /base64/.test(head)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`))),
        'latin1',
      ).toString();
};

// Monday 2 March 2026, ten in the morning in Shanghai; each test goes on from where the last one ended.
describe('the inbox', () => {
  test('is for those who hold the post, says it in their language, and nobody else sees it', async () => {
    await n.say(n.message());
    expect(sentences(await n.inbox('liaison'))).toEqual(['“修路”3月5日 (周四)到期']);
    expect(sentences(await n.inbox('liaison2'))).toEqual(['“修路”3月5日 (周四)到期']);
    expect(await n.inbox('educator')).toEqual([]);
    const english = await n.app.call('GET /notices', {
      cookie: await n.cookie('liaison'),
      headers: { 'accept-language': 'en' },
    });
    expect(english.json().items[0]).toMatchObject({
      sentence: '“修路” is due on 5 Mar (Thu)',
      label: 'Due soon',
      link: '/things/1',
      readAt: null,
    });
    expect((await n.app.call('GET /notices')).statusCode).toBe(401);
    expect((await n.app.call('GET /notices/count')).statusCode).toBe(401);
  });

  test('never holds the same reminder twice, whoever hands it over again', async () => {
    const before = (await n.inbox('liaison')).length;
    const message = n.message({ dedupe: 'once' });
    await n.say(message, message);
    await n.say(message);
    expect((await n.inbox('liaison')).length).toBe(before + 1);
  });

  test('counts what is unread; reading names some or all, and leaves others’ alone', async () => {
    const cookie = await n.cookie('liaison');
    const [first] = await n.inbox('liaison');
    const theirs = (await n.inbox('liaison2'))[0]?.id;
    const count = async () => (await n.app.call('GET /notices/count', { cookie })).json();
    const { unread } = await count();
    await n.app.call('POST /notices/read', { cookie, body: { ids: [first?.id, theirs] } });
    expect(await count()).toEqual({ unread: unread - 1, urgent: 0 });
    expect((await n.inbox('liaison2'))[0]?.readAt).toBeNull();
    const rest = await n.app.call('POST /notices/read', { cookie, body: {} });
    expect(rest.json()).toEqual({ unread: 0, urgent: 0 });
    expect((await n.app.call('GET /notices?unread=true', { cookie })).json().items).toEqual([]);
    expect((await n.app.call('POST /notices/read', { body: {} })).statusCode).toBe(401);
  });

  test('goes upward to the nearest unit with a holder when asked to, and waits for one otherwise', async () => {
    const village = n.county.org.village ?? '';
    await n.say(
      n.message({ to: { post: 'supervisor', orgId: village, upward: true } }),
      n.message({ to: { post: 'supervisor', orgId: village }, params: { title: '修桥', due: 'X' } }),
    );
    expect(sentences(await n.inbox('supervisor'))).toEqual(['“修路”3月5日 (周四)到期']);
    await n.app.owner.query(
      'insert into people.role_grant (tenant_id, account_id, role, org_id) values ($1, $2, $3, $4)',
      [n.county.id, n.county.account.leader, 'supervisor', village],
    );
    await n.lookForHolders();
    expect(sentences(await n.inbox('leader'))).toEqual(['“修桥”X到期']);
    expect(await n.inbox('supervisor')).toHaveLength(1);
  });

  test('a named person who has left is stood in for by the post', async () => {
    const { rows } = await n.app.owner.query('select person_id from people.account where id = $1', [
      n.county.account.educator,
    ]);
    const to = { personId: rows[0].person_id, orElse: { post: 'liaison', orgId: n.county.org.town ?? '' } } as const;
    await n.say(n.message({ to }));
    expect(await n.inbox('educator')).toHaveLength(1);
    await n.app.owner.query(`update people.account set status = 'disabled' where id = $1`, [n.county.account.educator]);
    const before = (await n.inbox('liaison')).length;
    await n.say(n.message({ to }));
    expect(await n.inbox('liaison')).toHaveLength(before + 1);
    await n.app.owner.query(`update people.account set status = 'active' where id = $1`, [n.county.account.educator]);
    n.app.forget(n.county.id);
  });

  test('loses what became void, unless it was read', async () => {
    const subject = { feature: 'things', id: 'done-thing' };
    const before = (await n.inbox('liaison')).length;
    await n.say(n.message({ subject }), n.message({ subject, kind: 'things.urgent' }));
    await n.withdrawAbout('done-thing', ['things.urgent']);
    expect(await n.inbox('liaison')).toHaveLength(before + 1);
    await n.app.call('POST /notices/read', { cookie: await n.cookie('liaison'), body: {} });
    await n.withdrawAbout('done-thing');
    expect(await n.inbox('liaison')).toHaveLength(before + 1);
    expect((await n.inbox('liaison2')).some(({ kind }) => kind === 'things.urgent')).toBe(false);
  });

  test('comes in pages, and a cursor of somebody else’s making is refused', async () => {
    const cookie = await n.cookie('liaison2');
    const all = await n.inbox('liaison2');
    const paged: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = await n.app.call(`GET /notices?limit=1${next ? `&cursor=${next}` : ''}`, { cookie });
      paged.push(...page.json().items);
      next = page.json().nextCursor;
    }
    expect(paged).toEqual(all);
    expect(await refusal('GET /notices?cursor=abc', 'liaison')).toEqual([409, 'notices.bad_cursor']);
  });
});

describe('channels', () => {
  let robot: Robot;
  beforeAll(async () => {
    robot = await openRobot('dingtalk', 'SECkey');
  });
  afterAll(() => robot.close());
  const robotBody = (of: object = {}) => ({
    kind: 'dingtalk',
    name: '青石镇群',
    orgId: n.county.org.town,
    address: robot.url,
    secret: 'SECkey',
    allowInside: true,
    ...of,
  });

  test('are the system administrator’s alone', async () => {
    for (const key of ['GET /notices/channels', 'GET /notices/settings']) {
      expect((await n.app.call(key)).statusCode, key).toBe(401);
      expect((await n.app.call(key, { cookie: await n.cookie('supervisor') })).statusCode, key).toBe(403);
    }
    expect(
      (await n.app.call('POST /notices/channels', { cookie: await n.cookie('liaison'), body: robotBody() })).statusCode,
    ).toBe(403);
    expect((await n.app.call('GET /notices/deliveries', { cookie: await n.cookie('liaison') })).statusCode).toBe(403);
  });

  test('keep their secrets: sealed in the database, in no answer, kept when not named in a change', async () => {
    const cookie = await n.cookie('sysadmin');
    const made = await n.app.call('POST /notices/channels', { cookie, body: robotBody() });
    expect(made.statusCode, made.body).toBe(201);
    const { id } = made.json();
    expect(made.json()).toMatchObject({ hasSecret: true, target: new URL(robot.url).host, org: { name: '青石镇' } });
    const changed = await n.app.call(`PATCH /notices/channels/${id}`, { cookie, body: { name: '青石镇工作群' } });
    const listed = await n.app.call('GET /notices/channels', { cookie });
    for (const answer of [made, changed, listed]) {
      expect(answer.body).not.toContain('SECkey');
      expect(answer.body).not.toContain('access_token');
    }
    const { rows } = await n.app.owner.query('select * from notices.channel');
    expect(JSON.stringify(rows)).not.toMatch(/SECkey|access_token/);
    const tried = await n.app.call(`POST /notices/channels/${id}/trial`, { cookie, body: {} });
    expect(tried.json()).toMatchObject({ outcome: 'acknowledged' });
    expect(JSON.stringify(await n.app.auditOf(n.county.id))).not.toMatch(/SECkey|access_token/);
    expect((await n.app.call(`DELETE /notices/channels/${id}`, { cookie })).statusCode).toBe(204);
  });

  test('that cannot work are refused with the reason', async () => {
    const unit = n.county.org.town;
    const add = 'POST /notices/channels';
    expect(await refusal(add, 'sysadmin', robotBody({ orgId: null }))).toEqual([409, 'notices.unit_needed']);
    expect(await refusal(add, 'sysadmin', robotBody({ orgId: n.county.account.leader }))).toEqual([
      409,
      'notices.unit_not_found',
    ]);
    expect(await refusal(add, 'sysadmin', robotBody({ address: null }))).toEqual([409, 'notices.address_needed']);
    expect(await refusal(add, 'sysadmin', robotBody({ kind: 'email' }))).toEqual([409, 'notices.mail_needed']);
    expect(await refusal(add, 'sysadmin', robotBody({ kind: 'webhook', secret: null }))).toEqual([
      409,
      'notices.secret_needed',
    ]);
    expect(await refusal(add, 'sysadmin', robotBody({ allowInside: false }))).toEqual([409, 'notices.inside']);
    expect(await refusal(add, 'sysadmin', robotBody({ address: 'file:///etc/passwd' }))).toEqual([
      422,
      'http.malformed',
    ]);
    const { id, revision } = await n.addChannel({ kind: 'feishu', name: '飞书群', orgId: unit, address: robot.url });
    expect(await refusal(add, 'sysadmin', robotBody({ name: '飞书群' }))).toEqual([409, 'notices.name_taken']);
    expect(await refusal(`PATCH /notices/channels/${id}`, 'sysadmin', { revision: revision + 1 })).toEqual([
      409,
      'notices.changed_meanwhile',
    ]);
    expect(await refusal(`PATCH /notices/channels/${unit}`, 'sysadmin', { name: 'x' })).toEqual([
      404,
      'notices.not_found',
    ]);
    expect(await refusal(`POST /notices/channels/${unit}/trial`, 'sysadmin', {})).toEqual([404, 'notices.not_found']);
    await n.app.call(`DELETE /notices/channels/${id}`, { cookie: await n.cookie('sysadmin') });
    expect(await refusal(`DELETE /notices/channels/${id}`, 'sysadmin')).toEqual([404, 'notices.not_found']);
    const mail = { host: '127.0.0.1', port: 25, from: 'a@example.cn' };
    const post = await n.addChannel({ kind: 'email', name: '邮件', mail } as never);
    expect(await refusal(`POST /notices/channels/${post.id}/trial`, 'sysadmin', {})).toEqual([
      409,
      'notices.recipient_needed',
    ]);
    await n.app.call(`DELETE /notices/channels/${post.id}`, { cookie: await n.cookie('sysadmin') });
  });
});

describe('preferences', () => {
  const usual = { email: null, language: 'zh-CN', digestAt: null, quietFrom: null, quietUntil: null, choices: {} };
  test('are one’s own, and wrong ones are refused', async () => {
    const cookie = await n.cookie('educator');
    const put = (body: object) => n.app.call('PUT /notices/preferences', { cookie, body });
    expect((await put({ ...usual, digestAt: '17:05' })).json()).toMatchObject({ digestAt: '17:05', channels: [] });
    expect((await put({ ...usual, digestAt: '25:00' })).json().fields).toMatchObject([
      { path: 'digestAt', detail: '请按 08:30 的格式填写时间。' },
    ]);
    expect(await refusal('PUT /notices/preferences', 'educator', { ...usual, quietFrom: '22:00' })).toEqual([
      409,
      'notices.half_quiet',
    ]);
    const choices = { [n.county.org.town ?? '']: 'all' };
    expect(await refusal('PUT /notices/preferences', 'educator', { ...usual, choices })).toEqual([
      409,
      'notices.channel_not_found',
    ]);
    expect((await n.app.call('PUT /notices/preferences', { body: usual })).statusCode).toBe(401);
  });

  test('the government’s hours are changed by one administrator at a time', async () => {
    const cookie = await n.cookie('sysadmin');
    const before = (await n.app.call('GET /notices/settings', { cookie })).json();
    expect(before).toMatchObject({ digestAt: '08:30', quietFrom: '21:30', quietUntil: '07:30', revision: 0 });
    const put = (body: object) => n.app.call('PUT /notices/settings', { cookie, body });
    const saved = await put({ ...before, publicAddress: 'https://ls.example.cn/' });
    expect(saved.json()).toMatchObject({ publicAddress: 'https://ls.example.cn/', revision: 1 });
    expect(await refusal('PUT /notices/settings', 'sysadmin', before)).toEqual([409, 'notices.changed_meanwhile']);
  });
});

describe('what goes out', () => {
  let robots: Record<'dingtalk' | 'wecom' | 'feishu' | 'webhook', Robot>;
  let post: Post;
  let channels: Record<string, string>;
  const usual = { language: 'zh-CN', digestAt: null, quietFrom: null, quietUntil: null, choices: {} };
  const prefer = async (username: string, of: object) => {
    const answer = await n.app.call('PUT /notices/preferences', {
      cookie: await n.cookie(username),
      body: { ...usual, email: `${username}@example.cn`, ...of },
    });
    expect(answer.statusCode, answer.body).toBe(200);
  };
  const clear = async () => {
    await n.app.call('POST /notices/read', { cookie: await n.cookie('liaison'), body: {} });
    await n.app.call('POST /notices/read', { cookie: await n.cookie('liaison2'), body: {} });
    for (const robot of Object.values(robots)) robot.taken.splice(0);
    post.letters.splice(0);
  };

  beforeAll(async () => {
    robots = {
      dingtalk: await openRobot('dingtalk', 'SEC+/=ding'),
      wecom: await openRobot('wecom', 'wecom-key'),
      feishu: await openRobot('feishu', 'feishu key'),
      webhook: await openRobot('webhook', 'shared'),
    };
    post = await openPost(['liaison@example.cn']);
    const orgId = n.county.org.town;
    const mail = { host: 'localhost', port: post.port, from: 'luoshi@example.cn' };
    const made = [
      await n.addChannel({ kind: 'dingtalk', name: '钉钉', orgId, address: robots.dingtalk.url, secret: 'SEC+/=ding' }),
      await n.addChannel({ kind: 'wecom', name: '企微', orgId, address: robots.wecom.url }),
      await n.addChannel({ kind: 'feishu', name: '飞书', orgId, address: robots.feishu.url, secret: 'feishu key' }),
      await n.addChannel({ kind: 'webhook', name: '政务通', address: robots.webhook.url, secret: 'shared' }),
      await n.addChannel({ kind: 'email', name: '邮件', mail } as never),
    ];
    channels = Object.fromEntries(made.map(({ kind, id }) => [kind, id]));
    await prefer('liaison', {});
    await prefer('liaison2', { email: null, choices: { [channels.webhook ?? '']: 'none' } });
    await n.strike();
    await n.work();
  });
  beforeEach(() => clear());
  afterAll(async () => {
    for (const robot of Object.values(robots ?? {})) await robot.close();
    await post?.close();
  });

  test('an urgent message leaves at once by every channel, signed as each of them demands, and once', async () => {
    const params = { title: '抢险[x](http://evil)', due: { day: '2026-03-02' } };
    await n.say(n.message({ urgent: true, params }));
    expect(await n.work()).toBe(5);
    expect(robots.dingtalk.taken.map(({ body }) => body)).toMatchObject([
      { msgtype: 'markdown', markdown: { title: '【落实】青石镇：有一件急事' } },
    ]);
    const { text } = robots.dingtalk.taken[0]!.body.markdown as { text: string };
    expect(text).toContain('抢险［x］(http://evil)');
    expect(text).toContain('(https://ls.example.cn/things/1)');
    expect(robots.wecom.taken.map(({ body }) => body.msgtype)).toEqual(['markdown']);
    expect(robots.feishu.taken.map(({ body }) => body.msg_type)).toEqual(['text']);
    expect(robots.webhook.taken.map(({ body }) => body)).toMatchObject([
      { what: 'urgent', recipient: { username: 'liaison', orgName: '青石镇' }, lines: [{ isUrgent: true }] },
    ]);
    expect(post.letters.map(({ to }) => to)).toEqual(['liaison@example.cn']);
    expect(await n.work()).toBe(0);
    await n.strike();
    expect(await n.work()).toBe(0);
    expect((await n.log()).slice(0, 5).map(({ state }) => state)).toEqual(Array(5).fill('sent'));
  });

  test('the others leave once a day in one letter, to those who have not read them, without what became void', async () => {
    await n.say(
      n.message({ params: { title: '甲', due: 'A' } }),
      n.message({ params: { title: '乙', due: 'B' }, subject: { feature: 'things', id: 'void' } }),
      n.message({ params: { title: '丙', due: 'C' } }),
    );
    await n.strike();
    expect(await n.work()).toBe(0); // today's digest has gone out before
    n.setClock('2026-03-03T00:20:00Z'); // 08:20 the next morning
    await n.strike();
    expect(await n.work()).toBe(0);
    n.setClock('2026-03-03T00:30:00Z');
    await n.strike();
    await n.strike();
    await n.withdrawAbout('void');
    expect(await n.work()).toBe(4); // three robots and one mailbox; the webhook carries urgent ones only
    const letter = textOf(post.letters[0]!.data);
    expect(letter).toContain('1. “甲”A到期\nhttps://ls.example.cn/things/1\n2. “丙”C到期');
    expect(letter).not.toContain('乙');
    expect(post.letters).toHaveLength(1);
    await n.say(n.message());
    await n.strike();
    expect(await n.work()).toBe(0);
  });

  test('nothing leaves at night or at the weekend; an urgent message waits for the morning', async () => {
    n.setClock('2026-03-06T14:00:00Z'); // Friday, 22:00
    await n.say(n.message({ urgent: true }), n.message());
    expect(await n.work()).toBe(0);
    n.setClock('2026-03-07T04:00:00Z'); // Saturday noon
    await n.strike();
    expect(await n.work()).toBe(0);
    n.setClock('2026-03-08T23:30:00Z'); // Monday, 07:30
    expect(await n.work()).toBe(5);
  });

  test('a robot that answers 500 for a day loses nothing and gets nothing twice', async () => {
    n.setClock('2026-03-09T02:00:00Z');
    robots.dingtalk.breakDown(true);
    await n.say(n.message({ urgent: true, params: { title: '停电', due: 'X' } }));
    for (let hour = 0; hour < 24; hour++) {
      await n.work();
      n.app.pass(60);
    }
    robots.dingtalk.breakDown(false);
    const before = robots.dingtalk.asked();
    for (let hour = 0; hour < 6; hour++) {
      n.app.pass(60);
      await n.work();
    }
    expect(robots.dingtalk.taken).toHaveLength(1);
    expect(robots.dingtalk.asked()).toBe(before + 1);
    const [delivery] = (await n.log()).filter(({ channel }) => channel.kind === 'dingtalk');
    expect(delivery?.state).toBe('sent');
    expect(delivery?.attempts.length).toBeGreaterThan(6);
    expect(delivery?.attempts.length).toBeLessThan(16);
    expect(delivery?.attempts.slice(0, -1).map(({ outcome }) => outcome)).toEqual(
      Array((delivery?.attempts.length ?? 1) - 1).fill('refused'),
    );
    expect(delivery?.attempts[0]?.detail).toContain('500 out of order');
  });

  test('a robot that never answers well is given up after three days, and can be asked again by hand', async () => {
    robots.feishu.breakDown(true);
    await n.say(n.message({ urgent: true }));
    for (let hour = 0; hour < 76; hour++) {
      await n.work();
      n.app.pass(60);
    }
    const failed = async () => (await n.log()).find(({ channel }) => channel.kind === 'feishu');
    expect((await failed())?.state).toBe('failed');
    robots.feishu.breakDown(false);
    const id = (await failed())?.id;
    const again = `POST /notices/deliveries/${id}/again`;
    expect((await n.app.call(again, { cookie: await n.cookie('liaison') })).statusCode).toBe(403);
    expect(await refusal('POST /notices/deliveries/00000000-0000-7000-8000-000000000000/again', 'supervisor')).toEqual([
      404,
      'notices.not_found',
    ]);
    expect((await n.app.call(again, { cookie: await n.cookie('supervisor') })).statusCode).toBe(204);
    await n.work();
    expect((await failed())?.state).toBe('sent');
    expect(await refusal(again, 'supervisor')).toEqual([409, 'notices.not_failed']);
  });

  test('a mailbox that does not exist bounces at once, an overworked server is tried again', async () => {
    n.setClock('2026-03-16T02:00:00Z');
    const mails = async () => (await n.log()).filter(({ channel }) => channel.kind === 'email');
    await prefer('liaison', { email: 'gone@example.cn' });
    await n.say(n.message({ urgent: true }));
    await n.work();
    expect((await mails())[0]).toMatchObject({
      state: 'bounced',
      attempts: [{ outcome: 'bounced', detail: expect.stringContaining('550') }],
    });
    n.app.pass(600);
    expect(await n.work()).toBe(0);

    n.setClock('2026-03-17T02:00:00Z');
    await prefer('liaison', {});
    post.overwork(true);
    await n.say(n.message({ urgent: true }));
    await n.work();
    expect((await mails())[0]).toMatchObject({ state: 'waiting', attempts: [{ outcome: 'refused' }] });
    post.overwork(false);
    n.app.pass(2);
    await n.work();
    expect((await mails())[0]).toMatchObject({ state: 'sent' });
    expect(post.letters).toHaveLength(1);
  });

  test('what is done while a retry waits is not sent any more', async () => {
    robots.wecom.breakDown(true);
    await n.say(n.message({ urgent: true, subject: { feature: 'things', id: 'soon-done' } }));
    await n.work();
    await n.withdrawAbout('soon-done');
    robots.wecom.breakDown(false);
    n.app.pass(5);
    await n.work();
    expect(robots.wecom.taken).toEqual([]);
    expect((await n.log()).find(({ channel }) => channel.kind === 'wecom')?.state).toBe('withdrawn');
  });

  test('somebody who no longer holds the post gets no digest of it, their successor does', async () => {
    const { account, org, id } = n.county;
    const grant = (to: string | undefined) =>
      n.app.owner.query(`update people.role_grant set org_id = $3 where tenant_id = $1 and account_id = $2`, [
        id,
        account.liaison,
        to,
      ]);
    await n.say(n.message({ to: { post: 'liaison', orgId: org.town ?? '' }, params: { title: '交接', due: 'X' } }));
    await grant(org.jyj);
    n.setClock('2026-03-18T01:00:00Z');
    await n.strike();
    await n.work();
    expect(post.letters).toEqual([]);
    expect(sentences(await n.inbox('liaison'))).not.toContain('“交接”X到期');
    await grant(org.town);
  });

  test('a server that died in the middle of an attempt: mail goes again under the same id, a robot is not asked twice', async () => {
    await n.say(n.message({ urgent: true }));
    await n.app.owner.query(`update notices.delivery set claimed_at = $1 where state = 'waiting'`, [
      n.app.services.now(),
    ]);
    await n.work();
    expect(post.letters).toEqual([]);
    n.app.pass(20);
    await n.strike();
    await n.work();
    expect(post.letters).toHaveLength(1);
    expect(robots.dingtalk.taken).toEqual([]);
    const robot = (await n.log()).find(({ channel }) => channel.kind === 'dingtalk');
    expect(robot).toMatchObject({ state: 'failed', attempts: [{ outcome: 'unknown' }] });
  });

  test('the log shows a supervisor what was said below, an administrator only of what kind it was', async () => {
    const [seen] = await n.log('supervisor');
    const [counted] = await n.log('sysadmin');
    expect(seen?.sentences).toEqual(['“修路”3月5日 (周四)到期']);
    expect(counted).toMatchObject({ id: seen?.id, about: ['临期'], sentences: null });
    expect((await n.app.call('GET /notices/deliveries')).statusCode).toBe(401);
    expect(await refusal('GET /notices/deliveries?cursor=x', 'supervisor')).toEqual([409, 'notices.bad_cursor']);
    const sent = await n.app.call('GET /notices/deliveries?state=sent&limit=3', {
      cookie: await n.cookie('supervisor'),
    });
    expect(sent.json().items.map(({ state }: { state: string }) => state)).toEqual(['sent', 'sent', 'sent']);
  });

  test('a channel that was removed takes what waits for it along', async () => {
    robots.dingtalk.breakDown(true);
    await n.say(n.message({ urgent: true }));
    await n.work();
    await n.app.call(`DELETE /notices/channels/${channels.dingtalk}`, { cookie: await n.cookie('sysadmin') });
    n.app.pass(5);
    await n.work();
    expect((await n.log()).find(({ channel }) => channel.kind === 'dingtalk')?.state).toBe('withdrawn');
  });
});
