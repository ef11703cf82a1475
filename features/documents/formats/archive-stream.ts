import { createInflateRaw } from 'node:zlib';
import { ArchiveFault, type Entry } from './archive.ts';

const LOCAL = 0x04034b50;
const DEFLATED = 8;
const PIECE = 256 * 1024;

/**
 * Unpacks one file of an archive piece by piece as text in UTF-8, for parts too large to hold whole. Throws an
 * ArchiveFault when it is damaged or gives more than it declares.
 */
export async function* unpackText(bytes: Uint8Array, entry: Entry): AsyncGenerator<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== LOCAL) throw new ArchiveFault('unreadable');
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  const decoder = new TextDecoder('utf-8');
  let size = 0;
  const text = (piece: Uint8Array): string => {
    size += piece.length;
    if (size > entry.size) throw new ArchiveFault('zip_bomb');
    return decoder.decode(piece, { stream: true });
  };
  if (entry.method === DEFLATED) yield* inflated(packed, text);
  else for (let at = 0; at < packed.length; at += PIECE) yield text(packed.subarray(at, at + PIECE));
  if (size !== entry.size) throw new ArchiveFault('unreadable');
}

async function* inflated(packed: Uint8Array, text: (piece: Uint8Array) => string): AsyncGenerator<string> {
  const inflate = createInflateRaw({ chunkSize: PIECE });
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield text(piece as Uint8Array);
  } catch (fault) {
    throw fault instanceof ArchiveFault ? fault : new ArchiveFault('unreadable');
  } finally {
    inflate.destroy();
  }
}
