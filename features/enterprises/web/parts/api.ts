import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useWords, type Words } from '@luoshi/web-kit/i18n.ts';
import { useCallback } from 'react';
import type { endpoints } from '../../contract.ts';

export const api = createClient<typeof endpoints>();

type Of<K extends keyof typeof endpoints> = AnswerOf<(typeof endpoints)[K]>;
export type FirmRow = Of<'GET /enterprises'>['items'][number];
export type FirmView = Of<'GET /enterprises/:id'>;
export type IndicatorRow = Of<'GET /enterprises/indicators'>['items'][number];

/** Every query of firms begins with this, so that news of any firm refetches it. */
export const ENTERPRISES = 'enterprises';

/** The words of these pages: `web.<key>` of the feature's locales. */
export const useFirmWords = (): Words => {
  const t = useWords('enterprises');
  return useCallback((key, values) => t(`web.${key}`, values), [t]);
};
