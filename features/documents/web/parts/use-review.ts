import { toast } from '@luoshi/ui/toast.ts';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, DOCUMENTS, type Paper, publishingApi, useDocumentWords } from './api.ts';
import type { patchToSend } from './draft-sync.ts';
import type { NameMeans } from './settle-names.ts';

export const paperKey = (id: string) => [DOCUMENTS, 'paper', id] as const;

/** The paper under review. */
export const usePaper = (id: string) =>
  useQuery({ queryKey: paperKey(id), queryFn: ({ signal }) => api('GET /documents/:id', { params: { id }, signal }) });

export type EditPatch = ReturnType<typeof patchToSend> & { isDropped?: boolean };
/** What can be said of many items at once. */
export type BulkSet = {
  leadOrgId?: string;
  responsibleOrgIds?: string[];
  supportOrgIds?: string[];
  startOn?: string;
  dueOn?: string;
  leader?: { name: string; role: string };
  isDropped?: boolean;
};

/** A change of the draft; `seen` is the revision it was made on, the one the page shows unless said otherwise. */
export type Change = { seen?: number } & (
  | { kind: 'head'; head: { title: string; number: string; issuer: string; issuedOn: string | null } }
  | { kind: 'edit'; clauseId: string; patch: EditPatch }
  | { kind: 'bulk'; ids: readonly string[]; set: BulkSet }
  | { kind: 'split'; clauseId: string; at: number }
  | { kind: 'merge'; clauseId: string; with: readonly string[] }
  | { kind: 'add'; span?: [number, number]; task?: string }
  | { kind: 'match'; name: string; orgId: string; remember: boolean }
  | { kind: 'settle'; names: readonly NameMeans[] }
  | { kind: 'undo' }
);

type Answer = { revision: number; clauses: { id: string }[]; action?: string; kept?: number };

const send = (id: string, paper: Paper | undefined, change: Change): Promise<Answer> => {
  const params = { id };
  const revision = change.seen ?? paper?.revision ?? 1;
  switch (change.kind) {
    case 'head':
      return api('PATCH /documents/:id', { params, body: { revision: paper?.headRevision ?? 1, ...change.head } });
    case 'edit':
      return api('PATCH /documents/:id/clauses/:clauseId', {
        params: { id, clauseId: change.clauseId },
        body: { revision, ...change.patch },
      });
    case 'bulk':
      return api('POST /documents/:id/clauses/bulk', {
        params,
        body: { revision, ids: [...change.ids], set: change.set },
      });
    case 'split':
      return api('POST /documents/:id/clauses/:clauseId/split', {
        params: { id, clauseId: change.clauseId },
        body: { revision, at: change.at },
      });
    case 'merge':
      return api('POST /documents/:id/clauses/:clauseId/merge', {
        params: { id, clauseId: change.clauseId },
        body: { revision, with: [...change.with] },
      });
    case 'add':
      return api('POST /documents/:id/clauses', {
        params,
        body: {
          revision,
          ...(change.span ? { span: change.span } : {}),
          ...(change.task ? { task: change.task } : {}),
        },
      });
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

/** The paper as it will be once items are dropped or taken back: shown at once, since a reviewer does it at every second item. */
const withDropped = (paper: Paper, ids: ReadonlySet<string>, isDropped: boolean): Paper => ({
  ...paper,
  clauses: paper.clauses.map((clause) => (ids.has(clause.id) ? { ...clause, isDropped, warnings: [] } : clause)),
});

const dropsIn = (change: Change): { ids: ReadonlySet<string>; isDropped: boolean } | null => {
  if (change.kind === 'edit' && change.patch.isDropped !== undefined)
    return { ids: new Set([change.clauseId]), isDropped: change.patch.isDropped };
  if (change.kind === 'bulk' && change.set.isDropped !== undefined)
    return { ids: new Set(change.ids), isDropped: change.set.isDropped };
  return null;
};

/**
 * Changes of one draft, one after another, each on the revision the page shows. The paper is fetched again after each,
 * also after a refusal, before the next is sent. `savedAt`: when the last one was kept.
 */
export const useChange = (id: string) => {
  const queries = useQueryClient();
  const t = useDocumentWords();
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const mutation = useMutation({
    scope: { id: `documents.${id}` },
    mutationFn: (change: Change) => {
      const paper = queries.getQueryData<Paper>(paperKey(id));
      const answer = send(id, paper, change);
      const drops = dropsIn(change);
      if (paper && drops) queries.setQueryData(paperKey(id), withDropped(paper, drops.ids, drops.isDropped));
      return answer;
    },
    onSuccess: async (answer, change) => {
      setSavedAt(new Date());
      if (change.kind === 'undo')
        toast.done(
          `${t('review.undone_what', { what: t(`did.${answer.action}`) })}${answer.kept ? t('review.undone_kept', { n: answer.kept }) : ''}`,
        );
      await queries.invalidateQueries({ queryKey: paperKey(id) });
    },
    onError: async (error, change) => {
      const isRefused = error instanceof ProblemError && error.code !== 'network';
      if (change.kind !== 'edit' || !isRefused) toast.failed(error instanceof Error ? error.message : String(error));
      else if (change.patch.isDropped !== undefined) toast.failed(error.detail);
      await queries.invalidateQueries({ queryKey: paperKey(id) });
    },
  });
  return { ...mutation, savedAt };
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
