import { expect, test } from 'vitest';
import { headsOf } from './reach.ts';

test('a unit below another head adds nothing, a neighbour does', () => {
  expect(headsOf(['0001.0002.', '0001.', '0002.0001.', '0002.0001.'])).toEqual(['0001.', '0002.0001.']);
  expect(headsOf([])).toEqual([]);
});
