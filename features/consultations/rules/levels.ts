import type { Day } from '@luoshi/kernel/day.ts';
import { addWorkdays, type WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { LevelsRules } from '../contract.ts';

export type LevelsVersion = {
  readonly version: number;
  readonly source: string;
  /** First day it holds, `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
  readonly rules: LevelsRules;
};

/** What a government starts with. */
export const LEVELS: LevelsVersion = {
  version: 1,
  source:
    'domain rules §5.4: four levels as in Tonglu and Luoning; 3, 5, 7 and 15 working days are a house default, 2026-11-24',
  effectiveFrom: '2000-01-01',
  rules: { workdays: [3, 5, 7, 15] },
};

export const TOP_LEVEL = 4;

/** The version in force on a day: the latest begun, the higher number on a tie. Throws when none has begun. */
export const levelsOn = <V extends Pick<LevelsVersion, 'version' | 'effectiveFrom'>>(
  versions: readonly V[],
  today: string,
): V => {
  const begun = versions
    .filter(({ effectiveFrom }) => effectiveFrom <= today)
    .sort((a, b) =>
      a.effectiveFrom === b.effectiveFrom ? a.version - b.version : a.effectiveFrom < b.effectiveFrom ? -1 : 1,
    );
  const last = begun.at(-1);
  if (!last) throw new RangeError(`no levels in force on ${today}`);
  return last;
};

/** Last day of an obstacle at `level` (1 to 4), counted in working days from the day it came there. */
export const lastDayAt = (level: number, since: Day, { workdays }: LevelsRules, calendar: WorkCalendar): Day => {
  const count = workdays[level - 1];
  if (count === undefined) throw new RangeError(`no level ${level}`);
  return addWorkdays(calendar, since, count);
};

/** Path of the unit one level up: the parent of the owner, the government's own unit at the top. */
export const pathAbove = (path: string): string => {
  const steps = path.split('.').filter(Boolean);
  return steps.length <= 1 ? path : `${steps.slice(0, -1).join('.')}.`;
};
