import { describe, expect, test } from 'vitest';
import type { ClauseView } from './api.ts';
import { summarise } from './publish-summary.ts';
import { neighbour, shownOf } from './review-filters.ts';

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
