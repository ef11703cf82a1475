import type { Counts, ImportState } from '../contract.ts';
import type { Mapping } from '../rules/check-mapping.ts';
import type { CellProblem } from '../rules/column.ts';
import type { Merge } from '../rules/grid.ts';
import type { RowSort } from '../rules/sort-rows.ts';

/** A sheet of a spreadsheet as it was read. */
export type SheetKept = { index: number; name: string; rows: number; merges: Merge[] };
/** Whose rights an import works with, as they were when it was set going. */
export type ActorKept = {
  accountId: string;
  name: string;
  username: string;
  org: { id: string; name: string; path: string };
  roles: string[];
  permissions: string[];
  paths: string[];
  timeZone: string;
  language: 'zh-CN' | 'en';
  address: string;
};
export type ChoiceKept = { reason: string | null; overrideConflicts: boolean };
export type ChangeKept = { column: string; before: string | null; after: string | null; isConflict?: boolean };

/** An import as its row holds it. */
export type ImportRead = {
  id: string;
  kind: string;
  orgPath: string;
  accountId: string;
  authorName: string;
  fileName: string;
  fileSha256: string;
  fileSize: number;
  fileFormat: 'xlsx' | 'csv';
  state: ImportState;
  failure: { code: string; params?: Record<string, string | number> } | null;
  sheets: SheetKept[];
  mapping: Mapping | null;
  isRemembered: boolean;
  actor: ActorKept;
  choice: ChoiceKept | null;
  counts: Partial<Counts>;
  done: number;
  total: number | null;
  runId: string | null;
  isCancelWanted: boolean;
  createdAt: Date;
  finishedAt: Date | null;
  /** When the run at work last said something; null when none is. */
  beatAt: Date | null;
};

/** A staged row, as it stands in the sheet and as it was judged. */
export type RowKept = {
  no: number;
  cells: string[];
  sort: RowSort | null;
  title: string | null;
  action: 'add' | 'change' | 'same' | null;
  isWrong: boolean;
  problems: CellProblem[] | null;
  changes: ChangeKept[] | null;
  subjectId: string | null;
  state: 'read' | 'checked' | 'done' | 'failed' | 'left_out';
};
