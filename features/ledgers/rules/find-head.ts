import type { ColumnSpec } from './column.ts';
import type { Grid } from './grid.ts';
import { widthOf } from './grid.ts';
import { makeHeadDictionary, scoreHead } from './head-words.ts';
import { isBlank, oneLine, squeezed } from './plain.ts';
import { plainNumber } from './read-number.ts';

/** Where the head of a table stands: its rows by number, and the head of each column put together. */
export type Head = {
  readonly from: number;
  readonly to: number;
  /** One text a column; the parts of a head of several rows are separated by a slash. */
  readonly heads: readonly string[];
};

const LOOK_WITHIN = 40;
const ROWS_AT_MOST = 3;
const LONGEST_HEAD = 40;

const filled = (cells: readonly string[]): string[] => cells.filter((cell) => cell.trim() !== '');
/** Words that may be a head: short, and no number. */
const isWordy = (cell: string): boolean => cell.length <= LONGEST_HEAD && plainNumber(squeezed(cell)) === null;
/** A title spread over the sheet by merging says one thing in every cell. */
const saysOneThing = (cells: readonly string[]): boolean => new Set(filled(cells).map(squeezed)).size <= 1;

/**
 * Finds the head of the table at the beginning of a sheet: the row with most columns that the kind knows, with a
 * second or third row of parts below it. Titles, notes and units above it are passed over. Null when no row names two
 * known columns (or one required one, in a sheet of one column).
 */
export const findHead = (grid: Grid, specs: readonly ColumnSpec[]): Head | null => {
  const dictionary = makeHeadDictionary(specs);
  const rows = grid.rows.slice(0, LOOK_WITHIN);
  let best: { head: Head; score: number } | null = null;
  for (let at = 0; at < rows.length; at++) {
    const first = rows[at];
    // What is merged with the row above is no beginning: that row is.
    if (grid.merges.some(({ top, bottom }) => first && top < first.no && bottom >= first.no)) continue;
    if (!first || saysOneThing(first.cells) || filled(first.cells).filter(isWordy).length < 2) continue;
    for (let depth = 1; depth <= ROWS_AT_MOST && at + depth <= rows.length; depth++) {
      const chosen = rows.slice(at, at + depth);
      if (depth > 1 && !continuesHead(rows[at + depth - 2]?.cells ?? [], rows[at + depth - 1]?.cells ?? [])) break;
      const heads = joinHeads(chosen, grid);
      const known = new Map<string, number>();
      for (const head of heads) {
        const top = scoreHead(head, dictionary)[0];
        if (top && top.score > (known.get(top.key) ?? 0)) known.set(top.key, top.score);
      }
      // Each row more must bring columns of its own; among equals the upper and shorter head wins.
      const score = [...known.values()].reduce((sum, one) => sum + one, 0) - (depth - 1) * 0.3 - at * 0.01;
      if (known.size >= 2 && (!best || score > best.score))
        best = { head: { from: first.no, to: chosen.at(-1)?.no ?? first.no, heads }, score };
    }
  }
  return best?.head ?? null;
};

/** The head that somebody pointed at: these rows, whatever they say. */
export const headAt = (grid: Grid, from: number, to: number): Head => ({
  from,
  to,
  heads: joinHeads(
    grid.rows.filter(({ no }) => no >= from && no <= to),
    grid,
  ),
});

/** Whether a row goes on with the head above it: words only, and none where the row above stands alone in the line. */
const continuesHead = (above: readonly string[], row: readonly string[]): boolean => {
  const cells = filled(row);
  if (cells.length === 0 || !cells.every(isWordy)) return false;
  if (cells.some((cell) => isBlank(cell))) return false;
  // Parts stand below blanks, below a head spread over several columns, or repeat a head that is merged downwards.
  const parts = row.filter((cell, i) => cell.trim() !== '' && squeezed(cell) !== squeezed(above[i] ?? ''));
  const blanksAbove = row.filter((cell, i) => cell.trim() !== '' && (above[i] ?? '').trim() === '').length;
  const repeats = row.filter((cell, i) => cell.trim() !== '' && squeezed(cell) === squeezed(above[i] ?? '')).length;
  const spreads = above.filter(
    (cell, i) => cell.trim() !== '' && squeezed(cell) === squeezed(above[i + 1] ?? ''),
  ).length;
  return parts.length > 0 && (blanksAbove > 0 || repeats > 0 || spreads > 0);
};

/** Puts a head of several rows together: merged ranges spread over their columns, blanks take the head to their left. */
const joinHeads = (
  rows: readonly { readonly no: number; readonly cells: readonly string[] }[],
  grid: Grid,
): string[] => {
  const width = Math.max(widthOf(rows), widthOf(grid.rows.slice(0, LOOK_WITHIN)));
  const parts: string[][] = Array.from({ length: width }, () => []);
  for (const [depth, { no, cells }] of rows.entries()) {
    const spread = spreadMerges(cells, no, grid);
    const below = rows[depth + 1]?.cells;
    let left = '';
    for (let i = 0; i < width; i++) {
      const own = oneLine(spread[i] ?? '');
      if (own) left = own;
      // A blank above a part belongs to the head on its left, as it looks when the merging was lost.
      const text = own || (below && (below[i] ?? '').trim() !== '' && rows[depth - 1] === undefined ? left : '');
      const list = parts[i];
      if (text && list && !list.some((part) => squeezed(part) === squeezed(text))) list.push(text);
    }
  }
  return parts.map((list) => list.join('/'));
};

const spreadMerges = (cells: readonly string[], no: number, grid: Grid): readonly string[] => {
  const across = grid.merges.filter(({ top, bottom, left, right }) => no >= top && no <= bottom && right > left);
  if (across.length === 0) return cells;
  const spread = [...cells];
  for (const { left, right } of across)
    for (let i = left + 1; i <= right; i++) if (!spread[i]) spread[i] = cells[left] ?? '';
  return spread;
};
