import { CLOSES_BRACKET, kindAt, OPENS_BRACKET } from '../lexicon/letters.ts';
import { SENTENCE_END } from '../lexicon/punctuation.ts';
import { CONTACT, LOOSE_TAIL, SAID_APART } from '../lexicon/roles.ts';
import { endsLikePlainBody } from '../lexicon/units.ts';
import { part, type View } from '../view.ts';
import { readTail, type Tail } from './tail.ts';
import { clean, isPlainBody } from './units.ts';

/** A bracket left open this near the end of a paragraph is taken to close with it. */
/** In these brackets nothing stands by the way. */
const HEAVY_BRACKET = '【';
const LONGEST_OPEN = 300;

/** A tail in a paragraph: from its opening bracket to the end of its closing one. */
export type PlacedTail = { start: number; end: number; tail: Tail };

/** The outermost bracketed parts of a text, in one pass; brackets without a partner are passed over. */
export function bracketsOf(text: string): { start: number; end: number }[] {
  const pairs: { start: number; end: number }[] = [];
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const is = kindAt(text, i) & (OPENS_BRACKET | CLOSES_BRACKET);
    if (is === 0) continue;
    if (is === OPENS_BRACKET) open.push(i);
    else {
      const start = open.pop();
      if (start !== undefined) pairs.push({ start, end: i + 1 });
    }
  }
  const last = open.at(-1);
  if (last !== undefined && last > text.length - LONGEST_OPEN) pairs.push({ start: last, end: text.length + 1 });
  if (pairs.length > 1) pairs.sort((a, b) => a.start - b.start);
  const out: { start: number; end: number }[] = [];
  for (const pair of pairs) if (pair.start >= (out.at(-1)?.end ?? 0)) out.push(pair);
  return out;
}

/** The tails of a paragraph, in order: those in brackets, and one without brackets at its end. */
export function tailsOf(view: View): PlacedTail[] {
  const { text } = view;
  const out: PlacedTail[] = [];
  for (const { start, end } of bracketsOf(text)) {
    const inner = part(view, start + 1, end - 1);
    const tail = readTail(inner);
    if (tail && isTail(text, start, end, tail)) out.push({ start, end: Math.min(end, text.length), tail });
  }
  const from = out.at(-1)?.end ?? 0;
  const said = SAID_APART.exec(text);
  if (said && said.index >= from && !inside(out, said.index)) {
    const tail = readTail(clean(part(view, said.index + said[0].length, text.length)));
    if (tail?.spoken && tail.units.length > 0) out.push({ start: said.index, end: text.length, tail });
    return out;
  }
  LOOSE_TAIL.lastIndex = from;
  const loose = LOOSE_TAIL.exec(text);
  if (loose && !inside(out, loose.index)) {
    const start = loose.index + 1;
    const tail = readTail(part(view, start, text.length));
    if (tail?.labelled) out.push({ start, end: text.length, tail });
  }
  return out;
}

/** A bracket that only lists names is a tail where a sentence ends, not where it goes on. */
function isTail(text: string, start: number, end: number, tail: Tail): boolean {
  if (tail.labelled || tail.spoken) return true;
  if (tail.units.length === 0)
    return tail.deadline !== null || tail.people.some((person) => !CONTACT.test(person.role));
  if (text.charAt(start) === HEAVY_BRACKET && tail.units.length > 0) return true;
  const closes = end >= text.length || SENTENCE_END.includes(text.charAt(end));
  if (namesOnlyBodies(text, start, end, tail)) return true;
  return closes && (tail.units.length > 1 || SENTENCE_END.includes(text.charAt(start - 1)));
}

/** Bodies in brackets before a mark, which do not explain the name of a body: 培育个转企200户（区市场监管局）、. */
function namesOnlyBodies(text: string, start: number, end: number, tail: Tail): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_NAME), start);
  return (
    (end >= text.length || LIST_MARKS.includes(text.charAt(end))) &&
    tail.units.every(({ name }) => isPlainBody(name.text)) &&
    !endsLikePlainBody(before) &&
    /\d/.test(before)
  );
}
const LIST_MARKS = `，、${SENTENCE_END}`;
const LONGEST_NAME = 40;

function inside(tails: readonly PlacedTail[], at: number): boolean {
  return tails.some((tail) => at >= tail.start && at < tail.end - 1);
}
