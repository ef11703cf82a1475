import { addDays, toDay } from '@luoshi/kernel/day.ts';
import { describe, expect, test } from 'vitest';
import { hasOutlived, PASSWORD_RULE, passwordFault } from './password.ts';

describe('password', () => {
  test.each([
    ['Abcdef123', 'people.password_too_short'],
    ['Abcdef1234', null],
    ['abcdef1234', 'people.password_too_plain'],
    ['abcdef123-', null],
    ['ABCDEF123-', null],
    ['Wang.Liqun1', 'people.password_is_username'],
    ['WANG.LIQUN1', 'people.password_is_username'],
    ['落实落实Ab1落实落实', null],
  ])('%s of wang.liqun1: %s', (password, fault) => {
    expect(passwordFault(password, 'wang.liqun1')).toBe(fault);
  });

  test('serves its whole term and not a day more', () => {
    const setOn = toDay('2026-01-01');
    expect(hasOutlived(setOn, addDays(setOn, PASSWORD_RULE.validDays))).toBe(false);
    expect(hasOutlived(setOn, addDays(setOn, PASSWORD_RULE.validDays + 1))).toBe(true);
  });
});
