/** Start and end offsets, in UTF-16 units of the text given; the end is exclusive. */
export type Span = [start: number, end: number];

/** What the role of a unit in an item is: leads, is responsible, or supports. */
export type UnitRole = 'lead' | 'responsible' | 'support';

/** How a deadline is expressed; `none` when the item names no time. */
export type DeadlineKind = 'date' | 'month' | 'quarter' | 'year' | 'recurring' | 'ongoing' | 'none';

/**
 * When an item is due.
 * `date` is the last day allowed (YYYY-MM-DD), or null when the words fix no day;
 * `inferred` says that a part of it (mostly the year) was taken from the paper and not from the words themselves.
 */
export type Deadline = {
  text: string | null;
  kind: DeadlineKind;
  date: string | null;
  inferred: boolean;
  span: Span | null;
};

/** Which way a quantity is to move or be bounded. */
export type Direction = 'at-least' | 'at-most' | 'increase' | 'decrease' | 'exact';

/** A stated amount: `value` in `unit` (which keeps a printed multiplier), `max` the upper end of a range. */
export type Quantity = {
  text: string;
  value: number;
  max: number | null;
  unit: string;
  direction: Direction;
  span: Span;
};

/** A person named for an item; `role` is the word printed before the name. */
export type Person = { name: string; role: string; span: Span };

/** Where a unit of an item stands in the text. */
export type UnitSpan = { role: UnitRole; name: string; span: Span };

/** One thing somebody has to do, as proposed from the paper. */
export type Item = {
  no: string | null;
  section: string[];
  title: string | null;
  task: string;
  lead: string[];
  responsible: string[];
  support: string[];
  people: Person[];
  deadline: Deadline;
  quantities: Quantity[];
  span: Span;
  taskSpan: Span;
  unitSpans: UnitSpan[];
};

/** Something a clerk should look at; the words for it are the caller's, found by `code`. */
export type Finding = {
  code: string;
  params: Record<string, string | number>;
  span: Span | null;
  severity: 'info' | 'warning';
};

/** A paper as read: its head, the items it asks for, and what was unclear. */
export type ParsedPaper = {
  title: string | null;
  number: string | null;
  issuer: string | null;
  issuedOn: string | null;
  items: Item[];
  findings: Finding[];
};

/** What the caller knows besides the text: date of issue (YYYY-MM-DD), year, name of the file, festival days by `year-name`. */
export type ParseOptions = {
  issuedOn?: string;
  year?: number;
  fileName?: string;
  festivals?: Record<string, string>;
};
