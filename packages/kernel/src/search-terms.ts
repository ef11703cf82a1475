const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Two-character pieces of a text, lower case, without repeats, for an index that finds words of two characters
 * (trigrams cannot). Pieces never cross punctuation.
 */
export const bigramsOf = (text: string): string[] => {
  const pieces = new Set<string>();
  for (const [word] of text.normalize('NFKC').toLowerCase().matchAll(WORD)) {
    const letters = [...word];
    for (let i = 0; i + 1 < letters.length; i++) pieces.add(`${letters[i]}${letters[i + 1]}`);
  }
  return [...pieces];
};
