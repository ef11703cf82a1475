import { type Scope, subtreeRange } from '@luoshi/kernel/scope.ts';
import { read, write } from '@luoshi/server-kit/db/statement.ts';
import { sendWrites, type Tx, type Write } from '@luoshi/server-kit/db/tx.ts';
import type { Counts, ImportState } from '../contract.ts';
import type { Mapping } from '../rules/check-mapping.ts';
import { note } from './staging.ts';
import type { ActorKept, ChoiceKept, ImportRead, SheetKept } from './tables.ts';

const COLUMNS = `i.id, i.kind, i.org_path as "orgPath", i.account_id as "accountId", i.author_name as "authorName",
  i.file_name as "fileName", i.file_sha256 as "fileSha256", i.file_size as "fileSize", i.file_format as "fileFormat",
  i.state, i.failure, i.sheets, i.mapping, i.is_remembered as "isRemembered", i.actor, i.choice, i.counts, i.done,
  i.total, i.run_id as "runId", i.is_cancel_wanted as "isCancelWanted", i.created_at as "createdAt",
  i.finished_at as "finishedAt",
  (select u.beat_at from ledgers.underway u where u.tenant_id = i.tenant_id and u.import_id = i.id) as "beatAt"`;

const visible = (scope: Scope, values: unknown[]): string => {
  if (scope.paths.length === 0) return 'false';
  const ranges = scope.paths.map((path) => {
    const { from, to } = subtreeRange(path);
    values.push(from, to);
    return `(i.org_path >= $${values.length - 1} and i.org_path < $${values.length})`;
  });
  return `(${ranges.join(' or ')})`;
};

/** An import that the caller may see; `lock` keeps others from changing it meanwhile. */
export const importById = async (
  tx: Tx,
  scope: Scope,
  id: string,
  { lock = false } = {},
): Promise<ImportRead | undefined> => {
  const values: unknown[] = [tx.tenantId, id];
  const within = visible(scope, values);
  const [row] = await read<ImportRead>(
    tx,
    `select ${COLUMNS} from ledgers.import i where i.tenant_id = $1 and i.id = $2 and ${within}${lock ? ' for update of i' : ''}`,
    values,
  );
  return row;
};

/** An import for the job that works on it, whoever brought it. */
export const importForWork = async (tx: Tx, id: string): Promise<ImportRead | undefined> =>
  (
    await read<ImportRead>(
      tx,
      `select ${COLUMNS} from ledgers.import i where i.tenant_id = $1 and i.id = $2 for update of i`,
      [tx.tenantId, id],
    )
  )[0];

/** Latest imports that the caller may see. */
export const latestImports = async (
  tx: Tx,
  scope: Scope,
  kinds: readonly string[],
  limit: number,
): Promise<ImportRead[]> => {
  const values: unknown[] = [tx.tenantId, kinds, limit];
  const within = visible(scope, values);
  return read<ImportRead>(
    tx,
    `select ${COLUMNS} from ledgers.import i
     where i.tenant_id = $1 and i.kind = any($2::text[]) and ${within}
     order by i.created_at desc limit $3`,
    values,
  );
};

/** An import as it begins. */
export const insertImport = (
  tenantId: string,
  it: {
    id: string;
    kind: string;
    org: { id: string; path: string };
    accountId: string;
    authorName: string;
    file: { name: string; sha256: string; size: number; format: 'xlsx' | 'csv' };
    actor: ActorKept;
    at: Date;
  },
): Write =>
  write(
    `insert into ledgers.import (tenant_id, id, kind, org_id, org_path, account_id, author_name, file_name, file_sha256,
       file_size, file_format, actor, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tenantId,
      it.id,
      it.kind,
      it.org.id,
      it.org.path,
      it.accountId,
      it.authorName,
      it.file.name,
      it.file.sha256,
      it.file.size,
      it.file.format,
      JSON.stringify(it.actor),
      it.at,
    ],
  );

/** Columns of an import that a change may set. */
export type ImportColumns = Partial<{
  state: ImportState;
  failure: ImportRead['failure'];
  sheets: SheetKept[];
  mapping: Mapping;
  is_remembered: boolean;
  actor: ActorKept;
  choice: ChoiceKept;
  counts: Counts;
  done: number;
  total: number | null;
  run_id: string | null;
  is_cancel_wanted: boolean;
  finished_at: Date;
}>;
const AS_JSON = new Set(['failure', 'sheets', 'mapping', 'actor', 'choice', 'counts']);

/** Changes an import; with `run`, only while that run is the one at work (a lost update otherwise). */
export const changeImport = (tenantId: string, id: string, columns: ImportColumns, run?: string): Write => {
  const values: unknown[] = [tenantId, id];
  const sets = Object.entries(columns).map(([column, value]) => {
    values.push(AS_JSON.has(column) && value !== null ? JSON.stringify(value) : value);
    return `${column} = $${values.length}`;
  });
  if (run) values.push(run);
  return write(
    `update ledgers.import set ${sets.join(', ')} where tenant_id = $1 and id = $2${run ? ` and run_id = $${values.length}` : ''}`,
    values,
    { mustTouch: true },
  );
};

/** Work on an import is over, or handed on: nobody need look for it. */
export const endWork = (tenantId: string, id: string): Write =>
  write('delete from ledgers.underway where tenant_id = $1 and import_id = $2', [tenantId, id]);

/** Work on an import is about to begin: from now on its silence is noticed. */
export const beginWork = (tenantId: string, id: string, at: Date): Write =>
  write(
    `insert into ledgers.underway (tenant_id, import_id, beat_at) values ($1, $2, $3)
     on conflict (tenant_id, import_id) do update set beat_at = excluded.beat_at`,
    [tenantId, id, at],
  );

/** Says how far a run is and that it lives; false when the run was stopped or another took over. */
export const beat = async (
  tx: Tx,
  run: { id: string; run: string; at: Date; done: number; total?: number },
): Promise<boolean> => {
  const values = [run.id, run.run, run.at, run.done, run.total ?? null];
  return (
    (await note<{ ok: boolean | null }>(tx, 'select ledgers.beat($1, $2, $3, $4, $5) as ok', values))[0]?.ok === true
  );
};

/** Imports whose work has been silent since an instant, of any government: the list names no contents. */
export const silentImports = (tx: Tx, since: Date): Promise<{ tenantId: string; id: string }[]> =>
  read(
    tx,
    `select tenant_id as "tenantId", import_id as id from ledgers.underway where beat_at < $1 order by beat_at limit 100`,
    [since],
  );

/** How sheets with these heads were read the last time. */
export const rememberedMapping = async (tx: Tx, kind: string, fingerprint: string): Promise<Mapping | undefined> =>
  (
    await read<{ mapping: Mapping }>(
      tx,
      'select mapping from ledgers.remembered_mapping where tenant_id = $1 and kind = $2 and fingerprint = $3',
      [tx.tenantId, kind, fingerprint],
    )
  )[0]?.mapping;

export const rememberMapping = (
  tenantId: string,
  it: { kind: string; fingerprint: string; mapping: Mapping; accountId: string; at: Date },
): Write =>
  write(
    `insert into ledgers.remembered_mapping (tenant_id, kind, fingerprint, mapping, account_id, at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, kind, fingerprint)
     do update set mapping = excluded.mapping, account_id = excluded.account_id, at = excluded.at`,
    [tenantId, it.kind, it.fingerprint, JSON.stringify(it.mapping), it.accountId, it.at],
  );

/** Removes rows of imports that ended before an instant; their counts and the trail stay. Answers how many were left. */
export const dropOldRows = (tenantId: string, before: Date): Write =>
  write(
    `delete from ledgers.row r using ledgers.import i
     where i.tenant_id = $1 and i.finished_at < $2 and r.tenant_id = $1 and r.import_id = i.id`,
    [tenantId, before],
  );

/** Every government there is. */
export const allTenants = (tx: Tx): Promise<{ id: string }[]> =>
  read(tx, 'select id from people.tenant order by id', []);

/** Puts the work on an import into the queue again. */
export const requeue = async (tx: Tx, job: Write): Promise<void> => {
  await Promise.all(sendWrites(tx, [job.compiled]));
};
