import { toDay } from '@luoshi/kernel/day.ts';
import { describe, expect, test } from 'vitest';
import { brokenRule, factOf, heldIn, isForcedFile } from './guard.ts';
import { inHours, minutesPerMonth, ratesOn, taskMinutesPerMonth } from './minutes.ts';

describe('the guard at the door of the register', () => {
  test.each([
    ['每日打卡情况', 'check_in'],
    ['干部积分', 'points'],
    ['APP安装率（%）', 'installs'],
    ['走访轨迹', 'tracks'],
    ['ＧＰＳ坐标', 'tracks'],
    ['工作群截图', 'traces'],
    ['文章点赞', 'likes'],
  ])('%s breaks a rule', (name, rule) => {
    expect(brokenRule(name)?.rule).toBe(rule);
  });
  test('an honest fact breaks none', () => {
    for (const name of ['受灾面积', '安装充电桩数', '定点帮扶户数']) expect(brokenRule(name)).toBeNull();
  });
  test('a file may be offered, never demanded', () => {
    expect(isForcedFile({ kind: 'file', isRequired: true })).toBe(true);
    expect(isForcedFile({ kind: 'file', isRequired: false })).toBe(false);
    expect(isForcedFile({ kind: 'number', isRequired: true })).toBe(false);
  });
  test('one fact under several names is one fact', () => {
    expect(factOf(' 完成比例（%） ')).toBe(factOf('完成进度'));
    expect(heldIn(factOf('下一步打算'))).toBe('tasks');
    expect(heldIn(factOf('受灾面积（亩）'))).toBeNull();
    expect(factOf('受灾面积（亩）')).toBe('受灾面积');
  });
});

describe('what answering costs', () => {
  const rates = ratesOn(toDay('2026-12-01'));
  test('grows with fields and frequency', () => {
    const fields = [{ kind: 'number' as const }, { kind: 'words' as const }];
    expect(minutesPerMonth({ frequency: 'monthly', fields }, rates)).toBe(5 + 4 + 8);
    expect(minutesPerMonth({ frequency: 'quarterly', fields }, rates)).toBeCloseTo(17 / 3);
    expect(taskMinutesPerMonth(10, rates)).toBe(120);
    expect(inHours(120)).toBe(2);
  });
});
