import type { LightRule } from '../../rules/rule-set.ts';

/** A rule as the interface gives it, or null when this page does not know its kind. */
export const readRule = (rules: unknown): LightRule | null => {
  if (typeof rules !== 'object' || rules === null || !('kind' in rules)) return null;
  const { kind, nearWithinWorkdays, behindFromPoints, severeAbovePoints } = rules as Record<string, unknown>;
  if (kind === 'deadline' && typeof nearWithinWorkdays === 'number') return { kind, nearWithinWorkdays };
  if (kind === 'progress' && typeof behindFromPoints === 'number' && typeof severeAbovePoints === 'number')
    return { kind, behindFromPoints, severeAbovePoints };
  return null;
};

const PRESET_SOURCES: Readonly<Record<string, string>> = {
  'deadline@1': 'rules.source_deadline',
  'yinchuan-progress@1': 'rules.source_yinchuan',
};

/** The key of the words for the source of a rule that came with the system; null for rules of one's own. */
export const presetSource = (rule: { name: string; version: number }): string | null =>
  PRESET_SOURCES[`${rule.name}@${rule.version}`] ?? null;

/** One line of the table: which light, and the sentence (a key with its values) that says when. */
export type RuleLine = {
  light: 'late' | 'behind' | 'near' | 'on_track';
  key: string;
  values: Readonly<Record<string, number>>;
};

/** What a rule says, light by light, what hurts most first. */
export const ruleLines = (rule: LightRule): RuleLine[] =>
  rule.kind === 'deadline'
    ? [
        { light: 'late', key: 'rules.overdue', values: {} },
        { light: 'near', key: 'rules.near', values: { workdays: rule.nearWithinWorkdays } },
        { light: 'on_track', key: 'rules.far', values: { workdays: rule.nearWithinWorkdays } },
      ]
    : [
        { light: 'late', key: 'rules.severe', values: { points: rule.severeAbovePoints } },
        {
          light: 'behind',
          key: 'rules.behind',
          values: { from: rule.behindFromPoints, to: rule.severeAbovePoints },
        },
        { light: 'on_track', key: 'rules.on_plan', values: { points: rule.behindFromPoints } },
      ];
