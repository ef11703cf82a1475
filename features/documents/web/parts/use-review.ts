import { toast } from '@luoshi/ui/toast.ts';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, DOCUMENTS, type Paper, publishingApi, useDocumentWords } from './api.ts';
import type { ClausePatch } from './clause-form.tsx';
import type { NameMeans } from './settle-names.ts';

const CHANGED = 'documents.changed_meanwhile';
const paperKey = (id: string) => [DOCUMENTS, 'paper', id] as const;

/** The paper under review. */
export const usePaper = (id: string) =>
  useQuery({ queryKey: paperKey(id), queryFn: ({ signal }) => api('GET /documents/:id', { params: { id }, signal }) });

/** A change of the draft; `revision` is added when it is sent. */
export type Change =
  | { kind: 'head'; head: { title: string; number: string; issuer: string; issuedOn: string | null } }
  | { kind: 'edit'; clauseId: string; patch: Partial<ClausePatch> & { isDropped?: boolean } }
  | { kind: 'split'; clauseId: string; at: number }
  | { kind: 'merge'; clauseId: string }
  | { kind: 'add'; span: [number, number] }
  | { kind: 'match'; name: string; orgId: string; remember: boolean }
  | { kind: 'settle'; names: readonly NameMeans[] }
  | { kind: 'undo' };

const send = (id: string, revision: number, change: Change) => {
  const params = { id };
  switch (change.kind) {
    case 'head':
      return api('PATCH /documents/:id', { params, body: { revision, ...change.head } });
    case 'edit':
      return api('PATCH /documents/:id/clauses/:clauseId', {
        params: { id, clauseId: change.clauseId },
        body: { revision, ...change.patch },
      });
    case 'split':
      return api('POST /documents/:id/clauses/:clauseId/split', {
        params: { id, clauseId: change.clauseId },
        body: { revision, at: change.at },
      });
    case 'merge':
      return api('POST /documents/:id/clauses/:clauseId/merge', {
        params: { id, clauseId: change.clauseId },
        body: { revision },
      });
    case 'add':
      return api('POST /documents/:id/clauses', { params, body: { revision, span: change.span } });
    case 'match':
      return api('POST /documents/:id/unit-matches', {
        params,
        body: { revision, name: change.name, orgId: change.orgId, remember: change.remember },
      });
    case 'settle':
      return api('POST /documents/:id/unit-matches/several', {
        params,
        body: { revision, matches: [...change.names] },
      });
    case 'undo':
      return api('POST /documents/:id/undo', { params, body: { revision } });
  }
};

/**
 * Changes of one draft, one after another, each on the revision the page has. After a change, and after a refusal
 * because a colleague was faster, the paper is fetched again before the next is sent.
 */
export const useChange = (id: string) => {
  const queries = useQueryClient();
  return useMutation({
    scope: { id: `documents.${id}` },
    mutationFn: (change: Change) => {
      const paper = queries.getQueryData<Paper>(paperKey(id));
      return send(id, paper?.revision ?? 1, change);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: paperKey(id) });
      void queries.invalidateQueries({ queryKey: [DOCUMENTS, 'list'] });
    },
    onError: async (error) => {
      if (!(error instanceof ProblemError)) return;
      toast.failed(error.detail);
      if (error.code === CHANGED || error.status === 404) await queries.invalidateQueries({ queryKey: paperKey(id) });
    },
  });
};

/** Publishes the checklist as the page shows it; every list of tasks and papers is stale afterwards. */
export const usePublish = (id: string) => {
  const queries = useQueryClient();
  const t = useDocumentWords();
  return useMutation({
    mutationFn: (revision: number) =>
      publishingApi('POST /documents/:id/publish', { params: { id }, body: { revision } }),
    onSuccess: async ({ tasks }) => {
      toast.done(t('review.publish_done', { n: tasks.length }));
      await queries.invalidateQueries();
    },
    onError: () => queries.invalidateQueries({ queryKey: paperKey(id) }),
  });
};

/** Throws the draft away. */
export const useDiscard = (id: string, onDone: () => void) => {
  const queries = useQueryClient();
  const t = useDocumentWords();
  return useMutation({
    mutationFn: () => api('DELETE /documents/:id', { params: { id } }),
    onSuccess: () => {
      toast.done(t('review.deleted'));
      onDone();
      void queries.invalidateQueries({ queryKey: [DOCUMENTS, 'list'] });
    },
    onError: (error) => toast.failed(error instanceof ProblemError ? error.detail : String(error)),
  });
};
