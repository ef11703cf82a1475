import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isDay, toDay, weekdayOf } from './day.ts';

const printed = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const anyDay = fc.integer({ min: Date.parse('0001-01-01'), max: Date.parse('9999-12-01') }).map(printed);

describe('a day', () => {
  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-04-00',
    '1900-02-29',
    '2026-4-1',
    '',
  ])('does not exist: %s', (text) => expect(isDay(text)).toBe(false));
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '0099-01-01'])('exists: %s', (text) =>
    expect(isDay(text)).toBe(true),
  );

  it('agrees with the calendar of the platform on every day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (text, count) => {
        const ms = Date.parse(`${text}T00:00:00Z`);
        expect(isDay(text)).toBe(true);
        expect(weekdayOf(toDay(text))).toBe(new Date(ms).getUTCDay());
        const other = ms + count * 86_400_000;
        if (other < Date.parse('0000-01-01') || other > Date.parse('9999-12-31')) return;
        expect(addDays(toDay(text), count)).toBe(printed(other));
        expect(daysBetween(toDay(text), toDay(printed(other)))).toBe(count);
      }),
    );
  });
});
