import type { Mapping } from './check-mapping.ts';
import type { CellProblem, ColumnSpec, LedgerRow, LedgerValue } from './column.ts';
import { oneLine } from './plain.ts';
import { type CellContext, readCell } from './read-cell.ts';
import { makeRowSorter, type RowSort } from './sort-rows.ts';

/** A row of a sheet as it was read: what it is, and for a row of data its values and what is to be said of them. */
export type RowReading =
  | { readonly sort: Exclude<RowSort, 'data'> }
  | {
      readonly sort: 'data';
      readonly row: LedgerRow;
      readonly title: string;
      readonly problems: readonly CellProblem[];
    };

/** What reading the rows of a sheet needs. */
export type SheetReading = {
  readonly mapping: Mapping;
  readonly heads: readonly string[];
  readonly specs: readonly ColumnSpec[];
  /** The column that names a row to people. */
  readonly title: string;
  readonly context: CellContext;
};

/**
 * Reads the rows below a head one after another, in the sheet's order: rows depend on those above them. Words said for
 * the whole sheet stand in for columns that it does not have.
 */
export const makeRowReader = (sheet: SheetReading): ((no: number, cells: readonly string[]) => RowReading) => {
  const { mapping, heads, specs, title, context } = sheet;
  const sorter = makeRowSorter({
    fields: mapping.columns.map(({ field }) => field),
    heads,
    fillsDown: mapping.columns.map(({ fillsDown }) => fillsDown === true),
    title,
  });
  const unitOf = new Map(mapping.columns.map(({ field, unit }) => [field, unit ?? null]));
  const units = Object.fromEntries(
    mapping.columns.flatMap(({ field, unit }) => (field && unit ? [[field, unit] as const] : [])),
  );
  // Columns that neither the sheet has nor the importer said have no cells and no problems, unless they are required.
  const wanted = specs.filter(({ key, isRequired }) => unitOf.has(key) || mapping.said[key] || isRequired);
  const constants = new Map(
    wanted
      .filter(({ key }) => !unitOf.has(key))
      .map((spec) => [spec.key, readCell(mapping.said[spec.key] ?? '', spec, context)]),
  );
  return (no, raw) => {
    const sorted = sorter(raw);
    if (sorted.sort !== 'data') return { sort: sorted.sort };
    const values: Record<string, LedgerValue> = {};
    const problems: CellProblem[] = [];
    for (const spec of wanted) {
      const cell =
        constants.get(spec.key) ??
        readCell(sorted.cells[spec.key] ?? '', spec, context, { unit: unitOf.get(spec.key) ?? null });
      if (cell.value !== null) values[spec.key] = cell.value;
      if (cell.problems.length > 0) problems.push(...cell.problems);
    }
    const { cells, parentTitle, section } = sorted;
    return {
      sort: 'data',
      row: { no, values, cells, parentTitle, section, units },
      title: oneLine(cells[title] ?? '').slice(0, 200),
      problems,
    };
  };
};
