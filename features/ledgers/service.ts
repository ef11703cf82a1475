import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { CellProblem, ColumnSpec, LedgerRow, RowValues } from './rules/column.ts';
import type { UnitFound } from './rules/read-cell.ts';
import { unitFinder } from './rules/units.ts';
import { namedUnits } from './store/names.ts';

export type { CellProblem, ColumnSpec, LedgerRow, RowValues } from './rules/column.ts';

/** What a kind's functions work with: one transaction, and the person whose rights count. */
export type LedgerContext = { readonly tx: Tx; readonly actor: Actor; readonly facts: RequestFacts };

/** One column of a row that would change; texts are for people. */
export type PlannedChange = {
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Somebody else changed it since the sheet went out: what it was then is gone, the sheet's value would win. */
  readonly isConflict?: boolean;
};

/** What importing a row would do. A problem of severity `wrong` keeps it out. */
export type RowPlan = {
  readonly action: 'add' | 'change' | 'same';
  /** The thing the row was matched to. */
  readonly subjectId: string | null;
  readonly changes: readonly PlannedChange[];
  readonly problems: readonly CellProblem[];
  /** The row needs words from the importer (why a deadline moves). */
  readonly needsReason?: boolean;
};

/** What importing a row did; a refusal leaves the row out and is shown beside it. */
export type RowResult =
  | { readonly ok: true; readonly subjectId: string | null }
  | { readonly ok: false; readonly problem: CellProblem };

/** What the importer says for the whole sheet when it is imported. */
export type ImportChoice = {
  /** Why deadlines move. */
  readonly reason: string | null;
  /** Take the sheet's value where somebody else changed it meanwhile; otherwise theirs stays. */
  readonly overrideConflicts: boolean;
};

/**
 * A kind of ledger, declared by the feature that owns its things (`features/<x>/ledger/service.ts`) and handed to the
 * engine by the composition root.
 *
 * `plan` judges rows against what is there and writes nothing. `apply` writes a batch in the transaction it is given,
 * through `commit`; it may be called again with rows it has written (after a crash the batch is rolled back, so this
 * only happens when a row is imported twice) and must look again at what `plan` saw. Both answer one entry a row, in
 * order. Rows of `apply` have no problem of severity `wrong` and were not `same`.
 */
export type LedgerKind = {
  /** Segment of the address: `/ledgers/new?kind=projects`. */
  readonly name: string;
  /**
   * Where its words stand in the locales: `<words>.name` (what the ledger is called), `<words>.columns.<key>`,
   * `<words>.choices.<column>.<key>` for choices.
   */
  readonly words: string;
  /** Permission that importing needs. */
  readonly permission: string;
  readonly columns: readonly ColumnSpec[];
  /** The column that names a row to people. */
  readonly title: string;
  /** Address of the list, and of one thing. */
  readonly list: string;
  readonly page: (subjectId: string) => string;
  /** What must not stand twice in a sheet; null lets a row pass. */
  readonly keyOf?: (values: RowValues) => string | null;
  /** May say more about a row's values, purely; runs before `plan`. */
  readonly check?: (row: LedgerRow) => readonly CellProblem[];
  readonly plan: (context: LedgerContext, rows: readonly LedgerRow[]) => Promise<readonly RowPlan[]>;
  readonly apply: (
    context: LedgerContext,
    rows: readonly LedgerRow[],
    choice: ImportChoice,
  ) => Promise<readonly RowResult[]>;
};

/** Finds units by the names that cells give them, for kinds that read only some of their cells. */
export const unitFinderOf = async ({ tx, actor }: LedgerContext): Promise<(name: string) => UnitFound> =>
  unitFinder(await namedUnits(tx), actor.org.path);
