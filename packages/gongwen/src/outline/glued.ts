import { FIXED_HEADING, GLUED_CANDIDATE, HAN_TOP } from '../lexicon/markers.ts';
import { BROKEN, ENDS_CLAUSE, HAN } from '../lexicon/punctuation.ts';
import { type Marker, markerAt } from './markers.ts';

const LONGEST_HEADING = 40;

/**
 * Where the clauses of a run-on paragraph begin, when it holds a numbered hierarchy without line breaks.
 * A place counts only when its number is the next of its kind (or the first below a wider clause), so that
 * numbers inside sentences are left alone. Returns no cuts for ordinary paragraphs.
 */
export function gluedCuts(text: string): number[] {
  if (text.length < 120 || !HAN_TOP.test(text)) return [];
  const next = new Map<number, number>();
  const cuts: { at: number; marker: Marker }[] = [];
  let lastCut = 0;
  for (const found of text.matchAll(GLUED_CANDIDATE)) {
    const at = found.index;
    if (at < lastCut) continue;
    const lowest = cuts.at(-1)?.marker;
    const marker = markerAt(text, at, next.get(5) ?? null);
    if (!marker || marker.value === null) continue;
    const expected = next.get(marker.rank) ?? 1;
    if (marker.value !== expected) continue;
    const before = text.slice(Math.max(0, at - 2), at);
    const heading = text.slice(lastCut, at);
    const afterSentence = at === 0 || ENDS_CLAUSE.test(before);
    const afterHeading =
      lowest !== undefined &&
      marker.rank > lowest.rank &&
      heading.length <= LONGEST_HEADING &&
      !BROKEN.test(heading.slice(2));
    const afterTitle =
      lowest === undefined && marker.value === 1 && marker.kind === 'han' && HAN.test(before.slice(-1));
    if (!afterSentence && !afterHeading && !afterTitle) continue;
    if (marker.rank > 3 && lowest === undefined && !afterSentence) continue;
    cuts.push({ at, marker });
    for (const rank of [...next.keys()]) if (rank > marker.rank) next.delete(rank);
    next.set(marker.rank, expected + 1);
    lastCut = marker.end;
  }
  const widest = cuts.reduce((least, cut) => Math.min(least, cut.marker.rank), Number.POSITIVE_INFINITY);
  const atWidest = cuts.filter((cut) => cut.marker.rank === widest);
  if (atWidest.length < 2 || widest > 4 || (atWidest[0]?.marker.value ?? 0) !== 1) return [];
  return cuts.map((cut) => cut.at);
}

/** Where a heading known by its words ends inside a run-on clause, or 0. */
export function fixedHeadingEnd(text: string): number {
  return FIXED_HEADING.exec(text)?.[0].length ?? 0;
}
