import type { OrgKind } from '../contract.ts';

/** A row of a spreadsheet as read; `row` counts as the sheet does. */
export type SheetRow = {
  readonly row: number;
  readonly name: string;
  readonly parentName: string;
  /** Null when `kindText` is no kind we know, or empty. */
  readonly kind: OrgKind | null;
  readonly kindText: string;
  readonly shortName: string;
  readonly aliases: readonly string[];
  readonly regionCode: string;
};

export type ExistingUnit = {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly shortName: string;
  readonly aliases: readonly string[];
  readonly kind: OrgKind;
  readonly regionCode: string | null;
  readonly closedOn: string | null;
};

export type ImportColumn = 'name' | 'parent' | 'kind' | 'shortName' | 'aliases' | 'regionCode';
export type CellError = {
  readonly row: number;
  readonly column: ImportColumn;
  readonly code:
    | 'name_missing'
    | 'name_twice'
    | 'too_long'
    | 'parent_missing'
    | 'parent_not_found'
    | 'parent_ambiguous'
    | 'parent_circle'
    | 'second_top'
    | 'kind_missing'
    | 'kind_unknown'
    | 'region_malformed';
  readonly params?: Readonly<Record<string, string | number>>;
};

/** What a row asks for: a new unit, a change of an existing one, or nothing. */
export type PlannedUnit = SheetRow & {
  readonly action: 'new' | 'changed' | 'same';
  readonly existingId: string | null;
  /** Above it: an existing unit, another row, or nothing for the top. */
  readonly parent: { readonly id: string } | { readonly row: number } | null;
};

type Target = { readonly key: string; readonly parent: { readonly id: string } | { readonly row: number } };

const LONGEST = 100;
const REGION = /^\d{6}(\d{3}){0,2}$/;
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/**
 * Plans an import of units into a tree, empty or not: which rows are new, which change a unit of the same name below
 * the same parent, and an error for each cell that stands against it. A parent is named by its full name, short name
 * or alias, in the sheet or in the tree; one row may have none, when the tree is empty (it becomes the top) or when it
 * names the top itself. House rule of 2026-11-23.
 */
export const planImport = (
  rows: readonly SheetRow[],
  existing: readonly ExistingUnit[],
): { units: PlannedUnit[]; errors: CellError[] } => {
  const open = existing.filter((unit) => unit.closedOn === null);
  const top = open.find((unit) => unit.parentId === null) ?? null;
  const errors: CellError[] = [];
  const known = new Map<string, Target[]>();
  const know = (name: string, target: Target): void => {
    const list = known.get(name) ?? [];
    if (!list.some(({ key }) => key === target.key)) known.set(name, [...list, target]);
  };
  for (const unit of open) {
    for (const name of [unit.name, unit.shortName, ...unit.aliases])
      know(plain(name), { key: unit.id, parent: { id: unit.id } });
  }
  // A row that repeats an existing unit is that unit, not a second one of its name.
  const isKnown = (row: SheetRow): boolean => open.some((unit) => plain(unit.name) === plain(row.name));
  for (const row of rows) {
    if (isKnown(row)) continue;
    for (const name of [row.name, row.shortName, ...row.aliases]) {
      if (name !== '') know(plain(name), { key: `row ${row.row}`, parent: { row: row.row } });
    }
  }

  let hasTop = top !== null;
  const parentOf = (row: SheetRow): PlannedUnit['parent'] => {
    if (row.parentName === '') {
      if (top && plain(top.name) === plain(row.name)) return null;
      if (top) errors.push({ row: row.row, column: 'parent', code: 'parent_missing' });
      else if (hasTop) errors.push({ row: row.row, column: 'parent', code: 'second_top' });
      hasTop = true;
      return null;
    }
    const targets = (known.get(plain(row.parentName)) ?? []).filter(({ key }) => key !== `row ${row.row}`);
    const [first] = targets;
    if (!first)
      errors.push({ row: row.row, column: 'parent', code: 'parent_not_found', params: { name: row.parentName } });
    if (targets.length > 1)
      errors.push({ row: row.row, column: 'parent', code: 'parent_ambiguous', params: { name: row.parentName } });
    return first?.parent ?? null;
  };

  const seen = new Map<string, number>();
  const units = rows.map((row): PlannedUnit => {
    const parent = parentOf(row);
    errors.push(...cellErrors(row));
    const place = parent === null ? 'top' : 'id' in parent ? parent.id : `row ${parent.row}`;
    const before = seen.get(`${place} ${plain(row.name)}`);
    if (before !== undefined && row.name !== '')
      errors.push({ row: row.row, column: 'name', code: 'name_twice', params: { row: before } });
    else seen.set(`${place} ${plain(row.name)}`, row.row);
    const same = open.find(
      (unit) => plain(unit.name) === plain(row.name) && unit.parentId === (parent && 'id' in parent ? parent.id : null),
    );
    if (!same && row.kind === null)
      errors.push(
        row.kindText === ''
          ? { row: row.row, column: 'kind', code: 'kind_missing' }
          : { row: row.row, column: 'kind', code: 'kind_unknown', params: { text: row.kindText } },
      );
    const action = !same ? 'new' : changes(row, same) ? 'changed' : 'same';
    return { ...row, action, existingId: same?.id ?? null, parent };
  });
  return { units, errors: [...errors, ...circles(units)].sort((a, b) => a.row - b.row) };
};

const cellErrors = (row: SheetRow): CellError[] => {
  const errors: CellError[] = [];
  if (row.name.length < 2) errors.push({ row: row.row, column: 'name', code: 'name_missing' });
  const long = (['name', 'shortName'] as const).find((column) => row[column].length > LONGEST);
  if (long) errors.push({ row: row.row, column: long, code: 'too_long', params: { limit: LONGEST } });
  if (row.aliases.some((alias) => alias.length > LONGEST))
    errors.push({ row: row.row, column: 'aliases', code: 'too_long', params: { limit: LONGEST } });
  if (row.regionCode !== '' && !REGION.test(row.regionCode))
    errors.push({ row: row.row, column: 'regionCode', code: 'region_malformed' });
  return errors;
};

const changes = (row: SheetRow, unit: ExistingUnit): boolean =>
  (row.kind !== null && row.kind !== unit.kind) ||
  (row.shortName !== '' && row.shortName !== unit.shortName) ||
  (row.regionCode !== '' && row.regionCode !== unit.regionCode) ||
  row.aliases.some((alias) => !unit.aliases.includes(alias));

/** Rows that are, over their parents, below themselves. */
const circles = (units: readonly PlannedUnit[]): CellError[] => {
  const byRow = new Map(units.map((unit) => [unit.row, unit]));
  return units.flatMap((unit): CellError[] => {
    const passed = new Set<number>();
    for (
      let at: PlannedUnit | undefined = unit;
      at;
      at = at.parent && 'row' in at.parent ? byRow.get(at.parent.row) : undefined
    ) {
      if (passed.has(at.row))
        return at.row === unit.row ? [{ row: unit.row, column: 'parent', code: 'parent_circle' }] : [];
      passed.add(at.row);
    }
    return [];
  });
};
