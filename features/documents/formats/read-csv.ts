import { parse } from 'csv-parse/sync';

const DELIMITERS = [',', '\t', ';', '\uff0c'];
const BLANKS = /\s+/g;

/** The delimiter that the first line has most of. */
const delimiterOf = (text: string): string => {
  const first = text.slice(0, Math.max(0, text.indexOf('\n')) || text.length);
  const count = (mark: string): number => first.split(mark).length;
  return DELIMITERS.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
};

/** A table in a text file as lines with cells separated by tabs; quoted cells may hold line breaks. */
export const readCsv = (text: string): string => {
  const rows: string[][] = parse(text, {
    delimiter: delimiterOf(text),
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
  });
  return rows.map((cells) => cells.map((cell) => cell.replace(BLANKS, ' ').trim()).join('\t')).join('\n');
};
