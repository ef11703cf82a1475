import type { TaskRow } from './api.ts';

const MENDED = ['overdue', 'severe', 'behind', 'near', 'paused'] as const;

/** The key of the sentence that says what would turn the light green, or null where nothing is to be mended. */
export const mendKey = (reason: TaskRow['light']['reason']): string | null =>
  MENDED.some((code) => code === reason.code) ? `light.mend_${reason.code}` : null;
