import type { Counts, ImportState } from '../contract.ts';
import { BUSY_STATES } from '../contract.ts';

/** Counts of a sheet that has not been judged. */
export const NO_COUNTS: Counts = {
  rows: 0,
  skipped: 0,
  add: 0,
  change: 0,
  same: 0,
  wrong: 0,
  unsure: 0,
  conflict: 0,
  needsReason: 0,
  imported: 0,
  failed: 0,
};

export const isBusy = (state: ImportState): boolean => (BUSY_STATES as readonly ImportState[]).includes(state);
/** An import that is over: nothing changes it any more. */
export const isOver = (state: ImportState): boolean => ['done', 'cancelled', 'failed'].includes(state);

/** Silence after which work counts as cut off, in milliseconds: a batch takes a second or two. */
export const SILENT_AFTER_MS = 30_000;
