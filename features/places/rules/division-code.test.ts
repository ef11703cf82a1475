import { expect, test } from 'vitest';
import { isInside } from './division-code.ts';

test.each([
  ['371082', '371000', true],
  ['371082007', '371000', true],
  ['370602', '371000', false],
  ['371082007', '371082', true],
  ['371083', '371082', false],
  ['371082007201', '371082007', true],
  ['371082', '371082007', false],
  ['371000', '370000', true],
])('%s inside %s: %s', (code, top, inside) => {
  expect(isInside(code, top)).toBe(inside);
});
