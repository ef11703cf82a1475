import { columnRole, PAGE_LINE, TABLE_NOTE } from '../lexicon/tables.ts';
import type { Line } from '../outline/lines.ts';
import { type View, viewOf } from '../view.ts';
import { findFlattened } from './flattened.ts';
import { cellsOf, type Grid, headingRoles, isHeader, isRule, isSubHeader, mergeHeads, type Row } from './grid.ts';
import { fillIn, guessColumns, guessHead } from './guess.ts';

/** All tables of a paper, in order: cells set with tabs or bars, and tables flattened to one cell a line. */
export function tablesOf(norm: string, lines: readonly Line[]): Grid[] {
  const grids: Grid[] = [];
  for (let i = 0; i < lines.length; ) {
    const marked = markedTable(norm, lines, i);
    const grid = marked?.grid ?? (marked ? null : findFlattened(norm, lines, i));
    if (grid) grids.push({ ...grid, notes: notesAfter(lines, grid.to) });
    i = grid?.to ?? marked?.to ?? i + 1;
  }
  return grids;
}

function markedTable(norm: string, lines: readonly Line[], from: number): { grid: Grid | null; to: number } | null {
  const line = lines[from];
  if (!line) return null;
  const first = cellsOf(norm, line);
  if (!first) return null;
  const tabbed = line.text.includes('\t');
  const rows: Row[] = [];
  let to = from;
  let skipped = 0;
  let head: number | null = null;
  while (to < lines.length) {
    const next = lines[to];
    if (!next) break;
    if (isRule(next.text)) {
      to++;
      continue;
    }
    const cells = cellsOf(norm, next);
    if (!cells || tabbed !== next.text.includes('\t')) {
      // A note or a page number may stand between two pages of one table.
      if (
        skipped < 2 &&
        next.text.length < 50 &&
        (cellsOf(norm, lines[to + 1] ?? next) || cellsOf(norm, lines[to + 2] ?? next)) &&
        !TABLE_NOTE.test(next.text) &&
        rows.length > 0
      ) {
        skipped++;
        to++;
        const view = viewOf(norm, [[next.start, next.end]]);
        if (!PAGE_LINE.test(next.text)) rows.push({ cells: [view], whole: view });
        continue;
      }
      break;
    }
    if (isHeader(cells)) {
      if (head !== null && rows.length - head > 2 && anotherHead(rows[head], cells)) break;
      head ??= rows.length;
    }
    skipped = 0;
    rows.push({ cells, whole: viewOf(norm, [[next.start, next.end]]) });
    to++;
  }
  return { grid: rows.length < 2 ? null : shape(rows, from, to, captionBefore(lines, from)), to };
}

/** A head with other headings begins a table of its own, such as the next sheet. */
function anotherHead(head: Row | undefined, cells: readonly View[]): boolean {
  const before = head?.cells.map((cell) => cell.text).join('|');
  return before !== cells.map((cell) => cell.text).join('|') && headingRoles(cells).known >= 3;
}

function shape(rows: readonly Row[], from: number, to: number, caption: string): Grid | null {
  const headAt = rows.findIndex((row, i) => i < 4 && isHeader(row.cells));
  if (headAt < 0) {
    const head = guessHead(rows);
    if (head) {
      const above = [caption, ...rows.slice(0, head.at).map((row) => row.whole.text)].join(' ');
      const body = rows.slice(head.at + 1);
      return { columns: head.columns, headings: head.headings, rows: body, from, to, caption: above, notes: '' };
    }
    const columns = guessColumns(rows);
    return columns ? { columns, headings: columns.map(() => ''), rows: [...rows], from, to, caption, notes: '' } : null;
  }
  const head = rows[headAt];
  if (!head) return null;
  const below = rows[headAt + 1];
  let { roles: columns } = headingRoles(head.cells);
  let headings = head.cells.map((cell) => cell.text);
  let heads = head.cells;
  let first = headAt + 1;
  if (below && isSubHeader(below.cells, columns, headings)) {
    ({ columns, headings } = mergeHeads(head.cells, below.cells));
    heads = headings.flatMap((_, at) => (below.cells[at]?.text ? below.cells[at] : head.cells[at]) ?? []);
    first++;
  }
  const body = rows.slice(first).filter((row) => !repeatsHead(row, headings));
  columns = fillIn(columns, headings, body);
  const captionRows = rows.slice(0, headAt).map((row) => row.cells.map((cell) => cell.text).join(' '));
  return { columns, headings, heads, rows: body, from, to, caption: [caption, ...captionRows].join(' '), notes: '' };
}

function repeatsHead(row: Row, headings: readonly string[]): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '');
  return (
    filled.length >= 2 &&
    row.cells.every((cell, i) => cell.text === '' || cell.text === headings[i] || columnRole(cell.text) !== null) &&
    filled.some((cell) => headings.includes(cell.text))
  );
}

/** The line right above a table. */
export function captionBefore(lines: readonly Line[], from: number): string {
  const above = [lines[from - 2]?.text ?? '', lines[from - 1]?.text ?? ''].filter((text) => text.length < 60);
  return above.join(' ');
}

/** The two lines below a table. */
function notesAfter(lines: readonly Line[], to: number): string {
  return [lines[to]?.text ?? '', lines[to + 1]?.text ?? ''].join('\n');
}
