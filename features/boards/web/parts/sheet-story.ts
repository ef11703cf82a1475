import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import type { endpoints } from '../../../projects/contract.ts';

type Project = AnswerOf<(typeof endpoints)['GET /projects/:id']>;
export type StoryEntry =
  | { key: 'light'; at: string; to: string; words: string }
  | { key: 'finish'; at: string; to: string | null; words: string }
  | { key: 'report'; at: string; percent: number; words: string };

/** The latest of what happened to a project: its lights, moved promises and reports, the newest first. */
export const storyOf = (project: Pick<Project, 'lightChanges' | 'finishChanges' | 'reports'>, most = 8): StoryEntry[] =>
  [
    ...project.lightChanges.map(({ at, to, sentence }) => ({ key: 'light' as const, at, to, words: sentence })),
    ...project.finishChanges.map(({ at, to, reason }) => ({ key: 'finish' as const, at, to, words: reason })),
    ...project.reports.map(({ at, percent, words }) => ({ key: 'report' as const, at, percent, words })),
  ]
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, most);
