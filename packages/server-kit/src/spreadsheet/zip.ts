import { Readable } from 'node:stream';
import { constants, crc32, createDeflateRaw } from 'node:zlib';

/** A file of an archive: its name inside and its bytes, which may come piece by piece. */
export type ZipEntry = { name: string; bytes: AsyncIterable<Buffer> | Iterable<Buffer> };

const DEFLATED = 8;
// Sizes and checksum follow the bytes (bit 3), because they are not known when a stream begins; names are UTF-8 (bit 11).
const FLAGS = 0x0808;
const VERSION = 20;
// 1 January 1980, the earliest a zip can say: the same rows give the same bytes.
const DAY = 0x0021;
const LIMIT = 0xffff_ffff;

type Written = { name: Buffer; crc: number; packed: number; plain: number; offset: number };

const localHeader = (name: Buffer): Buffer => {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt16LE(DAY, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
};

const descriptor = ({ crc, packed, plain }: Written): Buffer => {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc, 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(plain, 12);
  return bytes;
};

const directoryEntry = ({ name, crc, packed, plain, offset }: Written): Buffer => {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(VERSION, 4);
  entry.writeUInt16LE(VERSION, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(DEFLATED, 10);
  entry.writeUInt16LE(DAY, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(plain, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  return Buffer.concat([entry, name]);
};

const directoryEnd = (count: number, size: number, offset: number): Buffer => {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
};

/**
 * A zip archive as it comes into being; packing runs outside the event loop's thread. Throws a RangeError at 4 GiB, the
 * most that can be said without zip64.
 */
export async function* zipOf(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const entry: Written = { name: Buffer.from(name), crc: 0, packed: 0, plain: 0, offset };
    const header = localHeader(entry.name);
    yield header;
    const counted = async function* (): AsyncGenerator<Buffer> {
      for await (const piece of bytes) {
        entry.crc = crc32(piece, entry.crc);
        entry.plain += piece.length;
        yield piece;
      }
    };
    const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED + 1, chunkSize: 64 * 1024 });
    const source = Readable.from(counted());
    source.on('error', (fault) => deflate.destroy(fault));
    for await (const piece of source.pipe(deflate) as AsyncIterable<Buffer>) {
      entry.packed += piece.length;
      yield piece;
    }
    yield descriptor(entry);
    offset += header.length + entry.packed + 16;
    if (entry.plain > LIMIT || offset > LIMIT) throw new RangeError('an archive of more than 4 GiB needs zip64');
    written.push(entry);
  }
  const directory = Buffer.concat(written.map(directoryEntry));
  yield directory;
  yield directoryEnd(written.length, directory.length, offset);
}
