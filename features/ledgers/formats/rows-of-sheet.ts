import { type Entry, listArchive, unpack } from '../../documents/formats/archive.ts';
import { unpackText } from '../../documents/formats/archive-stream.ts';
import { decodeText } from '../../documents/formats/decode-text.ts';
import {
  rangeOf,
  readRelations,
  readStyles,
  readWorkbook,
  type SheetContext,
  sharedStringsVisitor,
  sheetVisitor,
} from '../../documents/formats/read-xlsx.ts';
import { xmlStream } from '../../documents/formats/xml-stream.ts';
import type { Merge } from '../rules/grid.ts';
import { CELL_LONGEST, COLUMNS_AT_MOST, LedgerFault, MERGES_WITHIN, type RowRead } from './rows.ts';

/** Most cells that merging may fill; a range over a whole sheet names millions of empty ones. */
const MOST_FILLED = 500_000;
const MERGE_CELL = /<mergeCell\s[^>]{0,200}?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"/g;
const LONGEST_MERGE = 300;
const MERGES_KEPT = 500;

export type SheetSource = { readonly index: number; readonly name: string; readonly entry: Entry };
export type Workbook = { readonly sheets: readonly SheetSource[]; readonly context: SheetContext };

/** Opens a workbook: its visible sheets in order, and what reading their cells needs. */
export const openWorkbook = async (bytes: Uint8Array): Promise<Workbook> => {
  const entries = new Map(listArchive(bytes).map((entry) => [entry.name, entry]));
  const part = (name: string): string => {
    const entry = entries.get(name);
    const text = entry ? decodeText(unpack(bytes, entry)) : '';
    if (text === null) throw new LedgerFault('unreadable');
    return text;
  };
  const book = readWorkbook(part('xl/workbook.xml'));
  const relations = readRelations(part('xl/_rels/workbook.xml.rels'));
  const strings: string[] = [];
  const shared = entries.get('xl/sharedStrings.xml');
  if (shared) {
    const xml = xmlStream(sharedStringsVisitor(strings));
    for await (const piece of unpackText(bytes, shared)) xml.push(piece);
    xml.end();
  }
  const sheets = book.sheets.flatMap(({ name, relation }, index) => {
    const target = relations.get(relation) ?? '';
    const entry = entries.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    return entry ? [{ index, name, entry }] : [];
  });
  return { sheets, context: { strings, formats: readStyles(part('xl/styles.xml')), startsIn1904: book.startsIn1904 } };
};

/** The merged ranges of a sheet; they stand behind its rows, so the sheet is looked through for them first. */
export const mergesOf = async (bytes: Uint8Array, entry: Entry): Promise<Merge[]> => {
  const merges: Merge[] = [];
  let rest = '';
  for await (const piece of unpackText(bytes, entry)) {
    const text = rest + piece;
    let last = 0;
    for (const found of text.matchAll(MERGE_CELL)) {
      const range = rangeOf(found[1] ?? '');
      if (range) merges.push({ top: range.top + 1, bottom: range.bottom + 1, left: range.left, right: range.right });
      last = found.index + found[0].length;
    }
    rest = text.slice(Math.max(last, text.length - LONGEST_MERGE));
  }
  return merges;
};

/** Those merged ranges that heads of tables may be spread over. */
export const headMerges = (merges: readonly Merge[]): Merge[] =>
  merges.filter(({ top, right }) => top <= MERGES_WITHIN && right < COLUMNS_AT_MOST).slice(0, MERGES_KEPT);

/** Repeats what a range merged downwards shows, so that each row reads by itself. */
const makeCarrier = (merges: readonly Merge[]): ((no: number, cells: string[]) => void) => {
  const byTop = new Map<number, Merge[]>();
  for (const merge of merges) {
    if (merge.bottom <= merge.top || merge.left >= COLUMNS_AT_MOST) continue;
    const list = byTop.get(merge.top);
    if (list) list.push(merge);
    else byTop.set(merge.top, [merge]);
  }
  let active: { merge: Merge; text: string }[] = [];
  let filled = 0;
  return (no, cells) => {
    if (active.length > 0) active = active.filter(({ merge }) => merge.bottom >= no);
    for (const { merge, text } of active) {
      if (cells[merge.left] || filled >= MOST_FILLED) continue;
      while (cells.length <= merge.left) cells.push('');
      cells[merge.left] = text;
      filled++;
    }
    for (const merge of byTop.get(no) ?? []) active.push({ merge, text: cells[merge.left] ?? '' });
  };
};

/** The rows of a sheet in their order, without those that hold nothing; merged ranges carried down. */
export async function* rowsOfSheet(
  bytes: Uint8Array,
  { entry }: SheetSource,
  context: SheetContext,
  merges: readonly Merge[],
): AsyncGenerator<RowRead[]> {
  const carry = makeCarrier(merges);
  let rows: RowRead[] = [];
  const xml = xmlStream(
    sheetVisitor(context, {
      row: (no, byColumn) => {
        const cells: string[] = [];
        for (const [column, text] of byColumn) {
          if (column >= COLUMNS_AT_MOST) continue;
          while (cells.length < column) cells.push('');
          cells[column] = text.slice(0, CELL_LONGEST).trim();
        }
        carry(no + 1, cells);
        while (cells.length > 0 && !cells.at(-1)) cells.pop();
        if (cells.length > 0) rows.push({ no: no + 1, cells });
      },
      merged: () => undefined,
    }),
  );
  for await (const piece of unpackText(bytes, entry)) {
    xml.push(piece);
    if (rows.length > 0) {
      yield rows;
      rows = [];
    }
  }
  xml.end();
  if (rows.length > 0) yield rows;
}
