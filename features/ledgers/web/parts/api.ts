import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { createClient, ProblemError } from '@luoshi/web-kit/client.ts';
import { useWords, type Words } from '@luoshi/web-kit/i18n.ts';
import { useCallback } from 'react';
import type { endpoints } from '../../contract.ts';

export const api = createClient<typeof endpoints>();

type Of<K extends keyof typeof endpoints> = AnswerOf<(typeof endpoints)[K]>;
export type ImportView = Of<'GET /ledgers/imports/:id'>;
export type SheetView = Of<'GET /ledgers/imports/:id/sheets/:sheet'>;
export type RowView = Of<'GET /ledgers/imports/:id/rows'>['items'][number];
export type Field = ImportView['kind']['fields'][number];

/** Every query of imports begins with this, so that news of any import refetches it. */
export const LEDGERS = 'ledgers';

/** The words of these pages: `web.<key>` of the feature's locales. */
export const useLedgerWords = (): Words => {
  const t = useWords('ledgers');
  return useCallback((key, values) => t(`web.${key}`, values), [t]);
};

/** What a failed call says to people. */
export const saidBy = (fault: unknown): string | null =>
  fault instanceof ProblemError ? fault.detail : fault instanceof Error ? fault.message : null;
