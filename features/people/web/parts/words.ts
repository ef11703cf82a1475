import { dayAt } from '@luoshi/kernel/day.ts';
import { useFormat, useWords, type Words } from '@luoshi/web-kit/i18n.ts';
import { useCallback } from 'react';

/** The words of these pages: `web.<key>` of the feature's locales. */
export const usePeopleWords = (): Words => {
  const t = useWords('people');
  return useCallback((key, values) => t(`web.${key}`, values), [t]);
};

/** The words for kinds, roles and refusals, which pages and the interface share. */
export const useNouns = (): Words => useWords('people');

/** An instant for people: the day with its weekday, and the time. */
export const useMoment = (): ((at: string) => string) => {
  const { day, time } = useFormat();
  return useCallback(
    (at) => `${day(dayAt(new Date(at), Intl.DateTimeFormat().resolvedOptions().timeZone))} ${time(at)}`,
    [day, time],
  );
};
