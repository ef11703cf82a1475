import type { Conditions, ProgressCondition } from '../../rule-sets/contract.ts';
import { presetNamed } from '../../rules/presets.ts';

/** Whether a rule set is one that came with the system: its title and source are then said in the reader's language. */
export const isPreset = (set: { name: string; version: number; source: string }): boolean =>
  set.version === 1 && presetNamed(set.name)?.source === set.source;

/** One line of the table: which light, and the sentence (a key with its values) that says when. */
export type RuleLine = {
  light: 'late' | 'behind' | 'near' | 'on_track';
  key: string;
  values: Readonly<Record<string, number | string>>;
  /** Judged once a month, as the month began. */
  isMonthly: boolean;
};

const line = (light: RuleLine['light'], key: string, values: RuleLine['values'] = {}, isMonthly = false): RuleLine => ({
  light,
  key: `rules.line_${key}`,
  values,
  isMonthly,
});
const given = (threshold: number | null, make: (value: number) => RuleLine): RuleLine[] =>
  threshold === null ? [] : [make(threshold)];

const progressLines = (progress: ProgressCondition): RuleLine[] => {
  if (progress.measure === 'lag') {
    const { behindFromPoints: from, severeAbovePoints: to, assessed } = progress;
    const isMonthly = assessed === 'monthly';
    return [
      ...given(to, (points) => line('late', 'lag_severe', { points }, isMonthly)),
      ...given(from, (low) =>
        line('behind', 'lag_behind', { from: low, to: to ?? 0, hasTo: to === null ? 'no' : 'yes' }, isMonthly),
      ),
    ];
  }
  if (progress.measure === 'rate') {
    const isMonthly = progress.assessed === 'monthly';
    return [
      ...given(progress.severeBelowPercent, (percent) => line('late', 'rate_severe', { percent }, isMonthly)),
      ...given(progress.behindBelowPercent, (percent) => line('behind', 'rate_behind', { percent }, isMonthly)),
    ];
  }
  return [
    ...given(progress.severeFromMonths, (months) => line('late', 'months_severe', { months })),
    ...given(progress.behindFromMonths, (months) => line('behind', 'months_behind', { months })),
  ];
};

const pair = (name: string, unit: 'percent' | 'months', severe: number | null, behind: number | null): RuleLine[] => [
  ...given(severe, (value) => line('late', `${name}_severe`, { [unit]: value })),
  ...given(behind, (value) => line('behind', `${name}_behind`, { [unit]: value })),
];

const SEVERITY = { late: 0, behind: 1, near: 2, on_track: 3 } as const;

/** What a rule set says, light by light, what hurts most first. */
export const ruleLines = ({ deadline, progress, start, funds, entry }: Conditions): RuleLine[] => {
  const lines = [
    ...(deadline ? [line('late', 'overdue')] : []),
    ...(deadline ? given(deadline.nearWithinWorkdays, (workdays) => line('near', 'near', { workdays })) : []),
    ...(progress ? progressLines(progress) : []),
    ...(start ? given(start.severeAfterMonths, (months) => line('late', 'start_severe', { months })) : []),
    ...(start ? [line('behind', 'start_behind')] : []),
    ...(funds ? pair('funds', 'percent', funds.severeBelowPercent, funds.behindBelowPercent) : []),
    ...(entry ? pair('entry', 'months', entry.severeAfterMonths, entry.behindAfterMonths) : []),
    line('on_track', 'on_track'),
  ];
  return lines.sort((a, b) => SEVERITY[a.light] - SEVERITY[b.light]);
};
