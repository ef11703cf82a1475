import { needsLook } from '../../rules/quality-gate.ts';
import type { ClauseView } from './api.ts';

export const SHOWN = ['all', 'look', 'dropped'] as const;
export type Shown = (typeof SHOWN)[number];

/** Items the filter lets through: dropped ones only under their own heading. */
export const shownOf = (clauses: readonly ClauseView[], shown: Shown): ClauseView[] =>
  clauses.filter(({ isDropped, warnings }) => {
    if (shown === 'dropped') return isDropped;
    return !isDropped && (shown === 'all' || needsLook(warnings));
  });

/** The item that comes `step` after the active one among those shown; the first or last when none is active. */
export const neighbour = (shown: readonly ClauseView[], activeId: string | null, step: 1 | -1): string | null => {
  const at = shown.findIndex(({ id }) => id === activeId);
  const next = at < 0 ? (step > 0 ? 0 : shown.length - 1) : Math.max(0, Math.min(shown.length - 1, at + step));
  return shown[next]?.id ?? null;
};
