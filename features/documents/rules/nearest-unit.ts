/**
 * Half of the pairs of signs are shared: a ministry and the county's bureau for the same matter reach it (a two-sign
 * subject with another last sign scores 0.5), units that share only a common word do not. House rule of 2026-11-24.
 */
export const NEAR_ENOUGH = 0.5;

/**
 * The candidate that may be proposed without a choice: the best one when it is near enough and, of those equally near,
 * the only one so high in the tree. `paths` gives the place of each (`0001.0003.`). Null when nobody could tell.
 */
export const nearestUnit = (
  candidates: readonly { orgId: string; score: number }[],
  paths: ReadonlyMap<string, { path: string }>,
): string | null => {
  const [best] = candidates;
  if (!best || best.score < NEAR_ENOUGH) return null;
  const depthOf = (orgId: string): number => paths.get(orgId)?.path.split('.').length ?? Number.POSITIVE_INFINITY;
  const equals = candidates.filter(({ score }) => score === best.score);
  const depth = Math.min(...equals.map(({ orgId }) => depthOf(orgId)));
  const highest = equals.filter(({ orgId }) => depthOf(orgId) === depth);
  return highest.length === 1 ? (highest[0]?.orgId ?? null) : null;
};
