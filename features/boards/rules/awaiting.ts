import type { ObstacleState } from '../../consultations/contract.ts';

type Queued = {
  readonly state: ObstacleState;
  readonly level: number;
  readonly age: number;
  readonly meeting: object | null;
};

/** From the third level on a leader decides (domain rules §5.4: 三级 联系领导专题, 四级 主要领导). */
const LEADERS_LEVEL = 3;
const OPEN: readonly ObstacleState[] = ['raised', 'handling', 'meeting'];

/**
 * Of open obstacles those that wait for a leader: on the agenda of a coming meeting, or undecided at the third level or
 * above. On an agenda first, then the higher level, then the older.
 */
export const awaiting = <T extends Queued>(items: readonly T[]): T[] =>
  items
    .filter(({ state, level, meeting }) => OPEN.includes(state) && (meeting !== null || level >= LEADERS_LEVEL))
    .toSorted((a, b) => Number(b.meeting !== null) - Number(a.meeting !== null) || b.level - a.level || b.age - a.age);
