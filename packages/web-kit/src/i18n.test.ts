import type { Day } from '@luoshi/kernel/day.ts';
import { describe, expect, it } from 'vitest';
import { chooseLanguage, makeFormat } from './i18n.ts';

describe('chooseLanguage', () => {
  it('prefers what was chosen here to what the browser wishes', () => {
    expect(chooseLanguage('en', ['zh-CN'])).toBe('en');
  });

  it.each([
    [['en-GB', 'zh-CN'], 'en'],
    [['zh-Hans-CN', 'en'], 'zh-CN'],
    [['fr', 'en-US'], 'en'],
    [['fr'], 'zh-CN'],
    [[], 'zh-CN'],
  ])('takes the first of %j that it speaks', (wished, language) => {
    expect(chooseLanguage(null, wished)).toBe(language);
  });

  it('does not trust what others may have stored', () => {
    expect(chooseLanguage('klingon', ['en'])).toBe('en');
  });
});

describe('makeFormat', () => {
  const { day, money, mu, number } = makeFormat('zh-CN', '2019-02-19' as Day);

  it('writes days, money, areas and numbers as the kernel does', () => {
    expect([day('2019-02-19'), money(900_000_000), mu(150), number(12345.678)]).toEqual([
      '2月19日 (周二)',
      '9 亿元',
      '150 亩',
      '12,345.68',
    ]);
  });

  it('takes the day of a timestamp', () => {
    expect(day('2020-01-02T08:00:00Z')).toBe('2020年1月2日 (周四)');
  });

  it('shows a dash where nothing is known, and nought where it is nought', () => {
    expect([day(null), money(undefined), number(0)]).toEqual(['—', '—', '0']);
  });
});
