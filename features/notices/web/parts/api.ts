import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { dayAt } from '@luoshi/kernel/day.ts';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useFormat, useWords, type Words } from '@luoshi/web-kit/i18n.ts';
import { useLive } from '@luoshi/web-kit/live.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { endpoints } from '../../contract.ts';

export const api = createClient<typeof endpoints>();

type Of<K extends keyof typeof endpoints> = AnswerOf<(typeof endpoints)[K]>;
export type Notice = Of<'GET /notices'>['items'][number];
export type Channel = Of<'GET /notices/channels'>['items'][number];
export type Settings = Of<'GET /notices/settings'>;
export type Preference = Of<'GET /notices/preferences'>;
export type Delivery = Of<'GET /notices/deliveries'>['items'][number];

/** Queries of channels, settings and the log begin with this. */
export const NOTICES = 'notices';

/** One's own inbox hears of its own news only (`notices:<account>`), not of everybody's. */
export const useInboxKey = (): string => `${NOTICES}:${useSession().account.id}`;

/** How much is unread, kept up to date. */
export const useUnread = () => {
  const key = useInboxKey();
  const queries = useQueryClient();
  // News for many at once comes without names.
  const refetch = useCallback(() => void queries.invalidateQueries({ queryKey: [key] }), [queries, key]);
  useLive([NOTICES], refetch);
  return useQuery({ queryKey: [key, 'count'], queryFn: ({ signal }) => api('GET /notices/count', { signal }) });
};

/** The words of these pages: `web.<key>`. */
export const useNoticeWords = (): Words => {
  const t = useWords(NOTICES);
  return useCallback((key, values) => t(`web.${key}`, values), [t]);
};

/** An instant for people: the day with its weekday, and the time. */
export const useMoment = (): ((at: string) => string) => {
  const { day, time } = useFormat();
  return useCallback(
    (at) => `${day(dayAt(new Date(at), Intl.DateTimeFormat().resolvedOptions().timeZone))} ${time(at)}`,
    [day, time],
  );
};
