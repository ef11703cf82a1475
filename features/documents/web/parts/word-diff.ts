/** A stretch of text that stayed, went or came. */
export type DiffPart = { kind: 'same' | 'gone' | 'new'; text: string };

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const wordsOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

/** Beyond this many comparisons the middle is shown as replaced whole: nobody reads a finer difference of such length. */
const CELLS_AT_MOST = 1_000_000;

const join = (parts: readonly DiffPart[]): DiffPart[] =>
  parts.reduce<DiffPart[]>((so, part) => {
    const last = so.at(-1);
    if (!part.text) return so;
    if (last?.kind === part.kind) last.text += part.text;
    else so.push({ ...part });
    return so;
  }, []);

/** The difference of two lists of words by their longest common subsequence. */
const middle = (a: readonly string[], b: readonly string[]): DiffPart[] => {
  if (a.length * b.length > CELLS_AT_MOST)
    return [
      { kind: 'gone', text: a.join('') },
      { kind: 'new', text: b.join('') },
    ];
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const parts: DiffPart[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i++] ?? '' });
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      parts.push({ kind: 'gone', text: a[i++] ?? '' });
    else parts.push({ kind: 'new', text: b[j++] ?? '' });
  }
  return parts;
};

/** What became of a text, word by word: read without the new it is `before`, without the gone it is `after`. */
export const wordDiff = (before: string, after: string): DiffPart[] => {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return join([
    { kind: 'same', text: a.slice(0, head).join('') },
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    { kind: 'same', text: tail > 0 ? a.slice(-tail).join('') : '' },
  ]);
};
