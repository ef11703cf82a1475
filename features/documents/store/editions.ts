import type { Scope } from '@luoshi/kernel/scope.ts';
import { reading, type Tx, type Write, writing } from '@luoshi/server-kit/db/tx.ts';
import { sql } from 'kysely';
import type { DocumentStatus, EditionChoice } from '../contract.ts';
import { visibleDocuments } from './reads.ts';
import type { DocumentTables } from './tables.ts';

export type Edition = { id: string; title: string; status: DocumentStatus; createdAt: Date };
const EDITIONS_AT_MOST = 50;

/** All editions of a paper that the scope may see, the first one first; the paper itself alone when it has no other. */
export const editionsOf = async (tx: Tx, scope: Scope, id: string): Promise<Edition[]> => {
  const before = sql<{ id: string; depth: number }>`(
    with recursive back as (
      select d.id, d.edition_of, 0 as depth from documents.document d where d.tenant_id = ${tx.tenantId} and d.id = ${id}
      union all
      select d.id, d.edition_of, b.depth - 1 from documents.document d join back b on d.id = b.edition_of
      where d.tenant_id = ${tx.tenantId} and b.depth > ${-EDITIONS_AT_MOST}
    ), forth as (
      select id, depth from back where depth = 0
      union all
      select d.id, f.depth + 1 from documents.document d join forth f on d.edition_of = f.id
      where d.tenant_id = ${tx.tenantId} and f.depth < ${EDITIONS_AT_MOST}
    )
    select id, depth from back union select id, depth from forth)`;
  return visibleDocuments(tx, scope)
    .innerJoin(before.as('e'), 'e.id', 'd.id')
    .select(['d.id', 'd.title', 'd.status', 'd.created_at as createdAt'])
    .orderBy('e.depth')
    .execute();
};

/** The edition that follows a paper, if one does. */
export const nextEdition = (tx: Tx, id: string): Promise<{ id: string; title: string } | undefined> =>
  reading<DocumentTables>(tx)
    .selectFrom('documents.document as d')
    .where('d.tenant_id', '=', tx.tenantId)
    .where('d.edition_of', '=', id)
    .select(['d.id', 'd.title'])
    .executeTakeFirst();

export type Choice = { choice: EditionChoice; reason: string | null };

/** What was chosen for items of the last edition, by their ids. */
export const choicesOf = async (tx: Tx, documentId: string): Promise<Map<string, Choice>> => {
  const rows = await reading<DocumentTables>(tx)
    .selectFrom('documents.edition_choice as c')
    .where('c.tenant_id', '=', tx.tenantId)
    .where('c.document_id', '=', documentId)
    .select(['c.clause_id as clauseId', 'c.choice', 'c.reason'])
    .execute();
  return new Map(rows.map(({ clauseId, ...chosen }) => [clauseId, chosen]));
};

/** Keeps a choice in place of the one made before. */
export const keepChoice = (
  tenantId: string,
  documentId: string,
  { clauseId, choice, reason, accountId }: Choice & { clauseId: string; accountId: string },
): Write =>
  writing<DocumentTables>((db) =>
    db
      .insertInto('documents.edition_choice')
      .values({
        tenant_id: tenantId,
        document_id: documentId,
        clause_id: clauseId,
        choice,
        reason,
        account_id: accountId,
      })
      .onConflict((on) =>
        on
          .columns(['tenant_id', 'document_id', 'clause_id'])
          .doUpdateSet({ choice, reason, account_id: accountId, at: sql`now()` }),
      ),
  );
