import { addDays, type Day, daysBetween, toDay } from '@luoshi/kernel/day.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RULE_PRESETS } from '../../tasks/rules/presets.ts';
import { always } from '../../tasks/rules/rule-set.ts';
import { lightFactsOf, projectLight } from './project-light.ts';

const calendar = makeCalendar([], null);
const terms = { reportDay: 5, entryFromTotal: '500' };
const rulesOf = (name: string) => {
  const preset = RULE_PRESETS.find((one) => one.name === name);
  if (!preset) throw new Error(name);
  return always({ ...preset.conditions, id: `${name}@1` });
};
type Project = Parameters<typeof projectLight>[0];
const project = (more: Partial<Project> = {}): Project => ({
  status: 'in_progress',
  percent: 0,
  planStartOn: null,
  startOn: null,
  planFinishOn: null,
  finishOn: null,
  annual: '0',
  annualYear: null,
  months: [],
  nodes: [],
  enteredOn: null,
  total: '1000',
  doneBefore: '0',
  funds: [],
  ...more,
});
const on = (one: Project, day: string, name = 'standard') =>
  projectLight(one, toDay(day), calendar, rulesOf(name), terms);

describe('the plan a project is held against', () => {
  const byMonth = project({
    annual: '400',
    annualYear: 2026,
    percent: 90,
    months: [
      { month: '2026-01', plan: '100', done: '60' },
      { month: '2026-02', plan: '300', done: null },
    ],
  });
  test('is the year’s table of months before nodes and percent', () => {
    expect(on(byMonth, '2026-02-05')).toMatchObject({ light: 'on_track', until: '2026-02-06' });
    expect(on(byMonth, '2026-02-06')).toMatchObject({ light: 'behind', reason: { params: { percent: 15 } } });
    expect(on(byMonth, '2026-03-06').light).toBe('late');
  });
  test('is the nodes by weight when the table is another year’s', () => {
    const facts = lightFactsOf(
      project({ ...byMonth, nodes: [{ planFinishOn: '2027-01-10', weight: 2 }] }),
      toDay('2027-01-02'),
      terms,
    );
    expect(facts).toMatchObject({ percent: 90, nodes: [{ dueOn: '2027-01-10', weight: 2 }] });
    expect(facts.steps).toBeUndefined();
  });
  test('ends to hold on New Year’s Day at the latest', () => {
    const quiet = project({
      ...byMonth,
      months: [{ month: '2026-01', plan: '400', done: '400' }],
      planFinishOn: '2027-11-30',
    });
    expect(on(quiet, '2026-03-02').until).toBe('2027-01-01');
  });
});

describe('start, funds and entry after Yinchuan 2025', () => {
  test('a start that is due and not made is behind, later severe; problems said excuse it', () => {
    const due = project({ planStartOn: '2026-01-10', status: 'not_started' });
    expect(on(due, '2026-01-11', 'yinchuan').reason.code).toBe('start_behind');
    expect(on(due, '2026-04-01', 'yinchuan').light).toBe('late');
    expect(on({ ...due, problems: '征地未完成' }, '2026-01-20', 'yinchuan').reason.code).not.toBe('start_behind');
  });
  test('a started project must be in the register within a month, unless it is too small for it', () => {
    const started = project({ startOn: '2026-01-10' });
    expect(on(started, '2026-02-20', 'yinchuan').reason.code).toBe('entry_behind');
    expect(on({ ...started, enteredOn: '2026-02-01' }, '2026-02-20', 'yinchuan').light).toBe('on_track');
    expect(on({ ...started, total: '499' }, '2026-02-20', 'yinchuan').light).toBe('on_track');
  });
  test('funds are asked for as the months’ investment', () => {
    const funded = project({
      annual: '100',
      annualYear: 2026,
      months: [{ month: '2026-01', plan: '100', done: '100' }],
      funds: [{ arrived: '40' }],
    });
    expect(on(funded, '2026-02-06', 'yinchuan').reason.code).toBe('funds_severe');
    expect(on({ ...funded, funds: [{ arrived: '100' }] }, '2026-02-06', 'yinchuan').light).toBe('on_track');
  });
});

test('a light kept with its day is the light of every day until then, whatever the project and the rules', () => {
  const start = toDay('2026-01-01');
  const anyDay = fc.integer({ min: 0, max: 500 }).map((n): string => addDays(start, n));
  const anyAmount = fc.integer({ min: 0, max: 400 }).map(String);
  const anyProject = fc
    .record({
      status: fc.constantFrom('not_started' as const, 'in_progress' as const),
      percent: fc.integer({ min: 0, max: 100 }),
      planStartOn: fc.option(anyDay),
      startOn: fc.option(anyDay),
      planFinishOn: fc.option(anyDay),
      enteredOn: fc.option(anyDay),
      annualYear: fc.option(fc.constantFrom(2026, 2027)),
      months: fc.uniqueArray(
        fc.record({
          month: fc.integer({ min: 1, max: 12 }).map((m) => `2026-${String(m).padStart(2, '0')}`),
          plan: anyAmount,
          done: fc.option(anyAmount),
        }),
        { maxLength: 12, selector: ({ month }) => month },
      ),
      nodes: fc.array(fc.record({ planFinishOn: fc.option(anyDay), weight: fc.integer({ min: 1, max: 9 }) }), {
        maxLength: 6,
      }),
      funds: fc.array(fc.record({ arrived: anyAmount }), { maxLength: 2 }),
    })
    .map((made) =>
      project({ ...made, annual: '1000', months: made.months.sort((a, b) => (a.month < b.month ? -1 : 1)) }),
    );
  fc.assert(
    fc.property(anyProject, fc.constantFrom(...RULE_PRESETS.map(({ name }) => name)), (one, name) => {
      const at = (day: Day) => projectLight(one, day, calendar, rulesOf(name), terms);
      const end = toDay('2027-06-01');
      for (let day: Day = start; day < end; ) {
        const kept = at(day);
        const until = kept.until !== null && kept.until < end ? kept.until : end;
        // The last day before the light is to be looked at again, and one in between.
        for (const later of [addDays(until, -1), addDays(day, daysBetween(day, until) >> 1)]) {
          const now = at(later);
          expect([later, kept.light, kept.ruleId, kept.reason.code]).toEqual([
            later,
            now.light,
            now.ruleId,
            now.reason.code,
          ]);
        }
        expect(until > day).toBe(true);
        day = until;
      }
    }),
    { numRuns: 50 },
  );
});
