import { IDLE_HEADING } from '../lexicon/markers.ts';
import { BROKEN, FULL_STOP, TRAILING_MARKS } from '../lexicon/punctuation.ts';
import type { Span } from '../paper.ts';
import { joined, part, printed, type View, viewOf } from '../view.ts';
import { fixedHeadingEnd, gluedCuts } from './glued.ts';
import { type Marker, markerAt } from './markers.ts';

/** A numbered clause (or the unnumbered text before the first one) with its paragraphs, the marker taken off. */
export type Clause = {
  index: number;
  marker: Marker | null;
  rank: number;
  /** Index of the clause it belongs to, or -1. */
  parent: number;
  children: number[];
  paragraphs: View[];
  /** The first paragraph with the marker on. */
  first: View;
  /** What it is called in the path of headings: marker and first sentence. */
  heading: string;
  idle: boolean;
};

const LONGEST_HEADING = 60;
const LONGEST_IDLE = 16;
const WIDEST_NUMBERED = 4;

/**
 * Makes the tree of clauses from paragraphs, in the order printed.
 * Text that begins at one of `afterTables` starts anew: it does not go on with what stood before the table.
 */
export function clausesOf(
  raw: string,
  norm: string,
  paragraphs: readonly Span[][],
  afterTables: ReadonlySet<number> = new Set(),
): Clause[] {
  const clauses: Clause[] = [];
  const open: Clause[] = [];
  const expected = new Map<number, number>();
  let current: Clause | null = null;
  for (const ranges of paragraphs) {
    const whole = viewOf(norm, ranges);
    if (afterTables.has(whole.base)) current = null;
    const cuts = gluedCuts(whole.text);
    const pieces = cuts.length === 0 ? [whole] : cutAt(whole, cuts);
    for (const piece of pieces) {
      const marker = markerAt(piece.text, 0, expected.get(5) ?? null);
      if (!marker || piece.text.length <= marker.end) {
        if (!current) current = push(raw, clauses, open, null, piece);
        else current.paragraphs.push(piece);
        continue;
      }
      for (const rank of [...expected.keys()]) if (rank > marker.rank) expected.delete(rank);
      if (marker.value !== null) expected.set(marker.rank, marker.value + 1);
      current = push(
        raw,
        clauses,
        open,
        { ...marker, printed: printed(raw, part(piece, 0, marker.end)).trim() },
        piece,
      );
    }
  }
  return clauses;
}

function cutAt(view: View, cuts: readonly number[]): View[] {
  const pieces: View[] = [];
  const edges = cuts[0] === 0 ? [...cuts] : [0, ...cuts];
  edges.forEach((from, i) => {
    const piece = part(view, from, edges[i + 1] ?? view.text.length);
    const marker = markerAt(piece.text, 0);
    const headingEnd = marker ? fixedHeadingEnd(piece.text.slice(marker.end)) : 0;
    if (marker && headingEnd > 0)
      pieces.push(part(piece, 0, marker.end + headingEnd), part(piece, marker.end + headingEnd, piece.text.length));
    else pieces.push(piece);
  });
  return pieces;
}

function push(raw: string, clauses: Clause[], open: Clause[], marker: Marker | null, piece: View): Clause {
  const rank = marker?.rank ?? -1;
  while (open.length > 0 && (open.at(-1)?.rank ?? -1) >= rank) open.pop();
  const parent = marker ? (open.at(-1) ?? null) : null;
  const body = marker ? part(piece, marker.end, piece.text.length) : piece;
  const words = headingWords(body.text);
  const clause: Clause = {
    index: clauses.length,
    marker,
    rank,
    parent: parent?.index ?? -1,
    children: [],
    paragraphs: [body],
    first: piece,
    heading: `${marker?.printed ?? ''}${printed(raw, part(body, 0, words.length))}`,
    idle: (parent?.idle ?? false) || (marker !== null && isIdle(marker.rank, words)),
  };
  parent?.children.push(clause.index);
  clauses.push(clause);
  if (marker) open.push(clause);
  return clause;
}

/** Only wide clauses with a short heading can be idle ones; a task may speak of the state of things too. */
function isIdle(rank: number, words: string): boolean {
  const phrase = words.split(BROKEN, 1)[0] ?? '';
  return rank <= WIDEST_NUMBERED && phrase.length <= LONGEST_IDLE && IDLE_HEADING.test(phrase);
}

function headingWords(text: string): string {
  const stop = text.indexOf(FULL_STOP);
  return text.slice(0, stop < 0 ? LONGEST_HEADING : Math.min(stop, LONGEST_HEADING)).replace(TRAILING_MARKS, '');
}

/** The whole of a clause's own text including its marker. */
export function wholeOf(clause: Clause): View {
  return joined([clause.first, ...clause.paragraphs.slice(1)]);
}

/** The headings above a clause, the widest first. */
export function sectionOf(clauses: readonly Clause[], clause: Clause): string[] {
  const path: string[] = [];
  for (let at = clause.parent; at >= 0; ) {
    const above = clauses[at];
    if (!above) break;
    if (above.marker) path.unshift(above.heading);
    at = above.parent;
  }
  return path;
}
