import { describe, expect, test } from 'vitest';
import type { Conditions } from '../rule-sets/contract.ts';
import { checkConditions, checkSwitch, type Proposed, withProposed } from './check-rules.ts';
import { checkAsk, checkDecision } from './override.ts';
import { RULE_PRESETS } from './presets.ts';
import { governing, type RuleVersion } from './rule-set.ts';

const NOTHING: Conditions = { deadline: null, progress: null, start: null, funds: null, entry: null };
const codeOf = (outcome: { ok: boolean; code?: string }) => (outcome.ok ? null : outcome.code);
const lag = (behindFromPoints: number | null, severeAbovePoints: number | null): Conditions => ({
  ...NOTHING,
  progress: { measure: 'lag', assessed: 'daily', behindFromPoints, severeAbovePoints },
});
const rate = (behindBelowPercent: number | null, severeBelowPercent: number | null): Conditions => ({
  ...NOTHING,
  progress: { measure: 'rate', assessed: 'daily', behindBelowPercent, severeBelowPercent },
});

describe('conditions', () => {
  test('every preset holds', () => {
    for (const { name, conditions } of RULE_PRESETS)
      expect([name, codeOf(checkConditions(conditions))]).toEqual([name, null]);
  });
  test.each([
    ['nothing at all', NOTHING, 'tasks.rules_empty'],
    ['progress without a threshold', lag(null, null), 'tasks.rules_idle'],
    [
      'funds without a threshold',
      { ...NOTHING, funds: { behindBelowPercent: null, severeBelowPercent: null } },
      'tasks.rules_idle',
    ],
    ['yellow beyond red', lag(31, 30), 'tasks.rules_crossed'],
    ['yellow up to red', lag(30, 30), null],
    ['only yellow', lag(1, null), null],
    ['a share: yellow below red', rate(50, 60), 'tasks.rules_crossed'],
    ['a share: yellow equal to red', rate(60, 60), 'tasks.rules_crossed'],
    ['a share: yellow above red', rate(80, 60), null],
    [
      'months',
      { ...NOTHING, progress: { measure: 'months', behindFromMonths: 2, severeFromMonths: 2 } },
      'tasks.rules_crossed',
    ],
    ['register', { ...NOTHING, entry: { behindAfterMonths: 3, severeAfterMonths: 2 } }, 'tasks.rules_crossed'],
    ['funds', { ...NOTHING, funds: { behindBelowPercent: 80, severeBelowPercent: 100 } }, 'tasks.rules_crossed'],
  ] as const)('%s', (_title, conditions, code) => expect(codeOf(checkConditions(conditions))).toBe(code));
});

const version = (over: Partial<RuleVersion>): RuleVersion => ({
  name: 'a',
  version: 1,
  source: 's',
  effectiveFrom: '2026-06-01',
  scope: null,
  governs: ['task'],
  conditions: lag(10, 30),
  ...over,
});
const town = { orgId: 'town', path: '0001.0002.' };

describe('switching on', () => {
  const proposed: Proposed = {
    name: 'a',
    source: 'no. 12',
    effectiveFrom: '2026-06-02',
    scope: null,
    governs: ['task'],
    isTried: true,
  };
  const after = (change: Partial<Proposed>) => checkSwitch({ ...proposed, ...change }, [version({})], '2026-06-01');
  test('gives it the next version of its name', () => {
    expect(after({})).toEqual({ ok: true, value: { effectiveFrom: '2026-06-02', version: 2 } });
    expect(after({ name: 'b' })).toMatchObject({ value: { version: 1 } });
  });
  test.each([
    ['without a source', { source: ' ' }, 'tasks.rules_source_needed'],
    ['without a day', { effectiveFrom: null }, 'tasks.rules_day_needed'],
    ['from yesterday', { effectiveFrom: '2026-05-31' }, 'tasks.rules_past'],
    ['untried', { isTried: false }, 'tasks.rules_not_tried'],
    ['on the day of another of the same scope', { effectiveFrom: '2026-06-01' }, 'tasks.rules_same_day'],
    ['on that day from another unit', { effectiveFrom: '2026-06-01', scope: town }, null],
    ['on that day for other work', { effectiveFrom: '2026-06-01', governs: ['project'] as const }, null],
  ])('%s', (_title, change, code) => expect(codeOf(after(change))).toBe(code));
});

test('a proposed set takes the place of its own scope and work; a nearer one keeps its own', () => {
  const both = version({ governs: ['task', 'project'] });
  const narrow = version({ name: 'town', scope: town });
  const would = withProposed([both, narrow], version({ name: 'new', effectiveFrom: '2026-09-01' }));
  const nameOf = (kind: 'task' | 'project', path: string) => governing(would, kind, path, '2026-06-15')?.name;
  expect([nameOf('task', '0001.'), nameOf('project', '0001.'), nameOf('task', '0001.0002.')]).toEqual([
    'new',
    'a',
    'town',
  ]);
});

describe('a light set by people', () => {
  const task = { status: 'in_progress', computed: 'late', hasPending: false } as const;
  const asked = { light: 'on_track', through: '2026-06-10' } as const;
  test.each([
    ['may be asked for', {}, {}, null],
    ['not of a closed task', { status: 'done' }, {}, 'tasks.override_not_open'],
    ['not of one on hold', { status: 'suspended' }, {}, 'tasks.override_not_open'],
    ['not for days gone by', {}, { through: '2026-05-31' }, 'tasks.override_past'],
    ['for today at least', {}, { through: '2026-06-01' }, null],
    ['not when the rules give it anyway', {}, { light: 'late' }, 'tasks.override_same'],
    ['not twice', { hasPending: true }, {}, 'tasks.override_pending'],
  ] as const)('%s', (_title, of, change, code) =>
    expect(codeOf(checkAsk({ ...task, ...of }, { ...asked, ...change }, '2026-06-01'))).toBe(code),
  );

  const request = { state: 'asked', askedById: 'a', through: '2026-06-10' };
  const decision = { accountId: 'b', approve: true };
  test.each([
    ['approved by another', {}, {}, {}, null],
    ['not by who asked', {}, {}, { accountId: 'a' }, 'tasks.override_own'],
    ['nor declined by who asked', {}, {}, { accountId: 'a', approve: false }, 'tasks.override_own'],
    ['not twice', { state: 'declined' }, {}, {}, 'tasks.override_decided'],
    ['not after its last day', { through: '2026-05-31' }, {}, {}, 'tasks.override_past'],
    ['declined after its last day', { through: '2026-05-31' }, {}, { approve: false }, null],
    ['not once the task is closed', {}, { status: 'done' }, {}, 'tasks.override_not_open'],
  ] as const)('is %s', (_title, of, state, by, code) =>
    expect(
      codeOf(checkDecision({ ...request, ...of }, { ...task, ...state }, { ...decision, ...by }, '2026-06-01')),
    ).toBe(code),
  );
});
