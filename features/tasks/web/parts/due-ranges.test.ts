import { toDay } from '@luoshi/kernel/day.ts';
import { expect, test } from 'vitest';
import { DUE_CHOICES, dueChoice, dueRange } from './due-ranges.ts';

test.each([
  ['any', '2019-02-19', '', ''],
  ['passed', '2019-02-19', '', '2019-02-18'],
  ['week', '2019-02-19', '2019-02-18', '2019-02-24'],
  ['week', '2019-02-24', '2019-02-18', '2019-02-24'],
  ['week', '2018-12-31', '2018-12-31', '2019-01-06'],
  ['month', '2020-02-19', '2020-02-01', '2020-02-29'],
  ['month', '2019-12-31', '2019-12-01', '2019-12-31'],
  ['quarter', '2019-11-30', '2019-10-01', '2019-12-31'],
  ['quarter', '2019-04-01', '2019-04-01', '2019-06-30'],
  ['year', '2019-02-19', '2019-01-01', '2019-12-31'],
] as const)('%s seen from %s runs from "%s" to "%s"', (choice, today, dueFrom, dueTo) => {
  expect(dueRange(choice, toDay(today))).toEqual({ dueFrom, dueTo });
});

test('a range finds its choice again, and any other is the reader’s own', () => {
  const today = toDay('2019-02-19');
  for (const choice of DUE_CHOICES) expect(dueChoice(dueRange(choice, today), today)).toBe(choice);
  expect(dueChoice({ dueFrom: '2019-02-20', dueTo: '' }, today)).toBe('own');
});
