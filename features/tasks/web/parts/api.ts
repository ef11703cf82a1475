import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { createClient } from '@luoshi/web-kit/client.ts';
import type { endpoints as documentEndpoints } from '../../../documents/contract.ts';
import type { endpoints as peopleEndpoints } from '../../../people/contract.ts';
import type { endpoints as placeEndpoints } from '../../../places/contract.ts';
import type { endpoints } from '../../contract.ts';

export const api = createClient<typeof endpoints>();
export const peopleApi = createClient<typeof peopleEndpoints>();
export const placesApi = createClient<typeof placeEndpoints>();
export const documentsApi = createClient<typeof documentEndpoints>();

type Of<K extends keyof typeof endpoints> = AnswerOf<(typeof endpoints)[K]>;
export type TaskRow = Of<'GET /tasks'>['items'][number];
export type TaskView = Of<'GET /tasks/:id'>;
export type Goal = Of<'GET /goals'>['items'][number];
export type Today = Of<'GET /today'>;
export type Owed = Today['owes'][number];
export type TargetView = TaskView['targets'][number];
export type ProgressView = TaskView['progress'][number];
export type CalendarYear = Of<'GET /calendar'>;
export type RuleSet = Of<'GET /rule-sets'>['items'][number];
export type RuleDraft = Of<'GET /rule-drafts/:id'>;
export type Org = AnswerOf<(typeof peopleEndpoints)['GET /orgs']>['items'][number];

/** Every query of tasks begins with this, so that a change of any task refetches it. */
export const TASKS = 'tasks';
