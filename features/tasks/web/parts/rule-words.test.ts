import { expect, test } from 'vitest';
import type { Conditions } from '../../rule-sets/contract.ts';
import { RULE_PRESETS } from '../../rules/presets.ts';
import { isPreset, ruleLines } from './rule-words.ts';

const NOTHING: Conditions = { deadline: null, progress: null, start: null, funds: null, entry: null };

test('the lines carry the figures of the rules, what hurts most first', () =>
  expect(
    ruleLines({
      ...NOTHING,
      deadline: { nearWithinWorkdays: 3 },
      progress: { measure: 'lag', assessed: 'daily', behindFromPoints: 10, severeAbovePoints: 30 },
    }).map(({ light, key, values }) => [light, key, values]),
  ).toEqual([
    ['late', 'rules.line_overdue', {}],
    ['late', 'rules.line_lag_severe', { points: 30 }],
    ['behind', 'rules.line_lag_behind', { from: 10, to: 30, hasTo: 'yes' }],
    ['near', 'rules.line_near', { workdays: 3 }],
    ['on_track', 'rules.line_on_track', {}],
  ]));

test('thresholds that are not judged are not said', () =>
  expect(
    ruleLines({ ...NOTHING, funds: { behindBelowPercent: null, severeBelowPercent: 100 } }).map(({ key }) => key),
  ).toEqual(['rules.line_funds_severe', 'rules.line_on_track']));

test('a preset is known by its name and source; a later version of it is one’s own', () => {
  for (const preset of RULE_PRESETS) {
    expect(isPreset({ ...preset, version: 1 })).toBe(true);
    expect(isPreset({ ...preset, version: 2 })).toBe(false);
  }
});
