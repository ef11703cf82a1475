import { KINDS, type Kind, type ObstacleRow } from '../contract.ts';

export type Stocktake = {
  levels: { level: number; open: number; overdue: number; oldest: number }[];
  kinds: { kind: Kind; open: number }[];
  oldest: ObstacleRow[];
  open: number;
  overdue: number;
};

const OLDEST_SHOWN = 10;
const isOverdue = (row: ObstacleRow): boolean => row.workdaysLeft !== null && row.workdaysLeft < 0;

/** What lies where, and how long: open obstacles by level (1 to 4) and kind, ages in working days. */
export const takeStock = (open: readonly ObstacleRow[]): Stocktake => ({
  levels: [1, 2, 3, 4].map((level) => {
    const rows = open.filter((row) => row.level === level);
    return {
      level,
      open: rows.length,
      overdue: rows.filter(isOverdue).length,
      oldest: Math.max(0, ...rows.map((row) => row.age)),
    };
  }),
  kinds: KINDS.map((kind) => ({ kind, open: open.filter((row) => row.kind === kind).length }))
    .filter((row) => row.open > 0)
    .sort((a, b) => b.open - a.open),
  oldest: [...open].sort((a, b) => b.age - a.age).slice(0, OLDEST_SHOWN),
  open: open.length,
  overdue: open.filter(isOverdue).length,
});
