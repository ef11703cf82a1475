import { expect, test } from 'vitest';
import { newProgress } from '../../contract.ts';
import { areDrafts, draftFrom, draftOfCorrection, isTouched, reportOf } from './progress-draft.ts';

const A = '0190a0a0-0000-7000-8000-00000000000a';
const B = '0190a0a0-0000-7000-8000-00000000000b';
const base = {
  percent: 40,
  lastWords: '土方完成',
  targets: [
    { id: A, actual: 3 },
    { id: B, actual: null },
  ],
};

test('a report starts from what was last reported', () => {
  expect(draftFrom(base)).toEqual({
    percent: 40,
    words: '土方完成',
    problems: '',
    nextSteps: '',
    numbers: { [A]: 3, [B]: null },
    nodesDone: [],
  });
});

test('sends only the numbers that were changed, trims words and leaves empty ones out', () => {
  const start = draftFrom(base);
  const draft = {
    ...start,
    percent: 55,
    words: ' 主体封顶 ',
    problems: '  ',
    numbers: { [A]: 3, [B]: 7 },
    nodesDone: [A],
  };
  const report = reportOf(draft, start, '2026-02-19');
  expect(report).toEqual({
    percent: 55,
    words: '主体封顶',
    problems: null,
    nextSteps: null,
    numbers: [{ targetId: B, actual: 7 }],
    nodesDone: [{ nodeId: A, doneOn: '2026-02-19' }],
  });
  expect(newProgress.safeParse(report).success).toBe(true);
});

test('a correction starts from the wrong report and sends every number it names', () => {
  const wrong = {
    percent: 90,
    words: '写错了',
    problems: null,
    nextSteps: null,
    numbers: [{ targetId: A, actual: 30 }],
  };
  const start = draftOfCorrection(wrong, base.targets);
  const report = reportOf({ ...start, percent: 50 }, start, '2026-02-19', B);
  expect(report).toMatchObject({ percent: 50, numbers: [{ targetId: A, actual: 30 }], correctsId: B });
});

test('knows whether anything was typed', () => {
  const start = draftFrom(base);
  expect(isTouched(start, draftFrom(base))).toBe(false);
  expect(isTouched({ ...start, words: '土方完成。' }, start)).toBe(true);
});

test('drafts kept from before are taken up only in this shape', () => {
  expect(areDrafts({ [A]: draftFrom(base) })).toBe(true);
  expect(areDrafts({})).toBe(true);
  for (const stored of [null, [], 'x', { [A]: { percent: '40' } }, { [A]: { ...draftFrom(base), numbers: null } }])
    expect(areDrafts(stored)).toBe(false);
});
