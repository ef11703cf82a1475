import type { AnswerOf, InputOf } from '@luoshi/kernel/contract.ts';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useWords, type Words } from '@luoshi/web-kit/i18n.ts';
import type { endpoints } from '../../contract.ts';

export const api = createClient<typeof endpoints>();

type Of<K extends keyof typeof endpoints> = AnswerOf<(typeof endpoints)[K]>;
export type FormRow = Of<'GET /burden/forms'>['items'][number];
export type FormView = Of<'GET /burden/forms/:id'>;
export type CheckView = Of<'POST /burden/forms/check'>;
export type NewForm = InputOf<(typeof endpoints)['POST /burden/forms']>['body'];
export type LoadView = Of<'GET /burden/load'>;
export type ComplaintRow = Of<'GET /burden/complaints'>['items'][number];
export type ComplaintView = Of<'GET /burden/complaints/:id'>;
export type Subject = ComplaintRow['subject']['feature'];

/** Every query of burdens begins with this, so that any change refetches it. */
export const BURDEN = 'burden';
export const useBurdenWords = (): Words => useWords('burden');

export const FIELD_KINDS = ['number', 'text', 'date', 'choice', 'file', 'photo', 'location'] as const;
export const FREQUENCIES = ['once', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;
export const STATES = ['asked', 'contested', 'live', 'ended', 'refused', 'withdrawn'] as const;
/** Kinds of units that are asked as a whole. */
export const ASKED_KINDS = ['town', 'department', 'zone', 'village', 'grid', 'enterprise'] as const;
export const OUTCOMES = ['ended', 'reduced', 'kept'] as const;
