import lexicon from './lexicon.json' with { type: 'json' };
import { headParts, isBlank, oneLine, squeezed } from './plain.ts';

/** What a row of the sheet is; only `data` is imported. */
export type RowSort = 'data' | 'blank' | 'note' | 'total' | 'section' | 'head';

/** The columns of the sheet as rows are sorted by. */
export type SortedColumns = {
  /** Field of each column, null where it is not imported. */
  readonly fields: readonly (string | null)[];
  readonly heads: readonly string[];
  readonly fillsDown: readonly boolean[];
  /** Which field names a row to people. */
  readonly title: string;
};

/** A row sorted: its cells by field, with groups carried down, and what it belongs to. */
export type SortedRow = {
  readonly sort: RowSort;
  readonly cells: Readonly<Record<string, string>>;
  readonly parentTitle: string | null;
  readonly section: string | null;
};

const NOTE = new RegExp(`^(?:${lexicon.noteOpenings.map(squeezed).join('|')})\\d*[:\uff1a\u3001.,]`, 'u');
const BARE_NOTE = new RegExp(`^(?:${lexicon.noteOpenings.map(squeezed).join('|')})$`, 'u');
const TOTALS = new Set(lexicon.totals.map(squeezed));
const SECTION =
  /^(?:[\u4e00-\u5341\u767e]+[\u3001.\uff0e]|[(\uff08][\u4e00-\u5341]+[)\uff09]|\u7b2c[\u4e00-\u5341]+[\u90e8\u7ae0\u8282\u7c7b])/u;
const SEQUENCES = new Set(lexicon.sequence.map((word) => headParts(word).name || squeezed(word)));

/** Which column of a sheet is the running number, by its head; null when there is none. */
export const sequenceColumn = (heads: readonly string[]): number | null => {
  const at = heads.findIndex((head) => SEQUENCES.has(headParts(head).name || squeezed(head)));
  return at < 0 ? null : at;
};

/**
 * Sorts the rows of a sheet one after another: data, blank rows, notes, totals, lines that name a part of the table,
 * heads repeated at a page break. Remembers what later rows need: groups to carry down, the numbered row above a
 * sub-row, the part of the table.
 */
export const makeRowSorter = (columns: SortedColumns): ((cells: readonly string[]) => SortedRow) => {
  const { fields, heads, fillsDown } = columns;
  const numberAt = sequenceColumn(heads);
  const titleAt = fields.indexOf(columns.title);
  const plainHeads = heads.map((head) => squeezed(head.split('/').at(-1) ?? ''));
  const above: string[] = [];
  let numbered: string | null = null;
  let section: string | null = null;
  const skipped = (sort: RowSort): SortedRow => ({ sort, cells: {}, parentTitle: null, section });

  const sortOf = (cells: readonly string[]): RowSort => {
    const filled = cells.flatMap((cell, i) => (cell.trim() === '' ? [] : [{ text: squeezed(cell), i }]));
    const [first, second] = filled;
    if (!first) return 'blank';
    if (NOTE.test(first.text) || BARE_NOTE.test(first.text)) return 'note';
    if (TOTALS.has(first.text) || (first.i === numberAt && second && TOTALS.has(second.text))) return 'total';
    const asHead = filled.filter(({ text, i }) => text === plainHeads[i] && text !== '').length;
    if (asHead >= 2 && asHead >= filled.length / 2) return 'head';
    const said = filled.filter(({ i }) => i !== numberAt);
    if (filled.length === 1 && (first.i !== titleAt || SECTION.test(oneLine(cells[first.i] ?? '')))) return 'section';
    // "I.  Industry  (12 projects)": number and name only, the number a heading's.
    if (said.length === 1 && SECTION.test(`${oneLine(cells[first.i] ?? '')}\u3001`) && first.i === numberAt)
      return 'section';
    return said.length === 0 ? 'blank' : 'data';
  };

  return (cells) => {
    const sort = sortOf(cells);
    if (sort === 'section')
      section = oneLine(cells.find((cell, i) => cell.trim() !== '' && i !== numberAt) ?? cells.find(Boolean) ?? '');
    if (sort !== 'data') return skipped(sort);
    const byField: Record<string, string> = {};
    for (const [i, field] of fields.entries()) {
      let text = cells[i] ?? '';
      if (fillsDown[i]) {
        if (text.trim() === '') text = above[i] ?? '';
        else above[i] = text;
      }
      if (field !== null && byField[field] === undefined) byField[field] = text;
    }
    const title = oneLine(byField[columns.title] ?? '');
    const hasNumber = numberAt !== null && !isBlank(cells[numberAt] ?? '');
    const isSub = numberAt !== null && !hasNumber && numbered !== null;
    if (hasNumber) numbered = title;
    return { sort, cells: byField, parentTitle: isSub ? numbered : null, section };
  };
};
