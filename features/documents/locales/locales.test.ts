import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { endpoints, FILE_REFUSALS, WARNINGS } from '../contract.ts';
import en from './en.json' with { type: 'json' };
import zhCN from './zh-CN.json' with { type: 'json' };

const leaves = (tree: object, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : leaves(value, `${prefix}${key}.`),
  );
const chinese = new Map(leaves(zhCN));
const english = new Map(leaves(en));

describe('words', () => {
  test('both languages say the same things', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  test('every sentence can be read, and names the same values in both languages', () => {
    const values = (text: string): string[] =>
      [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name!))].sort();
    for (const [key, text] of chinese) {
      expect(() => new IntlMessageFormat(text, 'zh-CN'), key).not.toThrow();
      expect(() => new IntlMessageFormat(english.get(key)!, 'en'), key).not.toThrow();
      expect(
        values(english.get(key)!).filter((name) => /^[a-z]+[A-Z]?\w*$/.test(name)),
        key,
      ).toEqual(expect.arrayContaining(values(text).filter((name) => /^[a-z]+[A-Z]?\w*$/.test(name))));
    }
  });

  test('every refusal and warning of the contract has words', () => {
    const codes = Object.values(endpoints).flatMap((endpoint) =>
      'refusals' in endpoint ? [...endpoint.refusals] : [],
    );
    for (const code of new Set([...codes, ...FILE_REFUSALS]))
      expect(chinese.has(`refusals.${code.split('.')[1]}`), code).toBe(true);
    for (const code of WARNINGS) expect(chinese.has(`warnings.${code}`), code).toBe(true);
  });
});
