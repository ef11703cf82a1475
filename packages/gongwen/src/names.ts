import { BOOK_CLOSE, BOOK_OPEN, QUOTE_CLOSE, QUOTE_OPEN } from './lexicon/punctuation.ts';
import { NAME_LENGTH } from './lexicon/quantities.ts';
import type { Span } from './paper.ts';

const LONGEST_TITLE = 120;
const NONE: readonly Span[] = [];

/** Where names stand in a text: titles of papers, and short words in quotation marks. Sorted and not overlapping. */
export function namedRanges(text: string): readonly Span[] {
  if (!text.includes(BOOK_OPEN) && !text.includes(QUOTE_OPEN)) return NONE;
  const found: Span[] = [];
  for (const [open, close, longest] of [
    [BOOK_OPEN, BOOK_CLOSE, LONGEST_TITLE],
    [QUOTE_OPEN, QUOTE_CLOSE, NAME_LENGTH],
  ] as const) {
    for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 1)) {
      const end = text.slice(at, at + longest + 2).indexOf(close);
      if (end >= 0) found.push([at, at + end + 1]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  const merged: Span[] = [];
  for (const [start, end] of found) {
    const last = merged.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** Whether a place lies inside one of the sorted ranges. */
export function insideAny(ranges: readonly Span[], at: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.[0] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low - 1];
  return range !== undefined && at > range[0] && at < range[1];
}
