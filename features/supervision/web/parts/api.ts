import type { AnswerOf, InputOf } from '@luoshi/kernel/contract.ts';
import { dayAt } from '@luoshi/kernel/day.ts';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useFormat, useWords, type Words } from '@luoshi/web-kit/i18n.ts';
import { useCallback } from 'react';
import type { endpoints } from '../../contract.ts';

export const api = createClient<typeof endpoints>();

type Of<K extends keyof typeof endpoints> = AnswerOf<(typeof endpoints)[K]>;
export type MatterRow = Of<'GET /supervision/matters'>['items'][number];
export type MatterView = Of<'GET /supervision/matters/:id'>;
export type Waiting = Of<'GET /supervision/waiting'>['items'][number];
export type Preset = Of<'GET /supervision/presets'>['items'][number];
export type Reminders = Of<'GET /supervision/matters/:id/reminders'>;
export type Slip = Of<'GET /supervision/slips'>['items'][number];
export type Escalation = Of<'GET /supervision/escalation'>['items'][number];
export type Asked = InputOf<(typeof endpoints)['POST /supervision/matters/:id/hops']>['body'];
export type Take = InputOf<(typeof endpoints)['POST /supervision/matters']>['body'];
export type Action = MatterView['may'][number];

/** Every query of supervision begins with this, so that a change of any matter refetches it. */
export const SUPERVISION = 'supervision';

/** The words of these pages: `web.<key>` of the feature's locales. */
export const useMatterWords = (): Words => {
  const t = useWords('supervision');
  return useCallback((key, values) => t(`web.${key}`, values), [t]);
};

/** An instant for people: the day with its weekday, and the time, where the reader sits. */
export const useMoment = (): ((at: string) => string) => {
  const { day, time } = useFormat();
  return useCallback(
    (at) => `${day(dayAt(new Date(at), Intl.DateTimeFormat().resolvedOptions().timeZone))} ${time(at)}`,
    [day, time],
  );
};
