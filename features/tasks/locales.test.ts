import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { endpoints, LIGHTS, STATUSES } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { SHEET_COLUMNS } from './rules/sheet.ts';

type Tree = { [key: string]: string | Tree };
const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
const words = { 'zh-CN': new Map(flat(zhCN)), en: new Map(flat(en)) };
const argumentsOf = (message: string, language: string): string[] => {
  const names = new Set<string>();
  const visit = (nodes: readonly { type: number; value?: string; options?: object }[]): void => {
    for (const node of nodes) {
      if (node.type >= 1 && node.type <= 6 && node.value) names.add(node.value);
      for (const option of Object.values(node.options ?? {})) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(message, language).getAst() as never);
  return [...names].sort();
};

test('both languages say the same things with the same values', () => {
  expect([...words.en.keys()].sort()).toEqual([...words['zh-CN'].keys()].sort());
  // A page may say in one language what goes without saying in the other; the server's sentences take the same values.
  for (const [key, message] of words['zh-CN'])
    if (!key.startsWith('web.'))
      expect([key, argumentsOf(words.en.get(key) ?? '', 'en')]).toEqual([key, argumentsOf(message, 'zh-CN')]);
});

describe.each(['zh-CN', 'en'] as const)('in %s there are words for', (language) => {
  test('every refusal of the contract', () => {
    const codes = new Set(Object.values(endpoints).flatMap((one) => ('refusals' in one ? [...one.refusals] : [])));
    const own = [...codes].filter((code) => code.startsWith('tasks.'));
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter((code) => !words[language].has(`refusals.${code.slice(6)}`))).toEqual([]);
  });
  test('every action in the audit trail', () => {
    const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(^|\/)(service|jobs)\.ts$/.test(file),
    );
    const actions = sources.flatMap((file) =>
      [
        ...readFileSync(path.join(import.meta.dirname, file), 'utf8').matchAll(
          /action:[^,\n]*?'tasks\.([a-z_]+)'(?:[^,\n]*'tasks\.([a-z_]+)')?/g,
        ),
      ].flatMap(([, one, other]) => [one, other].filter((name) => name !== undefined)),
    );
    expect(actions.length).toBeGreaterThan(6);
    expect(actions.filter((action) => !words[language].has(`audit.${action}`))).toEqual([]);
  });
  test('every light, status and column', () => {
    const keys = [
      ...LIGHTS.map((light) => `lights.${light}`),
      ...STATUSES.map((status) => `status.${status}`),
      ...SHEET_COLUMNS.map(({ key }) => `sheet.${key}`),
    ];
    expect(keys.filter((key) => !words[language].has(key))).toEqual([]);
  });
});
