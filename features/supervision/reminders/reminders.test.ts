import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { distribute } from '../../notices/jobs.ts';
import { server as notices } from '../../notices/server.ts';
import { openOffice, type TestOffice } from '../test-supervision.ts';
import { remind, remindEveryone } from './jobs.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice([notices]);
});
afterAll(() => office?.app.close());

type Name = keyof TestOffice['cookie'];
const get = async (path: string, as: Name) => {
  const answer = await office.app.call(`GET ${path}`, { cookie: office.cookie[as] });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
// Passwords grow old in the leaps of this clock; that is another test's matter.
const later = async (days: number) => {
  await office.app.owner.query('update people.account set password_set_on = $1::date', [after(days)]);
  await office.later(days);
};
const spread = () => distribute({ tenantId: office.county.id }, office.app.services);
const turn = async () => {
  await remindEveryone({}, office.app.services);
  await spread();
};
const happened = async () => {
  await remind({ tenantId: office.county.id }, office.app.services);
  await spread();
};
const told = async (title: string, as: Name): Promise<string[]> =>
  (await get('/notices', as)).items
    .map(({ sentence }: { sentence: string }) => sentence)
    .filter((sentence: string) => sentence.includes(title));
const slips = async (title: string, as: Name = 'supervisor') =>
  (await get('/supervision/slips', as)).items.filter((slip: { title: string }) => slip.title === title);
const today = () => new Date(office.app.services.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const after = (days: number) =>
  new Date(Date.parse(`${today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

// The clock begins on Monday 2 March 2026 and only goes on.
describe('reminders', () => {
  test('follow a matter from half its time to the leader, each once, with slips and an urging notice', async () => {
    const title = '修桥';
    const { id } = await office.makeMatter({ title, dueOn: after(18) }); // Friday 20 March
    await office.hop(id, { action: 'sign' });
    await happened();
    expect(await told(title, 'liaison')).toEqual([]);
    await later(9); // Wednesday 11 March
    await turn();
    await turn();
    expect(await told(title, 'liaison')).toEqual(['“修桥”办理时间已过 50%，应于3月20日 (周五)前办结。']);
    await later(6);
    await turn();
    expect((await told(title, 'liaison'))[0]).toBe('“修桥”办理时间已过 80%，应于3月20日 (周五)前办结。');
    await later(2);
    await turn();
    expect((await told(title, 'liaison'))[0]).toBe('“修桥”即将到期，应于3月20日 (周五)前办结。');
    expect(await slips(title)).toEqual([]);

    await later(4); // Monday 23 March, one working day over
    await turn();
    expect((await told(title, 'liaison'))[0]).toBe(
      '“修桥”应于3月20日 (周五)前办结，已超期 1 个工作日，1级催办，发蓝色督查单。',
    );
    await later(8); // Tuesday 31 March: level 3
    await turn();
    await turn();
    expect(await told(title, 'liaison')).toHaveLength(4);
    expect(await told(title, 'supervisor')).toHaveLength(1);
    expect(await told(title, 'leader')).toEqual([]);
    expect((await slips(title)).map((slip: { number: string }) => slip.number).sort()).toEqual([
      '督催〔2026〕1号',
      '督红〔2026〕1号',
      '督蓝〔2026〕1号',
    ]);
    await later(13); // Monday 13 April, the holiday of 6 April in between: level 4
    await turn();
    expect((await told(title, 'leader'))[0]).toContain('已超期 15 个工作日，4级催办。');
    await later(30);
    const before = await office.actions();
    await turn();
    expect(await office.actions()).toEqual(before); // nothing more is due, nothing is written

    const page = await get(`/supervision/matters/${id}/reminders`, 'supervisor');
    expect(page.slips).toHaveLength(3);
    expect(page.nextOn).toBeNull();
    expect(page.sent[0]).toMatchObject({ state: expect.stringMatching(/sent|unheld/), label: '超期催办' });
    expect(page.sent.at(-1).readers).toMatchObject([{ name: 'liaison同志', orgName: '青石镇', readAt: null }]);
  });

  test('stop with the matter: what is unread is taken back, slips are settled, and no day is set', async () => {
    const title = '修渠';
    const { id } = await office.makeMatter({ title, dueOn: after(10) });
    await office.hop(id, { action: 'sign' });
    await later(14);
    await turn();
    expect(await told(title, 'liaison')).toHaveLength(1);
    expect(await slips(title)).toMatchObject([{ state: 'open', settledOn: null }]);
    await office.hop(id, { action: 'cancel', words: '并入他项', approvedBy: '王县长' }, office.cookie.supervisor);
    await happened();
    expect(await told(title, 'liaison')).toEqual([]);
    expect(await slips(title)).toMatchObject([{ state: 'settled', settledOn: today() }]);
    await later(60);
    await turn();
    expect(await told(title, 'liaison')).toEqual([]);
    expect((await get(`/supervision/matters/${id}/reminders`, 'supervisor')).nextOn).toBeNull();
  });

  test('begin anew with a new date, and an urgent matter starts at orange', async () => {
    const title = '修路';
    const { id } = await office.makeMatter({ title, dueOn: after(12) }, { urgency: 'urgent' });
    await office.hop(id, { action: 'sign' });
    const dueOn = after(40);
    await office.hop(id, { action: 'request_extension', words: '雨季', dueOn, signedBy: '李镇长' });
    await office.hop(id, { action: 'grant_extension', dueOn }, office.cookie.supervisor);
    await later(20);
    await turn();
    expect((await told(title, 'liaison')).filter((one) => one.includes('50%'))).toHaveLength(1);
    await later(30);
    await turn();
    expect((await slips(title)).map((slip: { kind: string }) => slip.kind)).not.toContain('blue');
    const counted = await office.app.call('GET /notices/count', { cookie: office.cookie.liaison });
    expect(counted.json().urgent).toBeGreaterThan(0);
  });

  test('of what waits for the office go to the office', async () => {
    const title = '修闸';
    const { id } = await office.makeMatter({ title, dueOn: after(60) });
    await office.hop(id, { action: 'object', words: '不属本镇', signedBy: '李镇长' });
    await later(10);
    await turn();
    expect((await told(title, 'supervisor'))[0]).toContain('前答复，已超期');
    expect(await told(title, 'liaison')).toEqual([]);
    expect(await slips(title)).toEqual([]);
  });

  test('are seen by those who may see the matter, and no others', async () => {
    const { id } = await office.makeMatter({ title: '修坝', dueOn: after(5) });
    const path = `/supervision/matters/${id}/reminders`;
    expect((await office.app.call(`GET ${path}`)).statusCode).toBe(401);
    expect((await office.app.call('GET /supervision/slips')).statusCode).toBe(401);
    expect((await office.app.call(`GET ${path}`, { cookie: office.cookie.sysadmin })).statusCode).toBe(403);
    expect(await office.refusal(`GET ${path}`, undefined, office.cookie.educator)).toEqual([
      404,
      'supervision.not_found',
    ]);
    expect((await get('/supervision/slips', 'educator')).items).toEqual([]);
    expect(await office.refusal('GET /supervision/slips?cursor=x', undefined, office.cookie.supervisor)).toEqual([
      409,
      'supervision.bad_cursor',
    ]);
  });

  test('the register comes in pages and by colour', async () => {
    const all = (await get('/supervision/slips', 'supervisor')).items;
    const paged: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = await get(`/supervision/slips?limit=2${next ? `&cursor=${next}` : ''}`, 'supervisor');
      paged.push(...page.items);
      next = page.nextCursor;
    }
    expect(paged).toEqual(all);
    const red = (await get('/supervision/slips?kind=red&state=open', 'supervisor')).items;
    expect(red).toEqual(
      all.filter(({ kind, state }: { kind: string; state: string }) => kind === 'red' && state === 'open'),
    );
    expect(red.length).toBeGreaterThan(0);
    expect(red.length).toBeLessThan(all.length);
  });
});

describe('who is told when', () => {
  test('is revised by the office as a new version; wrong data and stale editors are refused', async () => {
    const { items } = await get('/supervision/escalation', 'liaison');
    expect(items).toMatchObject([{ version: 1, inForce: true }]);
    const { rules, version } = items[0];
    const body = { source: '县督查办〔2026〕2号', effectiveFrom: today(), rules, version };
    const post = 'POST /supervision/escalation';
    expect((await office.app.call(post, { body })).statusCode).toBe(401);
    expect((await office.app.call(post, { body, cookie: office.cookie.liaison })).statusCode).toBe(403);
    const [first, second, third, fourth] = rules.levels;
    const as = office.cookie.supervisor;
    const levels = [second, first, third, fourth];
    expect(await office.refusal(post, { ...body, rules: { ...rules, levels } }, as)).toEqual([
      409,
      'supervision.levels_must_rise',
    ]);
    expect(await office.refusal(post, { ...body, rules: { ...rules, percents: [80, 50] } }, as)).toEqual([
      409,
      'supervision.percents_must_rise',
    ]);
    const red = [{ ...first, slip: 'red' }, second, third, fourth];
    expect(await office.refusal(post, { ...body, rules: { ...rules, levels: red } }, as)).toEqual([
      409,
      'supervision.slips_must_not_fall',
    ]);
    expect(await office.refusal(post, { ...body, effectiveFrom: '2026-01-01' }, as)).toEqual([
      409,
      'supervision.version_too_early',
    ]);
    const made = await office.app.call(post, { body: { ...body, rules: { ...rules, percents: [30] } }, cookie: as });
    expect(made.statusCode, made.body).toBe(201);
    expect(made.json()).toMatchObject({ version: 2, inForce: true, authorName: 'supervisor同志' });
    expect(await office.refusal(post, body, as)).toEqual([409, 'supervision.changed_meanwhile']);

    const { id } = await office.makeMatter({ title: '修塘', dueOn: after(100) });
    await office.hop(id, { action: 'sign' });
    await later(31);
    await turn();
    expect((await told('修塘', 'liaison'))[0]).toContain('30%');
  });
});
