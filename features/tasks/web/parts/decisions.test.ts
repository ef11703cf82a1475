import { expect, test } from 'vitest';
import type { Owed } from './api.ts';
import { byHarm, decisionsOf, isWorse } from './decisions.ts';

const makeRow = (id: string, light: Owed['light']['light'], dueOn: string | null = null) =>
  ({ id, dueOn, light: { light } }) as Owed;

test('a leader gets five late or behind ones at most, what hurts first, each once', () => {
  const late = [1, 2, 3, 4].map((n) => makeRow(`late${n}`, 'late', `2026-01-0${5 - n}`));
  const behind = [makeRow('behind1', 'behind', null), makeRow('behind2', 'behind', '2026-03-01')];
  const fine = [makeRow('near', 'near'), makeRow('fine', 'on_track')];
  const decisions = decisionsOf({ owes: [late[0]!, ...fine], awaits: [...behind, ...late] });
  expect(decisions.map((row) => row.id)).toEqual(['late4', 'late3', 'late2', 'late1', 'behind2']);
  expect(decisionsOf({ owes: fine, awaits: fine })).toEqual([]);
});

test('orders by light, then by deadline, without one last', () => {
  const rows = [makeRow('c', 'near'), makeRow('b', 'near', '2026-02-02'), makeRow('a', 'late', '2026-05-05')];
  expect([...rows].sort(byHarm).map((row) => row.id)).toEqual(['a', 'b', 'c']);
});

test.each([
  ['on_track', 'late', true],
  ['behind', 'late', true],
  [null, 'behind', true],
  ['late', 'behind', false],
  ['late', 'done', false],
  ['on_track', 'paused', false],
  ['done', 'on_track', false],
  ['paused', 'on_track', false],
  ['paused', 'near', true],
] as const)('from %s to %s is for the worse: %s', (from, to, worse) => {
  expect(isWorse({ from, to })).toBe(worse);
});
