import { expect, it } from 'vitest';
import { type Box, overlap, placeLabel } from './label-place.ts';

const label: Box = { x: 100, y: 100, width: 60, height: 30 };
const anywhere = () => true;
const shifted = (by: { dx: number; dy: number }): Box => ({ ...label, x: label.x + by.dx, y: label.y + by.dy });

it('leaves a label where it stands when nothing is in its way', () => {
  expect(placeLabel(label, [{ x: 300, y: 300, width: 30, height: 30 }], anywhere)).toEqual({ dx: 0, dy: 0 });
});

it('moves a label off a cluster that it would hide', () => {
  const cluster = { x: 100, y: 105, width: 26, height: 26 };
  expect(overlap(shifted(placeLabel(label, [cluster], anywhere)), cluster)).toBe(0);
});

it('never moves a label out of its surface', () => {
  const cluster = { x: 100, y: 100, width: 26, height: 26 };
  const by = placeLabel(label, [cluster], (_, y) => y > 100);
  expect(by.dy).toBeGreaterThan(0);
  expect(placeLabel(label, [cluster], () => false)).toEqual({ dx: 0, dy: 0 });
});

it('hides as little as it can where there is no free place', () => {
  const wide = { x: 100, y: 95, width: 400, height: 200 };
  const by = placeLabel(label, [wide], anywhere);
  expect(overlap(shifted(by), wide)).toBeLessThan(overlap(label, wide));
});
