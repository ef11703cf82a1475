import { type ColumnRole, columnRole, isNumberHeading, NOTHING, SECTION_TEXT, TABLE_NOTE } from '../lexicon/tables.ts';
import { isTimeField } from '../lexicon/time-fields.ts';
import type { Line } from '../outline/lines.ts';
import type { Span } from '../paper.ts';
import { isPlainBody, looksLikeUnit } from '../tails/units.ts';
import { type View, viewOf } from '../view.ts';
import type { Grid, Row } from './grid.ts';
import { fillIn } from './guess.ts';

const LONGEST_LIST = 24;
const MOST_COLUMNS = 16;
const LONGEST_HEADING = 24;
const MOST_LINES_PER_ROW = 60;
const MOST_EXTRA_LINES = 12;
const MOST_LINES_PER_CELL = 12;
const MOST_LINES_PER_NAME = 6;
const IN_BRACKETS = /^[(（][^()（）]{1,16}[)）]$/;
const HOLDS_FIGURE = /\d/;
/** A cell does not end where its list goes on. */
const LIST_GOES_ON = /[、，]$/;
const BROKEN_LIST = 3;
const WORD_END = /[\n、，；\s]/;

/** A table whose cells were written one to a line: a run of headings, then rows that begin with the next number. */
export function findFlattened(norm: string, lines: readonly Line[], from: number): Grid | null {
  const head = headFrom(norm, lines, from);
  if (!head) return null;
  const { columns, headings, end } = head;
  const rows: Row[] = [];
  let at = end;
  let next = 1;
  while (at < lines.length) {
    const line = lines[at];
    if (!line) break;
    const number = rowNumber(line.text);
    if (number === null || (number !== next && number !== 1)) {
      if (SECTION_TEXT.test(line.text) && line.text.length < 40 && numberWithin(lines, at + 1, 2)) {
        rows.push(rowOf(norm, [[line.start, line.end]], [viewOf(norm, [[line.start, line.end]])]));
        at++;
        continue;
      }
      if (rows.length > 0 && columnRole(line.text) !== null && headings.includes(line.text)) {
        at++;
        continue;
      }
      break;
    }
    next = number + 1;
    const stop = rowEnd(lines, at + 1, next, columns);
    rows.push(buildRow(norm, lines.slice(at, stop), columns));
    at = stop;
  }
  const numbered = rows.filter((row) => row.cells.length > 1);
  if (numbered.length < 2) return null;
  return {
    columns,
    headings,
    rows,
    from,
    to: at,
    caption: [lines[from - 2]?.text ?? '', lines[from - 1]?.text ?? ''].join(' '),
    notes: '',
  };
}

/** Columns under headings no dictionary knows, when rows follow one another at an even distance. */
function columnsByValues(
  norm: string,
  lines: readonly Line[],
  first: number,
  headings: readonly string[],
): (ColumnRole | null)[] | null {
  const width = headings.length;
  const rows: Row[] = [];
  for (
    let at = first;
    rowNumber(lines[at]?.text ?? '') === rows.length + 1 && at + width <= lines.length;
    at += width
  ) {
    const ranges = lines.slice(at, at + width).map((line): Span => [line.start, line.end]);
    rows.push(
      rowOf(
        norm,
        ranges,
        ranges.map((range) => viewOf(norm, [range])),
      ),
    );
  }
  if (width < 3 || rows.length < 2) return null;
  const columns = fillIn(headings.map(columnRole), headings, rows);
  const isTold = columns.includes('task') || columns.includes('project') || columns.includes('title');
  return isTold && (columns.includes('responsible') || columns.includes('lead') || columns.includes('deadline'))
    ? columns
    : null;
}

function headFrom(
  norm: string,
  lines: readonly Line[],
  from: number,
): { columns: (ColumnRole | null)[]; headings: string[]; end: number } | null {
  if (!isNumberHeading(lines[from]?.text ?? '')) return null;
  const headings: string[] = [];
  for (let i = from; i < Math.min(lines.length, from + MOST_COLUMNS); i++) {
    const text = lines[i]?.text ?? '';
    if (rowNumber(text) === 1 && headings.length >= 3) {
      const columns = headings.map((heading) => columnRole(heading));
      const known = columns.filter((role) => role !== null).length;
      const useful = columns.some((role) => role === 'title' || role === 'task' || role === 'project');
      if (known >= 3 && useful) return { columns, headings, end: i };
      const told = columnsByValues(norm, lines, i, headings);
      return told ? { columns: told, headings, end: i } : null;
    }
    if (SECTION_TEXT.test(text) && headings.length >= 3 && rowNumber(lines[i + 1]?.text ?? '') === 1) {
      const columns = headings.map((heading) => columnRole(heading));
      return { columns, headings, end: i };
    }
    if (text.length > LONGEST_HEADING) return null;
    const before = headings.at(-1);
    if (before !== undefined && goesWith(before, text)) headings[headings.length - 1] = before + text;
    else headings.push(text);
  }
  return null;
}

/** Whether a line is the rest of the heading in the line before: its measure in brackets, or half of a known word. */
const goesWith = (before: string, text: string): boolean =>
  IN_BRACKETS.test(text) ||
  (columnRole(text) === null && columnRole(before) === null && columnRole(before + text) !== null);

function rowNumber(text: string): number | null {
  if (text.length > 4) return null;
  const found = /^(\d{1,3})[.、]?$/.exec(text);
  return found ? Number(found[1]) : null;
}

function numberWithin(lines: readonly Line[], at: number, reach: number): boolean {
  for (let i = at; i < at + reach; i++) if (rowNumber(lines[i]?.text ?? '') !== null) return true;
  return false;
}

/** Where a row ends: before the next number, before a heading, or when all its columns are filled and no number follows. */
function rowEnd(lines: readonly Line[], from: number, next: number, columns: readonly (ColumnRole | null)[]): number {
  const width = columns.length;
  const limit = Math.min(lines.length, from + MOST_LINES_PER_ROW);
  for (let i = from; i < limit; i++) {
    const text = lines[i]?.text ?? '';
    const number = rowNumber(text);
    const filled = i - from;
    if (number === next && filled >= Math.min(2, width - 1)) return i;
    if (number === 1 && next > 2 && filled >= width - 2) return i;
    if (filled >= 2 && SECTION_TEXT.test(text) && text.length < 40 && numberWithin(lines, i + 1, 1)) return i;
    if (TABLE_NOTE.test(text) && filled >= 2) return i;
  }
  return lastRowEnd(lines, from, columns);
}

/** The last row has no number after it: it ends with the first line that suits the last column. */
function lastRowEnd(lines: readonly Line[], from: number, columns: readonly (ColumnRole | null)[]): number {
  const width = columns.length;
  const last = columns.at(-1) ?? null;
  const usual = Math.min(lines.length, from + width - 1);
  if (last !== 'deadline' && !isUnit(last)) return usual;
  const suits = (text: string) => (last === 'deadline' ? isTimeField(text) : isPlainBody(text));
  for (let i = usual - 1; i < Math.min(lines.length, usual + MOST_EXTRA_LINES); i++) {
    if (suits(lines[i]?.text ?? '') && !suits(lines[i + 1]?.text ?? '')) return i + 1;
  }
  return usual;
}

const isUnit = (role: ColumnRole | null): boolean => role === 'lead' || role === 'responsible' || role === 'support';

function rowOf(norm: string, ranges: Span[], cells: View[]): Row {
  return { cells, whole: viewOf(norm, ranges) };
}

function buildRow(norm: string, lines: readonly Line[], columns: readonly (ColumnRole | null)[]): Row {
  const ranges = lines.map((line): Span => [line.start, line.end]);
  const whole = viewOf(norm, ranges);
  const width = columns.length;
  if (lines.length === width) return { cells: ranges.map((range) => viewOf(norm, [range])), whole };
  const taken = assign(
    lines.slice(1).map((line) => line.text),
    tasksFirst(columns.slice(1)),
  );
  const cells: View[] = [viewOf(norm, ranges.slice(0, 1))];
  let at = 1;
  for (const count of taken) {
    cells.push(viewOf(norm, ranges.slice(at, at + count)));
    at += count;
  }
  return { cells, whole };
}

/** Where no column holds tasks, the titles are what is long. */
const tasksFirst = (columns: readonly (ColumnRole | null)[]): (ColumnRole | null)[] =>
  columns.some((role) => role === 'task' || role === 'project' || role === 'content')
    ? [...columns]
    : columns.map((role) => (role === 'title' ? 'task' : role));

/** How many lines each column takes, so that the values suit the columns best. */
function assign(texts: readonly string[], columns: readonly (ColumnRole | null)[]): number[] {
  const n = texts.length;
  const m = columns.length;
  const tallies = texts.map(tallyOf);
  const pieces = new Map<number, Piece>();
  const pieceAt = (end: number, count: number): Piece => {
    const key = end * (MOST_LINES_PER_CELL + 1) + count;
    let piece = pieces.get(key);
    if (!piece) {
      piece = pieceOf(texts, tallies, end - count, end);
      pieces.set(key, piece);
    }
    return piece;
  };
  const best: number[][] = Array.from({ length: m + 1 }, () => new Array<number>(n + 1).fill(Number.NEGATIVE_INFINITY));
  const step: number[][] = Array.from({ length: m + 1 }, () => new Array<number>(n + 1).fill(0));
  const start = best[0];
  if (start) start[0] = 0;
  for (let c = 1; c <= m; c++) {
    for (let end = 0; end <= n; end++) {
      for (let count = 0; count <= Math.min(end, MOST_LINES_PER_CELL); count++) {
        const score =
          (best[c - 1]?.[end - count] ?? Number.NEGATIVE_INFINITY) + fit(pieceAt(end, count), columns[c - 1] ?? null);
        const row = best[c];
        const steps = step[c];
        if (row && steps && score > (row[end] ?? Number.NEGATIVE_INFINITY)) {
          row[end] = score;
          steps[end] = count;
        }
      }
    }
  }
  const counts: number[] = [];
  for (let c = m, end = n; c > 0; c--) {
    const count = step[c]?.[end] ?? 0;
    counts.unshift(count);
    end -= count;
  }
  return counts;
}

/** Lines that may be one cell, with what every column asks about them. */
type Piece = { count: number; text: string; share: number; glued: number | null; bodies: boolean };
/** How many words a line has, how many of them look like bodies, and whether it is one itself. */
type Tally = { words: number; units: number; isBody: boolean };

const tallyOf = (line: string): Tally => {
  const words = line.split(WORD_END).filter((word) => word !== '');
  return {
    words: words.length,
    units: words.filter((word) => looksLikeUnit(word) && !HOLDS_FIGURE.test(word)).length,
    // A list of bodies whose last name goes on in the next line is no end of a task.
    isBody: isPlainBody(line) || (words.length > 1 && line.length <= LONGEST_LIST && isPlainBody(words[0] ?? '')),
  };
};

const pieceOf = (texts: readonly string[], tallies: readonly Tally[], from: number, to: number): Piece => {
  let [words, units, bodies] = [0, 0, false];
  for (let i = from; i < to; i++) {
    const tally = tallies[i];
    words += tally?.words ?? 0;
    units += tally?.units ?? 0;
    bodies ||= tally?.isBody ?? false;
  }
  const text = to - from === 1 ? (texts[from] ?? '') : texts.slice(from, to).join('');
  return { count: to - from, text, share: words === 0 ? 0 : units / words, glued: null, bodies };
};

/** How many of the words look like bodies, of one; a name may have been broken over two lines. */
function shareOfUnits(piece: Piece): number {
  const { count, text, share } = piece;
  if (count < 2 || count > MOST_LINES_PER_NAME || share === 1) return share;
  if (piece.glued === null) {
    const { words, units } = tallyOf(text);
    piece.glued = words === 0 ? share : Math.max(share, units / words);
  }
  return piece.glued;
}

function fit(piece: Piece, role: ColumnRole | null): number {
  return fitOf(piece, role) - (LIST_GOES_ON.test(piece.text) ? BROKEN_LIST : 0);
}

function fitOf(piece: Piece, role: ColumnRole | null): number {
  const { count, text, bodies } = piece;
  if (count === 0)
    return role === 'remark' || role === 'support' || role === 'deadline' || role === 'quarter' ? -0.5 : -2;
  const extra = -0.4 * (count - 1);
  switch (role) {
    case 'deadline':
    case 'quarter':
      return (isTimeField(text) ? 2 : /^\d/.test(text) ? 0.5 : -2) + extra;
    case 'lead':
    case 'responsible':
    case 'support':
      return shareOfUnits(piece) * 4 - 2 + extra / 2;
    case 'owner':
    case 'person':
      return (text.length <= 40 ? 1 : -1) + extra;
    case 'amount':
    case 'score':
      return (/^[\d.,\s-]+$/.test(text) ? 2 : -2) + extra;
    case 'task':
    case 'content':
      return (text.length > 8 ? 1.5 : 0) + Math.min(1, text.length / 60) + extra / 3 - (bodies ? 1 : 0);
    case 'title':
    case 'project':
      return (text.length <= 40 ? 1 : -0.5) + extra;
    default:
      return (NOTHING.test(text) || text.length <= 20 ? 0.5 : -1) + extra;
  }
}
