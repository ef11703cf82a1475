import { dayAt } from '@luoshi/kernel/day.ts';
import { useFormat, useWords, type Words } from '@luoshi/web-kit/i18n.ts';
import { useCallback } from 'react';

/** The words of these pages: `web.<key>` of the feature's locales. */
export const useTaskWords = (): Words => {
  const t = useWords('tasks');
  return useCallback((key, values) => t(`web.${key}`, values), [t]);
};

/** The day an instant falls on where the reader sits. */
export const localDay = (at: string): string => dayAt(new Date(at), Intl.DateTimeFormat().resolvedOptions().timeZone);

/** An instant for people: the day with its weekday, and the time. */
export const useMoment = (): ((at: string) => string) => {
  const { day, time } = useFormat();
  return useCallback((at) => `${day(localDay(at))} ${time(at)}`, [day, time]);
};
