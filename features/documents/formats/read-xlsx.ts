import { readXml, type XmlVisitor } from './xml.ts';

/** Days as Excel counts them: 1 is 1 January 1900 (with its wrong leap day), or 1904's first day when so set. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const MS_PER_DAY = 86_400_000;
const LAST_SERIAL = 2_958_465; // 31 December 9999
const YEAR = '\u5e74';
const MONTH = '\u6708';
const DAY = '\u65e5';

type Format = 'plain' | 'percent' | 'date' | 'month';
/** Texts of a workbook before its sheets are read. */
export type Workbook = {
  sheets: readonly { name: string; relation: string }[];
  startsIn1904: boolean;
};

const nothing = () => undefined;

/** Names the visible sheets in order. */
export const readWorkbook = (xml: string): Workbook => {
  const sheets: { name: string; relation: string }[] = [];
  let startsIn1904 = false;
  readXml(xml, {
    open: (name, attribute) => {
      if (name === 'workbookPr') startsIn1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
      else if (name === 'sheet' && (attribute('state') ?? 'visible') === 'visible')
        sheets.push({ name: attribute('name') ?? '', relation: attribute('r:id') ?? '' });
    },
    close: nothing,
    text: nothing,
  });
  return { sheets, startsIn1904 };
};

/** Where each relation of a part leads. */
export const readRelations = (xml: string): Map<string, string> => {
  const targets = new Map<string, string>();
  readXml(xml, {
    open: (name, attribute) => {
      if (name === 'Relationship') targets.set(attribute('Id') ?? '', attribute('Target') ?? '');
    },
    close: nothing,
    text: nothing,
  });
  return targets;
};

/** A visitor that gathers the texts that cells share, in order; readings of characters (`rPh`) are left out. */
export const sharedStringsVisitor = (strings: string[]): XmlVisitor => {
  let inText = false;
  let inReading = false;
  let text = '';
  return {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inReading = true;
    },
    close: (name) => {
      if (name === 'si') strings.push(text);
      else if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
    },
    text: (words) => {
      if (inText && !inReading) text += words;
    },
  };
};

/** The texts that cells share, in order. */
export const readSharedStrings = (xml: string): string[] => {
  const strings: string[] = [];
  readXml(xml, sharedStringsVisitor(strings));
  return strings;
};

/** What a number format of ECMA-376 18.8.30 shows. */
const formatOf = (id: number, code: string | undefined): Format => {
  if (id === 9 || id === 10) return 'percent';
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return id === 17 ? 'month' : 'date';
  if (!code) return 'plain';
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').toLowerCase();
  if (bare.includes('%')) return 'percent';
  if (!/[yd]/.test(bare)) return 'plain';
  return bare.includes('d') ? 'date' : 'month';
};

/** How each cell style shows numbers. */
export const readStyles = (xml: string): Format[] => {
  const codes = new Map<number, string>();
  const formats: Format[] = [];
  let inCells = false;
  readXml(xml, {
    open: (name, attribute) => {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attribute('numFmtId') ?? 0);
        formats.push(formatOf(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
    text: nothing,
  });
  return formats;
};

const trimmed = (value: number): string => String(Number(value.toPrecision(15)));

const showNumber = (raw: string, format: Format, startsIn1904: boolean): string => {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (format === 'percent') return `${trimmed(value * 100)}%`;
  if (format === 'plain' || value < 1 || value > LAST_SERIAL) return trimmed(value);
  const day = new Date((startsIn1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(value) * MS_PER_DAY);
  const month = `${day.getUTCFullYear()}${YEAR}${day.getUTCMonth() + 1}${MONTH}`;
  return format === 'month' ? month : `${month}${day.getUTCDate()}${DAY}`;
};

const ADDRESS = /^([A-Z]{1,3})(\d{1,7})$/;
const columnOf = (letters: string): number => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
const addressOf = (text: string): { row: number; column: number } | null => {
  const found = ADDRESS.exec(text);
  return found ? { column: columnOf(found[1] ?? 'A'), row: Number(found[2]) - 1 } : null;
};

type Rows = Map<number, Map<number, string>>;
/** Most cells that merging may fill; a range over a whole sheet names millions of empty ones. */
const MOST_FILLED = 500_000;

/** Repeats what a merged range shows down its first column, so that each row reads by itself. */
const carryDown = (rows: Rows, ranges: readonly string[], lastRow: number): void => {
  let filled = 0;
  for (const range of ranges) {
    const [first, last] = range.split(':').map(addressOf);
    if (!first || !last) continue;
    const text = rows.get(first.row)?.get(first.column);
    if (!text) continue;
    for (let row = first.row + 1; row <= Math.min(last.row, lastRow) && filled < MOST_FILLED; row++, filled++)
      rows.get(row)?.set(first.column, text);
  }
};

/** What the cells of a sheet need to be read. */
export type SheetContext = { strings: readonly string[]; formats: readonly Format[]; startsIn1904: boolean };

const BLANKS = /\s+/g;

/** A merged range as it is written, rows and columns from 0, ends included; null when it is none. */
export const rangeOf = (ref: string): { top: number; left: number; bottom: number; right: number } | null => {
  const [first, last] = ref.split(':').map(addressOf);
  return first && last ? { top: first.row, left: first.column, bottom: last.row, right: last.column } : null;
};

/** Told a sheet's rows, each when it is complete, and its merged ranges, which the format puts behind the rows. */
export type SheetReader = {
  /** Number of the row from 0, and its cells by column from 0: texts as shown, line breaks kept. */
  row(no: number, cells: Map<number, string>): void;
  merged(ref: string): void;
};

/** A visitor that turns the XML of a sheet (ECMA-376 part 1, 18.3) into rows. */
export const sheetVisitor = ({ strings, formats, startsIn1904 }: SheetContext, reader: SheetReader): XmlVisitor => {
  let row = -1;
  let cells = new Map<number, string>();
  let column = -1;
  let type = '';
  let style = 0;
  let takes = false;
  let value = '';
  return {
    open: (name, attribute) => {
      if (name === 'row') {
        const no = attribute('r');
        row = no ? Number(no) - 1 : row + 1;
        column = -1;
        cells = new Map();
      } else if (name === 'c') {
        column = addressOf(attribute('r') ?? '')?.column ?? column + 1;
        type = attribute('t') ?? 'n';
        style = Number(attribute('s') ?? 0);
        value = '';
      } else if (name === 'v' || name === 't') takes = true;
      else if (name === 'mergeCell') reader.merged(attribute('ref') ?? '');
    },
    close: (name) => {
      if (name === 'v' || name === 't') takes = false;
      else if (name === 'row') reader.row(row, cells);
      else if (name === 'c' && value !== '') {
        if (type === 's') value = strings[Number(value)] ?? '';
        else if (type === 'n') value = showNumber(value, formats[style] ?? 'plain', startsIn1904);
        else if (type === 'e') value = '';
        cells.set(column, value);
      }
    },
    text: (words) => {
      if (takes) value += words;
    },
  };
};

/** A sheet's rows as lines, cells separated by tabs; empty rows are left out. */
export const readSheet = (xml: string, context: SheetContext): string[] => {
  const rows: Rows = new Map();
  const merged: string[] = [];
  let lastRow = -1;
  readXml(
    xml,
    sheetVisitor(context, {
      row: (no, cells) => {
        for (const [column, text] of cells) cells.set(column, text.replace(BLANKS, ' ').trim());
        rows.set(no, cells);
        lastRow = no;
      },
      merged: (ref) => merged.push(ref),
    }),
  );
  carryDown(rows, merged, lastRow);
  const lines: string[] = [];
  for (const cells of rows.values()) {
    const line: string[] = [];
    for (const [at, text] of cells) if (text) line[at] = text;
    if (line.length) lines.push(Array.from(line, (text) => text ?? '').join('\t'));
  }
  return lines;
};
