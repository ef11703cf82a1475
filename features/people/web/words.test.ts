import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import { FIRST_ROLES, TREE_WAYS } from './parts/setup-draft.ts';

type Tree = { [key: string]: string | Tree };
const flat = (tree: Tree, before = ''): Record<string, string> =>
  Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) =>
      typeof value === 'string' ? { [before + key]: value } : flat(value, `${before}${key}.`),
    ),
  );
const words = { 'zh-CN': flat(zhCN), en: flat(en) };

const pages = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const isPermission = (key: string): boolean => key.startsWith('people.');
/** Keys that stand in the pages as they are: `t('orgs.title')`, or one of two in a choice. */
const written = new Set(
  Object.values(pages).flatMap((source) =>
    [...source.matchAll(/\bt\(([^`]*?)[,)]/gs)].flatMap(([, inside]) =>
      [...(inside ?? '').matchAll(/'([a-z_]+\.[a-z_.]+)'/g)].map(([, key]) => key ?? ''),
    ),
  ),
);
const composed = [
  ...FIRST_ROLES.map((role) => `web.setup.role_${role}`),
  ...TREE_WAYS.map((way) => `web.setup.way_${way}`),
  ...['name', 'tree', 'accounts'].map((step) => `web.setup.step_${step}`),
  ...['new', 'changed', 'same'].map((action) => `web.import.action_${action}`),
];

test('every key that a page says has words', () => {
  expect(written.size).toBeGreaterThan(80);
  const said = [...written].filter((key) => !isPermission(key)).map((key) => `web.${key}`);
  expect([...said, ...composed].filter((key) => !(key in words['zh-CN']))).toEqual([]);
});

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  test('every sentence can be said', () => {
    for (const message of Object.values(words[language])) {
      const values = Object.fromEntries([...message.matchAll(/\{(\w+)/g)].map(([, name]) => [name, 2]));
      expect(new IntlMessageFormat(message, language).format(values)).not.toMatch(/[{}#]/);
    }
  });
});
