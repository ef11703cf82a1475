import { comparedUnits, ownBeside } from '../../rules/compared-units.ts';
import type { Summary } from './api.ts';

/** One line of the units' table: a unit with its subtree, or what the board's unit has of its own. */
export type LeagueRow = {
  key: string;
  id: string;
  name: string;
  shortName: string;
  open: number;
  late: number;
  /** Red ÷ open, 0 to 1. */
  lateShare: number;
  /** There are units below it to look into. */
  hasParts: boolean;
  isOwn: boolean;
};

/**
 * The units side by side, and what the unit above them has of its own; the highest share of red first, then the most
 * red, then the most open.
 */
export const leagueOf = ({ units }: Pick<Summary, 'units'>): LeagueRow[] => {
  const compared = comparedUnits(units);
  const own = ownBeside(units, compared);
  const parents = new Set(units.filter((unit) => unit.subtree.open > 0).map((unit) => unit.parentId));
  const named = ({ id, name, shortName }: Summary['units'][number]) => ({ id, name, shortName });
  const rows: LeagueRow[] = compared.map((unit) => ({
    ...named(unit),
    key: unit.id,
    open: unit.subtree.open,
    late: unit.subtree.late,
    lateShare: unit.lateShare ?? 0,
    hasParts: parents.has(unit.id),
    isOwn: false,
  }));
  if (own)
    rows.push({
      ...named(own),
      key: `${own.id} own`,
      open: own.own.open,
      late: own.own.late,
      lateShare: own.own.late / own.own.open,
      hasParts: false,
      isOwn: true,
    });
  return rows.sort((a, b) => b.lateShare - a.lateShare || b.late - a.late || b.open - a.open);
};
