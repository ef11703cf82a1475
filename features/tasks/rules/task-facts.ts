import type { Day } from '@luoshi/kernel/day.ts';
import type { LightFacts, LightOverride } from './light.ts';

/** Days as rows hold them. */
export type LightRowFacts = {
  status: LightFacts['status'];
  percent: number;
  startOn: string | null;
  dueOn: string | null;
  doneOn: string | null;
  nodes: readonly { dueOn: string; weight: number }[];
  /** Where the lead unit stands: the nearest rule set above it decides. */
  leadPath: string;
  lightOverride?: LightOverride | null | undefined;
};

/** The facts of a task from its row: its start counts from the day it was planned for, the first report starts it. */
export const factsOf = (task: LightRowFacts): LightFacts => ({
  ...(task as unknown as LightFacts),
  override: task.lightOverride,
  start: task.startOn
    ? {
        plannedOn: task.startOn as Day,
        isStarted: task.status !== 'not_started' || task.percent > 0,
        isExcused: false,
      }
    : null,
});
