import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LedgerCounty, openLedgers } from '../ledgers/test-ledgers.ts';
import { indicatorLedger } from './indicators/ledger/service.ts';
import { firmLedger } from './ledger/service.ts';
import { checkSign } from './rules/credit-code.ts';
import { server } from './server.ts';

let it: LedgerCounty;
let grid: string;
beforeAll(async () => {
  it = await openLedgers([firmLedger, indicatorLedger], [server]);
  grid = await it.app.signIn('enterprise');
});
afterAll(() => it?.app.close());

const codeOf = (n: number): string => {
  const first = `91371082MA3${String(n).padStart(6, '0')}`;
  return `${first}${checkSign(first)}`;
};
const create = (body: object, cookie = it.supervisor) =>
  it.app.call('POST /enterprises', { cookie, body: { name: '青石食品有限公司', orgId: it.county.org.town, ...body } });
const list = async (query: string, cookie = it.supervisor) =>
  (await it.app.call(`GET /enterprises?${query}`, { cookie })).json();

describe('the register', () => {
  test('takes a firm, finds it by two letters of its name, its code and its contact', async () => {
    const answer = await create({
      creditCode: codeOf(1).toLowerCase(),
      contactName: '周敏',
      tags: ['专精特新'],
      isAboveScale: true,
    });
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json()).toMatchObject({
      creditCode: codeOf(1),
      org: { name: '青石镇' },
      revision: 1,
      may: { edit: true },
    });
    await create({ name: '大柳纺织厂', orgId: it.county.org.village, industry: '纺织业' });
    for (const q of ['食品', codeOf(1), '周敏', '青石 食品'])
      expect((await list(`q=${encodeURIComponent(q)}`)).items.map(({ name }: { name: string }) => name)).toEqual([
        '青石食品有限公司',
      ]);
    expect(await list('')).toMatchObject({ total: 2, aboveScale: 1 });
    expect(await list('scale=above')).toMatchObject({ total: 1 });
    expect(await list(`tag=${encodeURIComponent('专精特新')}`)).toMatchObject({ total: 1 });
    expect(await list(`industry=${encodeURIComponent('纺织业')}`)).toMatchObject({ total: 1 });
    expect(await list(`under=${it.county.org.village}`)).toMatchObject({ total: 1 });
  });

  test('goes page by page without a gap', async () => {
    const first = await list('limit=1');
    expect(first.items).toHaveLength(1);
    const second = await list(`limit=1&cursor=${encodeURIComponent(first.nextCursor)}`);
    expect(second.items[0].id).not.toBe(first.items[0].id);
    expect(second.total).toBe(2);
    expect((await it.app.call('GET /enterprises?cursor=nonsense', { cookie: it.supervisor })).json().code).toBe(
      'enterprises.bad_cursor',
    );
  });

  test('changes what is named, raises the revision, says so in the trail', async () => {
    const [firm] = (await list(`q=${encodeURIComponent('纺织')}`)).items;
    const answer = await it.app.call(`PATCH /enterprises/${firm.id}`, {
      cookie: it.supervisor,
      body: { staff: 40, revision: 1 },
    });
    expect(answer.json()).toMatchObject({ staff: 40, industry: '纺织业', revision: 2 });
    expect((await it.app.auditOf(it.county.id)).at(-1)).toMatchObject({
      action: 'enterprises.edit',
      params: { name: '大柳纺织厂', changed: 'staff' },
    });
    const late = await it.app.call(`PATCH /enterprises/${firm.id}`, {
      cookie: it.supervisor,
      body: { staff: 41, revision: 1 },
    });
    expect([late.statusCode, late.json().code]).toEqual([409, 'enterprises.changed_meanwhile']);
  });

  test.each([
    [
      'a code with a wrong check sign',
      { creditCode: codeOf(7).replace(/.$/, (sign) => (sign === '0' ? '1' : '0')) },
      'enterprises.credit_code_wrong',
    ],
    ['a code that another firm has', { creditCode: codeOf(1) }, 'enterprises.credit_code_taken'],
    ['a unit that does not exist', { orgId: '0190d9a0-0000-7000-8000-000000000000' }, 'enterprises.unit_not_found'],
  ])('refuses %s and leaves no trail', async (_title, body, code) => {
    const before = await it.actions();
    const answer = await create({ name: '某公司', ...body });
    expect(answer.json()).toMatchObject({ code, detail: expect.stringMatching(/[\u4e00-\u9fff]/) });
    expect(await it.actions()).toEqual(before);
  });

  test('is for those with the permission, each in their part of the tree', async () => {
    expect((await it.app.call('GET /enterprises')).statusCode).toBe(401);
    expect((await it.app.call('GET /enterprises', { cookie: grid })).statusCode).toBe(403);
    expect((await create({ name: '某公司' }, it.leader)).statusCode).toBe(403);
    const outside = await create({ name: '某公司', orgId: it.county.org.jyj }, it.liaison);
    expect(outside.json().code).toBe('enterprises.unit_not_found');
    const bureau = (await create({ name: '教育服务公司', orgId: it.county.org.jyj })).json();
    expect((await it.app.call(`GET /enterprises/${bureau.id}`, { cookie: it.liaison })).statusCode).toBe(404);
    expect(
      (await it.app.call(`PATCH /enterprises/${bureau.id}`, { cookie: it.liaison, body: { staff: 1 } })).statusCode,
    ).toBe(404);
    expect((await list('', it.liaison)).total).toBe(2);
  });
});

describe('figures', () => {
  const TABLE = [
    '2025年东海县主要经济指标,,,',
    '序号,指标名称,绝对额（亿元）,同比增长%',
    '1,地区生产总值,152.1,6.1',
    '2,税收收入,23.07,4.2',
    ',其中：国税,15.64,5.0',
    '3,居民人均可支配收入,20359,8.8',
    '注：数据来源为统计局。,,,',
  ];

  test('come from a table whose year stands in the title and whose unit stands in the head', async () => {
    const id = await it.read('indicators', '指标.csv', TABLE.join('\n'));
    expect((await it.sheet(id)).said).toEqual({ period: '2025', unit: '东海县' });
    const view = await it.confirm(id);
    expect(view.counts).toMatchObject({ rows: 4, add: 4, wrong: 0, unsure: 1 });
    await it.apply(id);
    const answer = (await it.app.call('GET /enterprises/indicators', { cookie: it.supervisor })).json();
    expect(answer).toMatchObject({ spans: ['year'], span: 'year', periods: ['2025'] });
    expect(
      answer.items.map(({ name, unit, figures }: { name: string; unit: string; figures: object[] }) => [
        name,
        unit,
        figures,
      ]),
    ).toEqual([
      ['地区生产总值', '亿元', [{ period: '2025', value: 152.1, growth: 6.1 }]],
      ['税收收入', '亿元', [{ period: '2025', value: 23.07, growth: 4.2 }]],
      ['税收收入：国税', '亿元', [{ period: '2025', value: 15.64, growth: 5 }]],
      ['居民人均可支配收入', '亿元', [{ period: '2025', value: 20359, growth: 8.8 }]],
    ]);
  });

  test('of the next year stand beside them; the same table again changes nothing', async () => {
    const next = TABLE.map((line) => line.replace('2025', '2026').replace('152.1', '160.2')).join('\n');
    const id = await it.read('indicators', '指标2026.csv', next);
    expect(await it.view(id)).toMatchObject({ state: 'ready', counts: { add: 4 } });
    await it.apply(id);
    const again = await it.read('indicators', '指标2026.csv', next.replace('160.2', '161'));
    expect((await it.view(again)).counts).toMatchObject({ add: 0, change: 1, same: 3 });
    await it.apply(again);
    const answer = (await it.app.call('GET /enterprises/indicators', { cookie: it.supervisor })).json();
    expect(answer.periods).toEqual(['2026', '2025']);
    expect(answer.items[0].figures.map(({ value }: { value: number }) => value).sort()).toEqual([152.1, 161]);
    expect((await it.app.call('GET /enterprises/indicators', { cookie: it.liaison })).json().items).toEqual([]);
  });
});
