import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firmLedger } from '../enterprises/ledger/service.ts';
import { checkSign } from '../enterprises/rules/credit-code.ts';
import { server as enterprises } from '../enterprises/server.ts';
import { resume } from './jobs.ts';
import { type LedgerCounty, openLedgers, workbook } from './test-ledgers.ts';

let it: LedgerCounty;
beforeAll(async () => {
  it = await openLedgers([firmLedger], [enterprises]);
});
afterAll(() => it?.app.close());

const codeOf = (n: number): string => {
  const first = `91371082MA3${String(n).padStart(6, '0')}`;
  return `${first}${checkSign(first)}`;
};
const firms = async (q = ''): Promise<{ name: string; staff: number | null; org: { name: string } }[]> =>
  (await it.app.call(`GET /enterprises?limit=200&q=${encodeURIComponent(q)}`, { cookie: it.supervisor })).json().items;

/** A ledger as a town keeps it: title, two-row head, merged groups, a sub-total, notes. */
const MESSY = {
  name: '企业',
  rows: [
    ['青石镇企业情况一览表', null, null, null, null, null, null],
    ['填报单位：青石镇', null, null, null, null, '2026年3月', null],
    ['序号', '企业基本情况', null, '所在镇街', '联系方式', null, '从业人员\n（人）'],
    [null, '企业名称', '统一社会信用代码', null, '联系人', '联系电话', null],
    ['一、工业企业', null, null, null, null, null, null],
    [1, '青石食品有限公司', codeOf(1), '青石镇', '周敏', '13800000001', 120],
    [2, '青石\n机械厂', codeOf(2), '青石镇', '吴刚', '13800000002', '85人'],
    [3, '大柳纺织有限公司', codeOf(3).replace(/.$/, '#'), '大柳村', '郑红', '13800000003', '约四十'],
    ['小计', null, null, null, null, null, 245],
    ['二、农业企业', null, null, null, null, null, null],
    [4, '大柳合作社', '/', '大六村', '王海', '—', 12],
    [5, '青石食品有限公司', codeOf(1), '青石镇', null, null, 120],
    ['注：从业人员为2月末数。', null, null, null, null, null, null],
  ],
  merges: ['A1:G1', 'A3:A4', 'B3:C3', 'D3:D4', 'E3:F3', 'G3:G4'],
};

describe('a ledger as a town keeps it', () => {
  let id: string;

  test('is read with its two-row head, and its columns are recognised', async () => {
    id = await it.read('enterprises', '青石镇企业.xlsx', await workbook(MESSY));
    expect(await it.view(id)).toMatchObject({ state: 'mapping', sheets: [{ name: '企业', rows: 13 }] });
    const seen = await it.sheet(id);
    expect(seen.head).toEqual({ from: 3, to: 4 });
    expect(seen.columns.map(({ head, field }) => [head, field])).toEqual([
      ['序号', null],
      ['企业基本情况/企业名称', 'name'],
      ['企业基本情况/统一社会信用代码', 'creditCode'],
      ['所在镇街', 'unit'],
      ['联系方式/联系人', 'contactName'],
      ['联系方式/联系电话', 'contactPhone'],
      ['从业人员 （人）', 'staff'],
    ]);
  });

  test('is judged row by row, every problem by cell, and nothing is written', async () => {
    const view = await it.confirm(id);
    expect(view).toMatchObject({
      state: 'ready',
      counts: { rows: 5, skipped: 4, add: 2, change: 0, same: 0, wrong: 3 },
    });
    const wrong = await it.rows(id, 'wrong');
    expect(wrong.map(({ no, problems }) => [no, problems.map(({ column }) => column)])).toEqual([
      [8, ['staff', 'creditCode']],
      [11, ['unit']],
      [12, ['name']],
    ]);
    expect(wrong.map(({ problems }) => problems[0]?.sentence)).toEqual([
      '“约四十”不是数字。',
      expect.stringMatching(/^机构里没有“大六村”/),
      '和第 6 行重复。',
    ]);
    expect(await firms()).toEqual([]);
  });

  test('comes back with its problems marked: colours, comments, a column', async () => {
    const answer = await it.app.call(`GET /ledgers/imports/${id}/marked.xlsx`, { cookie: it.supervisor });
    expect(answer.statusCode).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(answer.rawPayload.buffer as ArrayBuffer);
    const [sheet] = book.worksheets;
    expect(sheet!.name).toBe('企业');
    expect(sheet!.getCell('H3').text).toBe('问题');
    expect(sheet!.getCell('G8').fill).toMatchObject({ fgColor: { argb: 'FFF8D0CC' } });
    expect(JSON.stringify(sheet!.getCell('G8').note)).toContain('不是数字');
    expect(sheet!.getCell('H12').text).toBe('和第 6 行重复。');
    expect(sheet!.getCell('B6').fill).not.toMatchObject({ pattern: 'solid' });
    const few = await it.app.call(`GET /ledgers/imports/${id}/marked.xlsx?only=problems`, { cookie: it.supervisor });
    await book.xlsx.load(few.rawPayload.buffer as ArrayBuffer);
    expect(book.worksheets.at(-1)!.rowCount).toBe(4 + 3);
  });

  test('is imported without the wrong rows, said in the trail', async () => {
    const view = await it.apply(id);
    expect(view).toMatchObject({ state: 'done', counts: { imported: 2, failed: 0, wrong: 3 } });
    expect((await firms()).map(({ name, staff, org }) => [name, staff, org.name])).toEqual([
      ['青石 机械厂', 85, '青石镇'],
      ['青石食品有限公司', 120, '青石镇'],
    ]);
    expect((await it.actions()).slice(-3)).toEqual(['ledgers.work', 'enterprises.import', 'ledgers.finish']);
    const [first] = await it.rows(id, 'add');
    expect(first!.to).toMatch(/^\/enterprises\/[0-9a-f-]{36}$/);
  });

  test('a second time its columns are remembered, and only what changed is a change', async () => {
    const rows = structuredClone(MESSY.rows);
    rows[5]![6] = 130;
    rows[7] = [3, '大柳纺织有限公司', codeOf(3), '大柳村', '郑红', '13800000003', 40];
    const again = await it.read('enterprises', '青石镇企业（改）.xlsx', await workbook({ ...MESSY, rows }));
    const view = await it.view(again);
    expect(view).toMatchObject({
      state: 'ready',
      isRemembered: true,
      counts: { add: 1, change: 1, same: 1, wrong: 2 },
    });
    expect(await it.rows(again, 'change')).toMatchObject([
      { no: 6, changes: [{ column: 'staff', label: '从业人员', before: '120', after: '130' }] },
    ]);
    await it.apply(again);
    expect((await firms('食品'))[0]).toMatchObject({ staff: 130 });
    expect(await firms('纺织')).toHaveLength(1);
  });
});

describe('columns', () => {
  test('that stand under each other’s heads are told apart by their values', async () => {
    const csv = [
      '企业名称,联系电话,统一社会信用代码,所在镇街',
      ...[11, 12, 13, 14].map((n) => `换列企业${n},${codeOf(n)},1380000${n}${n},青石镇`),
    ].join('\n');
    const id = await it.read('enterprises', 'x.csv', csv);
    const seen = await it.sheet(id);
    expect(seen.columns.map(({ field, by }) => [field, by])).toEqual([
      ['name', 'head'],
      ['creditCode', 'values'],
      ['contactPhone', 'values'],
      ['unit', 'head'],
    ]);
    expect(seen.columns[1]!.remarks).toHaveLength(1);
  });

  test('one that is missing is said once for the whole sheet', async () => {
    const id = await it.read('enterprises', 'x.csv', iconv.encode('公司名称,人数\n甲公司,3\n乙公司,4\n', 'gb18030'));
    expect((await it.sheet(id)).said).toEqual({ unit: '东海县' });
    expect(await it.confirm(id, { said: { unit: '青石镇' } })).toMatchObject({ state: 'ready', counts: { add: 2 } });
  });

  test.each<[string, object, string]>([
    ['nothing mapped', { columns: [{ field: null }, { field: null }] }, 'ledgers.no_columns'],
    ['a required column missing', { said: {} }, 'ledgers.required'],
    ['one twice', { columns: [{ field: 'name' }, { field: 'name' }] }, 'ledgers.twice'],
    ['words that mean nothing', { said: { unit: '西海县' } }, 'ledgers.said_unreadable'],
    ['a sheet that is not there', { sheet: 7 }, 'ledgers.sheet_not_found'],
  ])('a mapping with %s is refused and leaves no trail', async (_title, change, code) => {
    const id = await it.read('enterprises', 'x.csv', '公司名称,员工\n丙公司,3\n');
    const before = await it.actions();
    const answer = await it.app.call(`PUT /ledgers/imports/${id}/mapping`, {
      cookie: it.supervisor,
      body: {
        sheet: 0,
        headFrom: 1,
        headTo: 1,
        columns: [{ field: 'name' }, { field: 'staff' }],
        said: { unit: '青石镇' },
        ...change,
      },
    });
    expect(answer.json()).toMatchObject({ code, detail: expect.stringMatching(/[\u4e00-\u9fff]/) });
    expect(await it.actions()).toEqual(before);
  });

  test('without a head that anybody knows, somebody points at it', async () => {
    const id = await it.read('enterprises', 'x.csv', '甲,乙\n丁公司,青石镇\n戊公司,大柳村\n');
    expect(await it.sheet(id)).toMatchObject({ head: null, columns: [] });
    const seen = await it.sheet(id, 0, '?headFrom=1');
    expect(seen.head).toEqual({ from: 1, to: 1 });
    expect(seen.columns.map(({ head }) => head)).toEqual(['甲', '乙']);
  });

  test('the sheet with the known head is proposed among several', async () => {
    const bytes = await workbook(
      { name: '说明', rows: [['请按要求填写'], ['一、二、三']] },
      {
        name: '名单',
        rows: [
          ['企业名称', '镇街', '员工人数'],
          ['己公司', '青石镇', 5],
        ],
      },
    );
    const id = await it.read('enterprises', 'x.xlsx', bytes);
    expect((await it.confirm(id, {}, 1)).counts.add).toBe(1);
  });
});

describe('who may', () => {
  test('import: those signed in with the permission, a kind that is theirs', async () => {
    expect((await it.send('enterprises', 'x.csv', '企业名称\n', '')).statusCode).toBe(401);
    expect((await it.send('enterprises', 'x.csv', '企业名称\n', it.leader)).statusCode).toBe(403);
    expect((await it.send('planets', 'x.csv', '企业名称\n')).json().code).toBe('ledgers.kind_not_found');
  });

  test('see an import: not those of another part of the tree', async () => {
    const id = await it.read('enterprises', 'x.csv', '企业名称,镇街\n庚公司,青石镇\n');
    for (const key of ['', '/sheets/0', '/rows', '/marked.xlsx'])
      expect((await it.app.call(`GET /ledgers/imports/${id}${key}`, { cookie: it.liaison })).statusCode).toBe(404);
    for (const [key, body] of [['POST', {}]] as const)
      expect((await it.app.call(`${key} /ledgers/imports/${id}/apply`, { cookie: it.liaison, body })).statusCode).toBe(
        404,
      );
  });

  test('bring in what lies in their part of the tree only', async () => {
    const id = await it.read('enterprises', 'x.csv', '企业名称,镇街\n辛公司,东海县教育局\n壬公司,大柳村\n', it.liaison);
    const seen = (await it.app.call(`GET /ledgers/imports/${id}/sheets/0`, { cookie: it.liaison })).json();
    const body = {
      sheet: 0,
      headFrom: 1,
      headTo: 1,
      columns: seen.columns.map(({ field }: { field: string }) => ({ field })),
    };
    await it.app.call(`PUT /ledgers/imports/${id}/mapping`, { cookie: it.liaison, body });
    await it.work(id);
    expect((await it.view(id, it.liaison)).counts).toMatchObject({ add: 1, wrong: 1 });
  });
});

describe('work', () => {
  const many = (count: number): string =>
    ['企业名称,镇街,员工人数', ...Array.from({ length: count }, (_, i) => `批量企业${i},青石镇,${i}`)].join('\n');

  test('that is cancelled leaves nothing behind and cannot be taken up again', async () => {
    const id = await it.read('enterprises', 'x.csv', many(30));
    await it.confirm(id);
    const answer = await it.app.call(`POST /ledgers/imports/${id}/cancel`, { cookie: it.supervisor });
    expect(answer.json().state).toBe('cancelled');
    await it.work(id);
    expect(await firms('批量')).toEqual([]);
    const late = await it.app.call(`POST /ledgers/imports/${id}/apply`, { cookie: it.supervisor, body: {} });
    expect(late.json().code).toBe('ledgers.finished');
  });

  test('cut off in the middle of importing goes on behind the last finished batch', async () => {
    const id = await it.read('enterprises', 'x.csv', many(1_200));
    await it.confirm(id);
    await it.app.call(`POST /ledgers/imports/${id}/apply`, { cookie: it.supervisor, body: {} });
    // The connection breaks in the second batch, as it does when the machine goes down.
    let batches = 0;
    const { db } = it.app.services;
    const broken = {
      ...it.app.services,
      db: {
        ...db,
        transact: ((tenantId, run, keep) =>
          db.transact(
            tenantId,
            async (tx) => {
              const result = await run(tx);
              const { rows } = await tx.client.query(
                'select count(*)::int as n from enterprises.firm where name like $1',
                ['批量%'],
              );
              if (rows[0].n > 500 && ++batches) throw new Error('the machine went down');
              return result;
            },
            keep,
          )) as typeof db.transact,
      },
    };
    const { makeWork } = await import('./jobs.ts');
    const work = makeWork(new Map([[firmLedger.name, firmLedger]]));
    await expect(work({ tenantId: it.county.id, importId: id }, broken)).rejects.toThrow('went down');
    expect(batches).toBe(1);
    const { rows } = await it.app.owner.query(
      `select count(*)::int as n from enterprises.firm where name like '批量%'`,
    );
    expect(rows[0].n).toBe(500);
    it.app.pass(1);
    expect(await it.view(id)).toMatchObject({ state: 'importing', isStalled: true });
    await resume({}, it.app.services);
    const jobs = await it.app.owner.query(`select key from graphile_worker.jobs where key = $1`, [
      `ledgers:work/${id}`,
    ]);
    expect(jobs.rowCount).toBe(1);
    await it.work(id);
    expect(await it.view(id)).toMatchObject({ state: 'done', counts: { imported: 1_200 } });
    const all = await it.app.owner.query(`select count(*)::int as n from enterprises.firm where name like '批量%'`);
    expect(all.rows[0].n).toBe(1_200);
  });
});

describe('a file that is no ledger', () => {
  const compound = (stream: string): Uint8Array =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(512),
      Buffer.from(stream, 'utf16le'),
    ]);
  test.each<[string, string, Uint8Array | string, number, string]>([
    ['an encrypted workbook', 'x.xlsx', compound('EncryptedPackage'), 422, 'ledgers.encrypted'],
    ['an old workbook', 'x.xls', compound('Workbook'), 415, 'ledgers.old_format'],
    ['a workbook with macros', 'x.xlsm', zipSync({ 'xl/workbook.xml': new Uint8Array(3) }), 422, 'ledgers.macros'],
    [
      'a zip that unpacks into half a gigabyte',
      'x.xlsx',
      zipSync({ 'xl/workbook.xml': new Uint8Array(3), a: new Uint8Array(540 * 1024 * 1024) }),
      422,
      'ledgers.zip_bomb',
    ],
    ['a PDF', 'x.pdf', '%PDF-1.7', 415, 'ledgers.pdf'],
    ['a paper', 'x.docx', zipSync({ 'word/document.xml': new Uint8Array(3) }), 415, 'ledgers.unsupported_format'],
    ['nothing', 'x.csv', '', 422, 'ledgers.empty'],
  ])('%s is refused with what to do', async (_title, name, bytes, status, code) => {
    const before = await it.actions();
    const answer = await it.send('enterprises', name, bytes);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(await it.actions()).toEqual(before);
  });

  test('200 MB are refused before they are read', async () => {
    const answer = await it.app.call('POST /ledgers/imports?kind=enterprises', {
      cookie: it.supervisor,
      payload: 'x',
      headers: { 'content-type': 'multipart/form-data; boundary=b', 'content-length': String(200 * 1024 * 1024) },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'ledgers.too_large']);
  });

  test('that shows itself only in reading ends the import with the reason', async () => {
    const broken = await it.read('enterprises', 'x.xlsx', zipSync({ 'xl/workbook.xml': Buffer.from('<workbook>') }));
    expect(await it.view(broken)).toMatchObject({ state: 'failed', failure: expect.stringMatching(/打不开/) });
    const blank = await it.read('enterprises', 'x.xlsx', await workbook({ name: '空', rows: [] }));
    expect(await it.view(blank)).toMatchObject({ state: 'failed', failure: '表里没有内容。' });
  });
});
