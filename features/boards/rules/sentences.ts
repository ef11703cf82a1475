import type { Counts } from './roll-up.ts';

/** A sentence without words: its key below `boards.sentence` and the values it names. */
export type Said = { key: string; params: Record<string, string | number> };

/** What a secretary looks at before speaking. */
export type BoardFacts = {
  unitName: string;
  totals: Counts;
  /** Red ones more than at the end of yesterday; negative when fewer. */
  lateChange: number;
  /** The red task worth naming, and in words why it is red and what it is stuck at. */
  red: { title: string; why: string; problems: string | null } | null;
  /** The units directly below, with what their subtrees hold. */
  parts: readonly { name: string; subtree: Counts }[];
};

const LONGEST_PROBLEM = 30;

/** The first clause of a free text, so that it fits into a sentence; null when nothing was said. */
const inShort = (words: string | null): string | null => {
  const first = words
    ?.trim()
    .split(/[\n\u3002\uff1b;.!\uff01]/)[0]
    ?.trim();
  if (!first) return null;
  return first.length > LONGEST_PROBLEM ? `${first.slice(0, LONGEST_PROBLEM)}\u2026` : first;
};

/** A reason inside another sentence: without what stands in brackets at its end, and without its full stop. */
const unstopped = (words: string): string =>
  words.replace(/[\u3002.]+$/, '').replace(/\s*(\uff08.*\uff09|\(.*\))$/, '');

/**
 * What a good secretary would say of a board, at most three sentences: how much is open and red and what changed since
 * yesterday with one task named; what may turn red next; which unit the red ones gather in (only said when several
 * units have open tasks and one has several red ones and more than any other). House rule, 2026-11-23.
 */
export const boardSentences = (facts: BoardFacts): Said[] =>
  [headline(facts), next(facts.totals), gathering(facts.parts)].filter((said) => said !== null);

const headline = ({ unitName: unit, totals, lateChange, red }: BoardFacts): Said => {
  const { open, late } = totals;
  if (open === 0) return { key: 'nothing_open', params: { unit, done: totals.done } };
  const params = {
    unit,
    open,
    late,
    trend: lateChange > 0 ? 'more' : lateChange < 0 ? 'fewer' : 'same',
    change: Math.abs(lateChange),
  };
  if (late === 0) return { key: 'none_red', params };
  if (!red) return { key: 'red', params };
  const problem = inShort(red.problems);
  const named = { ...params, title: red.title, why: unstopped(red.why) };
  return problem ? { key: 'red_named_stuck', params: { ...named, problem } } : { key: 'red_named', params: named };
};

const next = ({ behind, near }: Counts): Said | null => {
  if (behind > 0 && near > 0) return { key: 'behind_and_near', params: { behind, near } };
  if (behind > 0) return { key: 'behind', params: { behind } };
  return near > 0 ? { key: 'near', params: { near } } : null;
};

const gathering = (parts: BoardFacts['parts']): Said | null => {
  const busy = parts.filter((part) => part.subtree.open > 0);
  const [most, second] = busy.toSorted((a, b) => b.subtree.late - a.subtree.late);
  // One red light alone has been named already.
  if (!most || !second || most.subtree.late < 2 || most.subtree.late === second.subtree.late) return null;
  const { open, late } = most.subtree;
  return { key: 'gathering', params: { unit: most.name, open, late, share: late / open } };
};
