import { toDay } from '@luoshi/kernel/day.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';
import { expect, test } from 'vitest';
import { type LightFacts, light } from '../../rules/light.ts';
import { RULE_PRESETS } from '../../rules/presets.ts';
import { ruleSetOn } from '../../rules/rule-set.ts';
import { mendKey, nextLight } from './next-light.ts';

const calendar = makeCalendar([], null);
const rules = ruleSetOn(RULE_PRESETS, '2026-03-02');
const makeFacts = (more: Partial<LightFacts>): LightFacts => ({
  status: 'in_progress',
  percent: 0,
  startOn: null,
  dueOn: null,
  doneOn: null,
  nodes: [],
  ...more,
});

test('says the light that the rule will give on the day it names', () => {
  const facts = [
    makeFacts({ dueOn: toDay('2026-03-31') }),
    makeFacts({ dueOn: toDay('2026-03-04') }),
    makeFacts({ startOn: toDay('2026-01-01'), dueOn: toDay('2026-12-31'), percent: 15 }),
    makeFacts({ startOn: toDay('2026-01-01'), dueOn: toDay('2026-06-30'), percent: 20 }),
  ];
  for (const one of facts) {
    const now = light(one, toDay('2026-03-02'), calendar, rules);
    const next = nextLight(now);
    expect(next).not.toBeNull();
    expect(next!.to).toBe(light(one, toDay(next!.on), calendar, rules).light);
  }
});

test('says nothing where nothing changes by itself', () => {
  expect(nextLight(light(makeFacts({ status: 'done' }), toDay('2026-03-02'), calendar, rules))).toBeNull();
  expect(nextLight({ until: '2026-03-03', reason: { code: 'x', params: {} } })).toEqual({ on: '2026-03-03', to: null });
});

test('says what mends a light where something is to be mended', () => {
  expect(mendKey({ code: 'overdue', params: {} })).toBe('light.mend_overdue');
  expect(mendKey({ code: 'on_plan', params: {} })).toBeNull();
  expect(mendKey({ code: 'done', params: {} })).toBeNull();
});
