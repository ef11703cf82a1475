import type { ReactNode } from 'react';

/** One column of a DataTable over rows of type `Row`. */
export type Column<Row> = {
  key: string;
  head: string;
  /** Stands in the head behind the name: `%`, `万元`, `亩`. */
  unit?: string;
  cell: (row: Row) => ReactNode;
  /** What is copied; needed when `cell` gives more than a text or number. */
  text?: (row: Row) => string;
  /** Right-aligned with tabular figures. */
  number?: boolean;
  /** Width in pixels before anybody changes it. */
  width?: number;
  /** Name the server sorts by; absent means that the column does not sort. */
  sort?: string;
  /** Hidden until chosen. */
  optional?: boolean;
};

/** What a person has changed about a table: which columns show (by key) and how wide they are (pixels). */
export type ColumnChoice = { shown: Readonly<Record<string, boolean>>; widths: Readonly<Record<string, number>> };

export const noChoice: ColumnChoice = { shown: {}, widths: {} };
export const MIN_WIDTH = 56;
export const MAX_WIDTH = 960;

/** The columns to show, in their order; the first always shows, since it names the row. */
export const shownColumns = <Row>(columns: readonly Column<Row>[], choice: ColumnChoice): Column<Row>[] =>
  columns.filter((column, at) => at === 0 || (choice.shown[column.key] ?? !column.optional));

/** Width in pixels of a column, kept between 56 and 960; unless a person chose it, its head fits on one line. */
export const widthOf = (
  column: Pick<Column<never>, 'key' | 'head' | 'unit' | 'sort' | 'width'>,
  choice: ColumnChoice,
): number => clampWidth(choice.widths[column.key] ?? Math.max(column.width ?? 128, headWidth(column)));

const LETTER_PX = 14;
/** Padding on both sides of a head, room for the grip included. */
const HEAD_PADDING_PX = 36;
const SORT_MARK_PX = 20;

/** Chinese letters are as wide as high, others take about two thirds. */
const headWidth = (column: { head: string; unit?: string; sort?: string }): number =>
  [...headOf(column)].reduce(
    (sum, letter) => sum + (letter > '\u2e80' ? LETTER_PX : LETTER_PX * 0.68),
    HEAD_PADDING_PX,
  ) + (column.sort ? SORT_MARK_PX : 0);

export const clampWidth = (width: number): number => Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width)));

/** A remembered choice; anything that is none (an old version, a torn write) reads as no choice. */
export const readChoice = (stored: string | null): ColumnChoice => {
  if (!stored) return noChoice;
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== 'object' || value === null) return noChoice;
    const { shown, widths } = value as { shown?: unknown; widths?: unknown };
    return { shown: only(shown, 'boolean'), widths: only(widths, 'number') };
  } catch {
    return noChoice;
  }
};

/** The sort that a press on a head asks for: ascending, then descending (`-due`). */
export const nextSort = (present: string | undefined, name: string): string => (present === name ? `-${name}` : name);

/** `ascending`, `descending` or `none`, as `aria-sort` wants it. */
export const sortState = (present: string | undefined, name: string): 'ascending' | 'descending' | 'none' =>
  present === name ? 'ascending' : present === `-${name}` ? 'descending' : 'none';

/**
 * Head and rows as tab-separated text that a spreadsheet takes when pasted: tabs and line breaks inside a cell become
 * spaces, and a text that would be read as a formula gets an apostrophe.
 */
export const tableText = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string => {
  const head = columns.map((column) => headOf(column));
  return [head, ...rows.map((row) => columns.map((column) => textOf(column, row)))]
    .map((cells) => cells.map(plain).join('\t'))
    .join('\n');
};

/** The head with its unit: `完成 (%)`. */
export const headOf = (column: { head: string; unit?: string }): string =>
  column.unit ? `${column.head} (${column.unit})` : column.head;

const textOf = <Row>(column: Column<Row>, row: Row): string => {
  if (column.text) return column.text(row);
  const cell = column.cell(row);
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
};

const plain = (cell: string): string => {
  const flat = cell.replace(/\s+/g, ' ').trim();
  const isNumber = /^[-+]?[\d.,]+%?$/.test(flat);
  return /^[=+\-@]/.test(flat) && !isNumber ? `'${flat}` : flat;
};

const only = <T extends 'boolean' | 'number'>(value: unknown, kind: T) =>
  Object.fromEntries(
    Object.entries(typeof value === 'object' && value !== null ? value : {}).filter(([, one]) => typeof one === kind),
  ) as Record<string, T extends 'boolean' ? boolean : number>;
