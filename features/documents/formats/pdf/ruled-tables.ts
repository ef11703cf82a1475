import { linesOfPage, type PageLine, type Run } from './page-lines.ts';
import { type Drawn, meshesOf, type Rule, type Rules, rulesOf } from './rules.ts';

const NEAR = 3;
/** How far above the line a run stands on its middle is, as a share of its size. */
const MIDDLE = 0.35;
/** A line of a cell that ends this near its right edge, in characters, goes on in the next. */
const FULL = 1.6;
const MOST_CELLS = 20_000;

/** The rows of ruled tables as lines with cells separated by tabs, and the runs that stand outside. */
export const tableLines = (
  runs: readonly Run[],
  drawn: Drawn,
  view: readonly number[],
  operations: Readonly<Record<string, number>>,
): { rows: PageLine[]; rest: Run[] } => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = view;
  const grids = meshesOf(rulesOf(drawn, [a, b, c, d, e, f], operations)).flatMap((mesh) => gridOf(mesh) ?? []);
  const inside = new Map<Grid, Run[]>(grids.map((grid) => [grid, []]));
  const rest: Run[] = [];
  for (const run of runs) {
    const grid = grids.find((each) => cellAt(each, run) !== null);
    if (grid) inside.get(grid)?.push(run);
    else rest.push(run);
  }
  return { rows: [...inside].flatMap(([grid, own]) => rowsOf(grid, own)), rest };
};

/** The edges of columns and rows, and which edges between two cells are ruled. */
type Grid = { xs: number[]; ys: number[]; mesh: Rules };

const gridOf = (mesh: Rules): Grid | null => {
  const xs = distinct(mesh.upright);
  const ys = distinct(mesh.level);
  if (xs.length < 3 || ys.length < 3 || xs.length * ys.length > MOST_CELLS) return null;
  return { xs, ys, mesh };
};

const distinct = (rules: readonly Rule[]): number[] => {
  const out: number[] = [];
  for (const { at } of [...rules].sort((a, b) => a.at - b.at)) if (at - (out.at(-1) ?? -NEAR * 2) > NEAR) out.push(at);
  return out;
};

const slot = (edges: readonly number[], value: number): number => {
  for (let i = 1; i < edges.length; i++) if (value >= (edges[i - 1] ?? 0) && value < (edges[i] ?? 0)) return i - 1;
  return -1;
};

const isRuled = (rules: readonly Rule[], at: number, along: number): boolean =>
  rules.some((rule) => Math.abs(rule.at - at) <= NEAR && rule.from <= along && rule.to >= along);

const middle = (edges: readonly number[], index: number): number => ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2;

/** The upper left cell of those that are one with this one. */
const anchorOf = ({ xs, ys, mesh }: Grid, row: number, column: number): [row: number, column: number] => {
  let [top, left] = [row, column];
  while (left > 0 && !isRuled(mesh.upright, xs[left] ?? 0, middle(ys, top))) left--;
  while (top > 0 && !isRuled(mesh.level, ys[top] ?? 0, middle(xs, left))) top--;
  return [top, left];
};

const cellAt = (grid: Grid, run: Run): [row: number, column: number] | null => {
  const row = slot(grid.ys, run.y - run.size * MIDDLE);
  const column = slot(grid.xs, run.x + run.width / 2);
  return row < 0 || column < 0 ? null : anchorOf(grid, row, column);
};

const rowsOf = (grid: Grid, runs: readonly Run[]): PageLine[] => {
  const { xs, ys } = grid;
  const width = xs.length - 1;
  const cells = new Map<number, Run[]>();
  for (const run of runs) {
    const place = cellAt(grid, run);
    if (!place) continue;
    const key = place[0] * width + place[1];
    cells.set(key, [...(cells.get(key) ?? []), run]);
  }
  const texts = new Map([...cells].map(([key, own]) => [key, cellText(own, grid, key % width)]));
  const out: PageLine[] = [];
  for (let row = 0; row + 1 < ys.length; row++) {
    const words = Array.from({ length: width }, (_, column) => {
      const [top, left] = anchorOf(grid, row, column);
      // A cell over several columns stands in its first; one over several rows is repeated, so that rows read alone.
      return left === column ? (texts.get(top * width + left) ?? '') : '';
    });
    if (words.every((text) => text === '')) continue;
    const size = runs[0]?.size ?? 0;
    const [y, left, right] = [ys[row] ?? 0, xs[0] ?? 0, xs.at(-1) ?? 0];
    out.push({ text: words.join('\t'), left, right, y: y + 1, size, isRow: true });
  }
  return out;
};

const cellText = (runs: readonly Run[], { xs, ys, mesh }: Grid, column: number): string => {
  const y = (runs[0]?.y ?? 0) - (runs[0]?.size ?? 0) * MIDDLE;
  const row = Math.max(0, slot(ys, y));
  let end = column + 1;
  while (end + 1 < xs.length && !isRuled(mesh.upright, xs[end] ?? 0, middle(ys, row))) end++;
  const right = xs[end] ?? 0;
  let text = '';
  let isFull = true;
  for (const line of linesOfPage(runs, 0).lines) {
    text += `${text === '' || isFull ? '' : ' '}${line.text.replaceAll('\t', ' ')}`;
    isFull = right - line.right < line.size * FULL;
  }
  return text;
};
