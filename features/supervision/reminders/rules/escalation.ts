import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { EscalationRules, SlipColour } from '../contract.ts';

/**
 * Who is told when until a government decides otherwise. Reminders at half and four fifths of the time: domain rules §3.
 * Three colours, one matter a slip: Sanming (blue reminds, orange warns when nothing was done, red). An urging notice
 * when a unit is late without a word: practice of supervision offices. Days and posts: house rule, 2026-11-24.
 */
export const USUAL_ESCALATION: EscalationRules = {
  percents: [50, 80],
  percentsFromDays: 5,
  beforeWorkdays: 1,
  startsAt: { ordinary: 'blue', urgent: 'orange', critical: 'red' },
  levels: [
    { afterWorkdays: 1, tell: ['liaison'], slip: 'blue', urges: false },
    { afterWorkdays: 3, tell: ['liaison', 'unit_head'], slip: 'orange', urges: false },
    { afterWorkdays: 7, tell: ['unit_head', 'supervisor'], slip: 'red', urges: true },
    { afterWorkdays: 15, tell: ['unit_head', 'supervisor', 'leader'], slip: null, urges: false },
  ],
};
export const USUAL_SOURCE = { version: 1, effectiveFrom: '2000-01-01' } as const;

const HEAT: Readonly<Record<SlipColour, number>> = { blue: 0, orange: 1, red: 2 };

/** The colour of a level's slip for a matter of that urgency: never milder than where its urgency starts. */
export const slipColour = (level: SlipColour, start: SlipColour): SlipColour =>
  HEAT[start] > HEAT[level] ? start : level;

const rises = (numbers: readonly number[]): boolean => numbers.every((n, at) => at === 0 || n > (numbers[at - 1] ?? n));

/** Whether the data can be followed: percents and days rise from step to step, colours never get milder. */
export const checkEscalation = ({ percents, levels }: EscalationRules): Outcome<null> => {
  if (!rises(percents)) return refuse('supervision.percents_must_rise');
  if (!rises(levels.map(({ afterWorkdays }) => afterWorkdays))) return refuse('supervision.levels_must_rise');
  const heats = levels.flatMap(({ slip }) => (slip ? [HEAT[slip]] : []));
  if (heats.some((heat, at) => heat < (heats[at - 1] ?? heat))) return refuse('supervision.slips_must_not_fall');
  return accept(null);
};

/** The version in force on a day: the newest of those that have begun. */
export const inForceOn = <Version extends { effectiveFrom: string; version: number }>(
  versions: readonly Version[],
  today: string,
): Version | undefined =>
  versions
    .filter(({ effectiveFrom }) => effectiveFrom <= today)
    .sort((a, b) =>
      a.effectiveFrom < b.effectiveFrom ? 1 : a.effectiveFrom > b.effectiveFrom ? -1 : b.version - a.version,
    )[0];
