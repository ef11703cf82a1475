import type { ColumnRole } from '../lexicon/tables.ts';
import { ROW_NUMBER } from '../lexicon/tables.ts';
import { isTimeField } from '../lexicon/time-fields.ts';
import { elementsOf, looksLikeUnit } from '../tails/units.ts';
import type { Row } from './grid.ts';

/** Tells columns by what stands in them when a table has no known headings; null when that does not succeed. */
export function guessColumns(rows: readonly Row[]): (ColumnRole | null)[] | null {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  if (width < 3 || rows.length < 3) return null;
  const columns: (ColumnRole | null)[] = [];
  const sample = rows.slice(0, 40);
  let longest = -1;
  let longestMean = 0;
  for (let column = 0; column < width; column++) {
    const cells = sample
      .flatMap((row) => (row.cells[column]?.text ? [row.cells[column]] : []))
      .filter((cell) => cell !== undefined);
    const share = (test: (text: string) => boolean) =>
      cells.length === 0 ? 0 : cells.filter((cell) => test(cell.text)).length / cells.length;
    const units =
      cells.length === 0
        ? 0
        : cells.filter((cell) => elementsOf(cell).every((e) => looksLikeUnit(e.text))).length / cells.length;
    const mean = cells.reduce((sum, cell) => sum + cell.text.length, 0) / Math.max(1, cells.length);
    if (column === 0 && share((text) => ROW_NUMBER.test(text)) > 0.6) columns.push('no');
    else if (share(isTimeField) > 0.6) columns.push('deadline');
    else if (units > 0.6) columns.push('responsible');
    else {
      columns.push(null);
      if (mean > longestMean) {
        longest = column;
        longestMean = mean;
      }
    }
  }
  if (longest < 0 || longestMean < 8 || (!columns.includes('responsible') && columns[0] !== 'no')) return null;
  columns[longest] = 'task';
  return columns;
}
