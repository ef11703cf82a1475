/** An item of an edition as far as comparing looks at it, in the order of its paper. */
export type Compared = {
  readonly id: string;
  readonly task: string;
  readonly title: string | null;
  readonly no: string | null;
};

/** An item that both editions have. `isChanged`: in its words; `isMoved`: it stands elsewhere among those that stayed. */
export type Pair = {
  readonly before: string;
  readonly after: string;
  readonly isChanged: boolean;
  readonly isMoved: boolean;
};
export type Comparison = {
  readonly pairs: readonly Pair[];
  /** Items of the new edition alone, and of the old one alone, in their order. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
};

/**
 * Half of the pairs of signs are shared: an item with another figure, date or half a sentence more reaches it, two items
 * about different matters do not. House rule of 2026-11-24, tried on papers of our own.
 */
const ALIKE = 0.5;
/** A pair of signs that more items than this share says nothing about which of them is meant ("complete", "build"). */
const COMMON = 24;

/** Words as they are compared: one width, letters and figures alone. */
export const bareWords = ({ title, task }: Pick<Compared, 'title' | 'task'>): string =>
  `${title ?? ''}${task}`
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const pairsOfSigns = (words: string): ReadonlySet<string> => {
  const signs = [...words];
  return new Set(signs.length < 2 ? signs : signs.slice(1).map((sign, i) => `${signs[i]}${sign}`));
};

type Item = { readonly at: number; readonly words: string; readonly signs: ReadonlySet<string> };
const itemsOf = (list: readonly Compared[]): Item[] =>
  list.map((one, at) => {
    const words = bareWords(one);
    return { at, words, signs: pairsOfSigns(words) };
  });

const grouped = <T>(list: readonly T[], keysOf: (value: T) => Iterable<string>): Map<string, T[]> => {
  const map = new Map<string, T[]>();
  for (const value of list)
    for (const key of keysOf(value)) {
      const group = map.get(key);
      if (group) group.push(value);
      else map.set(key, [value]);
    }
  return map;
};

/** Items with the same words, the first with the first, the second with the second. */
const matchSame = (before: readonly Item[], after: readonly Item[]): Map<number, number> => {
  const matched = new Map<number, number>();
  const byWords = grouped(before, ({ words }) => [words]);
  for (const [words, group] of grouped(after, (item) => [item.words]))
    group.forEach((item, i) => {
      const old = byWords.get(words)?.[i];
      if (old) matched.set(old.at, item.at);
    });
  return matched;
};

type Likeness = { readonly before: Item; readonly after: Item; readonly score: number };

/** Items alike enough to be one another's edition: only those that share a pair of signs that is not common. */
const likenesses = (before: readonly Item[], after: readonly Item[]): Likeness[] => {
  const old = grouped(before, ({ signs }) => signs);
  const young = grouped(after, ({ signs }) => signs);
  const found: Likeness[] = [];
  for (const item of after) {
    const candidates = new Set<Item>();
    for (const sign of item.signs) {
      const group = old.get(sign) ?? [];
      if (group.length <= COMMON && (young.get(sign)?.length ?? 0) <= COMMON)
        for (const one of group) candidates.add(one);
    }
    for (const one of candidates) {
      let shared = 0;
      for (const sign of item.signs) if (one.signs.has(sign)) shared++;
      const score = (2 * shared) / (item.signs.size + one.signs.size);
      if (score >= ALIKE) found.push({ before: one, after: item, score });
    }
  }
  return found;
};

/** The likest first; of equals those that stand nearer to each other, then earlier. The order reads the same both ways. */
const byLikeness = (a: Likeness, b: Likeness): number =>
  b.score - a.score ||
  Math.abs(a.before.at - a.after.at) - Math.abs(b.before.at - b.after.at) ||
  a.before.at + a.after.at - (b.before.at + b.after.at);

/** Places of a longest rising run, by binary search. */
export const risingRun = (values: readonly number[]): ReadonlySet<number> => {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  });
  const run = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) run.add(at);
  return run;
};

/**
 * Compares two editions item by item. Items with the same words belong together whatever their number; of the others
 * the likest do, each once. Comparing the other way round swaps what is added and what is gone.
 */
export const compareEditions = (before: readonly Compared[], after: readonly Compared[]): Comparison => {
  const [old, young] = [itemsOf(before), itemsOf(after)];
  const matched = matchSame(old, young);
  const taken = new Set(matched.values());
  const likely = likenesses(
    old.filter(({ at }) => !matched.has(at)),
    young.filter(({ at }) => !taken.has(at)),
  ).sort(byLikeness);
  for (const one of likely) {
    if (matched.has(one.before.at) || taken.has(one.after.at)) continue;
    matched.set(one.before.at, one.after.at);
    taken.add(one.after.at);
  }
  const inOrder = [...matched].sort(([, a], [, b]) => a - b);
  const stayed = risingRun(inOrder.map(([at]) => at));
  const pairs = inOrder.flatMap(([from, to], i): Pair[] => {
    const [was, is] = [before[from], after[to]];
    if (!was || !is) return [];
    return [
      { before: was.id, after: is.id, isChanged: old[from]?.words !== young[to]?.words, isMoved: !stayed.has(i) },
    ];
  });
  return {
    pairs,
    added: after.filter((_, at) => !taken.has(at)).map(({ id }) => id),
    gone: before.filter((_, at) => !matched.has(at)).map(({ id }) => id),
  };
};
