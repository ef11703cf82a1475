import { ArchiveFault, listArchive, unpack } from './archive.ts';
import { decodeText } from './decode-text.ts';
import { readDocx } from './docx/read-docx.ts';
import { PdfFault } from './pdf/pdf-fault.ts';
import { readCsv } from './read-csv.ts';
import { readRelations, readSharedStrings, readSheet, readStyles, readWorkbook } from './read-xlsx.ts';

// The program that unpacks and reads one file in a process of its own, with bounded memory and time: what a hostile
// file can break is this process. It is given nothing but the bytes, and ends after one answer.

/** What the parent sends, and what it is answered. */
export type Order = { kind: 'docx' | 'xlsx' | 'csv' | 'pdf'; bytes: Uint8Array };
export type Answer = { text: string } | { refused: 'unreadable' | 'zip_bomb' | 'encrypted' | 'scanned' };

const partReader = (bytes: Uint8Array): ((name: string) => string | null) => {
  const entries = new Map(listArchive(bytes).map((entry) => [entry.name, entry]));
  return (name) => {
    const entry = entries.get(name);
    if (!entry) return null;
    const text = decodeText(unpack(bytes, entry));
    if (text === null) throw new ArchiveFault('unreadable');
    return text;
  };
};

const docxText = (bytes: Uint8Array): string => {
  const part = partReader(bytes);
  return readDocx({
    document: part('word/document.xml') ?? '',
    numbering: part('word/numbering.xml'),
    styles: part('word/styles.xml'),
    footnotes: part('word/footnotes.xml'),
  });
};

const xlsxText = (bytes: Uint8Array): string => {
  const part = partReader(bytes);
  const book = readWorkbook(part('xl/workbook.xml') ?? '');
  const relations = readRelations(part('xl/_rels/workbook.xml.rels') ?? '');
  const strings = readSharedStrings(part('xl/sharedStrings.xml') ?? '');
  const formats = readStyles(part('xl/styles.xml') ?? '');
  const sheets = book.sheets.map(({ name, relation }) => {
    const target = relations.get(relation) ?? '';
    const xml = part(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    return { name, lines: xml ? readSheet(xml, { strings, formats, startsIn1904: book.startsIn1904 }) : [] };
  });
  const filled = sheets.filter(({ lines }) => lines.length > 0);
  return filled.map(({ name, lines }) => (filled.length > 1 ? [name, ...lines] : lines).join('\n')).join('\n\n');
};

const csvText = (bytes: Uint8Array): string => {
  const text = decodeText(bytes);
  if (text === null) throw new ArchiveFault('unreadable');
  return readCsv(text);
};

// The reader of PDFs is big, and loaded only where there is one.
const pdfText = async (bytes: Uint8Array): Promise<string> => (await import('./pdf/read-pdf.ts')).readPdf(bytes);

const READERS = { docx: docxText, xlsx: xlsxText, csv: csvText, pdf: pdfText };

const answer = async ({ kind, bytes }: Order): Promise<Answer> => {
  try {
    return { text: await READERS[kind](bytes) };
  } catch (fault) {
    // A file this reader stumbles over is an unreadable file, whatever the reason: nothing else is at stake here.
    return { refused: fault instanceof ArchiveFault || fault instanceof PdfFault ? fault.reason : 'unreadable' };
  }
};

process.once('message', async (order: Order) => process.send?.(await answer(order), () => process.exit(0)));
process.once('disconnect', () => process.exit(0));
