import { type Scope, subtreeRange } from '@luoshi/kernel/scope.ts';
import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { DocumentStatus } from '../contract.ts';
import type { Clause } from '../rules/clause.ts';
import type { ClauseRow, DocumentTables, StepAlias } from './tables.ts';

const C = sql.raw('collate "C"');
const NEVER = sql<SqlBool>`false`;

const within = (column: 'd.org_path' | 'u.path', scope: Scope): RawBuilder<SqlBool> =>
  scope.paths.length === 0
    ? NEVER
    : sql<SqlBool>`(${sql.join(
        scope.paths.map((path) => {
          const { from, to } = subtreeRange(path);
          return sql`(${sql.ref(column)} >= ${from} ${C} and ${sql.ref(column)} < ${to} ${C})`;
        }),
        sql` or `,
      )})`;

/** Papers of the scope's units, and published ones with a task that names a unit of the scope. */
const visible = (scope: Scope): RawBuilder<SqlBool> => sql<SqlBool>`(${within('d.org_path', scope)} or (
  d.status = 'published' and exists (
    select from tasks.v_task_clause t join tasks.v_task_unit u on u.tenant_id = t.tenant_id and u.task_id = t.task_id
    where t.tenant_id = d.tenant_id and t.document_id = d.id and ${within('u.path', scope)}
  )
))`;

/** Papers the scope may see, to be selected from as `d`. */
export const visibleDocuments = (tx: Tx, scope: Scope) =>
  reading<DocumentTables>(tx)
    .selectFrom('documents.document as d')
    .where('d.tenant_id', '=', tx.tenantId)
    .where(visible(scope));

export type DocumentFilters = { status?: DocumentStatus; q?: string };
const likeOf = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

const filtered = (tx: Tx, scope: Scope, { status, q }: DocumentFilters) => {
  let query = visibleDocuments(tx, scope);
  if (status) query = query.where('d.status', '=', status);
  if (q) {
    const like = likeOf(q);
    query = query.where(sql<SqlBool>`(d.title ilike ${like} or d.number ilike ${like} or d.issuer ilike ${like})`);
  }
  return query;
};

/** A page of papers, latest first, from after the one at `cursor`. */
export const listDocuments = (
  tx: Tx,
  scope: Scope,
  filters: DocumentFilters & { limit: number; after: { at: string; id: string } | null },
) => {
  let query = filtered(tx, scope, filters);
  if (filters.after)
    query = query.where(
      sql<SqlBool>`(d.created_at, d.id) < (${filters.after.at}::timestamptz, ${filters.after.id}::uuid)`,
    );
  return query
    .leftJoin('people.v_org as o', (on) => on.onRef('o.tenant_id', '=', 'd.tenant_id').onRef('o.id', '=', 'd.org_id'))
    .select([
      'd.id',
      'd.title',
      'd.number',
      'd.issuer',
      'd.issued_on as issuedOn',
      'd.status',
      'd.created_at as createdAt',
      'd.published_at as publishedAt',
      sql<string>`d.created_at::text`.as('createdText'),
      sql<string>`coalesce(o.short_name, '')`.as('orgName'),
      sql<number>`(select count(*)::int from documents.clause c
        where c.tenant_id = d.tenant_id and c.document_id = d.id and not c.is_dropped)`.as('itemCount'),
      sql<number>`(select count(*)::int from documents.clause c
        where c.tenant_id = d.tenant_id and c.document_id = d.id and c.is_dropped)`.as('droppedCount'),
      sql<number>`(select count(*)::int from tasks.v_task_clause t
        where t.tenant_id = d.tenant_id and t.document_id = d.id)`.as('taskCount'),
    ])
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(filters.limit)
    .execute();
};

export const countDocuments = async (tx: Tx, scope: Scope, filters: DocumentFilters): Promise<number> => {
  const { n } = await filtered(tx, scope, filters).select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow();
  return n;
};

/** How many drafts wait for review, and how many items they hold. */
export const countWaiting = (tx: Tx, scope: Scope): Promise<{ documents: number; items: number }> =>
  visibleDocuments(tx, scope)
    .where('d.status', '=', 'draft')
    .select([
      sql<number>`count(*)::int`.as('documents'),
      sql<number>`coalesce(sum((select count(*) from documents.clause c
        where c.tenant_id = d.tenant_id and c.document_id = d.id and not c.is_dropped)), 0)::int`.as('items'),
    ])
    .executeTakeFirstOrThrow();

const HEAD = [
  'd.id',
  'd.org_path as orgPath',
  'd.title',
  'd.number',
  'd.issuer',
  'd.issued_on as issuedOn',
  'd.status',
  'd.revision',
  'd.edition_of as editionOf',
  'd.head_revision as headRevision',
  'd.source_text as sourceText',
  'd.file_name as fileName',
  'd.file_sha256 as fileSha256',
  'd.file_size as fileSize',
  'd.findings',
  'd.created_at as createdAt',
  'd.published_at as publishedAt',
] as const;

/** One paper the scope may see. */
export const documentById = (tx: Tx, scope: Scope, id: string) =>
  visibleDocuments(tx, scope)
    .where('d.id', '=', id)
    .leftJoin('people.v_account as a', (on) =>
      on.onRef('a.tenant_id', '=', 'd.tenant_id').onRef('a.id', '=', 'd.created_by'),
    )
    .leftJoin('people.v_account as p', (on) =>
      on.onRef('p.tenant_id', '=', 'd.tenant_id').onRef('p.id', '=', 'd.published_by'),
    )
    .select([...HEAD, 'a.name as createdBy', 'p.name as publishedBy'])
    .executeTakeFirst();

/** One paper of the scope's own units, locked until the transaction ends: changes to it wait for one another. */
export const lockDocument = (tx: Tx, scope: Scope, id: string) =>
  reading<DocumentTables>(tx)
    .selectFrom('documents.document as d')
    .where('d.tenant_id', '=', tx.tenantId)
    .where(within('d.org_path', scope))
    .where('d.id', '=', id)
    .select(HEAD)
    .forUpdate()
    .executeTakeFirst();
export type LockedDocument = NonNullable<Awaited<ReturnType<typeof lockDocument>>>;

/** Papers of the scope's units that came from the same bytes, earliest first. */
export const documentsOfFile = (tx: Tx, scope: Scope, sha256: string): Promise<{ id: string; title: string }[]> =>
  reading<DocumentTables>(tx)
    .selectFrom('documents.document as d')
    .where('d.tenant_id', '=', tx.tenantId)
    .where(within('d.org_path', scope))
    .where('d.file_sha256', '=', sha256)
    .select(['d.id', 'd.title'])
    .orderBy('d.created_at')
    .limit(1)
    .execute();

/** A clause out of its row, as the table gives it or as a step keeps it in JSON. */
const clauseOf = (row: Selectable<DocumentTables['documents.clause']>): Clause => ({
  id: row.id,
  sort: Number(row.sort),
  no: row.no,
  section: row.section,
  title: row.title,
  task: row.task,
  span: row.span_start === null || row.span_end === null ? null : [row.span_start, row.span_end],
  sourceText: row.source_text,
  units: row.units,
  people: row.people,
  startOn: row.start_on,
  dueOn: row.due_on,
  deadlineText: row.deadline_text,
  deadlineKind: row.deadline_kind,
  quantities: row.quantities,
  isDropped: row.is_dropped,
  isDueInferred: row.is_due_inferred,
  wasId: row.was_id,
  revision: row.revision,
});

/** The checklist of a paper, in order, dropped items included. The paper itself was found in the caller's scope. */
export const clausesOf = async (tx: Tx, documentId: string): Promise<Clause[]> => {
  const rows = await reading<DocumentTables>(tx)
    .selectFrom('documents.clause as c')
    .where('c.tenant_id', '=', tx.tenantId)
    .where('c.document_id', '=', documentId)
    .selectAll()
    .orderBy('c.sort')
    .orderBy('c.id')
    .execute();
  return rows.map(clauseOf);
};

/** Clauses as their table holds them, for keeping what a change replaces. */
export const clauseRows = async (tx: Tx, documentId: string, ids: readonly string[]): Promise<ClauseRow[]> => {
  const rows = await reading<DocumentTables>(tx)
    .selectFrom('documents.clause as c')
    .where('c.tenant_id', '=', tx.tenantId)
    .where('c.document_id', '=', documentId)
    .where(sql<SqlBool>`c.id = any(${ids}::uuid[])`)
    .select(['c.id', sql<ClauseRow>`to_jsonb(c)`.as('row')])
    .execute();
  return rows.map(({ row }) => row);
};

/** The items named as they stood at a revision: what the first later step replaced. Items unchanged since are missing. */
export const clausesAt = async (
  tx: Tx,
  documentId: string,
  ids: readonly string[],
  revision: number,
): Promise<Map<string, Clause>> => {
  const rows = await reading<DocumentTables>(tx)
    .selectFrom('documents.step as s')
    .innerJoin(sql<{ row: ClauseRow }>`jsonb_array_elements(s.replaced)`.as<'r'>(sql`r("row")`), (on) => on.onTrue())
    .where('s.tenant_id', '=', tx.tenantId)
    .where('s.document_id', '=', documentId)
    .where('s.revision', '>', revision)
    .where(sql<SqlBool>`(r."row" ->> 'id')::uuid = any(${ids}::uuid[])`)
    .select(sql<Selectable<DocumentTables['documents.clause']>>`r."row"`.as('row'))
    .orderBy('s.revision', 'desc')
    .execute();
  return new Map(rows.map(({ row }) => [row.id, clauseOf(row)]));
};

/** The tasks that answer a published paper, by clause: those it became and those it continued. */
export const tasksByClause = async (
  tx: Tx,
  documentId: string,
): Promise<Map<string, { id: string; status: string }>> => {
  const rows = await reading<DocumentTables>(tx)
    .selectFrom('tasks.v_task_clause as c')
    .innerJoin('tasks.v_task as t', (on) => on.onRef('t.tenant_id', '=', 'c.tenant_id').onRef('t.id', '=', 'c.task_id'))
    .where('c.tenant_id', '=', tx.tenantId)
    .where('c.document_id', '=', documentId)
    .select(['t.id', 't.status', 'c.clause_id as clauseId'])
    .execute();
  return new Map(rows.map(({ clauseId, ...task }) => [clauseId, task]));
};

/** The person's own latest change that has not been taken back. */
export const stepToUndo = (tx: Tx, documentId: string, accountId: string) =>
  reading<DocumentTables>(tx)
    .selectFrom('documents.step as s')
    .where('s.tenant_id', '=', tx.tenantId)
    .where('s.document_id', '=', documentId)
    .where('s.account_id', '=', accountId)
    .where('s.is_undo', '=', false)
    .where('s.is_undone', '=', false)
    .select(['s.revision', 's.action', 's.replaced', 's.made', 's.head', 's.aliases'])
    .orderBy('s.revision', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Who made each revision of a draft since it came in. */
export const authorsOf = async (tx: Tx, documentId: string): Promise<Map<number, { id: string; name: string }>> => {
  const rows = await reading<DocumentTables>(tx)
    .selectFrom('documents.step as s')
    .innerJoin('people.v_account as a', (on) =>
      on.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.id', '=', 's.account_id'),
    )
    .where('s.tenant_id', '=', tx.tenantId)
    .where('s.document_id', '=', documentId)
    .select(['s.revision', 's.account_id as id', 'a.name'])
    .execute();
  return new Map(rows.map(({ revision, ...author }) => [revision, author]));
};

/** Which of the names the tree already knows for their unit. */
export const knownAliases = async (tx: Tx, names: readonly StepAlias[]): Promise<StepAlias[]> =>
  names.length === 0
    ? []
    : reading<DocumentTables>(tx)
        .selectFrom('people.v_org_alias as a')
        .where('a.tenant_id', '=', tx.tenantId)
        .where(sql<SqlBool>`a.alias = any(${names.map(({ alias }) => alias)}::text[])`)
        .select(['a.org_id as orgId', 'a.alias'])
        .execute();
