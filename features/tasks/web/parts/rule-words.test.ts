import { expect, test } from 'vitest';
import { RULE_PRESETS } from '../../rules/presets.ts';
import { presetSource, readRule, ruleLines } from './rule-words.ts';

test('knows every rule that a government starts with', () => {
  for (const preset of RULE_PRESETS) expect(readRule(JSON.parse(JSON.stringify(preset.rules)))).toEqual(preset.rules);
});

test('says nothing of a rule it does not know', () => {
  for (const rules of [
    null,
    'x',
    {},
    { kind: 'fund', above: 3 },
    { kind: 'deadline' },
    { kind: 'progress', behindFromPoints: 1 },
  ])
    expect(readRule(rules)).toBeNull();
});

test('the lines carry the figures of the rule, what hurts most first', () => {
  expect(ruleLines({ kind: 'progress', behindFromPoints: 10, severeAbovePoints: 30 })).toEqual([
    { light: 'late', key: 'rules.severe', values: { points: 30 } },
    { light: 'behind', key: 'rules.behind', values: { from: 10, to: 30 } },
    { light: 'on_track', key: 'rules.on_plan', values: { points: 10 } },
  ]);
  expect(ruleLines({ kind: 'deadline', nearWithinWorkdays: 3 }).map((line) => line.light)).toEqual([
    'late',
    'near',
    'on_track',
  ]);
});

test('the source of every rule that came with the system is said in the reader’s language', () => {
  for (const preset of RULE_PRESETS) expect(presetSource(preset)).not.toBeNull();
  expect(presetSource({ name: 'deadline', version: 2 })).toBeNull();
});
