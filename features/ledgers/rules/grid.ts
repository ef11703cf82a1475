/** A merged range of a sheet, rows from 1 and columns from 0, ends included. */
export type Merge = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

/** The beginning of a sheet as it was read: rows by their number, and what is merged there. */
export type Grid = {
  readonly rows: readonly { readonly no: number; readonly cells: readonly string[] }[];
  readonly merges: readonly Merge[];
};

/** How many columns the rows of a grid have at most. */
export const widthOf = (rows: readonly { readonly cells: readonly string[] }[]): number =>
  rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
