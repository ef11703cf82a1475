import type { FileRefusal } from '../contract.ts';
import { ArchiveFault, type Entry, listArchive } from './archive.ts';

/** What a file is by its bytes; its name only tells apart what looks alike. */
export type Sniffed =
  | { kind: 'text' | 'csv' | 'pdf' }
  | { kind: 'docx' | 'xlsx'; entries: readonly Entry[] }
  | { kind: 'refused'; code: FileRefusal };

const refused = (code: FileRefusal): Sniffed => ({ kind: 'refused', code });
const hasMark = (bytes: Uint8Array, mark: string): boolean =>
  [...mark].every((letter, i) => bytes[i] === letter.charCodeAt(0));

const ZIP = 'PK\u0003\u0004';
const EMPTY_ZIP = 'PK\u0005\u0006';
const COMPOUND = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';
const PICTURES = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'BM', 'II*\0', 'MM\0*'];
const MACRO_PART = /(?:^|\/)vbaProject\.bin$|(?:^|\/)macrosheets\//i;
const MACRO_NAME = /\.(?:docm|dotm|xlsm|xltm|xlam)$/i;
const TABLE_NAME = /\.(?:csv|tsv)$/i;
const TEXT_NAME = /\.(?:txt|md|markdown|text)$/i;

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const ENCRYPTED_STREAM = utf16('EncryptedPackage');
const OLD_STREAMS = ['WordDocument', 'Workbook', 'Book'].map(utf16);

/** A compound file (MS-CFB): the old binary formats, or the shell that Office puts around what it encrypts. */
const sniffCompound = (bytes: Uint8Array): Sniffed => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes(ENCRYPTED_STREAM)) return refused('documents.encrypted');
  return refused(
    OLD_STREAMS.some((stream) => buffer.includes(stream)) ? 'documents.old_format' : 'documents.unsupported_format',
  );
};

const sniffArchive = (bytes: Uint8Array, fileName: string): Sniffed => {
  try {
    const entries = listArchive(bytes);
    const has = (name: string): boolean => entries.some((entry) => entry.name === name);
    if (MACRO_NAME.test(fileName) || entries.some(({ name }) => MACRO_PART.test(name)))
      return refused('documents.macros');
    if (has('word/document.xml')) return { kind: 'docx', entries };
    if (has('xl/workbook.xml')) return { kind: 'xlsx', entries };
    return refused('documents.unsupported_format');
  } catch (fault) {
    if (fault instanceof ArchiveFault) return refused(`documents.${fault.reason}`);
    throw fault;
  }
};

/** Tells what a file is, and refuses what cannot be read with the code that says what to do. */
export const sniff = (bytes: Uint8Array, fileName: string): Sniffed => {
  if (bytes.length === 0) return refused('documents.empty');
  if (hasMark(bytes, COMPOUND)) return sniffCompound(bytes);
  if (hasMark(bytes, ZIP) || hasMark(bytes, EMPTY_ZIP)) return sniffArchive(bytes, fileName);
  if (hasMark(bytes, '%PDF')) return { kind: 'pdf' };
  if (hasMark(bytes, '{\\rtf')) return refused('documents.old_format');
  if (PICTURES.some((mark) => hasMark(bytes, mark)) && !TEXT_NAME.test(fileName)) return refused('documents.picture');
  return { kind: TABLE_NAME.test(fileName) ? 'csv' : 'text' };
};
