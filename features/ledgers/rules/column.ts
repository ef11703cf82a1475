/** What the cells of a column hold, and what is made of them (the value's type in brackets). */
export const VALUE_KINDS = [
  /** Words of one line (string). */
  'text',
  /** Words that may run over several lines (string). */
  'lines',
  /** Running number; only used to tell main rows from sub-rows and notes (string). */
  'sequence',
  /** Any number (number). */
  'number',
  /** A whole number that is not negative (number). */
  'count',
  /** Money, in yuan (number); units of money are told apart per column and per cell. */
  'money',
  /** An area, in mu (number). */
  'area',
  /** A share in percent: 12.5 for 12.5 % (number). */
  'percent',
  /** A day, `YYYY-MM-DD` (string). */
  'day',
  /** First and last year, `{from, to}`. */
  'years',
  /** A stretch of time that figures are for: `2024`, `2024-H1`, `2024-Q1`, `2024-06`, `2024-01/06` (string). */
  'period',
  /** A code: upper case, no blanks (string). */
  'code',
  /** One of the column's choices (string: the choice's key). */
  'choice',
  /** Yes or no (boolean). */
  'yes_no',
  /** A unit of the government (UnitValue). */
  'unit',
  /** Several units in their order (UnitValue[]). */
  'units',
  /** A region (RegionValue). */
  'region',
  /** Several words (string[]). */
  'tags',
  /** What the program wrote into its own spreadsheet to know a row again; people do not see it (string). */
  'key',
] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

export type UnitValue = { readonly id: string; readonly name: string; readonly path: string };
export type RegionValue = { readonly code: string; readonly name: string };
export type YearsValue = { readonly from: number; readonly to: number };
export type LedgerValue =
  | string
  | number
  | boolean
  | UnitValue
  | readonly UnitValue[]
  | RegionValue
  | YearsValue
  | readonly string[];
/** Values of a row by column; a blank cell has none. */
export type RowValues = Readonly<Record<string, LedgerValue>>;

/** A column a kind of ledger knows. */
export type ColumnSpec = {
  readonly key: string;
  readonly kind: ValueKind;
  /**
   * What heads call it, the usual name first; compared without blanks, brackets, width and case. They are data of the
   * field (`<feature>/…/columns.json`), not words of the program.
   */
  readonly synonyms: readonly string[];
  /** A row without it is wrong, and a sheet without it cannot be imported. */
  readonly isRequired?: boolean;
  /** May be said once for the whole sheet when the sheet has no such column. */
  readonly isSayable?: boolean;
  /** The choices by key with what cells call them. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** Unit of money when neither head nor cell nor the lines above the table say one. */
  readonly moneyUnit?: 'yuan' | 'wan' | 'yi';
  /** What a whole month or year stands for when a day is wanted: its first or its last day (the usual). */
  readonly edge?: 'start' | 'end';
  /** Most characters of a text; 500 unless said otherwise. */
  readonly longest?: number;
  /** A pattern that values of a text or code follow; it tells columns apart and is no check of the value. */
  readonly looksLike?: string;
};

/** Severity of a problem: `wrong` keeps the row out, `unsure` only asks to be looked at. */
export type CellProblem = {
  /** The column's key, or null for the row as a whole. */
  readonly column: string | null;
  /** Key of the sentence in the locales, with its values: `ledgers.problems.not_a_number`. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly severity: 'wrong' | 'unsure';
};

/** A row that reads well: number in the sheet, values, the texts as they stand there, and what it belongs to. */
export type LedgerRow = {
  /** Number of the row in the sheet, from 1. */
  readonly no: number;
  readonly values: RowValues;
  /** The cells' texts by column, as printed; a blank cell of a column that the sheet has is an empty text. */
  readonly cells: Readonly<Record<string, string>>;
  /** Title of the numbered row above, when this is a sub-row without a number. */
  readonly parentTitle: string | null;
  /** The last line above that names a part of the table. */
  readonly section: string | null;
  /** The unit that the head of each column says, as words. */
  readonly units: Readonly<Record<string, string>>;
};
