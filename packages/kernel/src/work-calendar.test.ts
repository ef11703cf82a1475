import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysBetween, isDay, toDay, weekdayOf } from './day.ts';
import { addWorkdays, makeCalendar, workdaysAfter } from './work-calendar.ts';

// National Day 2026 as the State Council published it (国办发明电〔2025〕7号): 1–7 October off, 10 October worked.
const october = makeCalendar(
  [
    ...['01', '02', '05', '06', '07'].map((date) => ({ day: toDay(`2026-10-${date}`), kind: 'rest' as const })),
    { day: toDay('2026-10-10'), kind: 'work' },
  ],
  toDay('2026-12-31'),
);
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(toDay('2000-01-01'), n));
const anyCalendar = fc
  .uniqueArray(fc.tuple(anyDay, fc.constantFrom<'rest' | 'work'>('rest', 'work')), {
    maxLength: 60,
    selector: ([day]) => day,
  })
  .map((days) =>
    makeCalendar(
      days.map(([day, kind]) => ({ day, kind })),
      null,
    ),
  );

describe('a work calendar', () => {
  it('rests on weekends and holidays and works on make-up days', () => {
    expect(october.isWorkday(toDay('2026-10-01'))).toBe(false);
    expect(october.isWorkday(toDay('2026-10-10'))).toBe(true);
    expect(weekdayOf(toDay('2026-10-10'))).toBe(6);
    expect(october.isWorkday(toDay('2026-10-11'))).toBe(false);
  });

  it('counts the working days after a day, the last one included', () => {
    expect(workdaysAfter(october, toDay('2026-09-30'), toDay('2026-10-08'))).toBe(1);
    expect(workdaysAfter(october, toDay('2026-10-08'), toDay('2026-10-08'))).toBe(0);
    expect(addWorkdays(october, toDay('2026-09-30'), 3)).toBe('2026-10-10');
    expect(addWorkdays(october, toDay('2026-10-08'), -1)).toBe('2026-09-30');
  });

  it('comes back the same number of working days it went', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, fc.integer({ min: 1, max: 40 }), (calendar, from, count) => {
        const to = addWorkdays(calendar, from, count);
        expect(calendar.isWorkday(to)).toBe(true);
        expect(workdaysAfter(calendar, from, to)).toBe(count);
      }),
    );
  });
});

describe('a day', () => {
  it('exists or is refused', () => {
    expect(isDay('2024-02-29')).toBe(true);
    for (const text of [
      '2026-02-30',
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '20260101',
      '',
      '2026-02-28T00:00:00Z',
    ]) {
      expect(isDay(text), text).toBe(false);
    }
    expect(() => toDay('2026-02-30')).toThrow(RangeError);
  });

  it('is found again after adding days and taking them away', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (day: Day, count) => {
        const moved = addDays(day, count);
        expect(daysBetween(day, moved)).toBe(count);
        expect(addDays(moved, -count)).toBe(day);
      }),
    );
  });
});
