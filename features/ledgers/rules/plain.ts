import lexicon from './lexicon.json' with { type: 'json' };

const BLANKS = /\s+/gu;
const BRACKETS =
  /[([{\u3010<\u300a\u3014]([^()[\]{}\u3010\u3011<>\u300a\u300b\u3014\u3015]*)[)\]}\u3011>\u300b\u3015]/gu;
const DECORATION = /[*\u2605\u25cf\u203b:\u3001.\u3002_\u201c\u201d"'\u00b7]/gu;

/** A text for comparing: no blanks, one width, lower case. */
export const squeezed = (text: string): string => text.normalize('NFKC').replace(BLANKS, '').toLowerCase();

/** A head for comparing, without brackets and decoration; and what stood in its brackets. */
export const headParts = (text: string): { name: string; asides: readonly string[] } => {
  const asides: string[] = [];
  let rest = squeezed(text);
  // Innermost first, so that brackets in brackets go too.
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(BRACKETS, (_whole, inner: string) => {
      if (inner) asides.push(inner);
      return '';
    });
  }
  return { name: rest.replace(DECORATION, ''), asides };
};

const BLANK_WORDS = new Set(lexicon.blanks.map(squeezed));

/** Whether a cell says nothing: empty, or one of the marks that offices put for "none". */
export const isBlank = (text: string): boolean => {
  const plain = squeezed(text);
  return plain === '' || BLANK_WORDS.has(plain);
};

/** One line without blanks at its ends; runs of blanks become one. */
export const oneLine = (text: string): string => text.replace(BLANKS, ' ').trim();
