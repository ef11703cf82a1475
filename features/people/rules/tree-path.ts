const DIGITS = 4;
export const CHILDREN_AT_MOST = 10 ** DIGITS - 1;

/** The path of the `n`-th child (from 1) of the unit at `parentPath` (`''` for a top unit): `0001.` + 3 → `0001.0003.` */
export const childPath = (parentPath: string, n: number): string => `${parentPath}${String(n).padStart(DIGITS, '0')}.`;

/** The number of the last segment: 3 for `0001.0003.` */
export const numberOf = (path: string): number => Number(path.slice(-DIGITS - 1, -1));

/**
 * Paths for a whole tree, in the order given among brothers. Units whose parent is not in the list come to the top.
 * Throws a RangeError when a unit has more children than a path segment can count.
 */
export const layPaths = <T extends { id: string; parentId: string | null }>(
  units: readonly T[],
  under = { path: '', taken: 0 },
): Map<string, string> => {
  const known = new Set(units.map((unit) => unit.id));
  const children = new Map<string | null, T[]>();
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    const brothers = children.get(parent);
    if (brothers) brothers.push(unit);
    else children.set(parent, [unit]);
  }
  const paths = new Map<string, string>();
  const lay = (parent: string | null, parentPath: string, taken: number): void => {
    for (const [index, unit] of (children.get(parent) ?? []).entries()) {
      const n = taken + index + 1;
      if (n > CHILDREN_AT_MOST) throw new RangeError(`more than ${CHILDREN_AT_MOST} units below ${parentPath}`);
      const path = childPath(parentPath, n);
      paths.set(unit.id, path);
      lay(unit.id, path, 0);
    }
  };
  lay(null, under.path, under.taken);
  return paths;
};
