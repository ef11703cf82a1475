import { expect, test } from 'vitest';
import type { ProgressView, TaskView } from './api.ts';
import { foldMiddle, latestReport, storyOf } from './story.ts';

const makeReport = (id: string, at: string, more: Partial<ProgressView> = {}): ProgressView => ({
  id,
  at,
  percent: 10,
  words: id,
  problems: null,
  nextSteps: null,
  numbers: [],
  files: [],
  correctsId: null,
  correctedById: null,
  authorName: null,
  orgName: '',
  ...more,
});
const makeTask = (more: Partial<TaskView>) =>
  ({
    clause: null,
    createdAt: '2026-01-01T00:00:00Z',
    dueChanges: [],
    lightChanges: [],
    progress: [],
    ...more,
  }) as TaskView;
const light = (at: string, from: 'near' | 'on_track' | null, to: 'late' | 'on_track' | 'near') => ({
  at,
  from,
  to,
  sentence: '',
});

test('tells everything oldest first, and begins with the clause though it bears a later instant', () => {
  const story = storyOf(
    makeTask({
      clause: { id: 'c', documentId: 'd', text: '一、', spanStart: 0, spanEnd: 2 },
      createdAt: '2026-05-01T00:00:00Z',
      dueChanges: [{ at: '2026-02-02T00:00:00Z', fromDue: null, toDue: '2026-09-09', reason: '', authorName: null }],
      lightChanges: [light('2026-02-03T00:00:00Z', 'near', 'late')],
      progress: [makeReport('b', '2026-02-04T00:00:00Z'), makeReport('a', '2026-02-01T00:00:00Z')],
    }),
  );
  expect(story.map((event) => (event.kind === 'report' ? event.id : event.kind))).toEqual([
    'clause',
    'a',
    'due',
    'light',
    'b',
  ]);
});

test('a task that comes from no paper begins with being set up', () => {
  expect(storyOf(makeTask({})).map((event) => event.kind)).toEqual(['created']);
});

test('a report stands before the light it turned; the first light is no event', () => {
  const at = '2026-02-01T00:00:00.000Z';
  const story = storyOf(
    makeTask({
      lightChanges: [
        light('2026-01-01T00:00:00Z', null, 'on_track'),
        light('2026-02-01T08:00:00+08:00', 'near', 'on_track'),
      ],
      progress: [makeReport('a', at)],
    }),
  );
  expect(story.map((event) => event.kind)).toEqual(['created', 'report', 'light']);
});

test('a corrected report knows its correction, and the correction what it corrects', () => {
  const story = storyOf(
    makeTask({
      progress: [
        makeReport('wrong', '2026-02-01T00:00:00Z', { correctedById: 'right' }),
        makeReport('right', '2026-02-02T00:00:00Z', { correctsId: 'wrong' }),
      ],
    }),
  );
  expect(story.slice(1)).toMatchObject([
    { id: 'wrong', correction: { id: 'right' }, corrected: null },
    { id: 'right', correction: null, corrected: { id: 'wrong' } },
  ]);
});

test('folds the middle of a long story only', () => {
  const numbers = (n: number) => Array.from({ length: n }, (_, at) => at);
  expect(foldMiddle(numbers(7), 2, 4)).toEqual({ head: numbers(7), hidden: 0, tail: [] });
  expect(foldMiddle(numbers(10), 2, 4)).toEqual({ head: [0, 1], hidden: 4, tail: [6, 7, 8, 9] });
});

test('the latest report that counts is not one that was corrected', () => {
  const reports = [
    makeReport('a', '2026-02-01T00:00:00Z'),
    makeReport('b', '2026-02-03T00:00:00Z', { correctedById: 'x' }),
    makeReport('c', '2026-02-02T00:00:00Z'),
  ];
  expect(latestReport(reports)?.id).toBe('c');
  expect(latestReport([])).toBeNull();
});
