import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExistingUnit, planImport, type SheetRow } from './plan-import.ts';

const row = (n: number, name: string, parentName: string, extra: Partial<SheetRow> = {}): SheetRow => ({
  row: n,
  name,
  parentName,
  kind: 'department',
  kindText: '部门',
  shortName: '',
  aliases: [],
  regionCode: '',
  ...extra,
});
const unit = (id: string, parentId: string | null, name: string, extra: Partial<ExistingUnit> = {}): ExistingUnit => ({
  id,
  parentId,
  name,
  shortName: name,
  aliases: [],
  kind: 'department',
  regionCode: null,
  closedOn: null,
  ...extra,
});
const COUNTY = unit('county', null, '东海县', { kind: 'county' });
const codes = (rows: SheetRow[], existing: ExistingUnit[] = [COUNTY]) =>
  planImport(rows, existing).errors.map(({ row: n, column, code }) => [n, column, code]);

describe('planning an import of units', () => {
  test('an empty tree takes one top and what is below it, in any order', () => {
    const { units, errors } = planImport(
      [row(2, '大柳村', '青石镇'), row(3, '青石镇', '东海县'), row(4, '东海县', '')],
      [],
    );
    expect(errors).toEqual([]);
    expect(units.map(({ action, parent }) => [action, parent])).toEqual([
      ['new', { row: 3 }],
      ['new', { row: 4 }],
      ['new', null],
    ]);
  });

  test('a parent is known by its full name, short name or another name', () => {
    const fgj = unit('fgj', 'county', '东海县发展和改革局', { shortName: '县发改局', aliases: ['县发展改革局'] });
    for (const parent of ['东海县发展和改革局', '县发改局', '县发展改革局', ' 县 发改局'])
      expect(planImport([row(2, '办公室', parent)], [COUNTY, fgj]).units[0]?.parent).toEqual({ id: 'fgj' });
  });

  test('a row that repeats a unit adds what is new of it and takes nothing away', () => {
    const existing = [COUNTY, unit('jyj', 'county', '教育局', { aliases: ['县教育局'], shortName: '教育局' })];
    const plan = (extra: Partial<SheetRow>) => planImport([row(2, '教育局', '东海县', extra)], existing).units[0];
    expect(plan({})).toMatchObject({ action: 'same', existingId: 'jyj' });
    expect(plan({ kind: null, kindText: '' })?.action).toBe('same');
    expect(plan({ aliases: ['县教育局'] })?.action).toBe('same');
    expect(plan({ aliases: ['县教体局'] })?.action).toBe('changed');
    expect(plan({ regionCode: '371082' })?.action).toBe('changed');
  });

  test.each<[string, SheetRow[], unknown[]]>([
    ['no name', [row(2, '', '东海县')], [[2, 'name', 'name_missing']]],
    ['no parent', [row(2, '教育局', '')], [[2, 'parent', 'parent_missing']]],
    ['an unknown parent', [row(2, '教育局', '西海县')], [[2, 'parent', 'parent_not_found']]],
    ['itself as parent', [row(2, '教育局', '教育局')], [[2, 'parent', 'parent_not_found']]],
    ['the same row twice', [row(2, '教育局', '东海县'), row(3, '教育局', '东海县')], [[3, 'name', 'name_twice']]],
    ['no kind', [row(2, '教育局', '东海县', { kind: null, kindText: '' })], [[2, 'kind', 'kind_missing']]],
    ['an unknown kind', [row(2, '教育局', '东海县', { kind: null, kindText: '委员' })], [[2, 'kind', 'kind_unknown']]],
    [
      'a wrong division code',
      [row(2, '教育局', '东海县', { regionCode: '3710' })],
      [[2, 'regionCode', 'region_malformed']],
    ],
    ['a name that is a text', [row(2, '长'.repeat(101), '东海县')], [[2, 'name', 'too_long']]],
    [
      'a circle',
      [row(2, '甲局', '乙局'), row(3, '乙局', '甲局'), row(4, '丙局', '甲局')],
      [
        [2, 'parent', 'parent_circle'],
        [3, 'parent', 'parent_circle'],
      ],
    ],
  ])('%s is an error of its cell', (_title, rows, errors) => {
    expect(codes(rows)).toEqual(errors);
  });

  test('a parent that two units are called is asked about', () => {
    const existing = [
      COUNTY,
      unit('a', 'county', '甲办', { aliases: ['综合办'] }),
      unit('b', 'county', '乙办', { aliases: ['综合办'] }),
    ];
    expect(codes([row(2, '一科', '综合办')], existing)).toEqual([[2, 'parent', 'parent_ambiguous']]);
  });

  test('a second top is an error', () => {
    expect(codes([row(2, '东海县', ''), row(3, '西海县', '')], [])).toEqual([[3, 'parent', 'second_top']]);
  });

  test('a closed unit is not there', () => {
    const closed = unit('old', 'county', '旧局', { closedOn: '2026-01-01' });
    expect(codes([row(2, '一科', '旧局')], [COUNTY, closed])).toEqual([[2, 'parent', 'parent_not_found']]);
  });

  test('whatever is in the sheet: without errors every unit has a way up to the top', () => {
    const name = fc.constantFrom('东海县', '甲局', '乙局', '丙镇', '丁村', '');
    const rows = fc
      .array(fc.record({ name, parentName: name }), { minLength: 1, maxLength: 6 })
      .map((list) => list.map((one, i) => row(i + 2, one.name, one.parentName)));
    fc.assert(
      fc.property(rows, fc.boolean(), (sheet, isEmpty) => {
        const { units, errors } = planImport(sheet, isEmpty ? [] : [COUNTY]);
        if (errors.length > 0) return;
        const byRow = new Map(units.map((one) => [one.row, one]));
        for (const one of units) {
          let at = one;
          for (let step = 0; at.parent && 'row' in at.parent; step++) {
            expect(step).toBeLessThan(units.length);
            at = byRow.get(at.parent.row)!;
          }
        }
      }),
    );
  });
});
