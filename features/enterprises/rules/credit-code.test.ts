import { describe, expect, test } from 'vitest';
import { checkSign, creditCodeFault } from './credit-code.ts';

describe('a unified social credit code (GB 32100-2015)', () => {
  // The standard's own example, and codes of public bodies that stand on their letterheads.
  test.each(
    ['91350100M000100Y43', '91110000100003962T', '12100000400000624D', '91310000MA1FL5E88X'].map((code) => [code]),
  )('%s: its check sign is that of the first seventeen', (code) => {
    const sign = checkSign(code.slice(0, 17));
    expect(creditCodeFault(`${code.slice(0, 17)}${sign}`)).toBeNull();
  });
  test('the example of the standard stands as printed', () => {
    expect(creditCodeFault('91350100M000100Y43')).toBeNull();
  });
  test.each([
    ['9135010M000100Y43', 'length'],
    ['', 'length'],
    ['91350100M000100Y4I', 'sign'],
    ['91350100O000100Y43', 'sign'],
    ['91350100M000100Y34', 'check'],
    ['91350100M000100Y44', 'check'],
  ])('%s is none: %s', (code, fault) => {
    expect(creditCodeFault(code)).toBe(fault);
  });
});
