const MARKS: readonly [bytes: readonly number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Text of bytes in UTF-8, UTF-16 (either order, by its mark) or GB18030, which every other Chinese text file is in.
 * Null when it is none of them, such as a picture.
 */
export const readText = (bytes: Uint8Array): string | null => {
  const marked = MARKS.find(([mark]) => mark.every((byte, i) => bytes[i] === byte));
  for (const encoding of marked ? [marked[1]] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // not in this encoding
    }
  }
  return null;
};
