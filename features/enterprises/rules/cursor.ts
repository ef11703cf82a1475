/** Where a page of firms ended: the last one's name and id, and the counts of the whole selection. */
export type FirmCursor = { name: string; id: string; total: number; aboveScale: number };

export const writeCursor = (cursor: FirmCursor): string =>
  JSON.stringify([cursor.name, cursor.id, cursor.total, cursor.aboveScale]);

/** Null for what is no cursor of ours. */
export const readCursor = (text: string): FirmCursor | null => {
  try {
    const parts: unknown = JSON.parse(text);
    if (!Array.isArray(parts) || parts.length !== 4) return null;
    const [name, id, total, aboveScale] = parts as unknown[];
    if (typeof name !== 'string' || typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) return null;
    return typeof total === 'number' && typeof aboveScale === 'number' ? { name, id, total, aboveScale } : null;
  } catch {
    return null;
  }
};
