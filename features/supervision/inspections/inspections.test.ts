import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice, type TestOffice } from '../test-supervision.ts';
import type { InspectionView } from './contract.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.app.close());

const plan = (more: object = {}) => ({
  title: '春季防汛准备专项督查',
  basis: '年度计划第3项',
  fromOn: '2026-03-10',
  toOn: '2026-03-11',
  orgIds: [office.county.org.town],
  ...more,
});
const call = async (key: string, body: unknown, cookie = office.cookie.supervisor): Promise<InspectionView> => {
  const answer = await office.app.call(key, { cookie, body });
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
};
const register = (more: object = {}) => call('POST /supervision/inspections', plan(more));
const approved = async (more: object = {}) => {
  const one = await register(more);
  return call(`POST /supervision/inspections/${one.id}/decision`, { isApproved: true }, office.cookie.leader);
};
const form = (parts: Record<string, string>, file?: { name: string; text: string }) => {
  const boundary = 'x-luoshi';
  const lines = Object.entries(parts).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  if (file)
    lines.push(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n${file.text}\r\n`,
    );
  return {
    payload: `${lines.join('')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
};

describe('the plan of inspections', () => {
  test('registers, shows the load, and is approved by somebody else', async () => {
    const one = await register({ fromOn: '2026-01-10', toOn: '2026-01-10' });
    expect(one).toMatchObject({
      number: '督查〔2026〕第1次',
      state: 'registered',
      host: { name: '东海县' },
      units: [{ name: '青石镇' }],
      load: [{ month: 0, quarter: 0 }],
      limit: { rules: { perMonth: 2, perQuarter: 4 } },
      may: { approve: false, draw: false, find: false },
    });
    const { items } = (
      await office.app.call(`GET /supervision/inspections/load?on=2026-02-01&orgIds=${office.county.org.town}`, {
        cookie: office.cookie.supervisor,
      })
    ).json();
    expect(items).toEqual([{ unit: { id: office.county.org.town, name: '青石镇' }, month: 0, quarter: 1 }]);
    const decision = `POST /supervision/inspections/${one.id}/decision`;
    expect(await office.refusal(decision, { isApproved: true }, office.cookie.supervisor)).toEqual([
      403,
      'http.forbidden',
    ]);
    const done = await call(decision, { isApproved: true, words: '同意' }, office.cookie.leader);
    expect(done).toMatchObject({ state: 'approved', decidedByName: 'leader同志', decidedWords: '同意' });
    expect(await office.refusal(decision, { isApproved: false }, office.cookie.leader)).toEqual([
      409,
      'supervision.decided_already',
    ]);
    expect((await office.actions()).slice(-2)).toEqual([
      'supervision.register_inspection',
      'supervision.approve_inspection',
    ]);
  });

  test('refuses a unit that bears enough already, a refused one not counted', async () => {
    const may = { fromOn: '2026-05-05', toOn: '2026-05-06' };
    await register(may);
    const second = await register(may);
    expect(await office.refusal('POST /supervision/inspections', plan(may), office.cookie.supervisor)).toEqual([
      409,
      'supervision.overloaded',
    ]);
    await call(
      `POST /supervision/inspections/${second.id}/decision`,
      { isApproved: false, words: '与防汛督查合并' },
      office.cookie.leader,
    );
    await register(may);
    // June is another month of the same quarter; the fourth of the quarter is the last.
    await register({ fromOn: '2026-06-01', toOn: '2026-06-01' });
    await register({ fromOn: '2026-04-01', toOn: '2026-04-01' });
    expect(
      await office.refusal(
        'POST /supervision/inspections',
        plan({ fromOn: '2026-06-20', toOn: '2026-06-20' }),
        office.cookie.supervisor,
      ),
    ).toEqual([409, 'supervision.overloaded']);
  });

  test('off the plan it needs its approval as a file, which can be fetched again', async () => {
    const off = plan({ isPlanned: false, orgIds: [office.county.org.jyj], fromOn: '2026-08-01', toOn: '2026-08-02' });
    expect(await office.refusal('POST /supervision/inspections', off, office.cookie.supervisor)).toEqual([
      409,
      'supervision.approval_missing',
    ]);
    const wrong = await office.app.call('POST /supervision/inspections', {
      cookie: office.cookie.supervisor,
      ...form({ inspection: JSON.stringify(off) }, { name: 'virus.exe', text: 'MZ' }),
    });
    expect([wrong.statusCode, wrong.json().code]).toEqual([415, 'supervision.unsupported_format']);
    const taken = await office.app.call('POST /supervision/inspections', {
      cookie: office.cookie.supervisor,
      ...form({ inspection: JSON.stringify(off) }, { name: '../批示.pdf', text: '同意开展' }),
    });
    expect(taken.statusCode, taken.body).toBe(201);
    expect(taken.json()).toMatchObject({ isPlanned: false, approval: { name: '批示.pdf' } });
    const file = await office.app.call(`GET /supervision/inspections/${taken.json().id}/approval`, {
      cookie: office.cookie.supervisor,
    });
    expect([file.statusCode, file.body, file.headers['content-disposition']]).toEqual([
      200,
      '同意开展',
      expect.stringContaining('attachment'),
    ]);
    expect(
      (
        await office.app.call(`GET /supervision/inspections/${taken.json().id}/approval`, {
          cookie: office.cookie.liaison,
        })
      ).statusCode,
    ).toBe(404);
  });

  test('is seen by who holds it and who bears it, and refuses what makes no sense', async () => {
    const theirs = await register({ orgIds: [office.county.org.jyj], fromOn: '2026-09-01', toOn: '2026-09-01' });
    expect(await office.refusal(`GET /supervision/inspections/${theirs.id}`, undefined, office.cookie.liaison)).toEqual(
      [404, 'supervision.not_found'],
    );
    const seen = (
      await office.app.call('GET /supervision/inspections?year=2026', { cookie: office.cookie.liaison })
    ).json();
    expect(seen.items.length).toBeGreaterThan(0);
    expect(seen.items.every(({ units }: InspectionView) => units.some(({ name }) => name === '青石镇'))).toBe(true);
    const { supervisor, liaison } = office.cookie;
    expect(await office.refusal('POST /supervision/inspections', plan({ toOn: '2026-03-01' }), supervisor)).toEqual([
      409,
      'supervision.days_turned',
    ]);
    expect(
      await office.refusal(
        'POST /supervision/inspections',
        plan({ orgIds: ['00000000-0000-7000-8000-000000000000'] }),
        supervisor,
      ),
    ).toEqual([409, 'supervision.unit_not_found']);
    expect(await office.refusal('POST /supervision/inspections', plan(), liaison)).toEqual([403, 'http.forbidden']);
    expect((await office.app.call('GET /supervision/inspections?year=2026')).statusCode).toBe(401);
  });
});

describe('an inspection', () => {
  test('draws once, by a seed that anybody can repeat', async () => {
    const one = await approved({ orgIds: [office.county.org.county], fromOn: '2026-10-12', toOn: '2026-10-12' });
    const key = `POST /supervision/inspections/${one.id}/draw`;
    expect(await office.refusal(key, { of: 'units', count: 9 }, office.cookie.supervisor)).toEqual([
      409,
      'supervision.too_few_to_draw',
    ]);
    const { draw } = await call(key, { of: 'units', count: 2, seed: '2026-10-12 双色球' });
    expect(draw?.candidates).toEqual(['东海县发展和改革局', '东海县教育局', '大柳村']);
    const rank = (name: string) => createHash('sha256').update(`2026-10-12 双色球/${name}`).digest('hex');
    expect(draw?.drawn).toEqual([...(draw?.candidates ?? [])].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, 2));
    expect(await office.refusal(key, { of: 'units', count: 1 }, office.cookie.supervisor)).toEqual([
      409,
      'supervision.drawn_already',
    ]);
    const waiting = await register({ orgIds: [office.county.org.fgj], fromOn: '2026-10-20', toOn: '2026-10-20' });
    expect(
      await office.refusal(
        `POST /supervision/inspections/${waiting.id}/draw`,
        { of: 'units', count: 1 },
        office.cookie.supervisor,
      ),
    ).toEqual([409, 'supervision.not_approved']);
  });

  test('finds, has it mended as a matter, looks again, and counts what comes back', async () => {
    const one = await approved({ fromOn: '2026-11-02', toOn: '2026-11-03' });
    const key = `POST /supervision/inspections/${one.id}/findings`;
    const found = {
      orgId: office.county.org.town,
      kind: '台账不实',
      words: '卫生室台账与现场不符',
      title: '核实卫生室台账',
      dueOn: '2026-03-20',
    };
    expect(await office.refusal(key, { ...found, orgId: office.county.org.jyj }, office.cookie.supervisor)).toEqual([
      409,
      'supervision.not_inspected',
    ]);
    const [first] = (await call(key, found)).list;
    expect(first).toMatchObject({ state: 'mending', matterState: 'assigned', repeats: 0 });
    const recheck = `POST /supervision/findings/${first?.id}/recheck`;
    expect(await office.refusal(recheck, { isMended: true, words: '好' }, office.cookie.supervisor)).toEqual([
      409,
      'supervision.still_mending',
    ]);

    const id = first?.matterId ?? '';
    await office.hop(id, { action: 'sign' });
    const { taskId } = (
      await office.app.call(`GET /supervision/matters/${id}`, { cookie: office.cookie.liaison })
    ).json();
    await office.report(taskId, { percent: 100, words: '已核实' });
    await office.hop(id, { action: 'request_close', achieved: '台账已核实' });
    await office.hop(id, { action: 'pass_review' }, office.cookie.supervisor);
    await office.hop(id, { action: 'close', grade: 'pass', judgedPercent: 100 }, office.cookie.leader);

    expect(await office.refusal(recheck, { isMended: false, words: '仍不符' }, office.cookie.supervisor)).toEqual([
      409,
      'supervision.date_missing',
    ]);
    const again = await call(recheck, { isMended: false, words: '抽查两处仍不符', dueOn: '2026-04-10' });
    expect(again.list[0]).toMatchObject({
      state: 'not_mended',
      matterState: 'reopened',
      rechecks: 1,
      recheckWords: '抽查两处仍不符',
    });
    const matter = (
      await office.app.call(`GET /supervision/matters/${id}`, { cookie: office.cookie.supervisor })
    ).json();
    expect([matter.reopened, matter.dueOn, matter.firstDueOn]).toEqual([1, '2026-04-10', '2026-03-20']);

    const repeated = await call(key, { ...found, title: '再核实卫生室台账' });
    expect(repeated.list.map(({ repeats }) => repeats)).toEqual([0, 1]);
  });
});
