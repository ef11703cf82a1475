import { read, write } from '@luoshi/server-kit/db/statement.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { Counts, RowFilter } from '../contract.ts';
import { note } from './staging.ts';
import type { RowKept } from './tables.ts';

const COLUMNS = `r.no, r.cells, r.sort, r.title, r.action, r.is_wrong as "isWrong", r.problems, r.changes,
  r.subject_id as "subjectId", r.state`;

/** Stages rows as the sheet has them; rows that are there already are set again. */
export const stageRows = async (
  tx: Tx,
  importId: string,
  sheet: number,
  rows: readonly { no: number; cells: readonly string[] }[],
): Promise<void> => {
  await note(tx, 'select ledgers.stage($1, $2, $3)', [importId, sheet, JSON.stringify(rows)]);
};

/** What was found of a row. */
export type Judgement = {
  no: number;
  sort: string;
  title?: string | null;
  action?: string | null;
  is_wrong?: boolean;
  is_unsure?: boolean;
  is_conflict?: boolean;
  needs_reason?: boolean;
  problems?: unknown;
  changes?: unknown;
  subject_id?: string | null;
};
export const judgeRows = async (tx: Tx, importId: string, sheet: number, rows: readonly Judgement[]): Promise<void> => {
  await note(tx, 'select ledgers.judge($1, $2, $3)', [importId, sheet, JSON.stringify(rows)]);
};

/** What became of a row. */
export type Settlement = { no: number; state: 'done' | 'failed'; subject_id?: string | null; problems?: unknown };
export const settleRows = async (
  tx: Tx,
  importId: string,
  sheet: number,
  rows: readonly Settlement[],
): Promise<void> => {
  await note(tx, 'select ledgers.settle($1, $2, $3)', [importId, sheet, JSON.stringify(rows)]);
};

/** Rows of a sheet in their order, from after a number. */
export const rowsAfter = (tx: Tx, importId: string, sheet: number, after: number, limit: number): Promise<RowKept[]> =>
  read<RowKept>(
    tx,
    `select ${COLUMNS} from ledgers.row r
     where r.tenant_id = $1 and r.import_id = $2 and r.sheet = $3 and r.no > $4 order by r.no limit $5`,
    [tx.tenantId, importId, sheet, after, limit],
  );

const FILTERS: Readonly<Record<RowFilter, string>> = {
  all: `r.sort = 'data'`,
  wrong: `r.sort = 'data' and r.is_wrong`,
  unsure: `r.sort = 'data' and r.is_unsure and not r.is_wrong`,
  add: `r.sort = 'data' and r.action = 'add' and not r.is_wrong`,
  change: `r.sort = 'data' and r.action = 'change' and not r.is_wrong`,
  same: `r.sort = 'data' and r.action = 'same' and not r.is_wrong`,
  conflict: `r.sort = 'data' and r.is_conflict and not r.is_wrong`,
  failed: `r.sort = 'data' and r.state = 'failed'`,
  left_out: `r.sort = 'data' and r.state = 'left_out'`,
};

/** Judged rows of data by what is to be said of them. */
export const judgedRows = (
  tx: Tx,
  importId: string,
  sheet: number,
  page: { show: RowFilter; after: number; limit: number },
): Promise<RowKept[]> =>
  read<RowKept>(
    tx,
    `select ${COLUMNS} from ledgers.row r
     where r.tenant_id = $1 and r.import_id = $2 and r.sheet = $3 and r.no > $4 and ${FILTERS[page.show]}
     order by r.no limit $5`,
    [tx.tenantId, importId, sheet, page.after, page.limit],
  );

/** Rows that importing would write and has not, without some: nothing stands against them, and something changes. */
export const countToImport = async (
  tx: Tx,
  importId: string,
  sheet: number,
  without: readonly number[],
): Promise<{ rows: number; reasons: number }> => {
  const [row] = await read<{ rows: number; reasons: number }>(
    tx,
    `select count(*)::int as rows, (count(*) filter (where needs_reason))::int as reasons from ledgers.row r
     where r.tenant_id = $1 and r.import_id = $2 and r.sheet = $3 and r.sort = 'data' and not r.is_wrong
       and r.action <> 'same' and r.state = 'checked' and not r.no = any($4::int[])`,
    [tx.tenantId, importId, sheet, without],
  );
  return row ?? { rows: 0, reasons: 0 };
};

/** Leaves rows out of what will be imported. */
export const leaveOut = (tenantId: string, importId: string, sheet: number, numbers: readonly number[]): Write =>
  write(
    `update ledgers.row set state = 'left_out'
     where tenant_id = $1 and import_id = $2 and sheet = $3 and no = any($4::int[]) and state = 'checked'`,
    [tenantId, importId, sheet, numbers],
  );

/** Counts of a judged sheet, from its rows. */
export const countRows = async (tx: Tx, importId: string, sheet: number): Promise<Counts> => {
  const [row] = await read<Counts>(
    tx,
    `select (count(*) filter (where sort = 'data'))::int as rows,
       (count(*) filter (where sort in ('note', 'total', 'section', 'head')))::int as skipped,
       (count(*) filter (where action = 'add' and not is_wrong))::int as add,
       (count(*) filter (where action = 'change' and not is_wrong))::int as change,
       (count(*) filter (where action = 'same' and not is_wrong))::int as same,
       (count(*) filter (where is_wrong))::int as wrong,
       (count(*) filter (where is_unsure and not is_wrong))::int as unsure,
       (count(*) filter (where is_conflict and not is_wrong))::int as conflict,
       (count(*) filter (where needs_reason and not is_wrong))::int as "needsReason",
       (count(*) filter (where state = 'done'))::int as imported,
       (count(*) filter (where state = 'failed'))::int as failed
     from ledgers.row where tenant_id = $1 and import_id = $2 and sheet = $3`,
    [tx.tenantId, importId, sheet],
  );
  if (!row) throw new Error('a count without a row');
  return row;
};

/** Removes what was staged of an import, before it is read anew. */
export const dropRows = (tenantId: string, importId: string): Write =>
  write('delete from ledgers.row where tenant_id = $1 and import_id = $2', [tenantId, importId]);
