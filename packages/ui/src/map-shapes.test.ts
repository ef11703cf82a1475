import { expect, it } from 'vitest';
import { labelPoint, readGeometry, worstLight } from './map-shapes.ts';

const square = (from: number, size: number) => [
  [
    [from, 37],
    [from + size, 37],
    [from + size, 37 + size],
    [from, 37 + size],
    [from, 37],
  ],
];

it('labels the largest part of a surface and none of its islands', () => {
  const geometry = readGeometry({
    type: 'MultiPolygon',
    coordinates: [square(120, 0.01), square(122, 1), square(125, 0.1)],
  });
  const point = labelPoint(geometry)?.clone().transform('EPSG:3857', 'EPSG:4326').getExtent();
  expect(point?.[0]).toBeGreaterThan(122);
  expect(point?.[0]).toBeLessThan(123);
});

it('labels a hollow surface inside its body, not in the hole', () => {
  const outer = square(120, 1)[0]!;
  const hole = [
    [120.1, 37.1],
    [120.1, 37.9],
    [120.6, 37.9],
    [120.6, 37.1],
    [120.1, 37.1],
  ];
  const geometry = readGeometry({ type: 'Polygon', coordinates: [outer, hole] });
  const point = labelPoint(geometry)!;
  expect(geometry.intersectsCoordinate(point.getFirstCoordinate())).toBe(true);
});

it('reads the same geometry once, so that new figures cost no new shapes', () => {
  const one = { type: 'Polygon', coordinates: square(120, 1) };
  expect(readGeometry(one)).toBe(readGeometry(one));
});

it('lets the worst light stand for many', () => {
  expect(worstLight(['on_track', 'behind', 'near'])).toBe('behind');
  expect(worstLight(['done', 'late'])).toBe('late');
});
