import type { Light } from '@luoshi/ui/theme.ts';
import type { LightCode } from '../../rules/light.ts';
import type { TaskRow } from './api.ts';

const LIGHTS: Readonly<Record<LightCode, Light>> = {
  done: 'done',
  paused: 'paused',
  cancelled: 'paused',
  overdue: 'late',
  severe: 'late',
  behind: 'behind',
  near: 'near',
  on_plan: 'on_track',
  open: 'on_track',
  no_deadline: 'on_track',
};

const MENDED = ['overdue', 'severe', 'behind', 'near', 'paused'] as const;

/** The key of the sentence that says what would turn the light green, or null where nothing is to be mended. */
export const mendKey = (reason: TaskRow['light']['reason']): string | null =>
  MENDED.some((code) => code === reason.code) ? `light.mend_${reason.code}` : null;

/** What the light becomes, and on which day, if nothing happens; null when it never changes by itself. */
export const nextLight = (
  light: Pick<TaskRow['light'], 'reason' | 'until'>,
): { on: string; to: Light | null } | null => {
  if (!light.until) return null;
  const next = light.reason.params.next;
  return { on: light.until, to: typeof next === 'string' && next in LIGHTS ? LIGHTS[next as LightCode] : null };
};
