/** A row as a step keeps it; values are JSON. */
export type KeptRow = { readonly id: string } & Readonly<Record<string, unknown>>;

/** What a step replaced and what it made of it; a row in one of them alone was removed or added. */
export type KeptStep = { readonly replaced: readonly KeptRow[]; readonly made: readonly KeptRow[] };

/** Rows to put in place of what stands there, rows to take away, and how many values somebody else changed since. */
export type TakenBack = { put: KeptRow[]; remove: string[]; kept: number };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The row with every value that the step changed as it was before, unless it has been changed since. */
const reverted = (before: KeptRow, after: KeptRow, now: KeptRow): { row: KeptRow; kept: number } => {
  const row: Record<string, unknown> = { ...now };
  let kept = 0;
  for (const key of Object.keys(after)) {
    if (key === 'revision' || same(before[key], after[key])) continue;
    if (same(now[key], after[key])) row[key] = before[key];
    else if (!same(now[key], before[key])) kept++;
  }
  return { row: { ...row, id: now.id }, kept };
};

/**
 * Takes a step back on rows that may have moved on: values that somebody changed since stay as they made them, an item
 * the step added stays when it was worked on, one it removed comes back. Null when an item the step changed is gone
 * meanwhile (merged into another one), since nobody could tell where its old words belong. House rule of 2026-11-24.
 */
export const takeBack = ({ replaced, made }: KeptStep, now: ReadonlyMap<string, KeptRow>): TakenBack | null => {
  const afterById = new Map(made.map((row) => [row.id, row]));
  const beforeById = new Map(replaced.map((row) => [row.id, row]));
  const result: TakenBack = { put: [], remove: [], kept: 0 };
  for (const id of new Set([...beforeById.keys(), ...afterById.keys()])) {
    const [before, after, present] = [beforeById.get(id), afterById.get(id), now.get(id)];
    if (before && !after) {
      if (present) return null;
      result.put.push(before);
    } else if (after && !present) return null;
    else if (before && after && present) {
      const { row, kept } = reverted(before, after, present);
      result.put.push(row);
      result.kept += kept;
    } else if (after && present) {
      const isUntouched = Object.keys(after).every((key) => key === 'revision' || same(after[key], present[key]));
      if (isUntouched) result.remove.push(id);
      else result.kept++;
    }
  }
  return result;
};
