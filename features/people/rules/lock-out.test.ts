import { describe, expect, test } from 'vitest';
import { afterFailure, type Failures, minutesLocked, NO_FAILURES } from './lock-out.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 8, minute));
const failing = (times: number): Failures => {
  let state: Failures = NO_FAILURES;
  for (let i = 0; i < times; i++) state = afterFailure(state, at(0));
  return state;
};

describe('lock-out', () => {
  test('four wrong passwords leave the name open, the fifth locks it for 30 minutes', () => {
    expect(minutesLocked(failing(4), at(0))).toBe(0);
    expect(failing(5)).toEqual({ count: 5, lockedUntil: at(30) });
    expect(minutesLocked(failing(5), at(0))).toBe(30);
    expect(minutesLocked(failing(5), at(29))).toBe(1);
    expect(minutesLocked(failing(5), at(30))).toBe(0);
  });

  test('after the lock has opened the count starts anew', () => {
    expect(afterFailure(failing(5), at(30))).toEqual({ count: 1, lockedUntil: null });
  });
});
