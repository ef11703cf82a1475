import type { Day } from '@luoshi/kernel/day.ts';
import type { MARK_KINDS, MARK_PAINTS, MARK_SHAPES } from '../contract.ts';
import flagSets from './flag-sets.json' with { type: 'json' };

export type MarkKind = (typeof MARK_KINDS)[number];
export type MarkLook = { readonly shape: (typeof MARK_SHAPES)[number]; readonly paint: (typeof MARK_PAINTS)[number] };

/** How a place hangs its flags, since when, and by whose custom. */
export type FlagSet = {
  readonly key: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly source: string;
  readonly marks: Readonly<Record<MarkKind, MarkLook>>;
};

/** The set in force on a day: the latest that has begun; the first one before any has. */
export const flagSetOn = (today: Day, sets: readonly FlagSet[] = flagSets as readonly FlagSet[]): FlagSet => {
  const begun = sets
    .filter(({ effectiveFrom }) => effectiveFrom <= today)
    .toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.version - b.version);
  const set = begun.at(-1) ?? sets[0];
  if (!set) throw new Error('no set of flags');
  return set;
};

/** What became of a node by `today`; a node may be finished on its planned day and through that whole day. */
export const markKind = (node: { readonly on: string; readonly doneOn: string | null }, today: Day): MarkKind => {
  if (node.doneOn !== null) return node.doneOn <= node.on ? 'on_time' : 'done_late';
  return node.on < today ? 'missed' : 'ahead';
};
