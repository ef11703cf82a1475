import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { liesIn, type Outline, regionAt } from './region-at.ts';

const square = (x: number, y: number, size: number): [number, number][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

const county: Outline = {
  code: '371082',
  geometry: { type: 'Polygon', coordinates: [square(0, 0, 10), square(4, 4, 2)] },
};
const west: Outline = { code: '371082001', geometry: { type: 'Polygon', coordinates: [square(0, 0, 3)] } };
const islands: Outline = {
  code: '371083',
  geometry: { type: 'MultiPolygon', coordinates: [[square(20, 0, 2)], [square(30, 0, 2)]] },
};

describe('which region a point lies in', () => {
  test.each<[number, number, string | null, string]>([
    [1, 1, '371082001', 'the town goes before its county'],
    [8, 8, '371082', 'elsewhere in the county'],
    [5, 5, null, 'in a hole'],
    [31, 1, '371083', 'the second island'],
    [25, 1, null, 'between the islands'],
    [-1, 5, null, 'outside'],
  ])('%d, %d: %s (%s)', (lon, lat, code) => {
    expect(regionAt(lon, lat, [county, west, islands])).toBe(code);
  });

  test('the answer does not depend on the order of the regions', () => {
    expect(regionAt(1, 1, [west, county])).toBe(regionAt(1, 1, [county, west]));
  });

  test('a point on the line between neighbours lies in exactly one', () => {
    const left: Outline = { code: '1', geometry: { type: 'Polygon', coordinates: [square(0, 0, 5)] } };
    const right: Outline = { code: '2', geometry: { type: 'Polygon', coordinates: [square(5, 0, 5)] } };
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4.999, noNaN: true }), (lat) => {
        const holders = [left, right].filter((one) => liesIn(5, lat, one.geometry));
        expect(holders).toHaveLength(1);
      }),
    );
  });

  test('an empty outline holds nothing', () => {
    expect(liesIn(0, 0, { type: 'Polygon', coordinates: [] })).toBe(false);
  });
});
