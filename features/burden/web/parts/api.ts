import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useWords, type Words } from '@luoshi/web-kit/i18n.ts';
import { useCallback } from 'react';
import type { endpoints } from '../../contract.ts';

export const api = createClient<typeof endpoints>();
type Of<K extends keyof typeof endpoints> = AnswerOf<(typeof endpoints)[K]>;
export type Form = Of<'GET /burden/forms'>['items'][number];
export type Unit = Of<'GET /burden/units'>['items'][number];
export type Complaint = Of<'GET /burden/complaints'>['items'][number];

export const FREQUENCIES = ['once', 'yearly', 'quarterly', 'monthly', 'weekly'] as const;
export const FIELD_KINDS = ['number', 'choice', 'day', 'words', 'file'] as const;

/** Every query of burden begins with this. */
export const BURDEN = 'burden';

/** The words of these pages: `web.<key>` of the feature's locales. */
export const useBurdenWords = (): Words => {
  const t = useWords('burden');
  return useCallback((key, values) => t(`web.${key}`, values), [t]);
};
