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
 * The units directly below the board's unit (or the several it is of) that have open tasks, and what it has of its own;
 * the highest share of red first, then the most red, then the most open.
 */
export const leagueOf = ({ units }: Pick<Summary, 'units'>): LeagueRow[] => {
  const heads = units.filter((unit) => unit.depth === 0);
  const [head] = heads;
  const compared = heads.length === 1 ? units.filter((unit) => unit.depth === 1) : heads;
  const parents = new Set(units.filter((unit) => unit.subtree.open > 0).map((unit) => unit.parentId));
  const rows = compared.map((unit) => ({
    key: unit.id,
    id: unit.id,
    name: unit.name,
    shortName: unit.shortName,
    open: unit.subtree.open,
    late: unit.subtree.late,
    lateShare: unit.lateShare ?? 0,
    hasParts: parents.has(unit.id),
    isOwn: false,
  }));
  if (heads.length === 1 && head && head.own.open > 0)
    rows.push({
      key: `${head.id} own`,
      id: head.id,
      name: head.name,
      shortName: head.shortName,
      open: head.own.open,
      late: head.own.late,
      lateShare: head.own.late / head.own.open,
      hasParts: false,
      isOwn: true,
    });
  return rows
    .filter((row) => row.open > 0)
    .sort((a, b) => b.lateShare - a.lateShare || b.late - a.late || b.open - a.open);
};
