import { type Day, toDay } from '@luoshi/kernel/day.ts';
import { mintScope } from '@luoshi/kernel/scope.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type ObstacleRow, STATES } from '../contract.ts';
import { byCost, costOfDelay } from './cost.ts';
import { type Asker, decide, type ObstacleFacts, stepsOpenTo } from './decide.ts';
import { LEVELS, lastDayAt, levelsOn, pathAbove } from './levels.ts';
import { faultsOf, MOVES } from './machine.ts';
import { takeStock } from './stocktake.ts';

const calendar = makeCalendar([], null);
const day = (text: string): Day => toDay(text);
const facts = (over: Partial<ObstacleFacts> = {}): ObstacleFacts => ({
  state: 'handling',
  level: 1,
  raisedBy: 'ann',
  raisedPath: '0001.0004.',
  ownerPath: '0001.0002.',
  isMatterClosed: null,
  ...over,
});
const asker = (accountId: string, paths: string[], permissions: string[]): Asker => ({
  accountId,
  scope: mintScope('t', paths),
  permissions: new Set(permissions.map((one) => `consultations.${one}`)),
});
const raiser = asker('ann', ['0001.0004.'], ['read', 'raise']);
const owner = asker('bob', ['0001.0002.'], ['read', 'handle']);
const chair = asker('cid', ['0001.'], ['read', 'handle', 'chair']);

describe('the course of an obstacle', () => {
  it('has no state that cannot be reached and none that cannot be left but the last ones', () => {
    expect(faultsOf(MOVES, STATES)).toEqual({ unreachable: [], dead: [] });
  });
  it('is found faulty when a way is missing', () => {
    const { put_on_agenda: _, ...rest } = MOVES;
    expect(faultsOf(rest as typeof MOVES, STATES).unreachable).toEqual(['meeting', 'decided']);
  });
  it('lets the owner solve and move up what lies with it, and nobody else below', () => {
    expect(stepsOpenTo(facts(), owner)).toEqual(['triage', 'solve', 'escalate', 'park']);
    expect(stepsOpenTo(facts(), raiser)).toEqual(['withdraw']);
    expect(stepsOpenTo(facts({ ownerPath: '0001.0009.' }), owner)).toEqual([]);
  });
  it('asks the raiser when it is said to be solved, and not the owner', () => {
    expect(stepsOpenTo(facts({ state: 'solved' }), raiser)).toEqual(['confirm', 'dispute']);
    expect(stepsOpenTo(facts({ state: 'solved' }), owner)).toEqual([]);
  });
  it('asks the raiser of a decision only once its matter is closed', () => {
    expect(stepsOpenTo(facts({ state: 'decided', isMatterClosed: false }), raiser)).toEqual([]);
    expect(stepsOpenTo(facts({ state: 'decided', isMatterClosed: true }), raiser)).toEqual(['confirm', 'dispute']);
  });
  it('leads no higher than the fourth level', () => {
    expect(decide('escalate', facts({ level: 4 }), chair)).toEqual({ ok: false, code: 'consultations.top_level' });
  });
  it('keeps decisions to who chairs, and climbing to the clock', () => {
    expect(decide('decide', facts({ state: 'meeting' }), owner)).toEqual({
      ok: false,
      code: 'consultations.not_yours',
    });
    expect(decide('decide', facts({ state: 'meeting' }), chair).ok).toBe(true);
    expect(decide('climb', facts(), chair)).toEqual({ ok: false, code: 'consultations.not_yours' });
  });
  it('always leaves a hand that can move what is open', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATES), fc.integer({ min: 1, max: 4 }), (state, level) => {
        if (state === 'closed' || state === 'withdrawn') return;
        const seen = facts({ state, level, isMatterClosed: true });
        expect(ACTIONS.some((action) => [raiser, owner, chair].some((who) => decide(action, seen, who).ok))).toBe(true);
      }),
    );
  });
});

describe('levels', () => {
  it('give 3, 5, 7 and 15 working days', () => {
    const from = day('2026-03-02'); // a Monday
    expect([1, 2, 3, 4].map((level) => lastDayAt(level, from, LEVELS.rules, calendar))).toEqual([
      '2026-03-05',
      '2026-03-09',
      '2026-03-11',
      '2026-03-23',
    ]);
    expect(() => lastDayAt(5, from, LEVELS.rules, calendar)).toThrow(RangeError);
  });
  it('follow the version begun last', () => {
    const versions = [LEVELS, { ...LEVELS, version: 2, effectiveFrom: '2026-05-01' }];
    expect(levelsOn(versions, '2026-04-30').version).toBe(1);
    expect(levelsOn(versions, '2026-05-01').version).toBe(2);
    expect(() => levelsOn([], '2026-05-01')).toThrow(RangeError);
  });
  it('know the unit above', () => {
    expect([pathAbove('0001.0002.0003.'), pathAbove('0001.0002.'), pathAbove('0001.')]).toEqual([
      '0001.0002.',
      '0001.',
      '0001.',
    ]);
  });
});

describe('what a delay costs', () => {
  const plan = { annualInvestment: 3650, totalInvestment: 90_000, planStartOn: null, planFinishOn: null };
  it('is the year’s plan by calendar days, times the days waited', () => {
    expect(costOfDelay(plan, day('2026-03-01'), day('2026-03-11'))).toEqual({ perDay: 10, soFar: 100 });
  });
  it('falls back to the total over the plan’s days', () => {
    const total = { ...plan, annualInvestment: null, planStartOn: day('2026-01-01'), planFinishOn: day('2026-04-11') };
    expect(costOfDelay(total, day('2026-03-01'), day('2026-03-02'))).toEqual({ perDay: 900, soFar: 900 });
  });
  it('is not known without a project or a plan', () => {
    const nothing = { perDay: null, soFar: null };
    expect(costOfDelay(null, day('2026-03-01'), day('2026-03-11'))).toEqual(nothing);
    expect(
      costOfDelay({ ...plan, annualInvestment: 0, totalInvestment: null }, day('2026-03-01'), day('2026-03-11')),
    ).toEqual(nothing);
  });
  it('orders an agenda: cost, then level, then age', () => {
    const item = (id: string, soFar: number | null, level: number, raisedOn: string) => ({
      id,
      level,
      raisedOn,
      cost: { perDay: soFar, soFar },
    });
    const items = [
      item('young', null, 2, '2026-03-05'),
      item('high', null, 3, '2026-03-05'),
      item('dear', 500, 1, '2026-03-05'),
      item('cheap', 5, 1, '2026-03-05'),
      item('old', null, 2, '2026-03-01'),
    ];
    expect(items.sort(byCost).map(({ id }) => id)).toEqual(['dear', 'cheap', 'high', 'old', 'young']);
  });
});

it('a stocktake counts what is open by level and kind, and names the oldest', () => {
  const row = (over: Partial<ObstacleRow>): ObstacleRow =>
    ({ level: 1, kind: 'land', age: 1, workdaysLeft: 2, ...over }) as ObstacleRow;
  const pack = takeStock([
    row({}),
    row({ level: 4, age: 30, workdaysLeft: -3 }),
    row({ kind: 'funds', age: 9, workdaysLeft: null }),
  ]);
  expect(pack.levels).toEqual([
    { level: 1, open: 2, overdue: 0, oldest: 9 },
    { level: 2, open: 0, overdue: 0, oldest: 0 },
    { level: 3, open: 0, overdue: 0, oldest: 0 },
    { level: 4, open: 1, overdue: 1, oldest: 30 },
  ]);
  expect(pack.kinds).toEqual([
    { kind: 'land', open: 2 },
    { kind: 'funds', open: 1 },
  ]);
  expect(pack.oldest.map(({ age }) => age)).toEqual([30, 9, 1]);
  expect([pack.open, pack.overdue]).toEqual([3, 1]);
});
