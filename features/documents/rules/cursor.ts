/** Where a page ended: the instant as the database prints it, and the id of the last row. */
export type Cursor = { at: string; id: string };

const FORM = /^(\d{4}-\d{2}-\d{2} [\d:.]{8,15}[+-]\d{2}(?::?\d{2})?) ([0-9a-f-]{36})$/;

export const writeCursor = ({ at, id }: Cursor): string => `${at} ${id}`;

/** Null when the text is no cursor of ours. */
export const readCursor = (text: string): Cursor | null => {
  const found = FORM.exec(text);
  return found?.[1] && found[2] ? { at: found[1], id: found[2] } : null;
};
