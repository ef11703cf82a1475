import { describe, expect, test } from 'vitest';
import type { UnitMatch } from '../contract.ts';
import type { Clause } from './clause.ts';
import { leadOf } from './lead-of.ts';
import { mergeClauses } from './merge-clauses.ts';
import { placeBetween } from './order.ts';
import { needsLook, warningsOf } from './quality-gate.ts';
import { splitClause } from './split-clause.ts';
import { titleOf } from './title-of.ts';
import { makeMatcher } from './unit-matching.ts';

const TEXT = '1.建厂房5万平方米，引企业12家。（责任单位：县发改局）';
const amount = (text: string, value: number, unit: string) => ({
  text,
  value,
  max: null,
  unit,
  direction: 'exact' as const,
});
const unit = (name: string, role: UnitMatch['role'], orgId: string | null = name): UnitMatch => ({ name, orgId, role });
const clause = (over: Partial<Clause> = {}): Clause => ({
  id: 'a',
  sort: 1024,
  no: '1.',
  section: ['一、产业'],
  title: null,
  task: '建厂房5万平方米，引企业12家',
  span: [0, TEXT.length],
  sourceText: TEXT,
  units: [unit('县发改局', 'responsible')],
  people: [],
  startOn: null,
  dueOn: '2026-06-30',
  deadlineText: '6月底前',
  deadlineKind: 'month',
  quantities: [amount('5万平方米', 5, '万平方米'), amount('12家', 12, '家')],
  isDropped: false,
  isDueInferred: false,
  revision: 1,
  wasId: null,
  ...over,
});

describe('who leads', () => {
  test.each([
    ['the one printed as lead', [unit('乙', 'responsible'), unit('甲', 'lead')], '甲', 'printed'],
    ['the first of several leads', [unit('甲', 'lead'), unit('乙', 'lead')], '甲', 'first_of_several'],
    [
      'the first responsible unit by custom',
      [unit('丙', 'support'), unit('甲', 'responsible'), unit('乙', 'responsible')],
      '甲',
      'first_responsible',
    ],
  ])('%s', (_, units, name, how) => {
    expect(leadOf(units)).toEqual({ unit: expect.objectContaining({ name }), how });
  });
  test('nobody, when only supporting units are named', () => {
    expect(leadOf([unit('甲', 'support')])).toBeNull();
  });
});

describe('the quality gate: one lead unit, one measurable result, one date', () => {
  const codes = (over: Partial<Clause>) => warningsOf(clause(over)).map(({ code }) => code);
  test.each<[string, Partial<Clause>, string[]]>([
    ['nothing to say', { units: [unit('甲', 'lead')] }, []],
    ['a lead by custom is only a note', {}, ['lead_proposed']],
    ['no unit', { units: [] }, ['no_unit']],
    ['several leads', { units: [unit('甲', 'lead'), unit('乙', 'lead')] }, ['several_leads']],
    ['an unknown unit', { units: [unit('甲', 'lead'), unit('乙', 'support', null)] }, ['unit_unknown']],
    ['no result', { units: [unit('甲', 'lead')], quantities: [] }, ['no_result']],
    ['no date', { units: [unit('甲', 'lead')], dueOn: null, deadlineKind: 'none' }, ['no_date']],
    [
      'a month without a year is no date',
      { units: [unit('甲', 'lead')], dueOn: null, deadlineKind: 'month' },
      ['no_date'],
    ],
    ['open-ended work', { units: [unit('甲', 'lead')], dueOn: null, deadlineKind: 'ongoing' }, ['open_ended']],
    ['work that recurs needs no last day', { units: [unit('甲', 'lead')], dueOn: null, deadlineKind: 'recurring' }, []],
  ])('%s', (_, over, expected) => {
    expect(codes(over)).toEqual(expected);
  });
  test('only what a person must settle asks for a look', () => {
    expect(needsLook([{ code: 'lead_proposed' }, { code: 'no_result' }, { code: 'open_ended' }])).toBe(false);
    expect(needsLook([{ code: 'no_date' }])).toBe(true);
  });
});

describe('splitting', () => {
  test('parts words, amounts and source; punctuation at the cut goes', () => {
    const halves = splitClause(clause(), 9, { id: 'b', sort: 1500 });
    expect(
      halves?.map(({ id, no, task, quantities, sourceText }) => ({
        id,
        no,
        task,
        sourceText,
        n: quantities.map((q) => q.value),
      })),
    ).toEqual([
      { id: 'a', no: '1.', task: '建厂房5万平方米', sourceText: '1.建厂房5万平方米，', n: [5] },
      { id: 'b', no: null, task: '引企业12家', sourceText: '引企业12家。（责任单位：县发改局）', n: [12] },
    ]);
  });
  test('keeps the whole passage for both when the words were rewritten', () => {
    const halves = splitClause(clause({ task: '新建厂房，招引企业' }), 4, { id: 'b', sort: 1500 });
    expect(halves?.map(({ span }) => span)).toEqual([
      [0, TEXT.length],
      [0, TEXT.length],
    ]);
  });
  test.each([0, 100])('is not possible at %d, where one half is empty', (at) => {
    expect(splitClause(clause(), at, { id: 'b', sort: 2 })).toBeNull();
  });
});

describe('merging', () => {
  const text = `${TEXT}\n${TEXT}\n${TEXT}`;
  const at = (id: string, n: number, over: Partial<Clause> = {}) => {
    const start = n * (TEXT.length + 1);
    return clause({ id, span: [start, start + TEXT.length], ...over });
  };
  test('takes the latest deadline, each unit once in its strongest role, and reaches from first to last passage', () => {
    const a = at('a', 0);
    const b = at('b', 1, { dueOn: '2026-12-31', units: [unit('县发改局', 'lead'), unit('县教育局', 'support')] });
    expect(mergeClauses([a, b], [a, b], text)).toMatchObject({
      id: 'a',
      task: `${a.task}；${b.task}`,
      dueOn: '2026-12-31',
      span: [0, 2 * TEXT.length + 1],
      units: [unit('县发改局', 'lead'), unit('县教育局', 'support')],
      quantities: a.quantities,
    });
  });
  test('keeps the first passage when another item stands between', () => {
    const [a, b, c] = [at('a', 0), at('b', 1), at('c', 2)];
    expect(mergeClauses([a, c], [a, b, c], text)).toMatchObject({ span: a.span, sourceText: TEXT });
  });
});

test.each([
  [null, null, 1024],
  [1024, null, 2048],
  [null, 1024, 0],
  [1024, 2048, 1536],
])('a place between %s and %s is %d', (before, after, place) => {
  expect(placeBetween(before, after)).toBe(place);
});

test.each([
  [{ given: '甲', printed: '乙', fileName: '丙.docx', text: '丁' }, '甲'],
  [{ given: '', printed: '乙', fileName: '丙.docx', text: '丁' }, '乙'],
  [{ printed: null, fileName: '丙.v2.docx', text: '丁' }, '丙.v2'],
  [{ printed: null, text: '\n 丁 \n戊' }, '丁'],
])('the title of %j is %s', (from, title) => {
  expect(titleOf(from)).toBe(title);
});

describe('collective names mean every unit of their kind below the government', () => {
  const org = (path: string, name: string, kind: 'prefecture' | 'county' | 'town' | 'department') => ({
    id: name,
    path,
    name,
    shortName: name,
    aliases: [],
    kind,
  });
  const tree = [
    org('0001.', '东海市', 'prefecture'),
    org('0001.0001.', '青山县', 'county'),
    org('0001.0001.0001.', '石桥镇', 'town'),
    org('0001.0001.0002.', '县教育局', 'department'),
    org('0001.0002.', '白水县', 'county'),
    org('0001.0002.0001.', '沙河镇', 'town'),
  ];
  test.each([
    ['0001.', '各区县政府', ['青山县', '白水县']],
    ['0001.', '各县（市、区）人民政府', ['青山县', '白水县']],
    ['0001.', '各镇街', ['石桥镇', '沙河镇']],
    ['0001.0001.0002.', '各镇', ['石桥镇']],
    ['0001.0001.', '各区县', []],
    ['0001.', '石桥镇', ['石桥镇']],
  ])('for the unit at %s, %s means %j', (owner, name, expected) => {
    expect(makeMatcher(tree, owner)(name).orgIds).toEqual(expected);
  });
});
