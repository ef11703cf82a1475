import { type Day, weekdayOf } from './day.ts';

export type Language = 'zh-CN' | 'en';

const trim = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

/** Money for people: 元 becomes 万元 from ten thousand and 亿元 from a hundred million. */
export const formatMoney = (yuan: number, language: Language): string => {
  const size = Math.abs(yuan);
  if (language === 'en') {
    if (size >= 1e9) return `CNY ${trim(yuan / 1e9, 2)} bn`;
    if (size >= 1e6) return `CNY ${trim(yuan / 1e6, 2)} m`;
    return `CNY ${trim(yuan, 2)}`;
  }
  if (size >= 1e8) return `${trim(yuan / 1e8, 2)} \u4ebf\u5143`;
  if (size >= 1e4) return `${trim(yuan / 1e4, 2)} \u4e07\u5143`;
  return `${trim(yuan, 2)} \u5143`;
};

/** An area in mu (1 mu = 10 000 / 15 square metres). */
export const formatMu = (mu: number, language: Language): string =>
  language === 'en' ? `${trim(mu, 2)} mu` : `${trim(mu, 2)} \u4ea9`;

const WEEKDAYS = ['\u65e5', '\u4e00', '\u4e8c', '\u4e09', '\u56db', '\u4e94', '\u516d'];

/** A day for people: `2月19日 (周二)` or `19 Feb (Tue)`; the year is named when it is not `today`'s. */
export const formatDay = (day: Day, today: Day, language: Language): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const otherYear = day.slice(0, 4) !== today.slice(0, 4);
  if (language === 'en') {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
      weekday: 'short',
      ...(otherYear ? { year: 'numeric' as const } : {}),
    }).formatToParts(new Date(`${day}T00:00:00Z`));
    const part = (kind: string): string => parts.find((p) => p.type === kind)?.value ?? '';
    return `${part('day')} ${part('month')}${otherYear ? ` ${part('year')}` : ''} (${part('weekday')})`;
  }
  const name = `${month}\u6708${date}\u65e5 (\u5468${WEEKDAYS[weekdayOf(day)]})`;
  return otherYear ? `${year}\u5e74${name}` : name;
};
