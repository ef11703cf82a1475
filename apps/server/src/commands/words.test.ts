import { describe, expect, it } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import { wordsFor } from './words.ts';

const names = (text: string | string[]) => [...String(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('words of the command line', () => {
  it('are the same keys with the same names to fill in, in both languages', () => {
    const shape = (table: Record<string, string | string[]>) =>
      Object.fromEntries(Object.entries(table).map(([key, text]) => [key, names(text)]));
    expect(shape(en)).toEqual(shape(zhCN));
  });

  it('follow the terminal: Chinese for a Chinese locale, English for any other', () => {
    expect(wordsFor({ LANG: 'zh_CN.UTF-8' })('doctor.disk')).toBe('磁盘');
    expect(wordsFor({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })('doctor.disk')).toBe('Disk');
    expect(wordsFor({})('start.badPort', { port: 'x' })).toBe('“x” is no port number.');
  });
});
