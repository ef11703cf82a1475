import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { ACTIONS, endpoints, KINDS, STATES, VIEWS } from '../contract.ts';
import en from './en.json' with { type: 'json' };
import zhCN from './zh-CN.json' with { type: 'json' };

type Tree = { [key: string]: string | Tree };
const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
const words = { 'zh-CN': new Map(flat(zhCN)), en: new Map(flat(en)) };
const valuesOf = (message: string): string[] =>
  [...new Set([...message.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].sort();

test('both languages say the same things with the same values, as messages that can be read', () => {
  expect([...words.en.keys()]).toEqual([...words['zh-CN'].keys()]);
  for (const [key, message] of words['zh-CN']) {
    expect(() => new IntlMessageFormat(message, 'zh-CN')).not.toThrow();
    const other = words.en.get(key) ?? '';
    expect(() => new IntlMessageFormat(other, 'en')).not.toThrow();
    if (!message.includes('plural')) expect([key, valuesOf(other)]).toEqual([key, valuesOf(message)]);
  }
});

test('there are words for every refusal, state, kind, view and action', () => {
  const codes = Object.values(endpoints).flatMap((one) => ('refusals' in one ? [...one.refusals] : []));
  const keys = [
    ...codes.filter((code) => code.startsWith('consultations.')).map((code) => `refusals.${code.slice(14)}`),
    ...STATES.map((state) => `state.${state}`),
    ...KINDS.map((kind) => `kind.${kind}`),
    ...VIEWS.map((view) => `view.${view}`),
    ...ACTIONS.map((action) => `action.${action}`),
    ...ACTIONS.map((action) => `audit.${action}`),
  ];
  expect(keys.filter((key) => !words['zh-CN'].has(key))).toEqual([]);
});
