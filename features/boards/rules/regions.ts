/** A division as the map knows it: 6 digits a county or zone, 9 a town; villages and grids continue a town's digits. */
export type Region = { code: string; name: string; parentCode: string | null; level: string; hasGeometry: boolean };

export type RegionTree = {
  readonly byCode: ReadonlyMap<string, Region>;
  readonly below: ReadonlyMap<string, readonly Region[]>;
};

export const regionTree = (regions: readonly Region[]): RegionTree => {
  const below = new Map<string, Region[]>();
  for (const region of regions) {
    if (region.parentCode === null) continue;
    const siblings = below.get(region.parentCode);
    if (siblings) siblings.push(region);
    else below.set(region.parentCode, [region]);
  }
  return { byCode: new Map(regions.map((region) => [region.code, region])), below };
};

const childrenOf = (tree: RegionTree, code: string): readonly Region[] => tree.below.get(code) ?? [];

/** From the outermost region down to `code`, both inclusive; empty when the code is unknown. A circle ends the climb. */
export const chainTo = (tree: RegionTree, code: string): Region[] => {
  const chain: Region[] = [];
  const seen = new Set<string>();
  let at = tree.byCode.get(code);
  while (at && !seen.has(at.code)) {
    seen.add(at.code);
    chain.unshift(at);
    at = at.parentCode === null ? undefined : tree.byCode.get(at.parentCode);
  }
  return chain;
};

/** The region itself and everything below it. */
export const codesWithin = (tree: RegionTree, code: string): string[] => {
  const found = new Set([code]);
  for (const at of found) for (const child of childrenOf(tree, at)) found.add(child.code);
  return [...found];
};

/** The known region that a task's code lies in: itself, else its town (9 digits), else its county (6 digits). */
export const knownRegionOf = (tree: RegionTree, code: string): Region | undefined =>
  tree.byCode.get(code) ?? tree.byCode.get(code.slice(0, 9)) ?? tree.byCode.get(code.slice(0, 6));

/**
 * Where a reader's map begins: the nearest region at or above the unit's own that has shapes below it, so that a town
 * sees itself among its neighbours. Null when the unit lies nowhere that the map knows.
 */
export const homeRegion = (tree: RegionTree, code: string | null): Region | null =>
  (code === null ? [] : chainTo(tree, code)).findLast((region) => hasShapesBelow(tree, region.code)) ?? null;

const hasShapesBelow = (tree: RegionTree, code: string): boolean =>
  childrenOf(tree, code).some((child) => child.hasGeometry);

/**
 * The region whose parts the map shows when `chosen` is picked: itself while it has parts with shapes, else the one
 * above it, so that a picked town stays among its neighbours.
 */
export const framedRegion = (tree: RegionTree, chosen: string): string => {
  const region = tree.byCode.get(chosen);
  return region && !hasShapesBelow(tree, chosen) && region.parentCode !== null ? region.parentCode : chosen;
};

/** The parts of a region in the order of their codes. */
export const partsOf = (tree: RegionTree, code: string): Region[] =>
  childrenOf(tree, code).toSorted((a, b) => (a.code < b.code ? -1 : 1));

/** For a task's region code, the part of `framed` it counts to; null when it lies in none of them. */
export const partFor = (tree: RegionTree, framed: string, code: string): string | null => {
  const chain = chainTo(tree, knownRegionOf(tree, code)?.code ?? '');
  const at = chain.findIndex((region) => region.code === framed);
  return at < 0 ? null : (chain[at + 1]?.code ?? null);
};
