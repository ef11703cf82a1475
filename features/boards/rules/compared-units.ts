/** As much of a unit as is needed to choose the ones a reader compares. */
export type ComparableUnit = {
  id: string;
  parentId: string | null;
  depth: number;
  own: { open: number };
  subtree: { open: number };
};

/**
 * The units side by side: those directly below the board's unit, or the several units it is of. Where one alone of them
 * holds everything (a county, when the map is narrowed to it) its parts take its place. Only units with open tasks.
 */
export const comparedUnits = <U extends ComparableUnit>(units: readonly U[]): U[] => {
  const busy = units.filter((unit) => unit.subtree.open > 0);
  let compared = busy.filter((unit) => unit.depth === 0);
  for (;;) {
    const [only, other] = compared;
    if (!only || other) return compared;
    const parts = busy.filter((unit) => unit.parentId === only.id);
    if (parts.length === 0) return compared;
    // What it has of its own is compared with its parts, so it is where the descent ends.
    if (only.own.open > 0) return parts;
    compared = parts;
  }
};

/** The unit whose own tasks stand beside its compared parts, when it has any. */
export const ownBeside = <U extends ComparableUnit>(units: readonly U[], compared: readonly U[]): U | null =>
  units.find((unit) => unit.own.open > 0 && compared[0] !== undefined && unit.id === compared[0].parentId) ?? null;
