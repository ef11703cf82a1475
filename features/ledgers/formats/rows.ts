/** A row as the sheet has it: its number from 1, and its cells' texts, none behind the last filled one. */
export type RowRead = { readonly no: number; readonly cells: string[] };

/** Most columns that are read; what stands further right is left out. */
export const COLUMNS_AT_MOST = 300;
/** Most rows of a file; ten times the largest ledger of a county. */
export const ROWS_AT_MOST = 200_000;
/** Longest text of a cell, as spreadsheet programs have it. */
export const CELL_LONGEST = 32_767;
/** Merged ranges that begin below this row are in no head. */
export const MERGES_WITHIN = 60;

/** Why a file cannot be read into rows. */
export type LedgerFaultReason = 'unreadable' | 'zip_bomb' | 'too_many_rows' | 'no_rows' | 'too_complex';
export class LedgerFault extends Error {
  readonly reason: LedgerFaultReason;
  constructor(reason: LedgerFaultReason) {
    super(reason);
    this.reason = reason;
  }
}
