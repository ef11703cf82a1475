import { addDays, type Day, toDay } from '@luoshi/kernel/day.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conditions } from '../rule-sets/contract.ts';
import { type LightFacts, type LightResult, light } from './light.ts';
import { addMonths, monthsBetween } from './months.ts';
import { presetNamed, RULE_PRESETS } from './presets.ts';
import { always, governing, inForce, type RuleVersion, rulesAt } from './rule-set.ts';

const CALENDAR = makeCalendar([], toDay('2026-12-31'));
const NOTHING: Conditions = { deadline: null, progress: null, start: null, funds: null, entry: null };
const makeFacts = (facts: object = {}): LightFacts =>
  ({
    status: 'in_progress',
    percent: null,
    startOn: null,
    dueOn: null,
    doneOn: null,
    nodes: [],
    ...facts,
  }) as LightFacts;
/** Light and reason by a preset alone. */
const by = (preset: string, facts: object, day: string): [string, string] => {
  const conditions = presetNamed(preset)?.conditions ?? NOTHING;
  const result = light(makeFacts(facts), toDay(day), CALENDAR, always({ ...conditions, id: `${preset}@1` }));
  return [result.light, result.reason.code];
};

describe('Yinchuan 2025', () => {
  const start = { start: { plannedOn: '2026-01-15', isStarted: false, isExcused: false } };
  test.each([
    ['the planned day itself', '2026-01-15', start, 'on_track', 'no_deadline'],
    ['due this month, not started, no reason', '2026-01-16', start, 'behind', 'start_behind'],
    ['on the last day of the third month', '2026-03-31', start, 'behind', 'start_behind'],
    ['three months running', '2026-04-01', start, 'late', 'start_severe'],
    ['a reason was given', '2026-04-01', { start: { ...start.start, isExcused: true } }, 'on_track', 'no_deadline'],
    ['started late', '2026-04-01', { start: { ...start.start, isStarted: true } }, 'on_track', 'no_deadline'],
  ])('start: %s', (_title, day, facts, ...expected) => expect(by('yinchuan', facts, day)).toEqual(expected));

  const funds = (paid: number) => ({
    funds: {
      required: [
        { dueOn: '2026-03-31', amount: 40_000_000 },
        { dueOn: '2026-06-30', amount: 60_000_000 },
      ],
      paid,
    },
  });
  test.each([
    ['nothing is due yet', '2026-03-31', funds(0), 'on_track', 'no_deadline'],
    ['paid as planned', '2026-04-01', funds(40_000_000), 'on_track', 'no_deadline'],
    ['below the requirement', '2026-04-01', funds(39_999_999), 'late', 'funds_severe'],
    ['the second instalment', '2026-07-01', funds(40_000_000), 'late', 'funds_severe'],
  ])('funds: %s', (_title, day, facts, ...expected) => expect(by('yinchuan', facts, day)).toEqual(expected));

  const entry = { entry: { startedOn: '2026-01-31', enteredOn: null } };
  test.each([
    ['one month after the start', '2026-02-28', entry, 'on_track', 'no_deadline'],
    ['more than one month', '2026-03-01', entry, 'behind', 'entry_behind'],
    ['two months', '2026-03-31', entry, 'behind', 'entry_behind'],
    ['more than two months', '2026-04-01', entry, 'late', 'entry_severe'],
    ['in', '2026-04-01', { entry: { ...entry.entry, enteredOn: '2026-03-30' } }, 'on_track', 'no_deadline'],
    ['not started', '2026-04-01', { entry: { startedOn: null, enteredOn: null } }, 'on_track', 'no_deadline'],
  ])('register: %s', (_title, day, facts, ...expected) => expect(by('yinchuan', facts, day)).toEqual(expected));

  test('the worst of all decides, and a fact that is absent is not judged', () => {
    const all = { ...funds(0), ...entry, dueOn: '2026-04-02' };
    expect(by('yinchuan', all, '2026-04-01')).toEqual(['late', 'funds_severe']);
    expect(by('yinchuan', all, '2026-04-03')).toEqual(['late', 'overdue']);
    expect(by('standard', all, '2026-04-01')).toEqual(['near', 'near']);
  });
});

describe('shares of the plan, judged as the month began', () => {
  // A thousand days: 100 of them are 10 %.
  const plan = (percent: number) => ({ startOn: '2025-01-01', dueOn: '2027-09-27', percent });
  // On 1 May 2026 485 days have gone: 48.5 % are planned.
  test.each([
    ['Sanya: on plan', 'sanya-project', plan(49), 'on_track', 'on_plan'],
    ['Sanya: short by half or less', 'sanya-project', plan(25), 'behind', 'behind'],
    ['Sanya: short by more than half', 'sanya-project', plan(24), 'late', 'severe'],
    ['Wuhan: 80 % and more', 'wuhan', plan(39), 'on_track', 'on_plan'],
    ['Wuhan: below 80 %', 'wuhan', plan(38), 'behind', 'behind'],
    ['Wuhan: below 60 %', 'wuhan', plan(29), 'late', 'severe'],
  ])('%s', (_title, preset, facts, ...expected) => {
    expect(by(preset, facts, '2026-05-01')).toEqual(expected);
    expect(by(preset, facts, '2026-05-31')).toEqual(expected);
  });
  test('Sanya’s districts: a month missed, two months running', () => {
    const months = {
      percent: 30,
      nodes: [
        { dueOn: '2026-01-31', weight: 30 },
        { dueOn: '2026-02-28', weight: 30 },
        { dueOn: '2026-12-31', weight: 40 },
      ],
    };
    expect(by('sanya-district', months, '2026-02-28')).toEqual(['on_track', 'on_plan']);
    expect(by('sanya-district', months, '2026-03-31')).toEqual(['behind', 'behind']);
    expect(by('sanya-district', months, '2026-04-01')).toEqual(['late', 'severe']);
  });
  test('a plan of one’s own goes before nodes and line', () => {
    const steps = [{ dueOn: '2026-03-31', percent: 50 }];
    expect(by('standard', { ...plan(30), steps }, '2026-04-01')).toEqual(['behind', 'behind']);
  });
});

test('Suqian: any lag is behind, however great; only overdue is red', () => {
  const plan = { startOn: '2026-01-01', dueOn: '2026-04-10' };
  expect(by('suqian', { ...plan, percent: 0 }, '2026-04-01')).toEqual(['behind', 'behind']);
  expect(by('suqian', { ...plan, percent: 0 }, '2026-04-11')).toEqual(['late', 'overdue']);
});

test('months end where the month ends', () => {
  expect(addMonths(toDay('2026-01-31'), 1)).toBe('2026-02-28');
  expect(addMonths(toDay('2026-11-30'), 3)).toBe('2027-02-28');
  expect(addMonths(toDay('2026-01-31'), -2)).toBe('2025-11-30');
  expect(monthsBetween(toDay('2025-11-30'), toDay('2026-01-01'))).toBe(2);
});

const version = (over: Partial<RuleVersion>): RuleVersion => ({
  name: 'a',
  version: 1,
  source: 's',
  effectiveFrom: '2026-01-01',
  scope: null,
  governs: ['task'],
  conditions: NOTHING,
  ...over,
});
const town = { orgId: 'town', path: '0001.0002.' };

describe('which set governs', () => {
  const county = version({ name: 'county' });
  const narrow = version({ name: 'town', scope: town, effectiveFrom: '2026-03-01' });
  const later = version({ name: 'county', version: 2, effectiveFrom: '2026-06-01', governs: ['task', 'project'] });
  const all = [county, narrow, later];
  const nameOf = (kind: 'task' | 'project', path: string, day: string) => {
    const one = governing(all, kind, path, day);
    return one ? `${one.name}@${one.version}` : null;
  };
  test('the nearest scope wins once it is in force, then the later day', () => {
    expect(nameOf('task', '0001.0002.0005.', '2026-02-28')).toBe('county@1');
    expect(nameOf('task', '0001.0002.0005.', '2026-03-01')).toBe('town@1');
    expect(nameOf('task', '0001.0002.0005.', '2026-07-01')).toBe('town@1');
    expect(nameOf('task', '0001.0003.', '2026-07-01')).toBe('county@2');
    expect(nameOf('project', '0001.0002.', '2026-05-31')).toBeNull();
    expect(nameOf('project', '0001.0002.', '2026-06-01')).toBe('county@2');
    expect(nameOf('task', '0001.0003.', '2025-12-31')).toBeNull();
  });
  test('as time goes by', () =>
    expect(rulesAt(all, 'task', '0001.0002.').map(({ from, set }) => [from, set.id])).toEqual([
      ['2026-01-01', 'county@1'],
      ['2026-03-01', 'town@1'],
    ]));
  test('a version stays in force for the work that no later one has taken over', () => {
    expect(inForce(all, '2026-05-01').map((one) => one.name)).toEqual(['county', 'town']);
    expect(inForce(all, '2026-06-01')).toEqual([narrow, later]);
  });
});

const TODAY = toDay('2026-06-01');
const dayNear = fc.integer({ min: -200, max: 200 }).map((n) => addDays(TODAY, n));
const anyFacts = fc
  .record({
    status: fc.constantFrom('not_started', 'in_progress', 'suspended', 'done'),
    percent: fc.option(fc.integer({ min: 0, max: 100 })),
    startOn: fc.option(dayNear),
    dueOn: fc.option(dayNear),
    nodes: fc.oneof(
      fc.constant([]),
      fc.array(fc.record({ dueOn: dayNear, weight: fc.integer({ min: 1, max: 9 }) }), { maxLength: 5 }),
    ),
    start: fc.option(fc.record({ plannedOn: dayNear, isStarted: fc.boolean(), isExcused: fc.boolean() })),
    funds: fc.option(
      fc.record({
        required: fc.array(fc.record({ dueOn: dayNear, amount: fc.integer({ min: 0, max: 9 }) }), { maxLength: 4 }),
        paid: fc.integer({ min: 0, max: 20 }),
      }),
    ),
    entry: fc.option(fc.record({ startedOn: fc.option(dayNear), enteredOn: fc.option(dayNear, { freq: 1 }) })),
    override: fc.option(
      fc.record({
        light: fc.constantFrom('on_track', 'near', 'behind', 'late'),
        through: dayNear,
        why: fc.constant('why'),
      }),
    ),
  })
  .map((facts) => {
    const [startOn, dueOn] =
      facts.startOn && facts.dueOn && facts.startOn > facts.dueOn
        ? [facts.dueOn, facts.startOn]
        : [facts.startOn, facts.dueOn];
    return makeFacts({ ...facts, startOn, dueOn });
  });
const threshold = (most: number) => fc.option(fc.integer({ min: 1, max: most }));
const anyConditions: fc.Arbitrary<Conditions> = fc.oneof(
  fc.constantFrom(...RULE_PRESETS.map(({ conditions }) => conditions)),
  fc.record({
    deadline: fc.option(fc.record({ nearWithinWorkdays: threshold(15) })),
    progress: fc.option(
      fc.oneof(
        fc.record({
          measure: fc.constant('lag' as const),
          assessed: fc.constantFrom('daily' as const, 'monthly' as const),
          behindFromPoints: threshold(40),
          severeAbovePoints: threshold(80),
        }),
        fc.record({
          measure: fc.constant('rate' as const),
          assessed: fc.constantFrom('daily' as const, 'monthly' as const),
          behindBelowPercent: threshold(100),
          severeBelowPercent: threshold(60),
        }),
        fc.record({
          measure: fc.constant('months' as const),
          behindFromMonths: threshold(3),
          severeFromMonths: threshold(6),
        }),
      ),
    ),
    start: fc.option(fc.record({ severeAfterMonths: threshold(5) })),
    funds: fc.option(fc.record({ behindBelowPercent: threshold(100), severeBelowPercent: threshold(90) })),
    entry: fc.option(fc.record({ behindAfterMonths: threshold(3), severeAfterMonths: threshold(6) })),
  }),
);
const anyRules = fc.array(fc.tuple(dayNear, anyConditions), { minLength: 0, maxLength: 4 }).map((sets) =>
  rulesAt(
    sets.map(([effectiveFrom, conditions], n) => version({ version: n + 1, effectiveFrom, conditions })),
    'task',
    '0001.',
  ),
);
const anyCalendar = fc
  .array(fc.tuple(dayNear, fc.constantFrom('rest' as const, 'work' as const)), { maxLength: 30 })
  .map((days) =>
    makeCalendar(
      days.map(([day, kind]) => ({ day, kind })),
      null,
    ),
  );
// The override's computed reason counts as part of the light: it is kept beside it.
const keyOf = ({ light: colour, ruleId, reason }: LightResult): string =>
  `${colour} ${ruleId} ${reason.code} ${reason.params.computed ?? ''}`;

describe('for any facts and rule sets', () => {
  test('a kept light that is looked at only on its `until` equals the rule on every day of a year', () => {
    let turns = 0;
    fc.assert(
      fc.property(anyFacts, anyCalendar, anyRules, (facts, calendar, rules) => {
        let day: Day = addDays(TODAY, -183);
        let kept = light(facts, day, calendar, rules);
        for (let n = 0; n < 366; n++, day = addDays(day, 1)) {
          const now = light(facts, day, calendar, rules);
          if (kept.until && kept.until <= day) {
            if (keyOf(now) === keyOf(kept)) throw new Error(`looked at in vain on ${day}`);
            kept = now;
            turns++;
          }
          expect(keyOf(kept)).toBe(keyOf(now));
          const { next: _a, nextRule: _b, ...words } = now.reason.params;
          const { next: _c, nextRule: _d, ...keptWords } = kept.reason.params;
          expect(keptWords).toEqual(words);
          expect(kept.until).toBe(now.until);
        }
      }),
      { numRuns: 150 },
    );
    expect(turns).toBeGreaterThan(100);
  });
  test('what is announced for `until` comes true', () => {
    fc.assert(
      fc.property(anyFacts, anyCalendar, anyRules, dayNear, (facts, calendar, rules, day) => {
        const now = light(facts, day, calendar, rules);
        if (!now.until) return;
        const then = light(facts, now.until, calendar, rules);
        expect(now.reason.params.next).toBe(then.reason.code);
        if (now.reason.params.nextRule) expect(now.reason.params.nextRule).toBe(then.ruleId);
      }),
      { numRuns: 500 },
    );
  });
});
