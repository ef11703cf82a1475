import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useWords, type Words } from '@luoshi/web-kit/i18n.ts';
import type { endpoints as projectEndpoints } from '../../../projects/contract.ts';
import type { endpoints as taskEndpoints } from '../../../tasks/contract.ts';
import type { endpoints } from '../../contract.ts';

export const api = createClient<typeof endpoints>();
export const projectsApi = createClient<typeof projectEndpoints>();
export const tasksApi = createClient<typeof taskEndpoints>();

type Of<K extends keyof typeof endpoints> = AnswerOf<(typeof endpoints)[K]>;
export type Queue = Of<'GET /consultations/obstacles'>;
export type Obstacle = Queue['items'][number];
export type ObstacleView = Of<'GET /consultations/obstacles/:id'>;
export type Meeting = Of<'GET /consultations/meetings'>['items'][number];
export type MeetingView = Of<'GET /consultations/meetings/:id'>;
export type AgendaItem = MeetingView['agenda'][number];

/** Every query of consultations begins with this, so that any change refetches it. */
export const CONSULTATIONS = 'consultations';
export const useConsultationWords = (): Words => useWords('consultations');

export const KINDS = [
  'land',
  'planning',
  'environment',
  'energy',
  'demolition',
  'funds',
  'permits',
  'utilities',
  'construction',
  'labour',
  'policy',
  'other',
] as const satisfies readonly Obstacle['kind'][];
export const LEVELS = [1, 2, 3, 4] as const;
