import { crc32, inflateRawSync } from 'node:zlib';

/** One file of an archive, as its directory declares it; nothing has been unpacked. */
export type Entry = { name: string; method: number; crc: number; packed: number; size: number; at: number };

/** Largest part that is unpacked, and largest whole an archive may declare, in bytes. A thick paper has 5 MB of XML. */
export const PART_LIMIT = 64 * 1024 * 1024;
export const WHOLE_LIMIT = 512 * 1024 * 1024;
const MOST_ENTRIES = 10_000;

/** Why an archive is refused: it is damaged, or it unpacks into more than it should. */
export class ArchiveFault extends Error {
  readonly reason: 'unreadable' | 'zip_bomb';
  constructor(reason: 'unreadable' | 'zip_bomb') {
    super(reason);
    this.reason = reason;
  }
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const FILE = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const IN_ZIP64 = 0xffffffff;
const ZIP64_FIELD = 1;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const findEnd = (view: DataView): number => {
  const stop = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= stop; at--) if (view.getUint32(at, true) === END) return at;
  throw new ArchiveFault('unreadable');
};

/** Where the directory begins and how many files it lists, from the 64-bit record when there is one. */
const directoryOf = (view: DataView): { at: number; count: number } => {
  const end = findEnd(view);
  const at = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END_64_LOCATOR) return { at, count };
  const record = Number(view.getBigUint64(locator + 8, true));
  if (view.getUint32(record, true) !== END_64) throw new ArchiveFault('unreadable');
  return { at: Number(view.getBigUint64(record + 48, true)), count: Number(view.getBigUint64(record + 32, true)) };
};

/** The 64-bit values of an entry that its 32-bit fields leave open, in the order the format fixes. */
const wideValues = (view: DataView, from: number, to: number): number[] => {
  for (let at = from; at + 4 <= to; ) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === ZIP64_FIELD) {
      const values: number[] = [];
      for (let i = at + 4; i + 8 <= at + 4 + size; i += 8) values.push(Number(view.getBigUint64(i, true)));
      return values;
    }
    at += 4 + size;
  }
  return [];
};

/**
 * Lists what an archive says it holds (APPNOTE.TXT 6.3.10 §4.3). Throws an ArchiveFault when it cannot be read or
 * declares more than the limits.
 */
export const listArchive = (bytes: Uint8Array): Entry[] => {
  const view = viewOf(bytes);
  const entries: Entry[] = [];
  let whole = 0;
  try {
    const { at: first, count } = directoryOf(view);
    if (count > MOST_ENTRIES) throw new ArchiveFault('zip_bomb');
    let at = first;
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== FILE) throw new ArchiveFault('unreadable');
      if (view.getUint16(at + 8, true) & ENCRYPTED_FLAG) throw new ArchiveFault('unreadable');
      const nameSize = view.getUint16(at + 28, true);
      const extraSize = view.getUint16(at + 30, true);
      const nameAt = at + 46;
      const wide = wideValues(view, nameAt + nameSize, nameAt + nameSize + extraSize);
      const narrowOrWide = (value: number): number => (value === IN_ZIP64 ? (wide.shift() ?? value) : value);
      const size = narrowOrWide(view.getUint32(at + 24, true));
      const packed = narrowOrWide(view.getUint32(at + 20, true));
      entries.push({
        name: new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameSize)),
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packed,
        size,
        at: narrowOrWide(view.getUint32(at + 42, true)),
      });
      whole += size;
      at = nameAt + nameSize + extraSize + view.getUint16(at + 32, true);
    }
  } catch (fault) {
    if (fault instanceof RangeError) throw new ArchiveFault('unreadable');
    throw fault;
  }
  if (whole > WHOLE_LIMIT) throw new ArchiveFault('zip_bomb');
  return entries;
};

/**
 * Unpacks one file. Never makes more than it declares: one that would is a bomb, one that gives less or other bytes
 * is damaged.
 */
export const unpack = (bytes: Uint8Array, entry: Entry): Uint8Array => {
  if (entry.size > PART_LIMIT) throw new ArchiveFault('zip_bomb');
  const view = viewOf(bytes);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL) throw new ArchiveFault('unreadable');
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) throw new ArchiveFault('unreadable');
  const plain = entry.method === STORED ? packed : entry.method === DEFLATED ? inflate(packed, entry.size) : null;
  if (plain === null || plain.length !== entry.size || crc32(plain) !== entry.crc) throw new ArchiveFault('unreadable');
  return plain;
};

const inflate = (packed: Uint8Array, size: number): Uint8Array => {
  if (size === 0) return new Uint8Array();
  try {
    return inflateRawSync(packed, { maxOutputLength: size });
  } catch (fault) {
    const tooMuch = fault instanceof RangeError && 'code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE';
    throw new ArchiveFault(tooMuch ? 'zip_bomb' : 'unreadable');
  }
};
