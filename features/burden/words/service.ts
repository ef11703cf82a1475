import type { Language } from '@luoshi/kernel/format.ts';
import { makeWords } from '@luoshi/server-kit/http/words.ts';
import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };

const words = makeWords([{ name: 'burden', locales: { 'zh-CN': zhCN, en } }]);

/** A sentence of this feature in the reader's language. */
export const say = (language: Language, key: string, params?: Record<string, string | number>): string =>
  words(language, `burden.${key}`, params);
