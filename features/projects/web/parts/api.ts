import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useQuery } from '@tanstack/react-query';
import type { endpoints as taskEndpoints } from '../../../tasks/contract.ts';
import type { endpoints } from '../../contract.ts';

export const api = createClient<typeof endpoints>();
export const tasksApi = createClient<typeof taskEndpoints>();

type Of<K extends keyof typeof endpoints> = AnswerOf<(typeof endpoints)[K]>;
export type ProjectRow = Of<'GET /projects'>['items'][number];
export type ProjectView = Of<'GET /projects/:id'>;
export type NodeView = ProjectView['nodes'][number];
export type StandardView = Of<'GET /projects/standards'>['items'][number];
export type Carried = Of<'GET /handovers'>['orphaned'][number];

/** Every query of projects begins with this, so that a change of any project refetches it. */
export const PROJECTS = 'projects';

export const useProject = (id: string) =>
  useQuery({
    queryKey: [PROJECTS, 'one', id],
    queryFn: ({ signal }) => api('GET /projects/:id', { params: { id }, signal }),
  });

export const usePortfolios = () =>
  useQuery({
    queryKey: [PROJECTS, 'portfolios'],
    queryFn: ({ signal }) => api('GET /portfolios', { signal }),
  });

export const useStandards = () =>
  useQuery({
    queryKey: [PROJECTS, 'standards'],
    queryFn: ({ signal }) => api('GET /projects/standards', { signal }),
  });
