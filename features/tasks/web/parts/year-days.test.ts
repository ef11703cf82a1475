import { toDay } from '@luoshi/kernel/day.ts';
import { expect, test } from 'vitest';
import { daysOf, holidaysOf, type Marks, marksOf, monthWeeks, moveDay, pressDay, yearCounts } from './year-days.ts';

const rest = (name: string, ...days: string[]): Marks =>
  Object.fromEntries(days.map((day) => [day, { kind: 'rest' as const, name }]));
const work = (name: string | null, ...days: string[]): Marks =>
  Object.fromEntries(days.map((day) => [day, { kind: 'work' as const, name }]));

// National Day 2024 as the State Council set it (国办发明电〔2023〕7号): 1–7 October off, 29 September and 12 October worked.
const nationalDay: Marks = {
  ...rest('国庆节', '2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07'),
  ...work('国庆节', '2024-09-29', '2024-10-12'),
};

test('a month begins on its weekday, Monday first', () => {
  const weeks = monthWeeks(2024, 9);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2024-09-01']);
  expect(weeks.at(-1)).toEqual(['2024-09-30', null, null, null, null, null, null]);
  expect(monthWeeks(2024, 2).flat().filter(Boolean)).toHaveLength(29);
  expect(monthWeeks(2021, 2)).toHaveLength(4);
});

test('a press marks a weekday as rest and a weekend day as worked; a second press takes it back', () => {
  const friday = toDay('2024-10-04');
  const saturday = toDay('2024-10-12');
  const once = pressDay(pressDay({}, friday, '国庆节'), saturday, '');
  expect(once).toEqual({ ...rest('国庆节', friday), ...work(null, saturday) });
  expect(pressDay(pressDay(once, friday, ''), saturday, '')).toEqual({});
});

test('marks and days are two spellings of the same', () => {
  expect(marksOf(daysOf(nationalDay))).toEqual(nationalDay);
  expect(daysOf(nationalDay)[0]).toEqual({ day: '2024-09-29', kind: 'work', name: '国庆节' });
});

test('counts the working days of a year', () => {
  expect(yearCounts(2024, {})).toEqual({ workdays: 262, rest: 0, worked: 0 });
  expect(yearCounts(2024, nationalDay)).toEqual({ workdays: 259, rest: 5, worked: 2 });
});

test('lists a holiday from first to last day off with the weekends worked for it', () => {
  expect(holidaysOf(nationalDay)).toEqual([
    { name: '国庆节', from: '2024-10-01', to: '2024-10-07', days: 7, worked: ['2024-09-29', '2024-10-12'] },
  ]);
});

test('a worked weekend without a name stands with the nearest holiday; a weekend before a holiday counts in', () => {
  const marks = { ...nationalDay, ...rest('中秋节', '2024-09-16', '2024-09-17'), ...work(null, '2024-09-14') };
  expect(holidaysOf(marks).map(({ name, from, worked }) => [name, from, worked])).toEqual([
    ['中秋节', '2024-09-15', ['2024-09-14']],
    ['国庆节', '2024-10-01', ['2024-09-29', '2024-10-12']],
  ]);
});

test('a worked weekend far from every holiday stands with none', () => {
  expect(holidaysOf({ ...nationalDay, ...work(null, '2024-03-02') })[0]?.worked).toEqual(['2024-09-29', '2024-10-12']);
});

test.each([
  ['2024-03-15', 'ArrowLeft', '2024-03-14'],
  ['2024-03-15', 'ArrowDown', '2024-03-22'],
  ['2024-01-01', 'ArrowLeft', '2024-01-01'],
  ['2024-12-30', 'ArrowDown', '2024-12-31'],
  ['2024-02-15', 'End', '2024-02-29'],
  ['2024-02-15', 'Home', '2024-02-01'],
  ['2024-02-15', 'PageDown', '2024-03-14'],
  ['2024-02-15', 'Tab', null],
])('from %s the key %s leads to %s', (from, key, to) => {
  expect(moveDay(toDay(from), key)).toBe(to);
});
