import { CANONICAL, CLUMSY_MARKS, isMeant, WIDE_MARK } from './lexicon/punctuation.ts';

const WIDTH_GAP = 0xfee0;
const BLANK = ' ';

/** Characters that have another form here, other than the wide letters and figures. */
const OTHERS = new Map<string, string>(Object.entries(CANONICAL).filter(([from, to]) => from !== to));
for (const blank of '\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u202f\u2060\u3000\ufeff\u0000') {
  OTHERS.set(blank, BLANK);
}
for (const lineEnd of '\u000b\u000c\u0085\u2028\u2029') OTHERS.set(lineEnd, '\n');
// Radicals stand for whole characters in text taken out of some PDFs.
for (let code = 0x2f00; code <= 0x2fd5; code++) {
  const radical = String.fromCharCode(code);
  const whole = radical.normalize('NFKC');
  if (whole.length === 1) OTHERS.set(radical, whole);
}
const escaped = [...OTHERS.keys()].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const ODD = new RegExp(`[\\uff10-\\uff19\\uff21-\\uff3a\\uff41-\\uff5a${escaped}]`, 'g');
const RETURN = /\r(?=(\n)?)/g;

/**
 * Brings widths, blanks and look-alike marks to one form, character by character.
 * The result has exactly the length of the text given, so an offset into one is an offset into the other.
 */
export function normalise(text: string): string {
  const plain = text.replace(ODD, (c) => OTHERS.get(c) ?? String.fromCharCode(c.charCodeAt(0) - WIDTH_GAP));
  const lines = plain.includes('\r') ? plain.replace(RETURN, (_, end) => (end === undefined ? '\n' : BLANK)) : plain;
  return lines.replace(CLUMSY_MARKS, (mark, at: number) =>
    isMeant(mark, lines.charAt(at - 1), lines.charAt(at + 1)) ? mark : (WIDE_MARK[mark] ?? mark),
  );
}
