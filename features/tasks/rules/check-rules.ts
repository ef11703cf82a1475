import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Conditions, ProgressCondition } from '../rule-sets/contract.ts';
import { type RuleVersion, ruleIdOf, sharesGround } from './rule-set.ts';

type Threshold = number | null;

/** The two thresholds of a condition and whether the worse one lies beyond the milder one. */
type Pair = {
  readonly name: keyof Conditions;
  readonly behind: Threshold;
  readonly severe: Threshold;
  readonly grows: boolean;
};

const ofProgress = (progress: ProgressCondition): Omit<Pair, 'name'> => {
  switch (progress.measure) {
    case 'lag':
      return { behind: progress.behindFromPoints, severe: progress.severeAbovePoints, grows: true };
    case 'rate':
      return { behind: progress.behindBelowPercent, severe: progress.severeBelowPercent, grows: false };
    case 'months':
      return { behind: progress.behindFromMonths, severe: progress.severeFromMonths, grows: true };
  }
};

const pairsOf = ({ progress, funds, entry }: Conditions): Pair[] => [
  ...(progress ? [{ name: 'progress' as const, ...ofProgress(progress) }] : []),
  ...(funds
    ? [{ name: 'funds' as const, behind: funds.behindBelowPercent, severe: funds.severeBelowPercent, grows: false }]
    : []),
  ...(entry
    ? [{ name: 'entry' as const, behind: entry.behindAfterMonths, severe: entry.severeAfterMonths, grows: true }]
    : []),
];

/** Yellow up to and including thirty and red above thirty agree; other thresholds must lie apart. */
const isCrossed = ({ behind, severe, grows }: Pair, mayMeet: boolean): boolean => {
  if (behind === null || severe === null) return false;
  if (grows) return mayMeet ? behind > severe : behind >= severe;
  return behind <= severe;
};

/**
 * Whether conditions can decide anything and do not contradict themselves. Refuses a set that judges nothing
 * (`tasks.rules_empty`), a condition without a threshold (`tasks.rules_idle`), and a yellow threshold that lies beyond
 * the red one, so that yellow could never show (`tasks.rules_crossed`; `params.condition` names the condition).
 */
export const checkConditions = (
  conditions: Conditions,
): Outcome<null, 'tasks.rules_empty' | 'tasks.rules_idle' | 'tasks.rules_crossed'> => {
  const { deadline, progress, start, funds, entry } = conditions;
  if (!deadline && !progress && !start && !funds && !entry) return refuse('tasks.rules_empty');
  for (const pair of pairsOf(conditions)) {
    if (pair.behind === null && pair.severe === null) return refuse('tasks.rules_idle', { condition: pair.name });
    const mayMeet = pair.name === 'progress' && progress?.measure === 'lag';
    if (isCrossed(pair, mayMeet))
      return refuse('tasks.rules_crossed', {
        condition: pair.name,
        behind: pair.behind ?? 0,
        severe: pair.severe ?? 0,
      });
  }
  return accept(null);
};

/** A rule set that somebody wants to switch on. */
export type Proposed = Pick<RuleVersion, 'name' | 'source' | 'governs'> & {
  readonly scope: { readonly orgId: string; readonly path: string } | null;
  readonly effectiveFrom: string | null;
  readonly isTried: boolean;
};

type SwitchRefusal =
  | 'tasks.rules_not_tried'
  | 'tasks.rules_source_needed'
  | 'tasks.rules_day_needed'
  | 'tasks.rules_past'
  | 'tasks.rules_same_day';

/**
 * Whether a set may be switched on (house rule, 2026-11-24): it was tried as it stands (`tasks.rules_not_tried`), names
 * its source and its first day, does not begin in the past, whose lights stay what they were (`tasks.rules_past`), and
 * no other set of the same scope and work begins on that day (`tasks.rules_same_day`). Answers the version it becomes.
 */
export const checkSwitch = (
  proposed: Proposed,
  versions: readonly RuleVersion[],
  today: string,
): Outcome<{ effectiveFrom: string; version: number }, SwitchRefusal> => {
  const { effectiveFrom } = proposed;
  if (!proposed.source.trim()) return refuse('tasks.rules_source_needed');
  if (!effectiveFrom) return refuse('tasks.rules_day_needed');
  if (effectiveFrom < today) return refuse('tasks.rules_past', { day: effectiveFrom });
  if (!proposed.isTried) return refuse('tasks.rules_not_tried');
  const same = versions.find((one) => one.effectiveFrom === effectiveFrom && sharesGround(one, proposed));
  if (same) return refuse('tasks.rules_same_day', { day: effectiveFrom, other: ruleIdOf(same) });
  const last = Math.max(0, ...versions.filter(({ name }) => name === proposed.name).map(({ version }) => version));
  return accept({ effectiveFrom, version: last + 1 });
};

/**
 * The versions as they would stand if the proposed set decided from the beginning: it takes the place of those of its
 * own scope and kinds of work; nearer ones keep theirs.
 */
export const withProposed = (versions: readonly RuleVersion[], proposed: RuleVersion): RuleVersion[] => [
  ...versions.flatMap((one) => {
    if (!sharesGround(one, proposed)) return [one];
    const rest = one.governs.filter((kind) => !proposed.governs.includes(kind));
    return rest.length > 0 ? [{ ...one, governs: rest }] : [];
  }),
  { ...proposed, effectiveFrom: '2000-01-01' },
];
