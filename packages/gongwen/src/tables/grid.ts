import { bareHeading, type ColumnRole, columnRole, NOTHING, ROW_NUMBER, START_HEADING } from '../lexicon/tables.ts';
import { isTimeField } from '../lexicon/time-fields.ts';
import type { Line } from '../outline/lines.ts';
import { part, trimmed, type View, viewOf } from '../view.ts';

/** A row of cells, each a view of the paper; `whole` is the row as printed. */
export type Row = { cells: View[]; whole: View };
/** A table: what each column holds, its headings, its rows, and the lines it takes. */
export type Grid = {
  columns: (ColumnRole | null)[];
  headings: string[];
  /** The same where they stand, when they stand in rows of cells. */
  heads?: View[];
  rows: Row[];
  /** Index of the first and after the last line. */
  from: number;
  to: number;
  /** Heading lines before the rows, for captions and measures. */
  caption: string;
  /** The lines below, where notes stand. */
  notes: string;
};

const BAR_RULE = /^[\s|:+=-]+$/;

/** Cuts a line into cells at tabs, or at bars when it has no tabs; null when it has neither. */
export function cellsOf(norm: string, line: Line): View[] | null {
  const text = norm.slice(line.start, line.end);
  const mark = text.includes('\t') ? '\t' : text.includes('|') ? '|' : null;
  if (mark === null) return null;
  let from = 0;
  let to = text.length;
  if (mark === '|') {
    if (text.startsWith('|')) from = 1;
    if (text.endsWith('|') && text.length > 1 && from === 1) to--;
  }
  const cells: View[] = [];
  for (let at = from; at <= to; ) {
    let end = text.indexOf(mark, at);
    if (end < 0 || end > to) end = to;
    cells.push(trimmed(viewOf(norm, [[line.start + at, line.start + end]])));
    at = end + 1;
  }
  return cells.length >= 2 ? cells : null;
}

/** Whether a line only rules off the head of a table set with bars. */
export const isRule = (text: string): boolean => text.includes('-') && BAR_RULE.test(text);

/** Roles of the headings in a row, and how many are known. */
export function headingRoles(cells: readonly View[]): { roles: (ColumnRole | null)[]; known: number; filled: number } {
  const roles = cells.map((cell) => columnRole(cell.text));
  const filled = cells.filter((cell) => cell.text !== '').length;
  return { roles, known: roles.filter((role) => role !== null).length, filled };
}

/** Whether a row of cells is the head of a table. */
export function isHeader(cells: readonly View[]): boolean {
  if (cells.some((cell) => cell.text.length > 40)) return false;
  const { roles, known, filled } = headingRoles(cells);
  if (filled < 2 || known < 2) return false;
  const useful = roles.some((role) => role === 'title' || role === 'task' || role === 'project' || role === 'content');
  return useful && (known >= filled * 0.5 || roles[0] === 'no');
}

/** A second head row below the first: only headings, standing under a merged one. */
export function isSubHeader(
  cells: readonly View[],
  above: readonly (ColumnRole | null)[],
  aboveTexts: readonly string[],
): boolean {
  if (cells.some((cell) => cell.text.length > 18)) return false;
  if (standsUnderMerged(cells, aboveTexts)) return true;
  const { known, filled } = headingRoles(cells);
  if (filled === 0 || known < filled * 0.6) return false;
  const first = cells[0]?.text ?? '';
  if (ROW_NUMBER.test(first)) return false;
  return above[0] === null || first === '' || columnRole(first) === above[0];
}

const LONGEST_SUB_HEADING = 8;
const NO_HEADING = /[\d。；，：]/;

/** Short words under merged headings and under nothing else are headings, known or not. */
function standsUnderMerged(cells: readonly View[], above: readonly string[]): boolean {
  const at = cells.flatMap(({ text }, i) => (text === '' ? [] : [i]));
  if (at.length < 2 || (cells[0]?.text ?? '') !== '' || (above[0] ?? '') === '') return false;
  const isMerged = (i: number): boolean =>
    (above[i] ?? '') === '' || (i + 1 < cells.length && (above[i + 1] ?? '') === '');
  return at.every((i) => {
    const text = cells[i]?.text ?? '';
    return isMerged(i) && text.length <= LONGEST_SUB_HEADING && !NO_HEADING.test(text) && !isTimeField(text);
  });
}

/** Joins two head rows: the lower heading counts, the upper one where there is none below. */
export function mergeHeads(
  upper: readonly View[],
  lower: readonly View[],
): { columns: (ColumnRole | null)[]; headings: string[] } {
  const width = Math.max(upper.length, lower.length);
  const columns: (ColumnRole | null)[] = [];
  const headings: string[] = [];
  let carried = '';
  for (let i = 0; i < width; i++) {
    const top = upper[i]?.text ?? '';
    const bottom = lower[i]?.text ?? '';
    if (top !== '') carried = top;
    const above = top === '' && bottom !== '' ? carried : top;
    const own = bottom === '' ? null : columnRole(bottom);
    const inherited = columnRole(above);
    const role = own ?? (inherited === 'deadline' && START_HEADING.test(bottom) ? null : inherited);
    columns.push(role);
    headings.push(bareHeading(bottom) === bareHeading(above) ? above : `${above}${bottom}`);
  }
  return { columns, headings };
}

/** A cell without the signs that mean nothing is there. */
export function filledCell(cell: View | undefined): View | null {
  if (!cell || cell.text === '' || NOTHING.test(cell.text)) return null;
  return cell;
}

/** The cells of a view cut into rows is kept as printed; a helper to shorten a cell at its start. */
export const dropStart = (view: View, length: number): View => trimmed(part(view, length, view.text.length));
