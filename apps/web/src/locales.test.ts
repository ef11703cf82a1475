import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';

type Tree = { readonly [key: string]: string | Tree };
const files = import.meta.glob<Tree>(
  ['./locales/*.json', '../../../packages/*/src/locales/*.json', '../../../features/*/locales/*.json'],
  { eager: true, import: 'default' },
);
const places = [...new Set(Object.keys(files).map((path) => path.slice(0, path.lastIndexOf('/'))))];

const sentences = (tree: Tree, before = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${before}${key}`, value] as [string, string]] : sentences(value, `${before}${key}.`),
  );

/** Names of the values that a message takes; throws where it is no ICU message. */
const valuesOf = (message: string, language: string): string[] => {
  const names = new Set<string>();
  const walk = (parts: readonly unknown[]): void => {
    for (const part of parts) {
      if (typeof part !== 'object' || part === null) continue;
      const { type, value, options } = part as {
        type: number;
        value: string;
        options?: Record<string, { value: unknown[] }>;
      };
      if (type >= 1 && type <= 6) names.add(value);
      for (const option of Object.values(options ?? {})) if ('value' in option) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, language).getAst());
  return [...names].sort();
};

describe.each(places)('words of %s', (place) => {
  const zh = Object.fromEntries(sentences(files[`${place}/zh-CN.json`] ?? {}));
  const en = Object.fromEntries(sentences(files[`${place}/en.json`] ?? {}));

  it('are complete in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    expect(Object.entries(en).filter(([, words]) => words.trim() === '')).toEqual([]);
  });

  it('are messages that can be filled in, with the same values in both', () => {
    for (const [key, words] of Object.entries(zh))
      expect.soft(valuesOf(en[key] ?? '', 'en'), key).toEqual(valuesOf(words, 'zh-CN'));
  });
});
