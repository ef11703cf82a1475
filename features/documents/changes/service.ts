import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { forgetAlias, rememberAlias } from '../../people/service.ts';
import type { Clause } from '../rules/clause.ts';
import { takeBack } from '../rules/take-back.ts';
import { clauseRows, clausesOf, knownAliases, type LockedDocument, lockDocument, stepToUndo } from '../store/reads.ts';
import type { HeadRow, StepAlias } from '../store/tables.ts';
import {
  type DocumentChange,
  deleteClauses,
  insertClauses,
  keepStep,
  markUndone,
  raiseRevision,
  restoreRows,
  rowOf,
} from '../store/writes.ts';

/** What a change of the checklist answers: the new revision, and which items it made or changed. */
export type Changed = { revision: number; clauses: { id: string }[] };
export type Draft = { document: LockedDocument; clauses: Clause[] };

/** The draft a person means to change, locked. Refuses `documents.not_found` outside their units and `documents.published`. */
export const openDraft = async (tx: Tx, actor: Actor, id: string): Promise<Outcome<Draft>> => {
  const document = await lockDocument(tx, actor.scope, id);
  if (!document) return refuse('documents.not_found');
  if (document.status === 'published') return refuse('documents.published');
  return accept({ document, clauses: await clausesOf(tx, id) });
};

export type Change = {
  action: string;
  params?: Record<string, unknown>;
  removed: readonly Clause[];
  put: readonly Clause[];
  /** Head fields that change with it. */
  head?: DocumentChange;
  /** Names the tree learns with it. */
  aliases?: readonly StepAlias[];
};

const aliasKey = ({ orgId, alias }: StepAlias): string => `${orgId} ${alias}`;

const newAliases = async (tx: Tx, wanted: readonly StepAlias[]): Promise<StepAlias[]> => {
  const known = new Set((await knownAliases(tx, wanted)).map(aliasKey));
  return wanted.filter((one) => !known.has(aliasKey(one)));
};

const headOf = ({ title, number, issuer, issuedOn, headRevision }: LockedDocument): HeadRow => ({
  left: headRevision + 1,
  title,
  number,
  issuer,
  issued_on: issuedOn,
});

/** Replaces items of a draft in one transaction, keeping what stood before and after so that it can be taken back and merged. */
export const change = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  { document, clauses }: Draft,
  { action, params, removed, put, head, aliases = [] }: Change,
): Promise<Outcome<Changed>> => {
  const known = new Set(clauses.map(({ id }) => id));
  const touched = [...new Set([...removed, ...put].map(({ id }) => id))].filter((id) => known.has(id));
  const revision = document.revision + 1;
  const placed = put.map((clause) => ({ ...clause, revision }));
  const learned = await newAliases(tx, aliases);
  const replaced = await clauseRows(tx, document.id, touched);
  await commit(tx, {
    rows: [
      raiseRevision(
        tx.tenantId,
        document.id,
        document.revision,
        head ? { ...head, head_revision: document.headRevision + 1 } : {},
      ),
      deleteClauses(tx.tenantId, document.id, touched),
      insertClauses(tx.tenantId, document.id, placed),
      keepStep(tx.tenantId, document.id, {
        revision,
        action,
        accountId: actor.accountId,
        replaced,
        made: placed.map((clause) => rowOf(tx.tenantId, document.id, clause)),
        head: head ? headOf(document) : null,
        aliases: learned,
      }),
      ...learned.map(({ orgId, alias }) => rememberAlias(tx.tenantId, orgId, alias)),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: `documents.${action}`,
      feature: 'documents',
      subjectId: document.id,
      params: { title: document.title, ...params },
    },
    events: [{ feature: 'documents', id: document.id, revision }],
  });
  return accept({ revision, clauses: put.map(({ id }) => ({ id })) });
};

/** What taking a change back answers: which kind of change it was, and how many values stay as a colleague made them since. */
export type Undone = Changed & { action: string; kept: number };

/** The head as it was before, unless somebody changed it since. */
const headBack = (document: LockedDocument, before: HeadRow | null): DocumentChange =>
  before && before.left === document.headRevision
    ? {
        title: before.title,
        number: before.number,
        issuer: before.issuer,
        issued_on: before.issued_on,
        head_revision: document.headRevision + 1,
      }
    : {};

/**
 * Takes back the caller's own latest change, with the names it taught the tree; values that a colleague changed since
 * stay. Refuses `documents.nothing_to_undo`, and `documents.undo_conflict` when an item of it is gone meanwhile.
 */
export const undoChange = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  { id }: { id: string },
): Promise<Outcome<Undone>> => {
  const draft = await openDraft(tx, actor, id);
  if (!draft.ok) return draft;
  const { document } = draft.value;
  const step = await stepToUndo(tx, id, actor.accountId);
  if (!step) return refuse('documents.nothing_to_undo');
  const ids = [...new Set([...step.replaced, ...step.made].map((row) => row.id))];
  const present = await clauseRows(tx, id, ids);
  const back = takeBack(step, new Map(present.map((row) => [row.id, row])));
  if (!back) return refuse('documents.undo_conflict');
  const revision = document.revision + 1;
  const put = back.put.map((row) => ({ ...row, revision }));
  const writes: Write[] = [
    raiseRevision(tx.tenantId, id, document.revision, headBack(document, step.head)),
    deleteClauses(tx.tenantId, id, [...back.remove, ...put.map((row) => row.id)]),
    restoreRows(put),
    markUndone(tx.tenantId, id, step.revision),
    keepStep(tx.tenantId, id, {
      revision,
      action: 'undo',
      accountId: actor.accountId,
      replaced: present,
      made: put,
      isUndo: true,
    }),
    ...step.aliases.map(({ orgId, alias }) => forgetAlias(tx.tenantId, orgId, alias)),
  ];
  await commit(tx, {
    rows: writes,
    audit: {
      actor: auditActor(actor, facts),
      action: 'documents.undo',
      feature: 'documents',
      subjectId: id,
      params: { title: document.title },
    },
    events: [{ feature: 'documents', id, revision }],
  });
  return accept({ revision, clauses: put.map((row) => ({ id: row.id })), action: step.action, kept: back.kept });
};
