// What single characters do in a list or a sentence, looked up by code: lists are read letter by letter, and asking a
// pattern about each would take most of the time.

export const OPENS = 1;
export const CLOSES = 2;
/** Parts the names of a list for sure; a blank does so only where nothing else does. */
export const PARTS = 4;
export const BLANK = 8;
/** Ends a statement inside a tail. */
export const ENDS_STATEMENT = 16;
/** Stands at the beginning or the end of words without belonging to them. */
export const LEADS_IN = 32;
export const TRAILS = 64;
/** Ends a clause of running text. */
export const STOPS = 128;
/** Brackets, without the marks of titles and quotations. */
export const OPENS_BRACKET = 256;
export const CLOSES_BRACKET = 512;
/** A clause may begin with it as its number. */
export const NUMBERS = 1024;

export const CIRCLED: readonly [first: number, last: number][] = [
  [0x2460, 0x2473],
  [0x2474, 0x2487],
  [0x3220, 0x3229],
  [0x2776, 0x277f],
  [0x2780, 0x2789],
];

const KINDS = new Uint16Array(0x10000);
const mark = (letters: string, kind: number): void => {
  for (const letter of letters) KINDS[letter.charCodeAt(0)] = (KINDS[letter.charCodeAt(0)] ?? 0) | kind;
};
const BLANKS =
  '\t\n\u000b\u000c\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
mark('([{〔【《“', OPENS);
mark(')]}〕】》”', CLOSES);
mark('([{【〔', OPENS_BRACKET);
mark(')]}】〕', CLOSES_BRACKET);
mark('、，,；;。⏎/\n\t', PARTS);
mark(BLANKS, BLANK | LEADS_IN | TRAILS);
mark('，；;。\n', ENDS_STATEMENT);
mark('，、；：。;:,', LEADS_IN | TRAILS);
mark('.', LEADS_IN);
mark('，。；：！？,;:!?', STOPS);
mark('项任事措行工议专问第一二三四五六七八九十百零〇([【0123456789首其再最●■◆○□▪▶►•★☆◇※✓-*', NUMBERS);
for (const [first, last] of CIRCLED)
  for (let code = first; code <= last; code++) mark(String.fromCharCode(code), NUMBERS);

/** What the character at `index` does. */
export const kindAt = (text: string, index: number): number => KINDS[text.charCodeAt(index)] ?? 0;
