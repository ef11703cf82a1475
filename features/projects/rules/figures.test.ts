import { toDay } from '@luoshi/kernel/day.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InvestmentView } from '../contract.ts';
import { STAGES } from '../contract.ts';
import { readCode } from './code.ts';
import { entryLines, missingForEntry, monthsSince } from './entry.ts';
import { investmentOf } from './investment.ts';
import { sumWan, wanOf, yuanOf } from './money.ts';
import { addMonths, lastDayOf, monthsBetween, reportBy } from './months.ts';
import { monthToReport } from './reporting.ts';
import { type ChildFacts, rollUp } from './roll-up.ts';
import { stageReached } from './stages.ts';

describe('money in 万元', () => {
  test('is added in whole 元 and written without needless zeros', () => {
    expect(['90000', '1234.5678', '0.5', '0'].map(yuanOf)).toEqual([900_000_000, 12_345_678, 5_000, 0]);
    expect([900_000_000, 12_345_678, 5_000, 0, -5_000].map(wanOf)).toEqual(['90000', '1234.5678', '0.5', '0', '-0.5']);
    // In doubles 0.1 + 0.2 is not 0.3.
    expect(sumWan(['0.1', '0.2'])).toBe('0.3');
    expect(() => yuanOf('9 亿')).toThrow(RangeError);
  });
  test('is the same after writing and reading', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), (yuan) => {
        expect(yuanOf(wanOf(yuan))).toBe(yuan);
      }),
    );
  });
});

describe('months', () => {
  test('go over the year, end on their last day, and may be reported until the day of the next', () => {
    expect(addMonths('2025-12', 1)).toBe('2026-01');
    expect(addMonths('2026-01', -13)).toBe('2024-12');
    expect(lastDayOf('2024-02')).toBe('2024-02-29');
    expect(reportBy('2026-12', 5)).toBe('2027-01-05');
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsBetween('2026-02', '2026-01')).toEqual([]);
  });
  test('the one to report is the last one, from the 25th on the present one; never one twice', () => {
    expect(monthToReport(toDay('2026-03-24'), 25, null)).toBe('2026-02');
    expect(monthToReport(toDay('2026-03-25'), 25, null)).toBe('2026-03');
    expect(monthToReport(toDay('2026-03-02'), 25, '2026-02')).toBe('2026-03');
  });
});

describe('investment', () => {
  const year = { total: '1000', doneBefore: '100', annual: '400', annualYear: 2026 };
  const months = [
    { month: '2026-01', plan: '100', done: '120' },
    { month: '2026-02', plan: '100', done: null },
    { month: '2026-03', plan: '200', done: null },
  ];
  test('counts a month’s plan from the day after its report day on', () => {
    expect(investmentOf({ ...year, months }, toDay('2026-03-05'), 5)).toMatchObject({
      done: '220',
      annualDone: '120',
      plannedToDate: '100',
      annualPercent: 30,
      aheadPoints: 5,
      isAbovePlan: false,
    });
    expect(investmentOf({ ...year, months }, toDay('2026-03-06'), 5)).toMatchObject({
      plannedToDate: '200',
      aheadPoints: -20,
    });
  });
  test('marks what is above the year’s plan or the total, and has no percent without a plan', () => {
    const above = [{ month: '2026-01', plan: '100', done: '401' }];
    expect(investmentOf({ ...year, months: above }, toDay('2026-03-06'), 5).isAbovePlan).toBe(true);
    expect(investmentOf({ ...year, doneBefore: '1001', months: [] }, toDay('2026-03-06'), 5).isAbovePlan).toBe(true);
    expect(investmentOf({ ...year, annual: '0', months }, toDay('2026-03-06'), 5)).toMatchObject({
      annualPercent: null,
      aheadPoints: null,
    });
  });
});

describe('a parent', () => {
  const money = (total: string, annual: string, done: string): InvestmentView => ({
    total,
    done,
    annualYear: 2026,
    annual,
    annualDone: done,
    plannedToDate: annual,
    annualPercent: null,
    aheadPoints: 0,
    isAbovePlan: false,
  });
  const children: ChildFacts[] = [
    { percent: 80, weight: 1, light: 'on_track', status: 'in_progress', investment: money('300', '100', '90') },
    { percent: 20, weight: 3, light: 'late', status: 'in_progress', investment: money('100', '50', '10') },
    { percent: 0, weight: 9, light: 'paused', status: 'cancelled', investment: money('999', '999', '0') },
  ];
  test('adds money, and takes the percent by investment, by weight or from the worst', () => {
    expect((['sum', 'weight', 'worst'] as const).map((how) => rollUp(how, children)?.percent)).toEqual([65, 35, 20]);
    expect(rollUp('sum', children)).toMatchObject({
      worst: 'late',
      investment: { total: '400', annual: '150', annualDone: '100', annualPercent: 66.7, aheadPoints: -33.3 },
    });
  });
  test('without children is no parent; without totals the children count alike', () => {
    expect(rollUp('sum', [])).toBeNull();
    const bare = children.map((child) => ({ ...child, investment: money('0', '0', '0') }));
    expect(rollUp('sum', bare)?.percent).toBe(50);
  });
});

describe('a project code (GB/T 40058-2021)', () => {
  test.each([
    ['2601-371082-04-01-123456', { year: 2026, month: 1, region: '371082' }],
    ['1902-371083-89-01-12345X', { year: 2019, month: 2, region: '371083' }],
    ['2613-371082-04-01-123456', null],
    ['2600-371082-04-01-123456', null],
    ['2601-37108-04-01-123456', null],
    ['2601-371082-04-01-12345', null],
    ['2601371082040112345', null],
  ])('%s', (code, read) => expect(readCode(code)).toEqual(read));
});

describe('the 入库 checklist', () => {
  const checklist = {
    fromTotal: '500',
    lines: ['approval', 'contract', 'site', 'photo'].map((key) => ({ key, title: key })),
  };
  const facts = {
    total: '800',
    stage: 'started' as const,
    startOn: '2026-01-05',
    code: '2601-371082-04-01-123456',
    approvalDoneOn: '2025-11-01',
    enteredOn: null,
    ticked: ['approval', 'site'],
  };
  const findings = (more: object) => entryLines(checklist, { ...facts, ...more }).map(({ finding }) => finding);
  test('names what the project’s own facts say against a line', () => {
    expect(findings({})).toEqual([null, null, null, null]);
    expect(findings({ code: null })[0]).toBe('no_code');
    expect(findings({ stage: 'planned', startOn: null, approvalDoneOn: null })).toEqual([
      'approval_not_done',
      null,
      'not_started',
      null,
    ]);
    expect(findings({ enteredOn: '2026-01-01' })).toEqual([null, 'entered_unticked', 'entered_before_start', null]);
    expect(findings({ total: '499.9999' })[0]).toBe('below_threshold');
  });
  test('never asks for a photograph', () => {
    expect(missingForEntry(checklist, ['approval', 'site'])).toEqual(['contract']);
  });
  test('counts whole months since the start', () => {
    expect(
      ['2026-02-04', '2026-02-05', '2026-03-05'].map((day) => monthsSince(toDay('2026-01-05'), toDay(day))),
    ).toEqual([0, 1, 2]);
  });
});

test('a finished node moves the stage on, never back', () => {
  expect(stageReached('planned', ['approve', 'permit'], STAGES)).toBe('permit');
  expect(stageReached('trial', ['approve', null, 'start'], STAGES)).toBe('trial');
});
