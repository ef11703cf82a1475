/** Bytes that no text holds; the reader says what to do. */
const CONTROL = /(?!\s)\p{Cc}/gu;
const NO_TEXT_SHARE = 0.001;
/** Old programs end a file with a control character or two. */
const FORGIVEN = 2;
const SAMPLE_BYTES = 4096;

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

/**
 * UTF-16 without a mark: line breaks and spaces leave a zero on one side of nearly every pair only. Which side tells
 * the order of bytes.
 */
const utf16Order = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  let even = 0;
  let odd = 0;
  const end = Math.min(bytes.length, SAMPLE_BYTES);
  for (let i = 0; i < end; i++) if (bytes[i] === 0) i % 2 === 0 ? even++ : odd++;
  if (even + odd === 0 || bytes.length % 2 !== 0) return null;
  if (odd > 4 * even) return 'utf-16le';
  return even > 4 * odd ? 'utf-16be' : null;
};

const isText = (text: string): boolean => {
  if (text.includes('\0')) return false;
  return (text.match(CONTROL)?.length ?? 0) <= FORGIVEN + text.length * NO_TEXT_SHARE;
};

/**
 * A text file's words: UTF-8 with or without its mark, UTF-16 in either order, else GB18030 (which holds GBK and
 * GB2312). Null when it is none of them, or no text at all.
 */
export const decodeText = (bytes: Uint8Array): string | null => {
  const marked = startsWith(bytes, 0xef, 0xbb, 0xbf)
    ? 'utf-8'
    : startsWith(bytes, 0xff, 0xfe)
      ? 'utf-16le'
      : startsWith(bytes, 0xfe, 0xff)
        ? 'utf-16be'
        : utf16Order(bytes);
  const text = marked ? decode(bytes, marked) : (decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030'));
  return text !== null && isText(text) ? text : null;
};
