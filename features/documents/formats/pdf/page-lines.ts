/** A run of characters of a page, in points from its upper left corner; `y` is the line they stand on. */
export type Run = { text: string; x: number; y: number; width: number; size: number };
/** A printed line: its words, and where it begins and ends. */
export type PageLine = { text: string; left: number; right: number; y: number; size: number; isRow: boolean };
export type Page = { lines: PageLine[]; height: number };

/** Runs whose feet differ by less than this share of their size stand on one line. */
const SAME_LINE = 0.5;
/** A gap wider than this many characters parts two cells, a narrower one two words. */
const CELL_GAP = 1.8;
const WORD_GAP = 0.3;
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Puts the runs of a page together into lines, from top to bottom. */
export const linesOfPage = (runs: readonly Run[], height: number): Page => {
  const rows: Run[][] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const foot = row?.[0];
    if (row && foot && Math.abs(run.y - foot.y) < SAME_LINE * Math.max(run.size, foot.size)) row.push(run);
    else rows.push([run]);
  }
  return { height, lines: rows.map(lineOf).filter(({ text }) => text.trim() !== '') };
};

const lineOf = (row: Run[]): PageLine => {
  row.sort((a, b) => a.x - b.x);
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  let size = 0;
  let isRow = false;
  let last: Run | null = null;
  for (const run of row) {
    // The same words printed twice, a little apart, are a way to make them bold.
    if (last && last.text === run.text && Math.abs(last.x - run.x) < SAME_LINE) continue;
    const gap = (run.x - right) / run.size;
    if (gap > CELL_GAP && text !== '') {
      text += '\t';
      isRow = true;
    } else if (gap > WORD_GAP && !text.endsWith(' ') && !(WIDE.test(text.slice(-1)) && WIDE.test(run.text.charAt(0))))
      text += ' ';
    text += run.text;
    right = Math.max(right, run.x + run.width);
    size = Math.max(size, run.size);
    last = run;
  }
  return { text: text.trim(), left: row[0]?.x ?? 0, right, y: row[0]?.y ?? 0, size, isRow };
};
