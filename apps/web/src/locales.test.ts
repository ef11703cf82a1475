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

/** Kind of an ICU element that chooses by a word; one language may have to choose where the other need not. */
const SELECT = 5;

/** Names of the values that a message takes, and of those it shows or counts by; throws where it is no ICU message. */
const valuesOf = (message: string, language: string): { taken: string[]; shown: string[] } => {
  const taken = new Set<string>();
  const shown = new Set<string>();
  const walk = (parts: readonly unknown[]): void => {
    for (const part of parts) {
      if (typeof part !== 'object' || part === null) continue;
      const { type, value, options } = part as {
        type: number;
        value: string;
        options?: Record<string, { value: unknown[] }>;
      };
      if (type >= 1 && type <= 6) taken.add(value);
      if (type >= 1 && type <= 6 && type !== SELECT) shown.add(value);
      for (const option of Object.values(options ?? {})) if ('value' in option) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, language).getAst());
  return { taken: [...taken], shown: [...shown] };
};

describe.each(places)('words of %s', (place) => {
  const zh = Object.fromEntries(sentences(files[`${place}/zh-CN.json`] ?? {}));
  const en = Object.fromEntries(sentences(files[`${place}/en.json`] ?? {}));

  it('are complete in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    expect(Object.entries(en).filter(([, words]) => words === '')).toEqual([]);
  });

  it('are messages that can be filled in, and neither language keeps a value from its readers', () => {
    for (const [key, words] of Object.entries(zh)) {
      const inZh = valuesOf(words, 'zh-CN');
      const inEn = valuesOf(en[key] ?? '', 'en');
      expect.soft(inEn.taken, key).toEqual(expect.arrayContaining(inZh.shown));
      expect.soft(inZh.taken, key).toEqual(expect.arrayContaining(inEn.shown));
    }
  });
});
