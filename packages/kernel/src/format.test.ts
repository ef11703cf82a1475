import { describe, expect, it } from 'vitest';
import { dayAt, toDay } from './day.ts';
import { formatDay, formatMoney, formatMu } from './format.ts';
import { covers, mintScope, subtreeRange } from './scope.ts';
import { bigramsOf } from './search-terms.ts';

describe('words for amounts and days', () => {
  it('says money in 元, 万元 and 亿元 as its size asks', () => {
    expect([9e8, 1.5e8, 4_284_000, 9_999, 0.5].map((yuan) => formatMoney(yuan, 'zh-CN'))).toEqual([
      '9 亿元',
      '1.5 亿元',
      '428.4 万元',
      '9999 元',
      '0.5 元',
    ]);
    expect(formatMoney(2e9, 'en')).toBe('CNY 2 bn');
  });
  it('says areas in 亩', () => {
    expect(formatMu(150, 'zh-CN')).toBe('150 亩');
  });
  it('names the year only when it is another one', () => {
    expect(formatDay(toDay('2019-02-19'), toDay('2019-02-18'), 'zh-CN')).toBe('2月19日 (周二)');
    expect(formatDay(toDay('2019-02-19'), toDay('2026-02-18'), 'zh-CN')).toBe('2019年2月19日 (周二)');
    expect(formatDay(toDay('2019-02-19'), toDay('2019-02-18'), 'en')).toBe('19 Feb (Tue)');
  });
  it('turns the day at midnight of the government, not of the machine', () => {
    expect(dayAt(new Date('2026-11-23T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-24');
    expect(dayAt(new Date('2026-11-23T15:59:59Z'), 'Asia/Shanghai')).toBe('2026-11-23');
  });
});

describe('a scope', () => {
  it('covers its subtrees and not a neighbour whose path begins alike', () => {
    const scope = mintScope('t', ['0001.0003.']);
    expect(covers(scope, '0001.0003.0001.')).toBe(true);
    expect(covers(scope, '0001.00031.')).toBe(false);
    expect(covers(scope, '0001.')).toBe(false);
  });
  it('is a half-open range of text under collation C', () => {
    const { from, to } = subtreeRange('0001.0003.');
    const inside = (path: string): boolean => path >= from && path < to;
    expect(['0001.0003.', '0001.0003.zzzz.', '0001.0004.', '0001.00031.', '0001.'].map(inside)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('two-character pieces', () => {
  it('find words of two characters, never across punctuation, in one width and case', () => {
    expect(bigramsOf('防汛排涝，ＡＢ')).toEqual(['防汛', '汛排', '排涝', 'ab']);
    expect(bigramsOf('一')).toEqual([]);
  });
});
