/** Where an item stands in the text; the end is exclusive. */
export type Mark = { id: string; start: number; end: number };
/** A stretch of text that the same items hold, and whether an item begins with it. */
export type Piece = { start: number; end: number; ids: readonly string[] };
export type Stretch = { start: number; end: number };
/** A line of the paper, or lines with tabs that belong to one table. */
export type Block = ({ kind: 'line' } & Stretch) | { kind: 'table'; start: number; rows: Stretch[][] };

const linesOf = (text: string): Stretch[] => {
  const lines: Stretch[] = [];
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    lines.push({ start, end: end < 0 ? text.length : end });
    if (end < 0) break;
    start = end + 1;
  }
  return lines;
};

const cellsOf = (text: string, { start, end }: Stretch): Stretch[] => {
  const cells: Stretch[] = [];
  for (let at = start; at <= end; ) {
    const tab = text.indexOf('\t', at);
    const stop = tab < 0 || tab > end ? end : tab;
    cells.push({ start: at, end: stop });
    at = stop + 1;
  }
  return cells;
};

/** The paper as lines and tables, in order; every offset counts in the text itself. */
export const layOut = (text: string): Block[] => {
  const blocks: Block[] = [];
  for (const line of linesOf(text)) {
    const cells = cellsOf(text, line);
    const last = blocks.at(-1);
    if (cells.length < 2) blocks.push({ kind: 'line', ...line });
    else if (last?.kind === 'table') last.rows.push(cells);
    else blocks.push({ kind: 'table', start: line.start, rows: [cells] });
  }
  return blocks;
};

/** Cuts a stretch where items begin and end. Of items that hold the same piece the shortest comes last. */
export const piecesOf = ({ start, end }: Stretch, marks: readonly Mark[]): Piece[] => {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    if (mark.start > start) cuts.add(mark.start);
    if (mark.end < end) cuts.add(mark.end);
  }
  const points = [...cuts].sort((a, b) => a - b);
  const byLength = [...inside].sort((a, b) => b.end - b.start - (a.end - a.start));
  return points.slice(0, -1).map((from, i) => {
    const to = points[i + 1] ?? end;
    return {
      start: from,
      end: to,
      ids: byLength.filter((mark) => mark.start <= from && mark.end >= to).map(({ id }) => id),
    };
  });
};

/** Letters and digits alone, so that a heading is found whatever its brackets and blanks look like. */
const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/** Tells which lines are headings: those the items name as their sections. */
export const headingTest = (sections: readonly (readonly string[])[]): ((line: string) => boolean) => {
  const known = new Set(sections.flat().map(bare).filter(Boolean));
  return (line) => known.has(bare(line));
};
