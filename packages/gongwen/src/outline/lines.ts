import { CLOSED_LINE, STOPPED } from '../lexicon/punctuation.ts';
import { LABEL_START } from '../lexicon/roles.ts';
import type { Span } from '../paper.ts';
import { markerAt } from './markers.ts';

/** A printed line without the blanks at its ends; `indent` counts the blanks before it. */
export type Line = { start: number; end: number; indent: number; text: string };

/** Cuts a normalised text into its lines that hold anything. */
export function linesOf(norm: string): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from <= norm.length; ) {
    let to = norm.indexOf('\n', from);
    if (to < 0) to = norm.length;
    const line = norm.slice(from, to);
    const indent = line.length - line.trimStart().length;
    const text = line.trim();
    if (text !== '') {
      const tabbed = line.includes('\t');
      const start = tabbed ? from : from + indent;
      const end = tabbed ? to : start + text.length;
      lines.push({ start, end, indent, text: tabbed ? line : text });
    }
    from = to + 1;
  }
  return lines;
}

/** A line so ended may still be followed by its paragraph; a full stop at the very edge is taken as the end. */
const WRAP_LIMIT = 64;
const WRAP_LEAST = 18;

/** The width at which a text was broken into lines by force, or null when lines are paragraphs. */
export function wrapWidth(lines: readonly Line[]): number | null {
  if (lines.length < 6) return null;
  let longest = 0;
  for (const line of lines) longest = Math.max(longest, line.text.length);
  if (longest > WRAP_LIMIT || longest < WRAP_LEAST) return null;
  const full = lines.filter((line) => line.text.length >= longest - 4).length;
  const open = lines.filter((line) => line.text.length >= longest - 4 && !CLOSED_LINE.test(line.text)).length;
  return full >= lines.length * 0.3 && open >= full * 0.4 ? longest : null;
}

/** How many more brackets a line opens than it closes. */
function openBrackets(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x28 || c === 0x5b) depth++;
    else if (c === 0x29 || c === 0x5d) depth--;
  }
  return depth;
}

/** Joins lines that one paragraph was broken into: at a fixed width, or inside a bracket. */
export function paragraphRanges(lines: readonly Line[], afterTables: ReadonlySet<number> = new Set()): Span[][] {
  const width = wrapWidth(lines);
  const paragraphs: Span[][] = [];
  let current: Span[] = [];
  let last: Line | null = null;
  let depth = 0;
  for (const line of lines) {
    const begins = markerAt(line.text, 0) !== null || LABEL_START.test(line.text);
    const opened = openBrackets(line.text);
    const inBracket = depth > 0 && current.length < 4 && !begins && opened < 0;
    const wrapped =
      last !== null &&
      width !== null &&
      last.text.length >= width - 4 &&
      !begins &&
      line.indent < 2 &&
      !STOPPED.test(last.text);
    if (current.length > 0 && (inBracket || wrapped) && !afterTables.has(line.start))
      current.push([line.start, line.end]);
    else {
      if (current.length > 0) paragraphs.push(current);
      current = [[line.start, line.end]];
      depth = 0;
    }
    depth = Math.max(0, depth + opened);
    last = line;
  }
  if (current.length > 0) paragraphs.push(current);
  return paragraphs;
}
