import type { TaskRow } from './api.ts';

/** The condition that a code belongs to, as far as it is mended in a way of its own. */
const MENDS: Readonly<Record<string, string>> = {
  overdue: 'overdue',
  severe: 'severe',
  behind: 'behind',
  near: 'near',
  paused: 'paused',
  start_behind: 'start',
  start_severe: 'start',
  funds_behind: 'funds',
  funds_severe: 'funds',
  entry_behind: 'entry',
  entry_severe: 'entry',
  override: 'override',
};

/** The key of the sentence that says what would turn the light green, or null where nothing is to be mended. */
export const mendKey = (reason: TaskRow['light']['reason']): string | null => {
  const mend = MENDS[reason.code];
  return mend ? `light.mend_${mend}` : null;
};
