import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { ORG_KINDS } from '../../people/contract.ts';
import {
  COMPLAINT_ACTIONS,
  COMPLAINT_STATES,
  endpoints,
  FIELD_KINDS,
  FORBIDDEN,
  FORM_STATES,
  FREQUENCIES,
  OUTCOMES,
} from '../contract.ts';
import { FACT_KEYS } from '../rules/held.ts';
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
    if (!`${message}${other}`.includes('plural')) expect([key, valuesOf(other)]).toEqual([key, valuesOf(message)]);
  }
});

test('there are words for every refusal, state, kind, fact and rule', () => {
  const codes = Object.values(endpoints).flatMap((one) => ('refusals' in one ? [...one.refusals] : []));
  const keys = [
    ...codes.map((code) => `refusals.${code.slice('burden.'.length)}`),
    ...FORM_STATES.map((state) => `state.${state}`),
    ...FREQUENCIES.map((one) => `frequency.${one}`),
    ...FIELD_KINDS.map((kind) => `kind.${kind}`),
    ...ORG_KINDS.map((kind) => `org_kind.${kind}`),
    ...COMPLAINT_STATES.map((state) => `complaint_state.${state}`),
    ...COMPLAINT_ACTIONS.map((action) => `step.${action}`),
    ...OUTCOMES.map((one) => `outcome.${one}`),
    ...FORBIDDEN.map((rule) => `forbidden.${rule}`),
    ...FACT_KEYS.map((key) => `fact.${key}`),
  ];
  expect(keys.filter((key) => !words['zh-CN'].has(key))).toEqual([]);
});
