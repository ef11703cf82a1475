import { insertAll } from '@luoshi/server-kit/db/bulk.ts';
import { type Write, writing } from '@luoshi/server-kit/db/tx.ts';
import { sql } from 'kysely';
import type { DocumentFinding } from '../contract.ts';
import type { Clause } from '../rules/clause.ts';
import type { ClauseRow, DocumentTables, HeadRow, StepAlias } from './tables.ts';

/** A paper that has just come in. */
export type NewDocument = {
  id: string;
  org: { id: string; path: string };
  title: string;
  number: string | null;
  issuer: string | null;
  issuedOn: string | null;
  sourceText: string;
  file: { name: string; sha256: string; size: number } | null;
  editionOf: string | null;
  findings: readonly DocumentFinding[];
  accountId: string;
};

export const insertDocument = (tenantId: string, document: NewDocument): Write =>
  writing<DocumentTables>((db) =>
    db.insertInto('documents.document').values({
      tenant_id: tenantId,
      id: document.id,
      org_id: document.org.id,
      org_path: document.org.path,
      title: document.title,
      number: document.number,
      issuer: document.issuer,
      issued_on: document.issuedOn,
      source_text: document.sourceText,
      file_name: document.file?.name ?? null,
      file_sha256: document.file?.sha256 ?? null,
      file_size: document.file?.size ?? null,
      edition_of: document.editionOf,
      status: 'draft',
      findings: JSON.stringify(document.findings),
      created_by: document.accountId,
      published_by: null,
    }),
  );

/** A clause as its table holds it. */
export const rowOf = (tenantId: string, documentId: string, clause: Clause): ClauseRow => ({
  tenant_id: tenantId,
  id: clause.id,
  document_id: documentId,
  sort: clause.sort,
  no: clause.no,
  section: clause.section,
  title: clause.title,
  task: clause.task,
  span_start: clause.span?.[0] ?? null,
  span_end: clause.span?.[1] ?? null,
  source_text: clause.sourceText,
  units: clause.units,
  people: clause.people,
  start_on: clause.startOn,
  due_on: clause.dueOn,
  deadline_text: clause.deadlineText,
  deadline_kind: clause.deadlineKind,
  quantities: clause.quantities,
  is_dropped: clause.isDropped,
  is_due_inferred: clause.isDueInferred,
  was_id: clause.wasId,
  revision: clause.revision,
});

export const insertClauses = (tenantId: string, documentId: string, clauses: readonly Clause[]): Write =>
  insertAll<DocumentTables>(
    'documents.clause',
    clauses.map((clause) => rowOf(tenantId, documentId, clause)),
  );

/** Puts rows back as they stood. */
export const restoreRows = (rows: readonly ClauseRow[]): Write => insertAll<DocumentTables>('documents.clause', rows);

export const deleteClauses = (tenantId: string, documentId: string, ids: readonly string[]): Write =>
  writing<DocumentTables>((db) =>
    db
      .deleteFrom('documents.clause')
      .where('tenant_id', '=', tenantId)
      .where('document_id', '=', documentId)
      .where(sql<boolean>`id = any(${ids}::uuid[])`),
  );

/** Head fields that a person may correct; `revision` grows with every change of paper or checklist. */
export type DocumentChange = {
  title?: string;
  number?: string | null;
  issuer?: string | null;
  issued_on?: string | null;
  findings?: string;
  head_revision?: number;
};

/** Raises the revision from the one the change was made on; touches nothing, and so fails, when it has moved on. */
export const raiseRevision = (tenantId: string, id: string, from: number, change: DocumentChange = {}): Write =>
  writing<DocumentTables>(
    (db) =>
      db
        .updateTable('documents.document')
        .set({ ...change, revision: from + 1 })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('status', '=', 'draft')
        .where('revision', '=', from),
    { mustTouch: true },
  );

/** Remembers what a change replaced. */
export const keepStep = (
  tenantId: string,
  documentId: string,
  step: {
    revision: number;
    action: string;
    accountId: string;
    replaced: readonly ClauseRow[];
    made: readonly ClauseRow[];
    head?: HeadRow | null;
    aliases?: readonly StepAlias[];
    isUndo?: boolean;
  },
): Write =>
  writing<DocumentTables>((db) =>
    db.insertInto('documents.step').values({
      tenant_id: tenantId,
      document_id: documentId,
      revision: step.revision,
      action: step.action,
      account_id: step.accountId,
      replaced: JSON.stringify(step.replaced),
      made: JSON.stringify(step.made),
      head: step.head ? JSON.stringify(step.head) : null,
      aliases: JSON.stringify(step.aliases ?? []),
      is_undo: step.isUndo ?? false,
    }),
  );

/** Marks a change as taken back; its rows stay, since a colleague's change may still have to be merged over them. */
export const markUndone = (tenantId: string, documentId: string, revision: number): Write =>
  writing<DocumentTables>((db) =>
    db
      .updateTable('documents.step')
      .set({ is_undone: true })
      .where('tenant_id', '=', tenantId)
      .where('document_id', '=', documentId)
      .where('revision', '=', revision),
  );

export const deleteDocument = (tenantId: string, id: string): Write =>
  writing<DocumentTables>(
    (db) =>
      db
        .deleteFrom('documents.document')
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('status', '=', 'draft'),
    { mustTouch: true },
  );

/** The draft becomes a published paper; touches nothing when it already is one. */
export const publishDocument = (tenantId: string, id: string, accountId: string, at: Date): Write =>
  writing<DocumentTables>(
    (db) =>
      db
        .updateTable('documents.document')
        .set((eb) => ({
          status: 'published',
          published_by: accountId,
          published_at: at,
          revision: eb('revision', '+', 1),
        }))
        .where('tenant_id', '=', tenantId)
        .where('id', '=', id)
        .where('status', '=', 'draft'),
    { mustTouch: true },
  );
