import type { ImportView, RowView } from '../contract.ts';
import type { Mapping } from './check-mapping.ts';
import type { CellProblem } from './column.ts';
import { isBusy, NO_COUNTS, SILENT_AFTER_MS } from './plan.ts';

/** Says a key of the locales in the reader's language. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** What presenting a kind needs of it. */
export type KindFacts = {
  readonly name: string;
  readonly words: string;
  readonly list: string;
  readonly columns: readonly {
    readonly key: string;
    readonly kind: string;
    readonly isRequired?: boolean;
    readonly isSayable?: boolean;
  }[];
};

/** A kind of ledger in the reader's words; columns that only the program uses are left out. */
export const presentKind = (kind: KindFacts, say: Say): ImportView['kind'] => ({
  name: kind.name,
  label: say(`${kind.words}.name`),
  list: kind.list,
  fields: kind.columns
    .filter((column) => column.kind !== 'key')
    .map(({ key, kind: valueKind, isRequired = false, isSayable = false }) => ({
      key,
      label: say(`${kind.words}.columns.${key}`),
      kind: valueKind,
      isRequired,
      isSayable,
    })),
});

type ImportFacts = Pick<ImportView, 'id' | 'fileName' | 'fileSize' | 'state' | 'isRemembered' | 'authorName'> & {
  readonly mapping: Mapping | null;
  readonly failure: { readonly code: string; readonly params?: Readonly<Record<string, string | number>> } | null;
  readonly sheets: readonly { readonly index: number; readonly name: string; readonly rows: number }[];
  readonly counts: Partial<ImportView['counts']>;
  readonly done: number;
  readonly total: number | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly beatAt: Date | null;
};

/** An import as its page shows it. */
export const presentImport = (it: ImportFacts, kind: KindFacts, say: Say, now: Date): ImportView => ({
  id: it.id,
  kind: presentKind(kind, say),
  fileName: it.fileName,
  fileSize: it.fileSize,
  state: it.state,
  failure: it.failure ? say(`ledgers.refusals.${it.failure.code.slice('ledgers.'.length)}`, it.failure.params) : null,
  progress: { done: it.done, total: it.total },
  isStalled: isBusy(it.state) && it.beatAt !== null && now.getTime() - it.beatAt.getTime() > SILENT_AFTER_MS,
  sheets: it.sheets.map(({ index, name, rows }) => ({ index, name, rows })),
  mapping: it.mapping && {
    ...it.mapping,
    columns: [...it.mapping.columns],
    said: { ...it.mapping.said },
    rates: { ...it.mapping.rates },
  },
  isRemembered: it.isRemembered,
  counts: { ...NO_COUNTS, ...it.counts },
  authorName: it.authorName,
  createdAt: it.createdAt.toISOString(),
  finishedAt: it.finishedAt?.toISOString() ?? null,
});

/** A problem as a sentence; values of columns are named by their label. */
export const sayProblem = (problem: CellProblem, say: Say): string => say(problem.code, problem.params);

type RowFacts = {
  readonly no: number;
  readonly cells: readonly string[];
  readonly title: string | null;
  readonly action: RowView['action'];
  readonly problems: readonly CellProblem[] | null;
  readonly changes:
    | readonly {
        readonly column: string;
        readonly before: string | null;
        readonly after: string | null;
        readonly isConflict?: boolean;
      }[]
    | null;
  readonly subjectId: string | null;
  readonly state: string;
};

/** A row of the preview in the reader's words. */
export const presentRow = (row: RowFacts, kind: KindFacts & { page(id: string): string }, say: Say): RowView => ({
  no: row.no,
  cells: [...row.cells],
  action: row.action,
  state: row.state === 'read' ? 'checked' : (row.state as RowView['state']),
  title: row.title ?? '',
  to: row.subjectId ? kind.page(row.subjectId) : null,
  problems: (row.problems ?? []).map((problem) => ({
    column: problem.column,
    sentence: sayProblem(problem, say),
    severity: problem.severity,
  })),
  changes: (row.changes ?? []).map(({ column, before, after, isConflict = false }) => ({
    column,
    label: say(`${kind.words}.columns.${column}`),
    before,
    after,
    isConflict,
  })),
});
