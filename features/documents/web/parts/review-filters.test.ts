import { describe, expect, test } from 'vitest';
import type { ClauseView } from './api.ts';
import { summarise } from './publish-summary.ts';
import { afterLeaving, countsOf, neighbour, shownOf } from './review-filters.ts';

type Unit = ClauseView['units'][number];
const unit = (role: Unit['role'], orgId: string | null): Unit => ({
  name: orgId ?? '某局',
  orgId,
  orgName: orgId,
  role,
});
const clause = (id: string, over: Partial<ClauseView> = {}): ClauseView => ({
  id,
  no: null,
  section: [],
  title: null,
  task: id,
  span: null,
  sourceText: null,
  units: [unit('lead', 'o1')],
  people: [],
  startOn: null,
  dueOn: '2026-06-30',
  deadlineText: null,
  deadlineKind: 'date',
  quantities: [],
  isDropped: false,
  isDueInferred: false,
  revision: 1,
  changedBy: null,
  wasId: null,
  warnings: [],
  taskId: null,
  ...over,
});

const clauses = [
  clause('a'),
  clause('b', { warnings: [{ code: 'no_date', params: {} }] }),
  clause('c', { isDropped: true, warnings: [{ code: 'no_unit', params: {} }] }),
  clause('d', { warnings: [{ code: 'no_result', params: {} }] }),
];
const ids = (list: readonly ClauseView[]) => list.map(({ id }) => id);

describe('what is shown', () => {
  test('dropped items stand under their own heading, a missing result alone asks for no look', () => {
    expect([ids(shownOf(clauses, 'all')), ids(shownOf(clauses, 'look')), ids(shownOf(clauses, 'dropped'))]).toEqual([
      ['a', 'b', 'd'],
      ['b'],
      ['c'],
    ]);
  });

  test('each kind of doubt can be looked at by itself, and words narrow further', () => {
    const doubtful = [
      clause('a', { warnings: [{ code: 'lead_proposed', params: {} }], task: '新建厂房' }),
      clause('b', { warnings: [{ code: 'due_inferred', params: {} }], span: [0, 10] }),
      clause('c', { warnings: [{ code: 'unit_unknown', params: {} }], units: [unit('lead', null)] }),
      clause('d', { warnings: [{ code: 'no_result', params: {} }], no: '４' }),
    ];
    const findings: NonNullable<Parameters<typeof countsOf>[1]['findings']> = [
      { code: 'no_lead', params: { item: '1' }, span: [0, 1], severity: 'warning' },
      { code: 'impossible_date', params: {}, span: [3, 5], severity: 'warning' },
    ];
    expect(countsOf(doubtful, { findings, notes: new Map([['d', { mark: 'changed' }]]) })).toEqual({
      all: 4,
      look: 1,
      no_lead: 0,
      lead_proposed: 1,
      unit_unknown: 1,
      no_date: 0,
      due_inferred: 1,
      no_result: 1,
      finding: 1,
      edition_new: 0,
      edition_changed: 1,
      edition_moved: 0,
      dropped: 0,
    });
    expect(ids(shownOf(doubtful, 'finding', { findings }))).toEqual(['b']);
    expect(ids(shownOf(doubtful, 'all', { words: ' 厂房' }))).toEqual(['a']);
    expect(ids(shownOf(doubtful, 'all', { words: '某局' }))).toEqual(['c']);
    expect(ids(shownOf(doubtful, 'lead_proposed', { words: '某局' }))).toEqual([]);
    expect(ids(shownOf(doubtful, 'all', { words: '4' }))).toEqual(['d']);
  });

  test('after items leave the list the next one is at hand, at the end the one before', () => {
    const after = (...leaving: string[]) => afterLeaving(clauses, new Set(leaving));
    expect([after('a'), after('a', 'b'), after('d'), after('b', 'd'), after('a', 'b', 'c', 'd')]).toEqual([
      'b',
      'c',
      'c',
      'c',
      null,
    ]);
  });

  test('moving stops at both ends and begins at the nearer one', () => {
    expect([
      neighbour(clauses, null, 1),
      neighbour(clauses, null, -1),
      neighbour(clauses, 'd', 1),
      neighbour(clauses, 'b', -1),
    ]).toEqual(['a', 'd', 'd', 'a']);
    expect(neighbour([], 'a', 1)).toBeNull();
  });
});

test('the summary counts leads, proposals and what stops publishing; dropped items do not count', () => {
  const summary = summarise([
    clause('a'),
    clause('b', { units: [unit('responsible', 'o1'), unit('responsible', 'o2')] }),
    clause('c', {
      units: [unit('responsible', null), unit('responsible', 'o2')],
      warnings: [{ code: 'unit_unknown', params: {} }],
    }),
    clause('d', { units: [unit('support', 'o3')], warnings: [{ code: 'no_unit', params: {} }] }),
    clause('e', { units: [], isDropped: true }),
    clause('f', { units: [unit('lead', 'o3'), unit('lead', 'o1')] }),
  ]);
  expect({ ...summary, withoutLead: ids(summary.withoutLead) }).toEqual({
    items: 5,
    units: 2,
    proposed: 3,
    withoutLead: ['c', 'd'],
    asking: 2,
  });
});
