import { CANONICAL, WIDE_COLON, WIDE_COMMA, WIDE_SEMICOLON } from './lexicon/punctuation.ts';

const FIRST_WIDE = 0xff01;
const LAST_WIDE = 0xff5e;
const WIDTH_GAP = 0xfee0;

const table = new Uint16Array(65536);
for (let code = 0; code < 65536; code++) {
  if (code >= FIRST_WIDE && code <= LAST_WIDE) table[code] = code - WIDTH_GAP;
  else if (code >= 0x2f00 && code <= 0x2fd5) table[code] = String.fromCharCode(code).normalize('NFKC').charCodeAt(0);
  else table[code] = code;
}
for (const code of [
  0x00a0, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x200b, 0x200c, 0x200d, 0x202f,
  0x2060, 0x3000, 0xfeff, 0x0000,
])
  table[code] = 0x20;
for (const code of [0x000b, 0x000c, 0x0085, 0x2028, 0x2029]) table[code] = 0x0a;
for (const [from, to] of Object.entries(CANONICAL)) table[from.charCodeAt(0)] = to.charCodeAt(0);

const wide: Record<number, number> = {
  44: WIDE_COMMA.charCodeAt(0),
  58: WIDE_COLON.charCodeAt(0),
  59: WIDE_SEMICOLON.charCodeAt(0),
};
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/**
 * Brings widths, blanks and look-alike marks to one form, character by character.
 * The result has exactly the length of the text given, so an offset into one is an offset into the other.
 */
export function normalise(text: string): string {
  const out = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = table[text.charCodeAt(i)] ?? 0x20;
    if (code === 0x0d) out[i] = text.charCodeAt(i + 1) === 0x0a ? 0x20 : 0x0a;
    else if (code === 0x2c || code === 0x3a || code === 0x3b) {
      const between = isDigit(table[text.charCodeAt(i - 1)] ?? 0) && isDigit(table[text.charCodeAt(i + 1)] ?? 0);
      out[i] = between && code !== 0x3b ? code : (wide[code] ?? code);
    } else out[i] = code;
  }
  let result = '';
  for (let i = 0; i < out.length; i += 8192) result += String.fromCharCode(...out.subarray(i, i + 8192));
  return result;
}
