import type { RuleVersion } from './rule-set.ts';

/** The rule versions a new government starts with; it may add versions of its own later. */
export const RULE_PRESETS: readonly RuleVersion[] = [
  {
    name: 'deadline',
    version: 1,
    source: 'domain rules §2: 0 ≤ workdaysLeft ≤ 3 near, overdue and open late (house default, 2026-11-23)',
    effectiveFrom: '2000-01-01',
    rules: { kind: 'deadline', nearWithinWorkdays: 3 },
  },
  {
    name: 'yinchuan-progress',
    version: 1,
    source: 'Yinchuan 2025, key work progress lights: lag of 10 to 30 percentage points yellow, above 30 red',
    effectiveFrom: '2000-01-01',
    rules: { kind: 'progress', behindFromPoints: 10, severeAbovePoints: 30 },
  },
];
