/** Open tasks by light, and those done; what a unit has of its own or with everything below it. */
export type Counts = {
  open: number;
  onTrack: number;
  near: number;
  behind: number;
  late: number;
  paused: number;
  done: number;
};

export type CountedUnit = { id: string; parentId: string | null; own: Counts };
export type RolledUnit<U extends CountedUnit> = U & {
  subtree: Counts;
  /** Levels below the outermost unit given; 0 for that one. */
  depth: number;
  /** Late ÷ open of the subtree, 0 to 1; null without open tasks. */
  lateShare: number | null;
};

export const NOTHING: Counts = { open: 0, onTrack: 0, near: 0, behind: 0, late: 0, paused: 0, done: 0 };

const add = (to: Counts, more: Counts): void => {
  to.open += more.open;
  to.onTrack += more.onTrack;
  to.near += more.near;
  to.behind += more.behind;
  to.late += more.late;
  to.paused += more.paused;
  to.done += more.done;
};

const copyOf = (counts: Counts): Counts => ({
  open: counts.open,
  onTrack: counts.onTrack,
  near: counts.near,
  behind: counts.behind,
  late: counts.late,
  paused: counts.paused,
  done: counts.done,
});

/** The sum of counts. */
export const total = (all: Iterable<Counts>): Counts => {
  const sum = { ...NOTHING };
  for (const counts of all) add(sum, counts);
  return sum;
};

/** Late ÷ open, 0 to 1; null without open tasks. */
export const lateShareOf = (counts: Pick<Counts, 'open' | 'late'>): number | null =>
  counts.open === 0 ? null : counts.late / counts.open;

/** (On track + near) ÷ open, 0 to 1: what is neither behind, late nor paused; null without open tasks. */
export const onTrackShareOf = (counts: Pick<Counts, 'open' | 'onTrack' | 'near'>): number | null =>
  counts.open === 0 ? null : (counts.onTrack + counts.near) / counts.open;

/**
 * Sums every unit's own counts up the tree in one pass from the leaves. Takes units with parents before children (the
 * order of their paths) and keeps that order; a unit whose parent is not among them counts as outermost.
 */
export const rollUp = <U extends CountedUnit>(units: readonly U[]): RolledUnit<U>[] => {
  const byId = new Map<string, RolledUnit<U>>();
  const rolled = units.map((unit) => {
    const above = unit.parentId === null ? undefined : byId.get(unit.parentId);
    // Spreading units and counts into literals takes ten times as long (1.3 ms against 0.1 ms for 200 units).
    const row: RolledUnit<U> = Object.assign(
      { subtree: copyOf(unit.own), depth: above ? above.depth + 1 : 0, lateShare: null as number | null },
      unit,
    );
    byId.set(row.id, row);
    return row;
  });
  for (let at = rolled.length - 1; at >= 0; at--) {
    const row = rolled[at] as RolledUnit<U>;
    row.lateShare = lateShareOf(row.subtree);
    const above = row.parentId === null ? undefined : byId.get(row.parentId);
    if (above) add(above.subtree, row.subtree);
  }
  return rolled;
};

/** The units that no other of them stands above: their subtrees together are everything, each task once. */
export const outermost = <U extends CountedUnit>(rolled: readonly RolledUnit<U>[]): RolledUnit<U>[] =>
  rolled.filter((unit) => unit.depth === 0);
