/** Where a page ended: the instant as the database writes it (microseconds count) and the row's id. */
export type Place = { readonly at: string; readonly id: string };

const CURSOR = /^(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d(?::?\d\d)?))\|([0-9a-f-]{36})$/;

export const writeCursor = ({ at, id }: Place): string => encodeURIComponent(`${at}|${id}`);

/** Null when it is none of ours. */
export const readCursor = (cursor: string): Place | null => {
  try {
    const [, at, id] = CURSOR.exec(decodeURIComponent(cursor)) ?? [];
    return at && id ? { at, id } : null;
  } catch {
    return null;
  }
};
