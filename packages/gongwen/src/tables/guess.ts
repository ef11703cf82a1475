import { PERSON_NAME, PERSON_TITLE } from '../lexicon/roles.ts';
import {
  bareHeading,
  type ColumnRole,
  columnRole,
  HEADING_UNIT,
  HELPS,
  HUMAN_HEADING,
  JUDGES,
  LEADS_HEADING,
  MEASURE_OR_BODY,
  MONEY_HEADING,
  OF_BODIES,
  OUTCOME_HEADING,
  ROW_NUMBER,
  START_HEADING,
} from '../lexicon/tables.ts';
import { isTimeField } from '../lexicon/time-fields.ts';
import { elementsOf, looksLikeUnit } from '../tails/units.ts';
import type { View } from '../view.ts';
import type { Row } from './grid.ts';

type Columns = (ColumnRole | null)[];
/** What the filled cells of a column are, as shares of one, and how long they are on the average. */
type Kinds = {
  filled: number;
  number: number;
  time: number;
  body: number;
  person: number;
  figure: number;
  mean: number;
};

const SAMPLE = 40;
const LONGEST_MEASURE = 4;
const MOSTLY = 0.6;
const LEAST_TASK = 8;
const LONGEST_HEADING = 14;
const FIGURE = /^[\d,]{1,15}(?:\.\d{1,6})?%?$/;
const SENTENCE = /[。；，：]/;

/** Tells columns by what stands in them when a table has no head; null when that does not succeed. */
export function guessColumns(rows: readonly Row[]): Columns | null {
  const width = widthOf(rows);
  if (width < 3 || rows.length < 3) return null;
  const columns = fillIn(new Array<null>(width).fill(null), [], rows);
  const ends = columns.includes('responsible') || columns.includes('lead') || columns[0] === 'no';
  return ends && columns.includes('task') ? columns : null;
}

/**
 * The head of a table whose headings are in no dictionary: a row of short words, above columns that hold something
 * else: numbers, times, bodies. Null when the first rows are no such head.
 */
export function guessHead(rows: readonly Row[]): { at: number; columns: Columns; headings: string[] } | null {
  for (let at = 0; at < Math.min(3, rows.length - 2); at++) {
    const cells = rows[at]?.cells ?? [];
    const filled = cells.filter((cell) => cell.text !== '');
    if (filled.length < 3 || !filled.every((cell) => isHeadingLike(cell.text))) continue;
    const below = rows.slice(at + 1);
    const headings = cells.map((cell) => cell.text);
    const known = Array.from({ length: widthOf(below) }, (_, i) => columnRole(headings[i] ?? ''));
    const columns = fillIn(known, headings, below);
    const told = columns.filter(
      (role, i) => (role === 'deadline' || role === 'no' || isUnits(role)) && differs(headings[i] ?? '', role),
    );
    if (columns.some((role) => role === 'task' || role === 'project' || role === 'title') && told.length >= 2)
      return { at, columns, headings };
  }
  return null;
}

const isHeadingLike = (text: string): boolean =>
  text.length <= LONGEST_HEADING && !SENTENCE.test(text) && !FIGURE.test(text) && !ROW_NUMBER.test(text);

const isUnits = (role: ColumnRole | null): boolean => role === 'responsible' || role === 'lead' || role === 'support';

/** Whether a heading is a word for what its column holds, and not one more of its values. */
const differs = (heading: string, role: ColumnRole | null): boolean =>
  heading !== '' &&
  (role === 'deadline' ? !isTimeField(heading) : role === 'no' ? !ROW_NUMBER.test(heading) : isUnits(role));

/** Gives columns without a known heading the role that heading and values suggest; known roles stay. */
export function fillIn(known: Columns, headings: readonly string[], rows: readonly Row[]): Columns {
  const columns = known.map((role, at) =>
    role === 'responsible' && isMeasures(headings[at] ?? '', rows, at) ? 'unit' : role,
  );
  const sample = rows.slice(0, SAMPLE);
  const kinds = columns.map((_, at) => kindsOf(sample, at));
  const has = (...roles: ColumnRole[]): boolean => columns.some((role) => role !== null && roles.includes(role));
  const hadUnits = has('lead', 'responsible', 'owner');
  const hadTime = has('deadline', 'quarter');
  columns.forEach((role, at) => {
    const kind = kinds[at];
    if (role !== null || !kind || kind.filled === 0) return;
    columns[at] = roleOf(headings[at] ?? '', kind, at, { hadUnits, hadTime });
  });
  const titles = columns.flatMap((role, at) => (role === 'title' ? [at] : []));
  if (titles.length > 1 && !has('task', 'project', 'content')) {
    const longest = titles.reduce((best, at) => ((kinds[at]?.mean ?? 0) > (kinds[best]?.mean ?? 0) ? at : best));
    columns[longest] = 'task';
  }
  if (!has('task', 'project', 'title', 'content')) {
    const longest = columns.reduce(
      (best, role, at) => (role === null && (kinds[at]?.mean ?? 0) > (kinds[best]?.mean ?? 0) ? at : best),
      -1,
    );
    if ((kinds[longest]?.mean ?? 0) >= LEAST_TASK) columns[longest] = 'task';
  }
  return columns;
}

/** A column headed 单位 may hold measures: 家, 亿元, 万人. */
function isMeasures(heading: string, rows: readonly Row[], at: number): boolean {
  if (bareHeading(heading) !== MEASURE_OR_BODY) return false;
  const kinds = kindsOf(rows.slice(0, SAMPLE), at);
  return kinds.mean <= LONGEST_MEASURE && kinds.body < MOSTLY;
}

function roleOf(
  heading: string,
  kind: Kinds,
  at: number,
  { hadUnits, hadTime }: { hadUnits: boolean; hadTime: boolean },
): ColumnRole | null {
  if (at === 0 && kind.number > MOSTLY) return 'no';
  if (kind.time > MOSTLY && !hadTime && !START_HEADING.test(heading)) return 'deadline';
  if (kind.person > MOSTLY && kind.body < MOSTLY && HUMAN_HEADING.test(heading)) return 'person';
  if (kind.body > MOSTLY && (!hadUnits || OF_BODIES.test(heading)) && !JUDGES.test(heading))
    return HELPS.test(heading) ? 'support' : LEADS_HEADING.test(heading) ? 'lead' : 'responsible';
  if (kind.figure > MOSTLY && (HEADING_UNIT.test(heading) || MONEY_HEADING.test(heading))) return 'amount';
  if (OUTCOME_HEADING.test(heading)) return 'target';
  return null;
}

function kindsOf(rows: readonly Row[], at: number): Kinds {
  const cells = rows.flatMap((row): View[] => (row.cells[at]?.text ? [row.cells[at]] : []));
  const share = (test: (cell: View) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter(test).length / cells.length;
  return {
    filled: cells.length,
    number: share(({ text }) => ROW_NUMBER.test(text)),
    time: share(({ text }) => isTimeField(text)),
    body: share((cell) => elementsOf(cell).every((element) => looksLikeUnit(element.text))),
    person: share((cell) => elementsOf(cell).every(({ text }) => PERSON_NAME.test(text) || PERSON_TITLE.test(text))),
    figure: share(({ text }) => FIGURE.test(text)),
    mean: cells.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, cells.length),
  };
}

const widthOf = (rows: readonly Row[]): number => rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
