import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { decodeText } from '../../documents/formats/decode-text.ts';
import { CELL_LONGEST, COLUMNS_AT_MOST, LedgerFault, type RowRead } from './rows.ts';

const DELIMITERS = [',', '\t', ';', '\uff0c', '|'];
const PIECE = 64 * 1024;
const SAMPLE_LINES = 30;
const AT_A_TIME = 500;

/** The delimiter that most of the first lines have most of: titles above the table have none. */
export const delimiterOf = (text: string): string => {
  const lines = text.slice(0, PIECE).split(/\r?\n/, SAMPLE_LINES);
  const score = (mark: string): number =>
    lines.reduce((sum, line) => sum + Math.min(line.split(mark).length - 1, 50), 0);
  return DELIMITERS.reduce((best, mark) => (score(mark) > score(best) ? mark : best));
};

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

/** The rows of a text file in their order, without those that hold nothing. Throws LedgerFault `unreadable`. */
export async function* rowsOfCsv(bytes: Uint8Array): AsyncGenerator<RowRead[]> {
  const text = decodeText(bytes);
  if (text === null) throw new LedgerFault('unreadable');
  const parser = Readable.from(piecesOf(text)).pipe(
    parse({
      delimiter: delimiterOf(text),
      bom: true,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: false,
      maxRecordSize: 1 << 20,
    }),
  );
  let no = 0;
  let rows: RowRead[] = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      no++;
      const cells = record.slice(0, COLUMNS_AT_MOST).map((cell) => cell.slice(0, CELL_LONGEST).trim());
      while (cells.length > 0 && !cells.at(-1)) cells.pop();
      if (cells.length > 0) rows.push({ no, cells });
      if (rows.length < AT_A_TIME) continue;
      yield rows;
      rows = [];
    }
  } catch {
    throw new LedgerFault('unreadable');
  }
  if (rows.length > 0) yield rows;
}
