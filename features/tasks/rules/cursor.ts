/** Where a page ended: the sort keys of its last row as PostgreSQL writes them, and the total found with the first page. */
export type Cursor = { readonly keys: readonly string[]; readonly total: number };

const DATE = /^(\d{4}-\d{2}-\d{2}|infinity)$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/;
const SMALL_NUMBER = /^\d{1,4}$/;

const SHAPES: Readonly<Record<string, readonly RegExp[]>> = {
  due: [DATE, UUID],
  '-due': [DATE, UUID],
  updated: [INSTANT, UUID],
  '-updated': [INSTANT, UUID],
  light: [SMALL_NUMBER, DATE, UUID],
  percent: [SMALL_NUMBER, UUID],
  '-percent': [SMALL_NUMBER, UUID],
  newest: [UUID],
};

/** A cursor as the wire carries it: nothing in it needs escaping in an address. */
export const writeCursor = (sort: string, keys: readonly string[], total: number): string =>
  [sort, total, ...keys].join('~').replaceAll(' ', '_').replaceAll('+', '*');

/** The cursor of a page in this order; null when the text is none, or of another order. */
export const readCursor = (text: string, sort: string): Cursor | null => {
  const [order, total = '', ...keys] = text.replaceAll('_', ' ').replaceAll('*', '+').split('~');
  const shapes = SHAPES[sort];
  if (order !== sort || !shapes || !/^\d{1,9}$/.test(total) || keys.length !== shapes.length) return null;
  return keys.every((key, i) => shapes[i]?.test(key)) ? { keys, total: Number(total) } : null;
};
