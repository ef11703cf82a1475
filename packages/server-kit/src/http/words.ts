import type { Language } from '@luoshi/kernel/format.ts';
import { IntlMessageFormat } from 'intl-messageformat';
import type { ServerFeature } from './feature.ts';

/** Finds the sentence of `feature.key.path` in a language and fills in its values (ICU messages). */
export type Words = (language: Language, key: string, params?: Record<string, unknown>) => string;

const lookUp = (tree: unknown, steps: readonly string[]): string | null => {
  let at: unknown = tree;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null) return null;
    at = (at as Record<string, unknown>)[step];
  }
  return typeof at === 'string' ? at : null;
};

/** Reads `locales` of the given features; an unknown key comes back as itself, so that nothing breaks at a typo. */
export const makeWords = (features: readonly Pick<ServerFeature, 'name' | 'locales'>[]): Words => {
  const byName = new Map(features.map((feature) => [feature.name, feature.locales]));
  const compiled = new Map<string, IntlMessageFormat>();
  return (language, key, params) => {
    const id = `${language}|${key}`;
    let message = compiled.get(id);
    if (!message) {
      const [name, ...steps] = key.split('.');
      const text = lookUp(byName.get(name ?? '')?.[language], steps);
      if (text === null) return key;
      message = new IntlMessageFormat(text, language);
      compiled.set(id, message);
    }
    return String(message.format(params as Record<string, string | number> | undefined));
  };
};

/** The language of an Accept-Language header: English when it comes before Chinese, else Chinese. */
export const languageOf = (header: string | undefined): Language => {
  for (const part of (header ?? '').split(',')) {
    const tag = part.trim().toLowerCase();
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-CN';
};
