import { addDays, type Day, daysBetween, toDay } from '@luoshi/kernel/day.ts';
import { type CalendarException, makeCalendar, workdaysAfter } from '@luoshi/kernel/work-calendar.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearFrom } from './judges.ts';
import { type LightFacts, light } from './light.ts';
import { FIRST_RULES } from './presets.ts';
import { rulesAt } from './rule-set.ts';
import { plannedPercent, planOf } from './schedule.ts';

const RULES = rulesAt(FIRST_RULES, 'task', '0001.');
// The week of the National Day in 2026: 1 to 7 October at rest, 10 October worked.
const OCTOBER: CalendarException[] = [
  ...[1, 2, 5, 6, 7].map((n): CalendarException => ({ day: toDay(`2026-10-0${n}`), kind: 'rest' })),
  { day: toDay('2026-10-10'), kind: 'work' },
];
const CALENDAR = makeCalendar(OCTOBER, toDay('2026-12-31'));

const makeTask = (facts: Partial<Record<keyof LightFacts, unknown>> = {}): LightFacts =>
  ({ status: 'in_progress', percent: 0, startOn: null, dueOn: null, doneOn: null, nodes: [], ...facts }) as LightFacts;
const on = (day: string, facts: Parameters<typeof makeTask>[0]) => light(makeTask(facts), toDay(day), CALENDAR, RULES);
const short = (day: string, facts: Parameters<typeof makeTask>[0]) => {
  const { light: colour, reason, until } = on(day, facts);
  return [colour, reason.code, until];
};

describe('the deadline rule (near when 0 ≤ working days left ≤ 3, late when overdue and open)', () => {
  const due = { dueOn: '2026-06-12' }; // a Friday
  test.each([
    ['2026-06-08', ['on_track', 'open', '2026-06-09']], // Monday: four working days left
    ['2026-06-09', ['near', 'near', '2026-06-13']],
    ['2026-06-12', ['near', 'near', '2026-06-13']], // none left on the day itself
    ['2026-06-13', ['late', 'overdue', null]],
    ['2026-12-31', ['late', 'overdue', null]],
  ])('on %s', (day, expected) => expect(short(day, due)).toEqual(expected));

  test('a holiday is no working day: three are left before the National Day for a task due on the Saturday worked after it', () => {
    expect(nearFrom(CALENDAR, toDay('2026-10-10'), 3)).toBe('2026-09-30');
    expect(short('2026-09-29', { dueOn: '2026-10-10' })).toEqual(['on_track', 'open', '2026-09-30']);
  });
  test('a hundred percent reported but not closed is late all the same', () =>
    expect(short('2026-06-13', { ...due, percent: 100 })).toEqual(['late', 'overdue', null]));
});

describe('the Yinchuan progress rule of 2025 (lag 10 to 30 points inclusive yellow, above 30 red)', () => {
  // A hundred days: each is one point.
  const plan = { startOn: '2026-01-01', dueOn: '2026-04-10' };
  test.each([
    ['nothing due on the first day', '2026-01-01', 0, 'on_track', 'on_plan'],
    ['a lag of 9 stays green', '2026-02-10', 31, 'on_track', 'on_plan'],
    ['a lag of 10 is behind', '2026-02-10', 30, 'behind', 'behind'],
    ['a lag of 30 is still behind', '2026-02-10', 10, 'behind', 'behind'],
    ['a lag of 31 is severe and counts as late', '2026-02-10', 9, 'late', 'severe'],
  ])('%s', (_title, day, percent, colour, code) => {
    const result = on(day, { ...plan, percent });
    expect([result.light, result.reason.code]).toEqual([colour, code]);
  });
  test('names the version of the rule that decided', () => {
    expect(on('2026-02-10', { ...plan, percent: 0 }).ruleId).toBe('standard@1');
    expect(on('2026-04-11', { ...plan, status: 'suspended' }).ruleId).toBe('status');
  });
  test('the reason holds what the sentence is made from, and what comes next', () =>
    expect(on('2026-02-10', { ...plan, percent: 25 })).toEqual({
      light: 'behind',
      ruleId: 'standard@1',
      reason: {
        code: 'behind',
        params: { percent: 25, startOn: '2026-01-01', dueOn: '2026-04-10', next: 'severe' },
      },
      until: '2026-02-26', // 56 − 25 = 31 points
    }));
  test('nodes count by their weight from the day after their own', () => {
    const nodes = [
      { dueOn: toDay('2026-02-01'), weight: 1 },
      { dueOn: toDay('2026-03-01'), weight: 3 },
    ];
    expect(short('2026-02-01', { nodes })).toEqual(['on_track', 'on_plan', '2026-02-02']);
    expect(short('2026-02-02', { nodes })).toEqual(['behind', 'behind', '2026-03-02']);
    expect(short('2026-03-02', { nodes })).toEqual(['late', 'severe', null]);
  });
});

test('the worst rule decides: behind the plan and near the deadline is behind, and overdue outdoes severely behind', () => {
  const plan = { startOn: '2026-03-03', dueOn: '2026-06-10' };
  expect(short('2026-06-09', { ...plan, percent: 85 })).toEqual(['behind', 'behind', '2026-06-11']);
  expect(short('2026-06-09', { ...plan, percent: 95 })).toEqual(['near', 'near', '2026-06-11']);
  expect(short('2026-06-09', { ...plan, percent: 10 })).toEqual(['late', 'severe', '2026-06-11']);
});

test.each([
  ['suspended', 'paused', 'paused'],
  ['cancelled', 'paused', 'cancelled'],
  ['done', 'done', 'done'],
] as const)('a %s task is %s however late', (status, colour, code) =>
  expect(short('2026-12-31', { status, dueOn: '2026-01-01' })).toEqual([colour, code, null]),
);

test('without dates and nodes nothing is ever late', () =>
  expect(short('2026-06-01', {})).toEqual(['on_track', 'no_deadline', null]));

const TODAY = toDay('2026-06-01');
const dayNear = fc.integer({ min: -120, max: 120 }).map((n) => addDays(TODAY, n));
const anyCalendar = fc
  .array(fc.tuple(dayNear, fc.constantFrom('rest' as const, 'work' as const)), { maxLength: 60 })
  .map((days) =>
    makeCalendar(
      days.map(([day, kind]) => ({ day, kind })),
      null,
    ),
  );
const anyTask = fc
  .record({
    status: fc.constantFrom('not_started' as const, 'in_progress' as const),
    percent: fc.integer({ min: 0, max: 100 }),
    startOn: fc.option(dayNear),
    dueOn: fc.option(dayNear),
    nodes: fc.array(fc.record({ dueOn: dayNear, weight: fc.integer({ min: 1, max: 9 }) }), { maxLength: 6 }),
  })
  .map((task) => {
    const [startOn, dueOn] =
      task.startOn && task.dueOn && task.startOn > task.dueOn ? [task.dueOn, task.startOn] : [task.startOn, task.dueOn];
    return makeTask({ ...task, startOn, dueOn, nodes: task.percent % 2 === 0 ? task.nodes : [] });
  });

describe('for any task and calendar', () => {
  test('light and rule hold on every day before `until`, differ on it, and never change when there is none', () => {
    fc.assert(
      fc.property(anyTask, anyCalendar, (task, calendar) => {
        const now = light(task, TODAY, calendar, RULES);
        const key = (day: Day): string => {
          const { light: colour, ruleId, reason } = light(task, day, calendar, RULES);
          return `${colour} ${ruleId} ${reason.code}`;
        };
        const last = now.until ?? addDays(TODAY, 160);
        for (let day = TODAY; day < last; day = addDays(day, 1)) {
          if (key(day) !== key(TODAY)) throw new Error(`changes on ${day}, before ${now.until}`);
        }
        if (now.until) expect(key(now.until)).not.toBe(`${now.light} ${now.ruleId} ${now.reason.code}`);
      }),
      { numRuns: 300 },
    );
  });
  test('the deadline and the lag, counted day by day, say the same', () => {
    fc.assert(
      fc.property(anyTask, anyCalendar, dayNear, (task, calendar, day) => {
        const plan = planOf(task);
        const lag = plan ? plannedPercent(plan, day) - (task.percent ?? 0) : 0;
        const { dueOn } = task;
        const isLate = dueOn !== null && daysBetween(dueOn, day) > 0;
        const isNear = dueOn !== null && !isLate && workdaysAfter(calendar, day, dueOn) <= 3;
        const expected = isLate || lag > 30 ? 'late' : lag >= 10 ? 'behind' : isNear ? 'near' : 'on_track';
        expect(light(task, day, calendar, RULES).light).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});

test('a later version decides from its day on, and the light says so beforehand', () => {
  const [standard] = FIRST_RULES;
  if (!standard) throw new Error('no first rules');
  const stricter = {
    ...standard,
    version: 2,
    source: 'a county of its own',
    effectiveFrom: '2026-07-01',
    conditions: {
      ...standard.conditions,
      progress: { measure: 'lag', assessed: 'daily', behindFromPoints: 5, severeAbovePoints: 20 },
    },
  } as const;
  const task = makeTask({ startOn: '2026-01-01', dueOn: '2026-12-31', percent: 44 });
  const of = (day: string) => light(task, toDay(day), CALENDAR, rulesAt([standard, stricter], 'task', '0001.'));
  expect([of('2026-06-30').light, of('2026-06-30').ruleId]).toEqual(['on_track', 'standard@1']);
  expect(of('2026-06-30')).toMatchObject({
    until: '2026-07-01',
    reason: { params: { next: 'behind', nextRule: 'standard@2' } },
  });
  expect([of('2026-07-01').light, of('2026-07-01').ruleId]).toEqual(['behind', 'standard@2']);
});
