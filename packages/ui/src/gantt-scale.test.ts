import { expect, it } from 'vitest';
import { dayNumber, dayText, monthsIn, scaleFor, xOf } from './gantt-scale.ts';

it('lays days out in a row, with a margin on both sides', () => {
  const scale = scaleFor(['2026-03-02', '2026-03-31'], 1_000);
  expect([dayText(scale.first), dayText(scale.last)]).toEqual(['2026-02-23', '2026-04-14']);
  expect(xOf(scale, dayNumber('2026-03-02')) - xOf(scale, dayNumber('2026-03-01'))).toBeCloseTo(scale.perDay);
  expect(scale.perDay).toBeCloseTo(1_000 / 51);
});

it('is never narrower than legible', () => {
  expect(scaleFor(['2020-01-01', '2030-01-01'], 600).perDay).toBe(2.2);
});

it('names the months it shows, with the days of each', () => {
  const scale = scaleFor(['2026-03-02', '2026-03-31'], 1_000);
  expect(monthsIn(scale).map(({ month, days }) => [month, days])).toEqual([
    ['2026-02', 6],
    ['2026-03', 31],
    ['2026-04', 14],
  ]);
});
