import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { server } from '../server.ts';
import { type Government, makeGovernment, openTestApp, type TestApp } from '../test-people.ts';

let app: TestApp;
let county: Government;
let cookie: string;

beforeAll(async () => {
  app = await openTestApp([server]);
  county = await makeGovernment(app.services);
  cookie = await app.signIn('sysadmin');
});
afterAll(() => app?.close());

const form = (fileName: string, bytes: Uint8Array | string) => {
  const boundary = 'luoshi-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    payload: Buffer.concat([
      Buffer.from(head),
      Buffer.from(bytes as Uint8Array),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
};
const send = (fileName: string, bytes: Uint8Array | string, apply = false, who = cookie) =>
  app.call(`POST /orgs/import?apply=${apply}`, { cookie: who, ...form(fileName, bytes) });
const names = async (): Promise<string[]> =>
  (await app.call('GET /orgs', { cookie })).json().items.map((one: { name: string }) => one.name);

const workbook = async (rows: (string | number)[][]): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('机构').addRows(rows);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
const GOOD = [
  ['东海县机构一览'],
  ['单位名称', '上级单位', '类型', '简称', '别名', '区划代码'],
  ['东海县水利局', '东海县', '部门', '县水利局', '县水务局、水利局', 371082],
  ['滨海经济开发区管委会', '东海县', '开发区', '滨海开发区'],
  ['滨海产业运营公司', '滨海开发区', '运营公司'],
];

describe('importing units', () => {
  test('a preview says what would become of each row and writes nothing', async () => {
    const before = await names();
    const answer = await send('机构.xlsx', await workbook(GOOD));
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ errors: [], applied: 0 });
    expect(answer.json().rows).toEqual([
      {
        row: 3,
        name: '东海县水利局',
        parentName: '东海县',
        kind: 'department',
        shortName: '县水利局',
        aliases: ['县水务局', '水利局'],
        regionCode: '371082',
        action: 'new',
      },
      expect.objectContaining({ row: 4, kind: 'zone', action: 'new' }),
      expect.objectContaining({ row: 5, kind: 'company', parentName: '滨海开发区' }),
    ]);
    expect(await names()).toEqual(before);
  });

  test('applied, they hang where the sheet says; a second time nothing changes', async () => {
    const book = await workbook(GOOD);
    expect((await send('机构.xlsx', book, true)).json().applied).toBe(3);
    const { items } = (await app.call('GET /orgs', { cookie })).json();
    const zone = items.find((one: { name: string }) => one.name === '滨海经济开发区管委会');
    const company = items.find((one: { name: string }) => one.name === '滨海产业运营公司');
    expect(company).toMatchObject({ parentId: zone.id, path: `${zone.path}0001.` });
    expect((await app.auditOf(county.id)).at(-1)).toMatchObject({
      action: 'people.import_orgs',
      params: { added: 3, changed: 0 },
    });
    const before = await app.auditOf(county.id);
    expect((await send('机构.xlsx', book, true)).json()).toMatchObject({ applied: 0, errors: [] });
    expect(await app.auditOf(county.id)).toEqual(before);
  });

  test('other names are added to a unit that is there', async () => {
    const csv = '单位名称,上级单位,别名\n东海县教育局,东海县,县教育局、教育局\n';
    expect((await send('别名.csv', csv, true)).json()).toMatchObject({ applied: 1, rows: [{ action: 'changed' }] });
    const answer = await app.call(`GET /orgs/${county.org.jyj}`, { cookie });
    expect(answer.json().aliases.sort()).toEqual(['县教育局', '教育局'].sort());
  });

  test('errors are told by cell in the caller’s language and stand against the whole', async () => {
    const csv = '单位名称,上级单位,类型\n甲局,西海县,部门\n乙局,东海县,委员\n';
    const preview = (await send('x.csv', csv)).json();
    expect(preview.errors).toEqual([
      { row: 2, column: 'parent', code: 'parent_not_found', sentence: '表格和现有机构里都没有“西海县”。' },
      { row: 3, column: 'kind', code: 'kind_unknown', sentence: '不认识类型“委员”。' },
    ]);
    const before = [await names(), await app.auditOf(county.id)];
    const applied = await send('x.csv', csv, true);
    expect([applied.statusCode, applied.json().code]).toEqual([409, 'people.import_has_errors']);
    expect([await names(), await app.auditOf(county.id)]).toEqual(before);
  });

  test('a file saved in GB 18030 reads like any other', async () => {
    const csv = iconv.encode('单位名称,上级单位,类型\n东海县档案馆,东海县,部门\n', 'gb18030');
    expect((await send('国标.csv', csv)).json()).toMatchObject({ errors: [], rows: [{ name: '东海县档案馆' }] });
  });

  test.each<[string, string, Uint8Array | string, number, string]>([
    ['a word document', 'x.docx', 'PK', 415, 'people.unsupported_format'],
    ['a text under a spreadsheet’s name', 'x.xlsx', '单位名称', 422, 'people.unreadable'],
    ['a zip that is no workbook', 'x.xlsx', zipSync({ a: new Uint8Array(3) }), 422, 'people.unreadable'],
    ['an encrypted workbook', 'x.xlsx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 422, 'people.unreadable'],
    ['a zip bomb', 'x.xlsx', zipSync({ a: new Uint8Array(101 * 1024 * 1024) }), 413, 'people.too_large'],
    ['no column of names', 'x.csv', '甲,乙\n1,2\n', 409, 'people.columns_missing'],
    ['no rows', 'x.csv', '单位名称\n\n', 409, 'people.no_rows'],
    ['nothing', 'x.csv', '', 409, 'people.columns_missing'],
  ])('%s gets a clear answer', async (_title, fileName, bytes, status, code) => {
    const answer = await send(fileName, bytes);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  test('without a file there is nothing to read; without the permission neither', async () => {
    const empty = await app.call('POST /orgs/import', { cookie });
    expect(empty.json().code).toBe('people.file_missing');
    const supervisor = await app.signIn('supervisor');
    expect((await send('x.csv', '单位名称\n甲\n', false, supervisor)).statusCode).toBe(403);
  });
});
