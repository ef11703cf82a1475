import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkMapping } from './check-mapping.ts';
import type { ColumnSpec } from './column.ts';
import { findHead, headAt } from './find-head.ts';
import type { Merge } from './grid.ts';
import { headParts, isBlank } from './plain.ts';
import { areaUnitOf, readArea } from './read-area.ts';
import { type CellContext, readCell } from './read-cell.ts';
import { moneyUnitOf, readMoney } from './read-money.ts';
import { plainNumber } from './read-number.ts';
import { periodNamed, readDay, readPeriod, readYears } from './read-time.ts';
import { recognise } from './recognise.ts';
import { makeRowSorter } from './sort-rows.ts';

const YI = { scale: 1e8, currency: 'CNY' } as const;

describe('money in a cell', () => {
  test.each([
    ['12.25', 12.25e8, 'CNY'],
    ['3.0500', 3.05e8, 'CNY'],
    ['1,234.5', 1234.5e8, 'CNY'],
    ['4284万美元', 42_840_000, 'USD'],
    ['约9亿元', 9e8, 'CNY'],
    ['6个亿', 6e8, 'CNY'],
    ['2000万', 2e7, 'CNY'],
    ['总投资1.5亿元左右', 1.5e8, 'CNY'],
    ['3500 万元', 3.5e7, 'CNY'],
    ['１２．５亿', 12.5e8, 'CNY'],
    ['5千万元', 5e7, 'CNY'],
    ['800元', 800, 'CNY'],
    ['1.2亿欧元', 1.2e8, 'EUR'],
    ['US$500万', 5e6, 'USD'],
    ['￥300', 300, 'CNY'],
    ['0', 0, 'CNY'],
    ['100亿日元', 1e10, 'JPY'],
  ])('%s under 亿元 is %d %s', (text, amount, currency) => {
    const read = readMoney(text, YI);
    expect(read).toMatchObject({ ok: true, currency });
    expect(read.ok && read.amount).toBeCloseTo(amount, 2);
  });
  test.each([
    ['3-5亿', 'range'],
    ['3至5亿元', 'range'],
    ['若干', 'not_money'],
    ['12台', 'not_money'],
    ['', 'not_money'],
    ['1.2.3亿', 'not_money'],
  ])('%s is none: %s', (text, why) => {
    expect(readMoney(text, YI)).toEqual({ ok: false, why });
  });
  test('a bare number needs the column’s unit', () => {
    expect(readMoney('12', null)).toEqual({ ok: false, why: 'no_unit' });
    expect(readMoney('12万元', null)).toMatchObject({ ok: true, amount: 120_000, from: 'cell' });
  });
  test.each([
    ['亿元', 1e8, 'CNY'],
    ['单位：万元', 1e4, 'CNY'],
    ['万美元', 1e4, 'USD'],
    ['元', 1, 'CNY'],
    ['人民币', 1, 'CNY'],
    ['万', 1e4, 'CNY'],
  ])('the unit %s', (text, scale, currency) => {
    expect(moneyUnitOf(text)).toEqual({ scale, currency });
  });
  test('what is no unit', () => {
    for (const text of ['', '家', '%', '亩']) expect(moneyUnitOf(text)).toBeNull();
  });
  test('any number written with any unit reads back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999_999 }),
        fc.constantFrom('元', '万元', '亿元', '万美元'),
        (n, unit) => {
          const known = moneyUnitOf(unit);
          const read = readMoney(`${n / 100}${unit}`, null);
          return read.ok && known !== null && Math.abs(read.amount - (n / 100) * known.scale) < 0.01;
        },
      ),
    );
  });
});

describe('days, years and periods', () => {
  test.each([
    ['2027年6月30日', '2027-06-30', false],
    ['2027-6-30', '2027-06-30', false],
    ['2027/06/30', '2027-06-30', false],
    ['2027.6.30', '2027-06-30', false],
    ['20270630', '2027-06-30', false],
    ['2027年6月底前', '2027-06-30', false],
    ['2027年6月', '2027-06-30', false],
    ['2028年2月', '2028-02-29', false],
    ['2027年底', '2027-12-31', false],
    ['2027', '2027-12-31', false],
    ['2027年上半年', '2027-06-30', false],
    ['2027年三季度', '2027-09-30', false],
    ['2027年第4季度', '2027-12-31', false],
    ['6月30日', '2026-06-30', true],
    ['6月底', '2026-06-30', true],
    ['46203', '2026-06-30', false],
    ['2027-06-30T00:00:00.000Z', '2027-06-30', false],
  ])('%s is %s', (text, day, isInferred) => {
    expect(readDay(text, 'end', 2026)).toEqual({ day, isInferred });
  });
  test.each(['2027年2月30日', '2027-13-01', '尽快', '长期', '', '12', '2027年13月'])('%s is no day', (text) => {
    expect(readDay(text, 'end', 2026)).toBeNull();
  });
  test('a month begins on its first day', () => {
    expect(readDay('2027年6月', 'start', 2026)?.day).toBe('2027-06-01');
  });
  test.each([
    ['2026-2028', 2026, 2028],
    ['2026年—2028年', 2026, 2028],
    ['2026年6月—2027年12月', 2026, 2027],
    ['2026.1-2027.12', 2026, 2027],
    ['2026', 2026, 2026],
    ['2026至2030年', 2026, 2030],
  ])('%s runs from %d to %d', (text, from, to) => {
    expect(readYears(text)).toEqual({ from, to });
  });
  test('years run forwards', () => {
    for (const text of ['2028-2026', '一年', '26-28']) expect(readYears(text)).toBeNull();
  });
  test.each([
    ['2024', '2024'],
    ['2024年度', '2024'],
    ['2024年一季度', '2024-Q1'],
    ['2024Q3', '2024-Q3'],
    ['2024年上半年', '2024-H1'],
    ['2024年6月', '2024-06'],
    ['2024-06', '2024-06'],
    ['202406', '2024-06'],
    ['2024年1-6月', '2024-01/06'],
    ['2024年1月至11月', '2024-01/11'],
  ])('%s is the period %s', (text, period) => {
    expect(readPeriod(text)).toBe(period);
  });
  test('a title names its period', () => {
    expect(periodNamed('2025年1-9月全县主要经济指标')).toBe('2025-01/09');
    expect(periodNamed('主要经济指标（2025年）')).toBe('2025');
    expect(periodNamed('主要经济指标')).toBeNull();
  });
});

describe('numbers, areas and blanks', () => {
  test.each([
    ['1,234.50', 1234.5],
    ['-3', -3],
    ['1.2e5', 120_000],
    ['1，234', 1234],
  ])('%s is %d', (text, value) => {
    expect(plainNumber(text)).toBe(value);
  });
  test.each(['1,23', '12a', '', '1.2.3', '一百'])('%s is no number', (text) => expect(plainNumber(text)).toBeNull());
  test.each([
    ['150', null, 150],
    ['150亩', null, 150],
    ['2公顷', null, 30],
    ['10000平方米', null, 15],
    ['1.5', 15, 22.5],
    ['1平方公里', null, 1500],
  ])('%s is an area of %d mu', (text, unit, mu) => expect(readArea(text, unit)).toBeCloseTo(mu!, 6));
  test('units of area', () => {
    expect(areaUnitOf('公顷')).toBe(15);
    expect(areaUnitOf('亿元')).toBeNull();
  });
  test('marks for nothing are blank', () => {
    for (const text of ['', ' ', '/', '—', '——', '无', 'N/A', '－']) expect(isBlank(text)).toBe(true);
    for (const text of ['0', '无锡', '有']) expect(isBlank(text)).toBe(false);
  });
  test('a head without its brackets', () => {
    expect(headParts('总投资\n（亿元）')).toEqual({ name: '总投资', asides: ['亿元'] });
    expect(headParts('是否规上（是/否）*')).toEqual({ name: '是否规上', asides: ['是/否'] });
  });
});

const context: CellContext = {
  year: 2026,
  rates: {},
  findUnit: (name) =>
    /局$|镇$/.test(name) ? { unit: { id: name, name, path: '0001.' } } : { candidates: ['县水利局'] },
  findRegion: () => null,
};
const spec = (
  key: string,
  kind: ColumnSpec['kind'],
  synonyms: string[],
  more: Partial<ColumnSpec> = {},
): ColumnSpec => ({ key, kind, synonyms, ...more });
const SPECS: readonly ColumnSpec[] = [
  spec('name', 'text', ['项目名称', '名称'], { isRequired: true }),
  spec('owner', 'text', ['建设单位', '项目业主']),
  spec('lead', 'unit', ['责任单位', '牵头单位']),
  spec('total', 'money', ['总投资', '计划总投资']),
  spec('year', 'money', ['年度计划投资', '计划投资']),
  spec('done', 'money', ['完成投资', '累计完成投资']),
  spec('years', 'years', ['建设年限', '起止年限']),
  spec('due', 'day', ['完成时限', '竣工时间']),
  spec('isPrivate', 'yes_no', ['是否民间投资']),
  spec('code', 'code', ['项目代码'], { looksLike: '^\\d{4}-\\d{6}-\\d{2}-\\d{2}-\\d{6}$' }),
  spec('group', 'text', ['类别', '领域']),
];

describe('cells of typed columns', () => {
  const read = (key: string, text: string, unit?: string) =>
    readCell(text, SPECS.find((one) => one.key === key)!, context, { unit });
  test('foreign money needs a rate, and is said when it has one', () => {
    expect(read('total', '4284万美元', '亿元').problems).toMatchObject([
      { code: 'ledgers.problems.money_needs_rate', severity: 'wrong' },
    ]);
    const paid = readCell('4284万美元', SPECS[3]!, { ...context, rates: { USD: 7 } }, { unit: '亿元' });
    expect(paid).toMatchObject({ value: 299_880_000, problems: [{ severity: 'unsure' }] });
  });
  test('a missing value is wrong only where it is required', () => {
    expect(read('name', '/').problems).toMatchObject([{ code: 'ledgers.problems.missing' }]);
    expect(read('lead', '—')).toEqual({ value: null, problems: [] });
  });
  test('"no" is a word where yes or no is asked, and nothing elsewhere', () => {
    expect(read('isPrivate', '否').value).toBe(false);
    expect(read('isPrivate', '无').value).toBe(false);
    expect(read('owner', '无').value).toBeNull();
  });
  test('an unknown unit names the nearest', () => {
    expect(read('lead', '水利站').problems[0]).toMatchObject({ params: { text: '水利站', near: '县水利局' } });
  });
});

const grid = (rows: string[][], merges: Merge[] = []) => ({
  rows: rows.map((cells, i) => ({ no: i + 1, cells })),
  merges,
});

describe('the head of a table', () => {
  test('below a title, a unit and a blank', () => {
    const head = findHead(
      grid([['重点项目一览表'], ['', '', '单位：万元'], ['序号', '项目名称', '总投资'], ['1', '甲', '3']]),
      SPECS,
    );
    expect(head).toEqual({ from: 3, to: 3, heads: ['序号', '项目名称', '总投资'] });
  });
  test('of two rows, merged as a spreadsheet merges', () => {
    const merges = [
      { top: 1, bottom: 2, left: 0, right: 0 },
      { top: 1, bottom: 1, left: 1, right: 2 },
    ];
    // The reader has carried the first column down already.
    const head = findHead(
      grid(
        [
          ['项目名称', '投资', ''],
          ['项目名称', '总投资', '完成投资'],
          ['甲', '3', '1'],
        ],
        merges,
      ),
      SPECS,
    );
    expect(head).toEqual({ from: 1, to: 2, heads: ['项目名称', '投资/总投资', '投资/完成投资'] });
  });
  test('of two rows, the merging lost as in a text file', () => {
    const head = findHead(
      grid([
        ['项目名称', '投资情况', '', '责任单位'],
        ['', '总投资', '完成投资', ''],
        ['甲', '3', '1', '水利局'],
      ]),
      SPECS,
    );
    expect(head?.heads).toEqual(['项目名称', '投资情况/总投资', '投资情况/完成投资', '责任单位']);
  });
  test('is none of the rows of data', () => {
    expect(
      findHead(
        grid([
          ['甲', '3'],
          ['乙', '4'],
        ]),
        SPECS,
      ),
    ).toBeNull();
  });
  test('a table of contents above does not mislead', () => {
    const head = findHead(
      grid([['填表说明：项目名称请写全称'], ['项目名称', '竣工时间', '总投资（亿元）'], ['甲', '2027年', '3']]),
      SPECS,
    );
    expect(head?.from).toBe(2);
  });
  test('may be pointed at', () => {
    expect(
      headAt(
        grid([
          ['甲', '乙'],
          ['丙', '丁'],
        ]),
        2,
        2,
      ).heads,
    ).toEqual(['丙', '丁']);
  });
  test('whatever stands there, looking for it never fails', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('项目名称', '总投资', '', '1', '合计'));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 20 }), (rows) => {
        const head = findHead(grid(rows), SPECS);
        return head === null || (head.from >= 1 && head.to <= rows.length && head.to >= head.from);
      }),
      { numRuns: 300 },
    );
  });
});

describe('columns are recognised', () => {
  const fieldsOf = (table: Record<string, string[]>, above: string[] = []) =>
    recognise(
      Object.entries(table).map(([head, texts]) => ({ head, texts })),
      SPECS,
      context,
      above,
    );
  test('by heads that say more, and until when', () => {
    const columns = fieldsOf({
      项目名称: ['甲'],
      截至2025年底完成投资: ['1'],
      '2026年计划投资': ['2'],
      项目计划总投资: ['3'],
      '项目责任单位（盖章）': ['水利局'],
    });
    expect(columns.map(({ field }) => field)).toEqual(['name', 'done', 'year', 'total', 'lead']);
  });
  test('by their values where nobody knows the head', () => {
    const columns = fieldsOf({
      项目名称: ['甲', '乙', '丙'],
      编码: ['2019-371082-39-03-012345', '2019-371082-39-03-012346', '2019-371082-39-03-012347'],
    });
    expect(columns[1]).toMatchObject({ field: 'code', by: 'values' });
  });
  test('by their values where two heads have changed places', () => {
    const columns = fieldsOf({
      项目名称: ['甲', '乙', '丙', '丁'],
      责任单位: ['2027年6月', '2027年7月', '2027年8月', '2027年9月'],
      完成时限: ['水利局', '青石镇', '教育局', '水利局'],
    });
    expect(columns.map(({ field, remarks }) => [field, remarks])).toEqual([
      ['name', []],
      ['due', ['head_disagrees']],
      ['lead', ['head_disagrees']],
    ]);
  });
  test('the same head twice is said', () => {
    const columns = fieldsOf({ 项目名称: ['甲'], 总投资: ['1'], '总投资 ': ['2'] });
    expect(columns[1]!.field === 'total' || columns[2]!.field === 'total').toBe(true);
    expect([...columns[1]!.remarks, ...columns[2]!.remarks]).toContain('head_twice');
  });
  test('money takes its unit from the head, from its tail, from the line above, or asks', () => {
    expect(fieldsOf({ 项目名称: ['甲'], '总投资（亿元）': ['1'] })[1]).toMatchObject({ unit: '亿元', remarks: [] });
    expect(fieldsOf({ 项目名称: ['甲'], 总投资万元: ['1'] })[1]).toMatchObject({ unit: '万元' });
    expect(fieldsOf({ 项目名称: ['甲'], 总投资: ['1'] }, ['单位：万元'])[1]).toMatchObject({
      unit: '万元',
      remarks: [],
    });
    expect(fieldsOf({ 项目名称: ['甲'], 总投资: ['1'] })[1]).toMatchObject({ unit: null, remarks: ['unit_needed'] });
  });
  test('a column of groups carries down, one that is often blank does not', () => {
    const columns = fieldsOf({
      领域: ['医疗', '', '', '交通', ''],
      项目名称: ['甲', '乙', '丙', '丁', '戊'],
      建设单位: ['', 'A', '', '', 'B'],
    });
    expect(columns.map(({ fillsDown }) => fillsDown)).toEqual([true, false, false]);
  });
});

describe('rows are sorted', () => {
  const heads = ['序号', '领域', '项目名称', '总投资'];
  const sorter = () =>
    makeRowSorter({
      fields: [null, 'group', 'name', 'total'],
      heads,
      fillsDown: [false, true, false, false],
      title: 'name',
    });
  const sortsOf = (rows: string[][]) => {
    const sort = sorter();
    return rows.map((cells) => sort(cells));
  };
  test('into data, groups, sub-rows, totals, headings, repeated heads and notes', () => {
    const sorted = sortsOf([
      ['一、产业项目'],
      ['1', '医疗', '甲', '3'],
      ['2', '', '乙', '4'],
      ['', '', '乙的一期', '1'],
      ['小计', '', '', '7'],
      heads,
      ['（二）民生项目', '', '', ''],
      ['3', '交通', '丙', '5'],
      ['', '合计', '', '12'],
      ['注：数据截至月底'],
      ['填表人：张三', '', '审核：李四'],
      ['', '', '', ''],
    ]);
    expect(sorted.map(({ sort }) => sort)).toEqual([
      'section',
      'data',
      'data',
      'data',
      'total',
      'head',
      'section',
      'data',
      'total',
      'note',
      'note',
      'blank',
    ]);
    expect(sorted[2]).toMatchObject({
      cells: { group: '医疗', name: '乙' },
      parentTitle: null,
      section: '一、产业项目',
    });
    expect(sorted[3]).toMatchObject({ cells: { group: '医疗' }, parentTitle: '乙' });
    expect(sorted[7]).toMatchObject({ cells: { group: '交通' }, parentTitle: null, section: '（二）民生项目' });
  });
  test('whatever stands there, a row is one thing', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { maxLength: 6 })), (rows) =>
        sortsOf(rows).every(({ sort, cells }) => sort === 'data' || Object.keys(cells).length === 0),
      ),
    );
  });
});

test('a mapping is checked in the order of the kind’s columns', () => {
  const mapping = { sheet: 0, headFrom: 1, headTo: 1, said: {}, rates: {} };
  const of = (...fields: (string | null)[]) =>
    checkMapping({ ...mapping, columns: fields.map((field) => ({ field })) }, SPECS);
  expect(of(null, null)).toEqual([{ code: 'no_columns', field: null }]);
  expect(of('total')).toEqual([
    { code: 'required', field: 'name' },
    { code: 'unit_needed', field: 'total' },
  ]);
  expect(of('name', 'name')).toEqual([{ code: 'twice', field: 'name' }]);
  expect(of('name', 'due')).toEqual([]);
});
