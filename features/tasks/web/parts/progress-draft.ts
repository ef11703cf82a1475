import type { InputOf } from '@luoshi/kernel/contract.ts';
import type { endpoints } from '../../contract.ts';
import type { ProgressView, TargetView } from './api.ts';

/** A report being written. Numbers are by target, null where none is given; `nodesDone` are ids of nodes. */
export type ProgressDraft = {
  percent: number;
  words: string;
  problems: string;
  nextSteps: string;
  numbers: Readonly<Record<string, number | null>>;
  nodesDone: readonly string[];
};

export type NewReport = InputOf<(typeof endpoints)['POST /tasks/:id/progress']>['body'];

/** What a report starts from: the task as it was last reported, so that only what changed must be typed. */
export type ReportBase = {
  percent: number;
  lastWords: string | null;
  problems?: string | null;
  nextSteps?: string | null;
  targets: readonly Pick<TargetView, 'id' | 'actual'>[];
};

export const draftFrom = (task: ReportBase): ProgressDraft => ({
  percent: task.percent,
  words: task.lastWords ?? '',
  problems: task.problems ?? '',
  nextSteps: task.nextSteps ?? '',
  numbers: Object.fromEntries(task.targets.map((target) => [target.id, target.actual])),
  nodesDone: [],
});

/** The draft of a correction: what the wrong report said, to be put right. */
export const draftOfCorrection = (
  report: Pick<ProgressView, 'percent' | 'words' | 'problems' | 'nextSteps' | 'numbers'>,
  targets: readonly Pick<TargetView, 'id'>[],
): ProgressDraft => ({
  percent: report.percent,
  words: report.words,
  problems: report.problems ?? '',
  nextSteps: report.nextSteps ?? '',
  numbers: Object.fromEntries(
    targets.map(({ id }) => [id, report.numbers.find((number) => number.targetId === id)?.actual ?? null]),
  ),
  nodesDone: [],
});

/** Whether anything was typed since the draft was begun. */
export const isTouched = (draft: ProgressDraft, start: ProgressDraft): boolean =>
  JSON.stringify(draft) !== JSON.stringify(start);

/**
 * The report to send. Numbers are sent when they differ from those the draft began with; a correction sends every
 * number it names, since the wrong report no longer counts. Nodes ticked off are done on `today`.
 */
export const reportOf = (
  draft: ProgressDraft,
  start: ProgressDraft,
  today: string,
  correctsId: string | null = null,
): NewReport => ({
  percent: draft.percent,
  words: draft.words.trim(),
  problems: draft.problems.trim() || null,
  nextSteps: draft.nextSteps.trim() || null,
  numbers: Object.entries(draft.numbers).flatMap(([targetId, actual]) =>
    actual !== null && (correctsId !== null || actual !== start.numbers[targetId]) ? [{ targetId, actual }] : [],
  ),
  nodesDone: draft.nodesDone.map((nodeId) => ({ nodeId, doneOn: today })),
  ...(correctsId ? { correctsId } : {}),
});

/** Whether something kept from before is a set of drafts by task. */
export const areDrafts = (stored: unknown): stored is Readonly<Record<string, ProgressDraft>> =>
  typeof stored === 'object' && stored !== null && !Array.isArray(stored) && Object.values(stored).every(isDraft);

const isDraft = (stored: unknown): stored is ProgressDraft =>
  typeof stored === 'object' &&
  stored !== null &&
  'percent' in stored &&
  typeof stored.percent === 'number' &&
  'words' in stored &&
  typeof stored.words === 'string' &&
  'numbers' in stored &&
  typeof stored.numbers === 'object' &&
  stored.numbers !== null &&
  'nodesDone' in stored &&
  Array.isArray(stored.nodesDone);
