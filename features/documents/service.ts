import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { covers, type Scope } from '@luoshi/kernel/scope.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { z } from 'zod';
import { type Changed, change, openDraft } from './changes/service.ts';
import type { clauseView, documentPatch, documentView, endpoints } from './contract.ts';
import { type EditionFacts, editionFacts } from './editions/service.ts';
import { readWords } from './intake/service.ts';
import type { Clause } from './rules/clause.ts';
import { readCursor, writeCursor } from './rules/cursor.ts';
import { type Lead, leadOf } from './rules/lead-of.ts';
import { nearestUnit } from './rules/nearest-unit.ts';
import { type Warning, warningsOf } from './rules/quality-gate.ts';
import { rereadDeadlines } from './rules/reread-deadlines.ts';
import { makeMatcher } from './rules/unit-matching.ts';
import { editionsOf, nextEdition } from './store/editions.ts';
import { type OrgEntry, orgAtPath, orgDictionary, orgNames, searchOrgs } from './store/org-reads.ts';
import {
  authorsOf,
  clausesOf,
  countDocuments,
  countWaiting,
  type DocumentFilters,
  documentById,
  type LockedDocument,
  listDocuments,
  lockDocument,
  stepToUndo,
  tasksByClause,
} from './store/reads.ts';
import { deleteDocument, publishDocument } from './store/writes.ts';

type List = z.input<(typeof endpoints)['GET /documents']['answer']>;

/** Papers in the caller's scope, latest first; refuses `documents.bad_cursor`. */
export const showDocuments = async (
  tx: Tx,
  scope: Scope,
  { limit, cursor, ...filters }: DocumentFilters & { limit: number; cursor?: string },
): Promise<Outcome<List>> => {
  const after = cursor === undefined ? null : readCursor(cursor);
  if (cursor !== undefined && !after) return refuse('documents.bad_cursor');
  const rows = await listDocuments(tx, scope, { ...filters, limit: limit + 1, after });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return accept({
    items: page.map(({ createdText: _, createdAt, publishedAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      publishedAt: publishedAt?.toISOString() ?? null,
    })),
    nextCursor: rows.length > limit && last ? writeCursor({ at: last.createdText, id: last.id }) : null,
    total: await countDocuments(tx, scope, filters),
    waiting: await countWaiting(tx, scope),
  });
};

type View = z.input<typeof documentView>;
const CANDIDATES_AT_MOST = 4;

/** Printed names without an organisation, with the nearest units, best first. */
const unknownUnits = (
  clauses: readonly Clause[],
  orgs: readonly OrgEntry[],
  homePath: string,
): View['unknownUnits'] => {
  const byId = new Map(orgs.map((org) => [org.id, org]));
  const matcher = makeMatcher(orgs, homePath);
  const clauseIds = new Map<string, string[]>();
  for (const { id, units, isDropped } of clauses)
    for (const { name, orgId } of units)
      if (orgId === null && !isDropped) clauseIds.set(name, [...(clauseIds.get(name) ?? []), id]);
  return [...clauseIds].map(([name, ids]) => {
    const found = matcher(name);
    // A name that has become known since (an alias was added) is offered first instead of being changed unasked.
    const near = [...found.orgIds.map((orgId) => ({ orgId, score: 1 })), ...found.candidates];
    const candidates = near.slice(0, CANDIDATES_AT_MOST).flatMap(({ orgId, score }) => {
      const org = byId.get(orgId);
      return org ? [{ id: org.id, name: org.name, shortName: org.shortName, within: org.within, score }] : [];
    });
    return { name, clauseIds: ids, candidates, nearest: nearestUnit(near, byId) };
  });
};

const viewOf = (
  { sort: _, ...clause }: Clause,
  names: ReadonlyMap<string, { name: string }>,
  isDraft: boolean,
  { taskId, changedBy }: Pick<z.input<typeof clauseView>, 'taskId' | 'changedBy'>,
): z.input<typeof clauseView> => ({
  ...clause,
  units: clause.units.map((unit) => ({ ...unit, orgName: unit.orgId ? (names.get(unit.orgId)?.name ?? null) : null })),
  // A published checklist is closed: what is still missing is said by the tasks.
  warnings: isDraft && !clause.isDropped ? warningsOf(clause) : [],
  taskId,
  changedBy,
});

/** A paper with its checklist; refuses `documents.not_found`. */
export const showDocument = async (tx: Tx, actor: Actor, id: string): Promise<Outcome<View>> => {
  const document = await documentById(tx, actor.scope, id);
  if (!document) return refuse('documents.not_found');
  const clauses = await clausesOf(tx, id);
  const isDraft = document.status === 'draft';
  const isOurs = covers(actor.scope, document.orgPath);
  const tasks = isDraft ? new Map<string, { id: string }>() : await tasksByClause(tx, id);
  const hasUnknown = isDraft && clauses.some(({ units }) => units.some(({ orgId }) => orgId === null));
  const named = clauses.flatMap(({ units }) => units.flatMap(({ orgId }) => (orgId ? [orgId] : [])));
  const names = await orgNames(tx, [...new Set(named)]);
  const authors = isDraft ? await authorsOf(tx, id) : new Map<number, { id: string; name: string }>();
  const own = await orgAtPath(tx, document.orgPath);
  const editions = await editionsOf(tx, actor.scope, id);
  const isLatest = editions.at(-1)?.id === id;
  const { orgPath, fileName, fileSize, fileSha256, createdAt, publishedAt, ...head } = document;
  return accept({
    ...head,
    org: own ? { id: own.id, name: own.name } : null,
    editions: editions.map(({ createdAt: at, ...edition }) => ({ ...edition, createdAt: at.toISOString() })),
    file: fileSha256 ? { name: fileName ?? '', size: fileSize ?? 0 } : null,
    clauses: clauses.map((clause) =>
      viewOf(clause, names, isDraft, {
        taskId: tasks.get(clause.id)?.id ?? null,
        changedBy: authors.get(clause.revision) ?? null,
      }),
    ),
    unknownUnits: hasUnknown ? unknownUnits(clauses, await orgDictionary(tx), orgPath) : [],
    createdAt: createdAt.toISOString(),
    publishedAt: publishedAt?.toISOString() ?? null,
    mayUndo: isDraft && (await stepToUndo(tx, id, actor.accountId)) !== undefined,
    may: {
      write: isDraft && isOurs && actor.permissions.has('documents.write'),
      publish: isDraft && isLatest && isOurs && actor.permissions.has('tasks.publish'),
      follow: isLatest && isOurs && actor.permissions.has('documents.write'),
    },
  });
};

/** Where the file of a paper lies; refuses `documents.not_found`, and `documents.no_file` for one that was pasted. */
export const fileOf = async (tx: Tx, actor: Actor, id: string): Promise<Outcome<{ name: string; sha256: string }>> => {
  const document = await documentById(tx, actor.scope, id);
  if (!document) return refuse('documents.not_found');
  if (!document.fileSha256) return refuse('documents.no_file');
  return accept({ name: document.fileName ?? '', sha256: document.fileSha256 });
};

/** Units for a picker. */
export const findUnits = async (tx: Tx, { q, limit }: { q: string; limit: number }) =>
  accept({
    items: (await searchOrgs(tx, q, limit)).map(({ id, name, shortName, within }) => ({ id, name, shortName, within })),
  });

/**
 * Corrects the head of a draft. A new date of issue reads deadlines that lean on it again, except those a person has
 * changed. Refuses as `openDraft` does, and `documents.changed_meanwhile` when the head is another than the one seen.
 */
export const correctDocument = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  { id, ...patch }: { id: string } & z.output<typeof documentPatch>,
): Promise<Outcome<Changed>> => {
  const draft = await openDraft(tx, actor, id);
  if (!draft.ok) return draft;
  const { document, clauses } = draft.value;
  if (document.headRevision > patch.revision)
    return refuse('documents.changed_meanwhile', { revision: document.revision });
  const isMoved = patch.issuedOn !== undefined && patch.issuedOn !== document.issuedOn;
  const options = (issuedOn: string | null) => ({
    text: document.sourceText,
    ...(issuedOn ? { issuedOn } : {}),
    ...(document.fileName ? { file: { name: document.fileName, sha256: '', size: 0 } } : {}),
  });
  const thisYear = Number(facts.today.slice(0, 4));
  const reread = isMoved
    ? rereadDeadlines(
        clauses,
        readWords(options(document.issuedOn), thisYear).paper.items,
        readWords(options(patch.issuedOn ?? null), thisYear).paper.items,
      )
    : [];
  const moved = new Set(reread.map((clause) => clause.id));
  return change(tx, actor, facts, draft.value, {
    action: 'correct',
    params: { title: patch.title ?? document.title },
    removed: clauses.filter((clause) => moved.has(clause.id)),
    put: reread,
    head: {
      ...(patch.title === undefined ? {} : { title: patch.title }),
      ...(patch.number === undefined ? {} : { number: patch.number || null }),
      ...(patch.issuer === undefined ? {} : { issuer: patch.issuer || null }),
      ...(patch.issuedOn === undefined ? {} : { issued_on: patch.issuedOn }),
    },
  });
};

/** Throws a draft away; refuses `documents.not_found` and `documents.published`. */
export const discardDocument = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
): Promise<Outcome<undefined>> => {
  const document = await lockDocument(tx, actor.scope, id);
  if (!document) return refuse('documents.not_found');
  if (document.status === 'published') return refuse('documents.published');
  await commit(tx, {
    rows: [deleteDocument(tx.tenantId, id)],
    audit: {
      actor: auditActor(actor, facts),
      action: 'documents.discard',
      feature: 'documents',
      subjectId: id,
      params: { title: document.title },
    },
    events: [{ feature: 'documents', id }],
  });
  return accept(undefined);
};

/** An item on its way to becoming a task: who leads it and why, and what the quality gate says. */
export type PublishableClause = Clause & { lead: Lead | null; warnings: Warning[] };

/**
 * A paper about to be published, locked, with the items that were not dropped; two publishers wait for one another
 * here. Refuses `documents.not_found`, and `documents.has_next_edition` for a draft that a later edition replaces. A published paper is answered too: publishing again changes nothing.
 */
export const openForPublishing = async (
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Outcome<{ document: LockedDocument; clauses: PublishableClause[]; edition: EditionFacts | null }>> => {
  const document = await lockDocument(tx, actor.scope, id);
  if (!document) return refuse('documents.not_found');
  const next = document.status === 'draft' ? await nextEdition(tx, id) : undefined;
  if (next) return refuse('documents.has_next_edition', { id: next.id, title: next.title });
  const all = await clausesOf(tx, id);
  const clauses = all.filter(({ isDropped }) => !isDropped);
  return accept({
    document,
    edition: await editionFacts(tx, actor, document, all),
    clauses: clauses.map((clause) => ({ ...clause, lead: leadOf(clause.units), warnings: warningsOf(clause) })),
  });
};

export type { EditionFacts } from './editions/service.ts';

/** The write that makes a draft a published paper; goes into the commit that makes its tasks. */
export const markPublished = (tenantId: string, id: string, by: { accountId: string; at: Date }): Write =>
  publishDocument(tenantId, id, by.accountId, by.at);
