import type { Item, UnitRole } from './paper.ts';

/** The part of an item that is scored; labels made by hand hold it too. */
export type ScoredItem = Pick<Item, 'task' | 'lead' | 'responsible' | 'support'> & {
  no?: string | null;
  deadline?: { date: string | null };
  quantities?: { value: number; unit: string }[];
};

/** What was found of what was there: hits, the number in the labels, the number proposed. */
export type Tally = { hit: number; gold: number; got: number };
/** The four measures of one paper or of many. */
export type Score = { items: Tally; units: Tally; deadlines: Tally; quantities: Tally };
/** Which proposed item was taken for which labelled one, by index. */
export type Pairing = { byGold: Map<number, number>; byGot: Map<number, number> };

const MEASURES = ['items', 'units', 'deadlines', 'quantities'] as const;
const ROLES: readonly UnitRole[] = ['lead', 'responsible', 'support'];
const LIKE_ENOUGH = 0.6;

const none = (): Score => ({
  items: { hit: 0, gold: 0, got: 0 },
  units: { hit: 0, gold: 0, got: 0 },
  deadlines: { hit: 0, gold: 0, got: 0 },
  quantities: { hit: 0, gold: 0, got: 0 },
});

/** Words without widths, blanks and marks, as they are compared. */
export const bare = (words: string): string => words.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '');

/** `role:name` of every unit of an item. */
export const unitsOf = (item: ScoredItem | undefined): string[] =>
  ROLES.flatMap((role) => (item?.[role] ?? []).map((name) => `${role}:${bare(name)}`));

/** `value|unit` of every amount of an item. */
export const amountsOf = (item: ScoredItem | undefined): string[] =>
  (item?.quantities ?? []).map(({ value, unit }) => `${Number(value)}|${bare(unit)}`);

function commonSubstring(a: string, b: string): number {
  let best = 0;
  let row = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j++) {
      if (a[i - 1] !== b[j - 1]) continue;
      next[j] = (row[j - 1] ?? 0) + 1;
      best = Math.max(best, next[j] ?? 0);
    }
    row = next;
  }
  return best;
}

/** Pairs proposed items with labelled ones, one to one, the most alike first: 2|s| / (|a|+|b|) of the longest common substring s. */
export function pair(gold: readonly ScoredItem[], got: readonly ScoredItem[]): Pairing {
  const goldText = gold.map((item) => bare(item.task));
  const gotText = got.map((item) => bare(item.task));
  const pairs: [likeness: number, gold: number, got: number][] = [];
  goldText.forEach((a, i) => {
    gotText.forEach((b, j) => {
      if (2 * Math.min(a.length, b.length) < LIKE_ENOUGH * (a.length + b.length)) return;
      const likeness = (2 * commonSubstring(a, b)) / (a.length + b.length || 1);
      if (likeness >= LIKE_ENOUGH) pairs.push([likeness, i, j]);
    });
  });
  pairs.sort((x, y) => y[0] - x[0] || Math.abs(x[1] - x[2]) - Math.abs(y[1] - y[2]));
  const pairing: Pairing = { byGold: new Map(), byGot: new Map() };
  for (const [, i, j] of pairs) {
    if (pairing.byGold.has(i) || pairing.byGot.has(j)) continue;
    pairing.byGold.set(i, j);
    pairing.byGot.set(j, i);
  }
  return pairing;
}

function overlap(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const x of b) left.set(x, (left.get(x) ?? 0) + 1);
  let hit = 0;
  for (const x of a) {
    const count = left.get(x) ?? 0;
    if (count === 0) continue;
    hit++;
    left.set(x, count - 1);
  }
  return hit;
}

/** Scores what was proposed for one paper against its labels. */
export function scorePaper(gold: readonly ScoredItem[], got: readonly ScoredItem[]): Score {
  const { byGold, byGot } = pair(gold, got);
  const score = none();
  score.items = { hit: byGold.size, gold: gold.length, got: got.length };
  gold.forEach((label, i) => {
    const at = byGold.get(i);
    add(score, label, at === undefined ? undefined : got[at]);
  });
  got.forEach((proposed, j) => {
    if (!byGot.has(j)) add(score, undefined, proposed);
  });
  return score;
}

function add(score: Score, label: ScoredItem | undefined, proposed: ScoredItem | undefined): void {
  for (const [measure, of] of [
    ['units', unitsOf],
    ['quantities', amountsOf],
  ] as const) {
    const [gold, got] = [of(label), of(proposed)];
    score[measure].hit += overlap(gold, got);
    score[measure].gold += gold.length;
    score[measure].got += got.length;
  }
  const [gold, got] = [label?.deadline?.date ?? null, proposed?.deadline?.date ?? null];
  if (gold) score.deadlines.gold++;
  if (got) score.deadlines.got++;
  if (gold && gold === got) score.deadlines.hit++;
}

/** The sum of several scores. */
export function sumScores(scores: readonly Score[]): Score {
  const total = none();
  for (const score of scores) {
    for (const measure of MEASURES) {
      total[measure].hit += score[measure].hit;
      total[measure].gold += score[measure].gold;
      total[measure].got += score[measure].got;
    }
  }
  return total;
}

/** The harmonic mean of recall and precision; null when nothing was there and nothing proposed. */
export function f1({ hit, gold, got }: Tally): number | null {
  return gold + got === 0 ? null : (2 * hit) / (gold + got);
}
