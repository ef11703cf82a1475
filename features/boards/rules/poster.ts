/** Sheets of paper lying on their side, in millimetres (ISO 216). */
export const PAPERS = { A0: [1189, 841], A1: [841, 594], A3: [420, 297] } as const;
export type Paper = keyof typeof PAPERS;

export type Window = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Tile = Window & { readonly column: number; readonly row: number };

/** Millimetres that neighbouring sheets share, to be glued over each other. */
const OVERLAP = 10;

/**
 * The windows through which a poster of `whole` is printed on smaller sheets, from the top left, row by row. Neighbours
 * share a strip of 10 mm; the last ones may reach beyond the poster's edge.
 */
export const tilesOf = (whole: Paper, sheet: Paper): Tile[] => {
  const [width, height] = PAPERS[whole];
  const [w, h] = PAPERS[sheet];
  if (w >= width && h >= height) return [{ x: 0, y: 0, width, height, column: 0, row: 0 }];
  const count = (all: number, one: number): number => Math.max(1, Math.ceil((all - OVERLAP) / (one - OVERLAP)));
  return Array.from({ length: count(height, h) }, (_, row) =>
    Array.from({ length: count(width, w) }, (_, column) => ({
      x: column * (w - OVERLAP),
      y: row * (h - OVERLAP),
      width: w,
      height: h,
      column,
      row,
    })),
  ).flat();
};

/** How a poster's rows are laid out: letters in millimetres, rows that fit. */
export type PosterPlan = { readonly textMm: number; readonly rowMm: number; readonly rows: number };

/** Smallest letters that are read before a wall, in millimetres, and the largest that look well, as a share of the height. */
const LEAST_MM = 2.4;
const MOST = 1 / 62;
const LINE = 1.75;

/** Letters as large as the room allows for this many rows, within what can be read; rows beyond are counted. */
export const planPoster = (rows: number, roomMm: number, heightMm: number): PosterPlan => {
  const ideal = roomMm / Math.max(1, rows) / LINE;
  const textMm = Math.max(LEAST_MM, Math.min(heightMm * MOST, ideal));
  const rowMm = textMm * LINE;
  return { textMm, rowMm, rows: Math.min(rows, Math.floor(roomMm / rowMm + 1e-9)) };
};
