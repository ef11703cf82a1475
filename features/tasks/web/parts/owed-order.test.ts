import { expect, test } from 'vitest';
import { keepOrder, nextToAnswer } from './owed-order.ts';

const rows = (ids: string) => [...ids].map((id) => ({ id, mayReport: id !== 'x' }));
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('');

test.each([
  ['the first list is the server’s', '', 'abc', '', 'abc'],
  ['a new order of the server does not move what is shown', 'abc', 'cba', '', 'abc'],
  ['an answered one stays in its place', 'abc', 'ac', 'b', 'abc'],
  ['one that left without an answer goes', 'abc', 'ac', '', 'ac'],
  ['a new one stands behind the one before it', 'abc', 'abdc', '', 'abdc'],
  ['a new worst one stands first', 'abc', 'dabc', '', 'dabc'],
  ['two new ones keep their order', 'a', 'dea', '', 'dea'],
])('%s', (_, shown, fresh, answered, expected) => {
  expect(ids(keepOrder(rows(shown), rows(fresh), new Set(answered)))).toBe(expected);
});

test('takes the refetched row, not the one that was shown', () => {
  expect(keepOrder([{ id: 'a', percent: 1 }], [{ id: 'a', percent: 2 }], new Set())).toEqual([{ id: 'a', percent: 2 }]);
});

test.each([
  ['the next below', 'abc', 'a', '', 'b'],
  ['passes over answered ones', 'abc', 'a', 'b', 'c'],
  ['passes over those that may not be reported on', 'axc', 'a', '', 'c'],
  ['begins at the top again', 'abc', 'c', '', 'a'],
  ['none when all are answered', 'abc', 'c', 'ab', null],
])('%s', (_, list, id, answered, next) => {
  expect(nextToAnswer(rows(list), id, new Set(answered))).toBe(next);
});
