import type { Page, PageLine } from './page-lines.ts';

const PAGE_NUMBER =
  /^[-\u2013\u2014\u00b7.\s]*(?:\u7b2c\s*)?\d{1,4}(?:\s*\u9875)?(?:\s*[/\uff0f,\uff0c\u5171]\s*(?:\u5171\s*)?\d{1,4}(?:\s*\u9875)?)?[-\u2013\u2014\u00b7.\s]*$/u;
const FIGURES = /\d+/g;
/** How many lines at either edge of a page may be furniture. */
const EDGE_LINES = 2;
/** Furniture stands in the outer parts of a page, as shares of its height. */
const EDGE = 0.12;
const LEAST_REPEATS = 3;

const atEdge = (page: Page, index: number): boolean => {
  const y = page.lines[index]?.y ?? 0;
  const isOuter = index < EDGE_LINES || index >= page.lines.length - EDGE_LINES;
  return isOuter && (y < page.height * EDGE || y > page.height * (1 - EDGE));
};
const shapeOf = ({ text }: PageLine): string => text.replace(FIGURES, '0').replace(/\s+/g, '');

/** Takes out page numbers, and running heads and feet: lines at the edge that come again on other pages. */
export const withoutFurniture = (pages: readonly Page[]): PageLine[][] => {
  const seen = new Map<string, number>();
  for (const page of pages)
    page.lines.forEach((line, i) => {
      if (atEdge(page, i)) seen.set(shapeOf(line), (seen.get(shapeOf(line)) ?? 0) + 1);
    });
  return pages.map((page) =>
    page.lines.filter((line, i) => {
      if (!atEdge(page, i)) return true;
      if (PAGE_NUMBER.test(line.text)) return false;
      return (seen.get(shapeOf(line)) ?? 0) < LEAST_REPEATS;
    }),
  );
};

const SAME_EDGE = 1.2;
const SAME_SIZE = 0.12;
/** A line that ends this many letters before the edge still goes on: marks are pushed over, words kept whole. */
const RAGGED = 2;

/** The edge that most lines share, within a letter; of two shared alike the one further out. */
const commonEdge = (edges: readonly number[], size: number): number => {
  const counts = new Map<number, number>();
  for (const edge of edges) counts.set(Math.round(edge), (counts.get(Math.round(edge)) ?? 0) + 1);
  let [best, most] = [0, 0];
  for (const edge of [...counts.keys()].sort((a, b) => a - b)) {
    let near = 0;
    for (const [other, count] of counts) if (Math.abs(other - edge) < size * SAME_EDGE) near += count;
    if (near >= most) [best, most] = [edge, near];
  }
  return best;
};

const GLUES = /[A-Za-z0-9]$/;
const GLUED = /^[A-Za-z0-9]/;

/**
 * Lines back into paragraphs: a line that reaches the right edge goes on in the next one, when that begins at the left
 * edge in letters of the same size. Rows of tables stay lines.
 */
export const paragraphsOf = (pages: readonly PageLine[][]): string[] => {
  const out: string[] = [];
  const body = pages.flat().filter((line) => !line.isRow);
  const size = median(body.map((line) => line.size));
  const right = commonEdge(
    body.map((line) => line.right),
    size,
  );
  const left = -commonEdge(
    body.map((line) => -line.left),
    size,
  );
  let open: { line: PageLine; isFull: boolean } | null = null;
  for (const lines of pages) {
    for (const line of lines) {
      const goesOn =
        open?.isFull === true &&
        !line.isRow &&
        line.left < left + size * SAME_EDGE &&
        Math.abs(line.size - open.line.size) < line.size * SAME_SIZE;
      if (goesOn) {
        const before = out.pop() ?? '';
        out.push(`${before}${GLUES.test(before) && GLUED.test(line.text) ? ' ' : ''}${line.text}`);
      } else out.push(line.text);
      open = { line, isFull: !line.isRow && line.right > right - line.size * RAGGED };
    }
  }
  return out;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
