import { expect, test } from 'vitest';
import type { ProgressView } from './api.ts';
import { lastStep, reachedShare, wantedWords } from './target-words.ts';

test.each([
  [{ value: 4, max: null, direction: 'at-least' }, '≥ 4'],
  [{ value: 3, max: null, direction: 'at-most' }, '≤ 3'],
  [{ value: 400, max: null, direction: 'increase' }, '+400'],
  [{ value: 5, max: null, direction: 'decrease' }, '−5'],
  [{ value: 9, max: null, direction: 'exact' }, '9'],
  [{ value: 3, max: 5, direction: 'at-least' }, '3–5'],
] as const)('says what %j asks for', (target, words) => {
  expect(wantedWords(target, String)).toBe(words);
});

test.each([
  [{ value: 4, actual: 1, direction: 'at-least' }, 0.25],
  [{ value: 4, actual: 9, direction: 'at-least' }, 1],
  [{ value: 4, actual: -1, direction: 'increase' }, 0],
  [{ value: 4, actual: null, direction: 'exact' }, null],
  [{ value: 4, actual: 2, direction: 'at-most' }, null],
  [{ value: 0, actual: 2, direction: 'at-least' }, null],
] as const)('the share reached of %j is %s', (target, share) => {
  expect(reachedShare(target)).toBe(share);
});

const makeReport = (at: string, actual: number, correctedById: string | null = null): ProgressView => ({
  id: at,
  at,
  percent: 0,
  words: '',
  problems: null,
  nextSteps: null,
  numbers: [{ targetId: 'a', actual }],
  files: [],
  correctsId: null,
  correctedById,
  authorName: null,
  orgName: '',
});

test('the last step passes over reports that were corrected', () => {
  const reports = [makeReport('2026-02-03', 5), makeReport('2026-02-01', 2), makeReport('2026-02-02', 50, 'x')];
  expect(lastStep('a', reports)).toBe(3);
  expect(lastStep('b', reports)).toBeNull();
  expect(lastStep('a', reports.slice(0, 1))).toBeNull();
});
