import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { z } from 'zod';
import type { EditionChoice, editionView } from '../contract.ts';
import type { Clause } from '../rules/clause.ts';
import { type EditionState, editionState, fits } from '../rules/edition-state.ts';
import { type Choice, choicesOf, keepChoice, nextEdition } from '../store/editions.ts';
import { orgAtPath, orgNames } from '../store/org-reads.ts';
import { clausesOf, documentById, type LockedDocument, lockDocument, tasksByClause } from '../store/reads.ts';

type View = z.input<typeof editionView>;
export type TaskBehind = { id: string; isOpen: boolean };

/** A new edition with all that is known of the one it follows. */
export type EditionFacts = {
  previous: { id: string; title: string; status: 'draft' | 'published' };
  state: EditionState;
  choices: ReadonlyMap<string, Choice>;
  /** The task behind each item of the last edition. */
  tasks: ReadonlyMap<string, TaskBehind>;
};

const CLOSED: readonly string[] = ['done', 'cancelled'];

/**
 * The last edition, locked so that it gets one next edition only. Refuses `documents.not_found` when it is not of the
 * caller's units and `documents.has_next_edition` when it has one.
 */
export const openForNextEdition = async (
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Outcome<{ id: string; org: { id: string; path: string }; clauses: Clause[] }>> => {
  const previous = await lockDocument(tx, actor.scope, id);
  const org = previous && (await orgAtPath(tx, previous.orgPath));
  if (!previous || !org) return refuse('documents.not_found');
  const next = await nextEdition(tx, id);
  if (next) return refuse('documents.has_next_edition', { id: next.id, title: next.title });
  return accept({ id, org, clauses: await clausesOf(tx, id) });
};

/** What a new edition changes against the one it follows; null for a paper that follows none. */
export const editionFacts = async (
  tx: Tx,
  actor: Actor,
  document: Pick<LockedDocument, 'id' | 'editionOf'>,
  clauses: readonly Clause[],
): Promise<EditionFacts | null> => {
  const previous = document.editionOf ? await documentById(tx, actor.scope, document.editionOf) : undefined;
  if (!previous) return null;
  const tasks = await tasksByClause(tx, previous.id);
  return {
    previous: { id: previous.id, title: previous.title, status: previous.status },
    state: editionState(await clausesOf(tx, previous.id), clauses),
    choices: await choicesOf(tx, document.id),
    tasks: new Map(
      [...tasks].map(([clauseId, { id, status }]) => [clauseId, { id, isOpen: !CLOSED.includes(status) }]),
    ),
  };
};

const present = async (tx: Tx, { previous, state, choices, tasks }: EditionFacts): Promise<View> => {
  const shown = [...state.pairs.map(({ was }) => was), ...state.gone];
  const ids = shown.flatMap(({ units }) => units.flatMap(({ orgId }) => orgId ?? []));
  const names = await orgNames(tx, [...new Set(ids)]);
  const itemOf = ({ id, no, title, task, dueOn, units }: Clause) => ({
    id,
    no,
    title,
    task,
    dueOn,
    units: units.map(({ name, orgId, role }) => ({ name: (orgId && names.get(orgId)?.name) || name, role })),
  });
  const behind = (was: Clause) => ({ task: tasks.get(was.id) ?? null, choice: choices.get(was.id) ?? null });
  return {
    previous,
    pairs: state.pairs.map(({ was, clause, fields, isMoved }) => ({
      clauseId: clause.id,
      was: itemOf(was),
      fields: [...fields],
      isMoved,
      ...behind(was),
    })),
    added: state.added.map(({ id }) => id),
    gone: state.gone.map((was) => ({ was: itemOf(was), ...behind(was) })),
  };
};

/** A new edition against the one it follows; refuses `documents.not_found` and `documents.no_edition`. */
export const showEdition = async (tx: Tx, actor: Actor, id: string): Promise<Outcome<View>> => {
  const document = await documentById(tx, actor.scope, id);
  if (!document) return refuse('documents.not_found');
  const edition = await editionFacts(tx, actor, document, await clausesOf(tx, id));
  return edition ? accept(await present(tx, edition)) : refuse('documents.no_edition');
};

/**
 * Keeps what becomes of the tasks behind changed and gone items. Refuses `documents.not_found`, `documents.published`,
 * `documents.no_edition`, `documents.clause_not_found` (no such item changed or went), `documents.choice_unfit` and
 * `documents.reason_needed` (a task is not cancelled without one); then nothing is kept.
 */
export const chooseForEdition = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  { id, choices }: { id: string; choices: readonly { clauseId: string; choice: EditionChoice; reason?: string }[] },
): Promise<Outcome<View>> => {
  const document = await lockDocument(tx, actor.scope, id);
  if (!document) return refuse('documents.not_found');
  if (document.status === 'published') return refuse('documents.published');
  const clauses = await clausesOf(tx, id);
  const edition = await editionFacts(tx, actor, document, clauses);
  if (!edition) return refuse('documents.no_edition');
  const happened = new Map<string, 'changed' | 'gone'>([
    ...edition.state.pairs.map(({ was }) => [was.id, 'changed'] as const),
    ...edition.state.gone.map((was) => [was.id, 'gone'] as const),
  ]);
  for (const { clauseId, choice, reason } of choices) {
    const what = happened.get(clauseId);
    if (!what) return refuse('documents.clause_not_found');
    if (!fits(choice, what)) return refuse('documents.choice_unfit');
    if (choice === 'cancel' && !reason) return refuse('documents.reason_needed');
  }
  await commit(tx, {
    rows: choices.map(({ clauseId, choice, reason }) =>
      keepChoice(tx.tenantId, id, { clauseId, choice, reason: reason || null, accountId: actor.accountId }),
    ),
    audit: {
      actor: auditActor(actor, facts),
      action: 'documents.choose',
      feature: 'documents',
      subjectId: id,
      params: { title: document.title, count: choices.length },
    },
    events: [{ feature: 'documents', id }],
  });
  return accept(await present(tx, { ...edition, choices: await choicesOf(tx, id) }));
};
