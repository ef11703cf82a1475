import { QUOTE_CLOSE, SENTENCE_END } from '../lexicon/punctuation.ts';
import { part, trimmed, type View } from '../view.ts';

/** The sentences of a paragraph, each with the mark that ends it; semicolons end one too. */
export function sentencesOf(view: View): View[] {
  const out: View[] = [];
  let from = 0;
  let depth = 0;
  const { text } = view;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '(') depth++;
    else if (c === ')') depth = Math.max(0, depth - 1);
    if (depth > 0 || !SENTENCE_END.includes(c)) continue;
    const end = text.charAt(i + 1) === QUOTE_CLOSE ? i + 2 : i + 1;
    out.push(trimmed(part(view, from, end)));
    from = end;
  }
  if (from < text.length) out.push(trimmed(part(view, from, text.length)));
  return out.filter((sentence) => sentence.text !== '');
}
