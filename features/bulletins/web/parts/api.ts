import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useWords, type Words } from '@luoshi/web-kit/i18n.ts';
import { useCallback } from 'react';
import type { endpoints as taskEndpoints } from '../../../tasks/contract.ts';
import type { endpoints } from '../../contract.ts';

export const api = createClient<typeof endpoints>();
export const tasksApi = createClient<typeof taskEndpoints>();

type Of<K extends keyof typeof endpoints> = AnswerOf<(typeof endpoints)[K]>;
export type Row = Of<'GET /bulletins'>['items'][number];
export type Paper = Of<'GET /bulletins/:id'>;
export type Content = Paper['content'];
export type Section = Content['sections'][number];
export type Paragraph = Section['paragraphs'][number];
export type Sentence = Paragraph['sentences'][number];
export type Facts = Paper['facts'][number];
export type Kind = Row['kind'];
export type Letterhead = Of<'GET /bulletins/letterhead'>;

/** In the order in which offices use them. */
export const KINDS: readonly Kind[] = [
  'circular',
  'report',
  'brief',
  'order',
  'reminder',
  'urging',
  'slip_blue',
  'slip_orange',
  'slip_red',
  'minutes',
];
export const OF_PERIOD: readonly Kind[] = ['circular', 'report', 'brief'];
export const OF_ONE: readonly Kind[] = ['order', 'slip_blue', 'slip_orange', 'slip_red'];
export const STATUSES: readonly Row['status'][] = ['draft', 'signed', 'issued', 'withdrawn'];

/** Every query of papers begins with this, so that a change of any paper refetches it. */
export const BULLETINS = 'bulletins';

/** The words of these pages: `web.<key>` of the feature's locales. */
export const useBulletinWords = (): Words => {
  const t = useWords('bulletins');
  return useCallback((key, values) => t(`web.${key}`, values), [t]);
};
