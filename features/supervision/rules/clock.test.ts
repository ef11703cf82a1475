import { toDay } from '@luoshi/kernel/day.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';
import { describe, expect, test } from 'vitest';
import { clockOf, endOf, isProvisional, lateWorkdays, redDays, reportBy, workdaysLeft } from './clock.ts';
import { PRESETS, presetsOn } from './presets.ts';

const day = toDay;
// The holiday of 2019's spring festival, with both weekends around it worked.
const calendar = makeCalendar(
  [
    ...['2019-02-04', '2019-02-05', '2019-02-06', '2019-02-07', '2019-02-08'].map((d) => ({
      day: day(d),
      kind: 'rest' as const,
    })),
    ...['2019-02-02', '2019-02-03'].map((d) => ({ day: day(d), kind: 'work' as const })),
  ],
  day('2019-12-31'),
);
const rules = (name: string) => PRESETS.find((preset) => preset.name === name)!.rules;

describe('a term', () => {
  test.each([
    [{ count: 1, unit: 'workday' as const }, '2019-02-15', '2019-02-18'], // Friday to Monday
    [{ count: 3, unit: 'workday' as const }, '2019-02-01', '2019-02-11'], // two worked weekend days, then the festival
    [{ count: 7, unit: 'workday' as const }, '2019-02-18', '2019-02-27'],
    [{ count: 20, unit: 'day' as const }, '2019-02-18', '2019-03-10'],
    [{ count: 1, unit: 'month' as const }, '2019-01-31', '2019-02-28'],
    [{ count: 1, unit: 'month' as const }, '2019-02-18', '2019-03-18'],
    [{ count: 11, unit: 'month' as const }, '2019-02-18', '2020-01-18'],
    [{ count: 0, unit: 'workday' as const }, '2019-02-18', '2019-02-18'],
  ])('%j from %s ends on %s', (term, from, end) => {
    expect(endOf(term, day(from), calendar)).toBe(end);
  });

  test('that ends beyond the known calendar is provisional; with none known or a year missing in between, everything beyond is', () => {
    expect(isProvisional(day('2019-12-31'), calendar)).toBe(false);
    expect(isProvisional(day('2020-01-02'), calendar)).toBe(true);
    expect(isProvisional(day('2019-02-18'), makeCalendar([], null))).toBe(true);
  });
});

test('lateness and days left count working days', () => {
  expect(lateWorkdays(day('2019-02-15'), day('2019-02-15'), calendar)).toBe(0);
  expect(lateWorkdays(day('2019-02-15'), day('2019-02-17'), calendar)).toBe(0); // a weekend
  expect(lateWorkdays(day('2019-02-15'), day('2019-02-19'), calendar)).toBe(2);
  expect(lateWorkdays(null, day('2019-02-19'), calendar)).toBe(0);
  expect(workdaysLeft(day('2019-02-20'), day('2019-02-18'), calendar)).toBe(2);
  expect(workdaysLeft(day('2019-02-18'), day('2019-02-18'), calendar)).toBe(0);
  expect(workdaysLeft(day('2019-02-15'), day('2019-02-16'), calendar)).toBe(-1); // over, though on a weekend
});

test('a state starts its clock', () => {
  const today = day('2019-02-18');
  const general = rules('13710-general');
  expect(clockOf('assigned', today, day('2019-03-01'), general, calendar)).toBe('2019-02-19');
  expect(clockOf('signed', today, day('2019-03-01'), general, calendar)).toBe('2019-03-01');
  expect(clockOf('signed', today, null, general, calendar)).toBe('2019-03-20');
  expect(clockOf('returned', today, day('2019-02-10'), general, calendar)).toBe('2019-02-25');
  expect(clockOf('archived', today, null, general, calendar)).toBeNull();
});

test('13710 asks for the first report within three working days, then again and again', () => {
  const general = rules('13710-general');
  expect(reportBy(day('2019-02-18'), null, general, calendar)).toBe('2019-02-21');
  expect(reportBy(day('2019-02-18'), day('2019-02-20'), general, calendar)).toBe('2019-02-25');
  expect(reportBy(null, null, general, calendar)).toBeNull();
  // A report from before it was assigned answers nothing.
  expect(reportBy(day('2019-02-18'), day('2019-02-01'), general, calendar)).toBe('2019-02-21');
});

describe('red days', () => {
  const story = [
    { from: day('2019-02-01'), state: 'assigned' as const, dueOn: day('2019-02-10') },
    { from: day('2019-02-03'), state: 'in_progress' as const, dueOn: day('2019-02-10') },
  ];
  test('run from the day after the deadline while the unit has it', () => {
    expect(redDays(story, day('2019-02-10'))).toBe(0);
    expect(redDays(story, day('2019-02-13'))).toBe(3);
  });
  test('stop while it is reviewed or set aside, and go on when it comes back', () => {
    const reviewed = [
      ...story,
      { from: day('2019-02-12'), state: 'close_requested' as const, dueOn: day('2019-02-10') },
    ];
    expect(redDays(reviewed, day('2019-02-20'))).toBe(1);
    const returned = [...reviewed, { from: day('2019-02-18'), state: 'returned' as const, dueOn: day('2019-02-10') }];
    expect(redDays(returned, day('2019-02-20'))).toBe(1 + 3);
  });
  test('that ran before an extension stay', () => {
    const asked = [
      ...story,
      { from: day('2019-02-10'), state: 'extension_requested' as const, dueOn: day('2019-02-10') },
    ];
    const granted = [...asked, { from: day('2019-02-13'), state: 'in_progress' as const, dueOn: day('2019-03-01') }];
    expect(redDays(granted, day('2019-02-20'))).toBe(2);
    expect(redDays(granted, day('2019-03-03'))).toBe(4);
  });
});

test('of each preset the version in force is taken, and every preset names its source', () => {
  const later = { name: 'paper', version: 2, effectiveFrom: '2026-01-01' };
  const versions = [{ name: 'paper', version: 1, effectiveFrom: '2000-01-01' }, later];
  expect(presetsOn(versions, '2025-12-31')).toEqual([versions[0]]);
  expect(presetsOn(versions, '2026-01-01')).toEqual([later]);
  for (const preset of PRESETS) expect(preset.source.length).toBeGreaterThan(10);
});
