import { toast } from '@luoshi/ui/toast.ts';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EditionChoice } from '../../contract.ts';
import { api, DOCUMENTS, type EditionView, type Paper } from './api.ts';

export type EditionPair = EditionView['pairs'][number];
/** What an item is in its edition, besides being the same as before. */
export type EditionMark = 'new' | 'changed' | 'moved';
export type Choose = (clauseId: string, choice: EditionChoice, reason?: string) => void;

/** What is to be said of an item of a new edition. */
export type EditionNote = { mark: EditionMark; pair: EditionPair | null };

export const notesOf = (edition: EditionView): ReadonlyMap<string, EditionNote> =>
  new Map([
    ...edition.added.map((id): [string, EditionNote] => [id, { mark: 'new', pair: null }]),
    ...edition.pairs.flatMap((pair): [string, EditionNote][] => {
      if (pair.fields.length > 0) return [[pair.clauseId, { mark: 'changed', pair }]];
      return pair.isMoved ? [[pair.clauseId, { mark: 'moved', pair }]] : [];
    }),
  ]);

const NONE: ReadonlyMap<string, EditionNote> = new Map();

/** A new edition against the one it follows, and the way to say what becomes of the tasks behind it. */
export const useEdition = (paper: Paper) => {
  const queries = useQueryClient();
  const key = [DOCUMENTS, 'edition', paper.id];
  const query = useQuery({
    queryKey: [...key, paper.revision],
    queryFn: ({ signal }) => api('GET /documents/:id/edition', { params: { id: paper.id }, signal }),
    enabled: paper.editionOf !== null,
    placeholderData: (before) => before,
  });
  const choosing = useMutation({
    scope: { id: `documents.edition.${paper.id}` },
    mutationFn: (choice: { clauseId: string; choice: EditionChoice; reason?: string }) =>
      api('PUT /documents/:id/edition/choices', { params: { id: paper.id }, body: { choices: [choice] } }),
    onSuccess: (edition) => queries.setQueryData([...key, paper.revision], edition),
    onError: (error) => toast.failed(error instanceof ProblemError ? error.detail : String(error)),
  });
  const edition = query.data ?? null;
  const notes = useMemo(() => (edition ? notesOf(edition) : NONE), [edition]);
  const choose: Choose = (clauseId, choice, reason) =>
    choosing.mutate({ clauseId, choice, ...(reason ? { reason } : {}) });
  return { edition, notes, choose };
};
