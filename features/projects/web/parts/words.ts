import { dayAt } from '@luoshi/kernel/day.ts';
import { useFormat, useWords, type Words } from '@luoshi/web-kit/i18n.ts';
import { useCallback } from 'react';
import { yuanOf } from '../../rules/money.ts';

/** All words of this feature: pages say `web.…`, enumerations stand beside it. */
export const useProjectWords = (): Words => useWords('projects');

/** An amount in 万元 as people say it: 9 亿元. */
export const useMoney = (): ((wan: string) => string) => {
  const { money } = useFormat();
  return useCallback((wan) => money(yuanOf(wan)), [money]);
};

/** An instant for people: the day with its weekday, and the time. */
export const useMoment = (): ((at: string) => string) => {
  const { day, time } = useFormat();
  return useCallback(
    (at) => `${day(dayAt(new Date(at), Intl.DateTimeFormat().resolvedOptions().timeZone))} ${time(at)}`,
    [day, time],
  );
};

/** A month for people: 2026年3月. */
export const useMonth = (): ((month: string) => string) => {
  const t = useProjectWords();
  return useCallback((month) => t('web.month', { year: month.slice(0, 4), month: Number(month.slice(5, 7)) }), [t]);
};
