import type { AnswerOf, Endpoint } from '@luoshi/kernel/contract.ts';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useWords, type Words } from '@luoshi/web-kit/i18n.ts';
import type { z } from 'zod';
import type { endpoints } from '../../contract.ts';

export const api = createClient<typeof endpoints>();

// Publishing makes tasks and so belongs to the feature above; this page knows only the shape of its door.
type Publishing = {
  readonly 'POST /documents/:id/publish': Endpoint & {
    readonly params: z.ZodType<{ id: string }, { id: string }>;
    readonly body: z.ZodType<{ revision: number }, { revision: number }>;
    readonly answer: z.ZodType<{ tasks: { id: string }[] }>;
  };
};
export const publishingApi = createClient<Publishing>();

type Of<K extends keyof typeof endpoints> = AnswerOf<(typeof endpoints)[K]>;
export type PaperRow = Of<'GET /documents'>['items'][number];
export type Paper = Of<'GET /documents/:id'>;
export type EditionView = Of<'GET /documents/:id/edition'>;
export type ClauseView = Paper['clauses'][number];
export type UnknownUnit = Paper['unknownUnits'][number];
export type UnitChoice = Of<'GET /documents/units'>['items'][number];

/** Every query of papers begins with this, so that any change refetches it. */
export const DOCUMENTS = 'documents';
export const useDocumentWords = (): Words => useWords('documents');
