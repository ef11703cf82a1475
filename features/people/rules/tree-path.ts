const DIGITS = 4;
export const CHILDREN_AT_MOST = 10 ** DIGITS - 1;

/** The path of the `n`-th child (from 1) of the unit at `parentPath` (`''` for a top unit): `0001.` + 3 → `0001.0003.` */
export const childPath = (parentPath: string, n: number): string => `${parentPath}${String(n).padStart(DIGITS, '0')}.`;

/** The number of the last segment: 3 for `0001.0003.` */
export const numberOf = (path: string): number => Number(path.slice(-DIGITS - 1, -1));

/** A place in the tree that new units are laid below: `id` null is above the top. `taken` is its highest child's number. */
export type Anchor = { readonly id: string | null; readonly path: string; readonly taken: number };

/**
 * Paths for new units below the anchors, in the order given among brothers; units that hang from no anchor get none.
 * Throws a RangeError when a unit has more children than a path segment can count.
 */
export const layPaths = (
  units: readonly { readonly id: string; readonly parentId: string | null }[],
  anchors: readonly Anchor[] = [{ id: null, path: '', taken: 0 }],
): Map<string, string> => {
  const children = new Map<string | null, string[]>();
  for (const { id, parentId } of units) {
    const brothers = children.get(parentId);
    if (brothers) brothers.push(id);
    else children.set(parentId, [id]);
  }
  const paths = new Map<string, string>();
  const lay = ({ id: parentId, path: parentPath, taken }: Anchor): void => {
    for (const [index, id] of (children.get(parentId) ?? []).entries()) {
      const n = taken + index + 1;
      if (n > CHILDREN_AT_MOST) throw new RangeError(`more than ${CHILDREN_AT_MOST} units below ${parentPath}`);
      const path = childPath(parentPath, n);
      paths.set(id, path);
      lay({ id, path, taken: 0 });
    }
  };
  for (const anchor of anchors) lay(anchor);
  return paths;
};
