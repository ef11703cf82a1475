import { addDays, type Day, toDay } from '@luoshi/kernel/day.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { light } from './light.ts';
import { presetNamed } from './presets.ts';
import { factsAsOf, replay, spellOn, type TaskHistory } from './replay.ts';
import { always } from './rule-set.ts';
import { compare, tally, windowOf } from './trial.ts';

const CALENDAR = makeCalendar([], toDay('2026-12-31'));
const setOf = (name: string) => {
  const preset = presetNamed(name);
  if (!preset) throw new Error(name);
  return always({ ...preset.conditions, id: `${name}@1` });
};
const makeHistory = (over: object = {}): TaskHistory =>
  ({
    createdOn: '2026-01-01',
    status: 'in_progress',
    percent: 0,
    startOn: '2026-01-01',
    dueOn: '2026-04-10', // a hundred days, a point each
    doneOn: null,
    nodes: [],
    reports: [],
    dueChanges: [],
    pauses: [],
    ...over,
  }) as unknown as TaskHistory;
const report = (on: string, percent: number, at = on, place = at) => ({ on, percent, at, place });

describe('the facts of a past day', () => {
  test('percent: what was reported by then; a correction takes the place of what it corrects', () => {
    const task = makeHistory({
      percent: 50,
      reports: [
        report('2026-02-01', 20, '1'),
        report('2026-03-01', 50, '2'),
        report('2026-03-05', 10, '3', '1'), // corrects the first one, late
      ],
    });
    const percentOn = (day: string) => factsAsOf(task, toDay(day))?.percent;
    expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-06'].map(percentOn)).toEqual([
      0, 20, 20, 50, 50,
    ]);
  });
  test('a deadline that moved later is what it was before', () => {
    const task = makeHistory({
      dueChanges: [
        { on: '2026-02-01', fromDue: '2026-02-10', toDue: '2026-03-10' },
        { on: '2026-03-01', fromDue: '2026-03-10', toDue: '2026-04-10' },
      ],
    });
    const dueOn = (day: string) => factsAsOf(task, toDay(day))?.dueOn;
    expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map(dueOn)).toEqual([
      '2026-02-10',
      '2026-03-10',
      '2026-03-10',
      '2026-04-10',
    ]);
  });
  test('status: not on record before it was set up, not started before the first report, paused while it was, done from its day', () => {
    const task = makeHistory({
      createdOn: '2026-01-10',
      status: 'done',
      doneOn: '2026-04-01',
      reports: [report('2026-02-01', 20)],
      pauses: [
        { on: '2026-03-01', isOn: true },
        { on: '2026-03-10', isOn: false },
      ],
    });
    const statusOn = (day: string) => factsAsOf(task, toDay(day))?.status ?? null;
    expect(
      ['2026-01-09', '2026-01-10', '2026-02-01', '2026-03-01', '2026-03-09', '2026-03-10', '2026-04-01'].map(statusOn),
    ).toEqual([null, 'not_started', 'in_progress', 'suspended', 'suspended', 'in_progress', 'done']);
  });
});

const FROM = toDay('2026-01-01');
const anyDay = fc.integer({ min: 0, max: 120 }).map((n) => addDays(FROM, n));
const anyHistory = fc
  .record({
    createdOn: anyDay,
    dueOn: fc.option(anyDay),
    doneOn: fc.option(anyDay),
    reports: fc.array(fc.tuple(anyDay, fc.integer({ min: 0, max: 100 })), { maxLength: 6 }),
    moves: fc.array(anyDay, { maxLength: 3 }),
    pauses: fc.array(anyDay, { maxLength: 4 }),
  })
  .map(({ reports, moves, pauses, ...task }) =>
    makeHistory({
      ...task,
      status: task.doneOn ? 'done' : 'in_progress',
      reports: reports.map(([on, percent], n) => report(on, percent, `${on} ${n}`)),
      dueChanges: [...moves].sort().map((on, n) => ({ on, fromDue: addDays(on, n * 7), toDue: null })),
      pauses: [...pauses].sort().map((on, n) => ({ on, isOn: n % 2 === 0 })),
    }),
  );

test('replayed from change to change, each day has the light the rule gives on the facts of that day', () => {
  fc.assert(
    fc.property(anyHistory, fc.constantFrom('standard', 'wuhan', 'sanya-district', 'yinchuan'), (task, name) => {
      const rules = setOf(name);
      const to = addDays(FROM, 130);
      const spells = replay(task, FROM, to, CALENDAR, rules);
      for (let day: Day = FROM; day <= to; day = addDays(day, 1)) {
        const facts = factsAsOf(task, day);
        const wanted = facts && light(facts, day, CALENDAR, rules);
        expect([day, spellOn(spells, day)?.light ?? null]).toEqual([day, wanted?.light ?? null]);
      }
    }),
    { numRuns: 120 },
  );
});

describe('a trial', () => {
  const window = windowOf(toDay('2026-04-01'));
  const rules = { was: setOf('standard'), would: setOf('suqian') };
  test('looks at three months to yesterday, and at today', () =>
    expect(window).toEqual({ from: '2026-01-01', to: '2026-03-31', today: '2026-04-01' }));

  // 90 points are planned on 1 April. Behind by 5: green so far, yellow by Suqian from the first point on.
  const slight = makeHistory({ percent: 85, reports: [report('2026-01-01', 85)] });
  test('tells on which days the lights differ, and how', () => {
    const { differing } = compare(slight, window, CALENDAR, rules);
    expect(differing).toMatchObject({
      day: '2026-04-01',
      isToday: true,
      was: { light: 'on_track', ruleId: 'standard@1' },
      would: { light: 'behind', ruleId: 'suqian@1' },
      days: 4, // 86 points are planned on 28 March, 89 on the 31st
    });
  });
  test('a difference that is over is told with its last day', () => {
    const caughtUp = makeHistory({
      percent: 100,
      reports: [report('2026-01-01', 85, '1'), report('2026-03-30', 100, '2')],
    });
    expect(compare(caughtUp, window, CALENDAR, rules).differing).toMatchObject({
      day: '2026-03-29',
      isToday: false,
      days: 2,
    });
  });
  test('adds up today, the days, the weeks, the units and the moves', () => {
    const total = tally(window);
    const unit = (orgId: string) => ({ orgId, name: orgId });
    total.add(unit('a'), compare(slight, window, CALENDAR, rules));
    total.add(unit('a'), compare(makeHistory({ dueOn: null, startOn: null }), window, CALENDAR, rules));
    total.add(unit('b'), compare(makeHistory({ dueOn: '2026-03-30' }), window, CALENDAR, rules));
    const trial = total.result(new Date('2026-04-01T00:00:00Z'));
    expect(trial).toMatchObject({
      tasks: 3,
      changedToday: 1,
      changedInWindow: 2, // without a report b is severely behind, which Suqian calls yellow until it is overdue
      now: { was: { on_track: 2, behind: 0, late: 1 }, would: { on_track: 1, behind: 1, late: 1 } },
      moves: [{ was: 'on_track', would: 'behind', n: 1 }],
      units: [
        { orgId: 'a', tasks: 2, changed: 1 },
        { orgId: 'b', tasks: 1, changed: 0 },
      ],
    });
    const sum = (counts: object) => Object.values(counts).reduce((a, b) => a + b, 0);
    expect([sum(trial.days.was), sum(trial.days.would)]).toEqual([270, 270]);
    expect(trial.weeks.at(-1)?.day).toBe('2026-03-31');
    expect(trial.weeks).toHaveLength(13);
  });
});
