import type { Conditions } from '../rule-sets/contract.ts';
import type { RuleVersion } from './rule-set.ts';

/** A rule set to start from. Its title, its source in words and what it leaves out are said in the locales by its name. */
export type RulePreset = { readonly name: string; readonly source: string; readonly conditions: Conditions };

const NOTHING: Conditions = { deadline: null, progress: null, start: null, funds: null, entry: null };

/**
 * Published practices (domain rules §2), each with its source. Days of warning that a source leaves open are the
 * house's three working days; sources that speak of months are judged monthly.
 */
export const RULE_PRESETS: readonly RulePreset[] = [
  {
    name: 'standard',
    source: 'house default, 2026-11-23: near within 3 working days; progress after Yinchuan 2025',
    conditions: {
      ...NOTHING,
      deadline: { nearWithinWorkdays: 3 },
      progress: { measure: 'lag', assessed: 'daily', behindFromPoints: 10, severeAbovePoints: 30 },
    },
  },
  {
    name: 'yinchuan',
    source: 'Yinchuan 2025, lights of key work: progress, start, funds, entry into the register',
    conditions: {
      deadline: { nearWithinWorkdays: 3 },
      progress: { measure: 'lag', assessed: 'daily', behindFromPoints: 10, severeAbovePoints: 30 },
      start: { severeAfterMonths: 3 },
      funds: { behindBelowPercent: null, severeBelowPercent: 100 },
      entry: { behindAfterMonths: 1, severeAfterMonths: 2 },
    },
  },
  {
    name: 'sanya-project',
    source: 'Sanya 2022, key projects with an annual plan of 10 million yuan or more, judged monthly',
    conditions: {
      ...NOTHING,
      deadline: { nearWithinWorkdays: 3 },
      progress: { measure: 'rate', assessed: 'monthly', behindBelowPercent: 100, severeBelowPercent: 50 },
    },
  },
  {
    name: 'sanya-district',
    source: 'Sanya 2022, districts: the month’s task missed, missed two months running',
    conditions: {
      ...NOTHING,
      deadline: { nearWithinWorkdays: 3 },
      progress: { measure: 'months', behindFromMonths: 1, severeFromMonths: 2 },
    },
  },
  {
    name: 'wuhan',
    source: 'Wuhan: below 80 % of the time-proportional plan, below 60 %',
    conditions: {
      ...NOTHING,
      deadline: { nearWithinWorkdays: 3 },
      progress: { measure: 'rate', assessed: 'monthly', behindBelowPercent: 80, severeBelowPercent: 60 },
    },
  },
  {
    name: 'suqian',
    source: 'Suqian 2025, three-colour slips: near the limit, behind schedule, overdue until closed',
    conditions: {
      ...NOTHING,
      deadline: { nearWithinWorkdays: 3 },
      progress: { measure: 'lag', assessed: 'daily', behindFromPoints: 1, severeAbovePoints: null },
    },
  },
  {
    name: '13710',
    source: 'Shanxi 13710: days to deploy, report and clear; its colours are not published, overdue is late',
    conditions: { ...NOTHING, deadline: { nearWithinWorkdays: 1 } },
  },
  {
    name: 'e-supervision',
    source: 'e-supervision practice: prompt 1 working day before due, red when overdue',
    conditions: { ...NOTHING, deadline: { nearWithinWorkdays: 1 } },
  },
];

export const presetNamed = (name: string): RulePreset | undefined => RULE_PRESETS.find((one) => one.name === name);

const [STANDARD] = RULE_PRESETS;

/** The version a new government starts with; it may add versions of its own later. */
export const FIRST_RULES: readonly RuleVersion[] = STANDARD
  ? [
      {
        ...STANDARD,
        version: 1,
        effectiveFrom: '2000-01-01',
        scope: null,
        governs: ['task', 'project'],
      },
    ]
  : [];
