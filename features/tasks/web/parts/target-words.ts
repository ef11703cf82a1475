import type { ProgressView, TargetView } from './api.ts';

const SIGNS: Readonly<Record<TargetView['direction'], string>> = {
  'at-least': '≥',
  'at-most': '≤',
  increase: '+',
  decrease: '−',
  exact: '',
};

/** What a target asks for, without its unit: `≥ 4`, `+400`, `3–5`. */
export const wantedWords = (
  target: Pick<TargetView, 'value' | 'max' | 'direction'>,
  number: (value: number) => string,
): string => {
  if (target.max !== null && target.max !== target.value) return `${number(target.value)}–${number(target.max)}`;
  const sign = SIGNS[target.direction];
  const space = target.direction === 'at-least' || target.direction === 'at-most' ? ' ' : '';
  return `${sign}${space}${number(target.value)}`;
};

/**
 * How much of a target is reached, 0 to 1; null while nothing is reported and for limits not to be passed, where a
 * share says nothing.
 */
export const reachedShare = (target: Pick<TargetView, 'value' | 'actual' | 'direction'>): number | null => {
  if (target.actual === null || target.direction === 'at-most' || target.value <= 0) return null;
  return Math.max(0, Math.min(1, target.actual / target.value));
};

/** The last change of a target's number between reports that count, oldest first in `progress`; null without two. */
export const lastStep = (targetId: string, progress: readonly ProgressView[]): number | null => {
  const said = [...progress]
    .filter((report) => report.correctedById === null)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .flatMap((report) => report.numbers.filter((number) => number.targetId === targetId).map(({ actual }) => actual));
  const last = said.at(-1);
  const before = said.at(-2);
  return last === undefined || before === undefined ? null : last - before;
};
