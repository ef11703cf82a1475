/** Columns of the spreadsheet that may be edited there and brought back, in the order of their prints in a stamp. */
export const EDITABLE_COLUMNS = [
  'title',
  'standard',
  'measures',
  'leader',
  'lead',
  'responsible',
  'support',
  'person',
  'liaison',
  'start',
  'due',
] as const;
export type EditableColumn = (typeof EDITABLE_COLUMNS)[number];

/** Columns that come from elsewhere: reports, nodes. Editing them in a spreadsheet changes nothing, and is said. */
export const SHOWN_COLUMNS = [
  'quarter1',
  'quarter2',
  'quarter3',
  'quarter4',
  'progress',
  'problems',
  'nextSteps',
] as const;
export type StampedColumn = EditableColumn | (typeof SHOWN_COLUMNS)[number];
const STAMPED: readonly StampedColumn[] = [...EDITABLE_COLUMNS, ...SHOWN_COLUMNS];

/** What a cell says, however a spreadsheet program spaced it; lists may be separated by any comma. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[,\u3001;]+/g, '\u3001')
    .replace(/\s+/g, '');

/** A short print of a text (FNV-1a, 32 bits): tells that a cell was edited, and keeps no secret. */
const printOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const sign of plain(text)) {
    hash ^= sign.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(36);
};

type Cells = Readonly<Partial<Record<StampedColumn, string>>>;

/** What a row carries so that its edits are known when it comes back: the revision, and a print of each cell. */
export const stampOf = (revision: number, cells: Cells): string =>
  `${revision}:${STAMPED.map((column) => printOf(cells[column] ?? '')).join('.')}`;

/** The prints in a stamp by column; null for what is no stamp of ours. */
export const readStamp = (text: string): { revision: number; prints: Readonly<Record<string, string>> } | null => {
  const [revision = '', rest = ''] = text.split(':');
  const prints = rest.split('.');
  if (!/^\d+$/.test(revision) || prints.length !== STAMPED.length) return null;
  return {
    revision: Number(revision),
    prints: Object.fromEntries(STAMPED.map((column, i) => [column, prints[i] ?? ''])),
  };
};

/** How an edited row differs from the task as it is now. */
export type SheetDiff = {
  /** Edited cells whose task says otherwise now. */
  readonly changed: readonly EditableColumn[];
  /** Of these, what somebody else changed since the sheet went out. */
  readonly conflicts: readonly EditableColumn[];
  /** Edited cells that come from elsewhere and stay as they are. */
  readonly ignored: readonly StampedColumn[];
};

/**
 * Compares a row that came back with the task as it would go out now, by the stamp it went out with: a cell is edited
 * when its print is not the stamp's; a conflict when the task's print is another too. Without a stamp every difference
 * is an edit. Columns that the sheet no longer has are left alone.
 */
export const diffSheet = (row: { stamp: string; sheet: Cells; present: Cells }): SheetDiff => {
  const stamp = readStamp(row.stamp);
  const differs = (column: StampedColumn): boolean => {
    const text = row.sheet[column];
    if (text === undefined || plain(text) === plain(row.present[column] ?? '')) return false;
    return stamp === null || stamp.prints[column] !== printOf(text);
  };
  const changed = EDITABLE_COLUMNS.filter(differs);
  const moved = (column: StampedColumn): boolean =>
    stamp !== null && stamp.prints[column] !== printOf(row.present[column] ?? '');
  return { changed, conflicts: changed.filter(moved), ignored: stamp ? SHOWN_COLUMNS.filter(differs) : [] };
};
