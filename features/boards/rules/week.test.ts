import { toDay } from '@luoshi/kernel/day.ts';
import { expect, it } from 'vitest';
import { restOfWeek } from './week.ts';

it.each([
  ['Monday', '2026-11-23', '2026-11-29'],
  ['Friday', '2026-11-27', '2026-11-29'],
  ['Sunday', '2026-11-29', '2026-11-29'],
  ['over the end of a year', '2026-12-31', '2027-01-03'],
])('the rest of the week runs from today through Sunday (%s)', (_, today, sunday) => {
  expect(restOfWeek(toDay(today))).toEqual({ from: today, to: sunday });
});
