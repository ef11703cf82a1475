import { partFor, partsOf, type RegionTree } from './regions.ts';
import { type Counts, NOTHING, onTrackShareOf, total } from './roll-up.ts';

export type Surface = Counts & {
  code: string;
  name: string;
  level: string;
  hasShape: boolean;
  /** (On track + near) ÷ open, 0 to 1; null without open tasks. */
  onTrackShare: number | null;
};

/** The parts of the framed region with what lies in each; every task counts to one part at most. */
export const surfacesOf = (
  tree: RegionTree,
  framed: string,
  counted: readonly { code: string; counts: Counts }[],
): Surface[] => {
  const byPart = new Map<string, Counts[]>();
  for (const { code, counts } of counted) {
    const part = partFor(tree, framed, code);
    if (part === null) continue;
    const already = byPart.get(part);
    if (already) already.push(counts);
    else byPart.set(part, [counts]);
  }
  return partsOf(tree, framed).map((region) => {
    const counts = total(byPart.get(region.code) ?? [NOTHING]);
    return {
      ...counts,
      code: region.code,
      name: region.name,
      level: region.level,
      // A zone is often drawn as the sum of its towns only.
      hasShape: region.hasGeometry || partsOf(tree, region.code).some((part) => part.hasGeometry),
      onTrackShare: onTrackShareOf(counts),
    };
  });
};
