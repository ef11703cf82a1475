import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { ORG_KINDS, type OrgKind } from '../contract.ts';
import type { SheetRow } from '../rules/plan-import.ts';
import words from './org-sheet-words.json' with { type: 'json' };

const UNPACKED_AT_MOST = 100 * 1024 * 1024;
const ROWS_AT_MOST = 20_000;
const HEAD_WITHIN = 10;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

type Cells = readonly (readonly string[])[];
type Column = keyof typeof words.columns;

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((one, i) => bytes[i] === one);

/** Size of everything in a zip file by its own table of contents, without unpacking it. */
const unpackedSize = (bytes: Uint8Array): number => {
  let total = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      total += originalSize;
      return false;
    },
  });
  return total;
};

const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Spreadsheets saved as CSV by Chinese office programs are GB 18030 more often than not.
    return new TextDecoder('gb18030').decode(bytes);
  }
};

const cellsOf = async (fileName: string, bytes: Uint8Array): Promise<Outcome<Cells>> => {
  const isCsv = /\.(csv|txt)$/i.test(fileName);
  if (!isCsv && !/\.xlsx$/i.test(fileName)) return refuse('people.unsupported_format');
  if (startsWith(bytes, COMPOUND_FILE) || (!isCsv && !startsWith(bytes, ZIP))) return refuse('people.unreadable');
  try {
    if (isCsv) return accept(parse(decode(bytes), { bom: true, relax_column_count: true, skip_empty_lines: false }));
    if (unpackedSize(bytes) > UNPACKED_AT_MOST) return refuse('people.too_large');
    const sheet = await readSheet(Buffer.from(bytes));
    return accept(sheet.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
  } catch {
    return refuse('people.unreadable');
  }
};

const columnOf = (head: string): Column | null => {
  const wanted = plain(head);
  const found = Object.entries(words.columns).find(([, names]) => names.some((name) => plain(name) === wanted));
  return found ? (found[0] as Column) : null;
};

const kindOf = (text: string): OrgKind | null => {
  const wanted = plain(text);
  return ORG_KINDS.find((kind) => words.kinds[kind].some((name) => plain(name) === wanted)) ?? null;
};

const SEPARATORS = new RegExp(`[${words.separators.replace(/[\\\]^-]/g, '\\$&')}]`, 'u');

/**
 * Rows of a spreadsheet of units, .xlsx or .csv (UTF-8 or GB 18030). The head may stand in one of the first ten rows;
 * a row with no words is left out. Refuses `people.unreadable` (damaged, encrypted, an old .xls by another name),
 * `people.unsupported_format`, `people.too_large`, `people.columns_missing`, `people.no_rows`.
 */
export const readOrgSheet = async (fileName: string, bytes: Uint8Array): Promise<Outcome<SheetRow[]>> => {
  const read = await cellsOf(fileName, bytes);
  if (!read.ok) return read;
  const cells = read.value;
  const headAt = cells.slice(0, HEAD_WITHIN).findIndex((row) => row.some((cell) => columnOf(cell) === 'name'));
  if (headAt < 0) return refuse('people.columns_missing');
  const at = new Map<Column, number>();
  for (const [index, head] of (cells[headAt] ?? []).entries()) {
    const column = columnOf(head);
    if (column && !at.has(column)) at.set(column, index);
  }
  const rows = cells.slice(headAt + 1).flatMap((row, index): SheetRow[] => {
    const cell = (column: Column): string => (row[at.get(column) ?? -1] ?? '').trim();
    if (row.every((one) => one.trim() === '')) return [];
    return [
      {
        row: headAt + index + 2,
        name: cell('name'),
        parentName: cell('parent'),
        kind: kindOf(cell('kind')),
        kindText: cell('kind'),
        shortName: cell('shortName'),
        aliases: cell('aliases')
          .split(SEPARATORS)
          .map((one) => one.trim())
          .filter((one) => one !== ''),
        regionCode: cell('regionCode'),
      },
    ];
  });
  if (rows.length === 0) return refuse('people.no_rows');
  return rows.length > ROWS_AT_MOST ? refuse('people.too_large') : accept(rows);
};
