import type { ObstacleAction, ObstacleState } from '../contract.ts';

/**
 * Who may make a step. `raiser`: the account that raised it, or its unit's; `handler`: whoever handles obstacles of the
 * owner's part of the tree; `office`: the same for the unit that raised it, as long as nobody owns it; `chair`: in a
 * meeting; `clock`: nobody, the day does.
 */
export type Hand = 'raiser' | 'handler' | 'office' | 'chair' | 'clock';

type Move = { readonly from: readonly (ObstacleState | null)[]; readonly to: ObstacleState; readonly by: Hand };

/**
 * The course of an obstacle as data. Source: domain rules §5.4 (raised, triaged, four levels, meeting, decided, resolving,
 * verified by the raiser, closed or parked); Luoning and Tonglu have the levels.
 */
export const MOVES: Readonly<Record<ObstacleAction, Move>> = {
  raise: { from: [null], to: 'raised', by: 'raiser' },
  triage: { from: ['raised', 'handling'], to: 'handling', by: 'office' },
  escalate: { from: ['handling', 'raised'], to: 'handling', by: 'handler' },
  climb: { from: ['handling'], to: 'handling', by: 'clock' },
  solve: { from: ['raised', 'handling', 'decided'], to: 'solved', by: 'handler' },
  put_on_agenda: { from: ['raised', 'handling'], to: 'meeting', by: 'chair' },
  return: { from: ['meeting'], to: 'handling', by: 'chair' },
  decide: { from: ['meeting'], to: 'decided', by: 'chair' },
  confirm: { from: ['solved', 'decided'], to: 'closed', by: 'raiser' },
  dispute: { from: ['solved', 'decided'], to: 'handling', by: 'raiser' },
  park: { from: ['raised', 'handling'], to: 'parked', by: 'handler' },
  resume: { from: ['parked'], to: 'handling', by: 'handler' },
  withdraw: { from: ['raised', 'handling'], to: 'withdrawn', by: 'raiser' },
};

export const FINAL: readonly ObstacleState[] = ['closed', 'withdrawn'];

/** States nothing leads to, and states that are not final and lead nowhere; both empty in a sound machine. */
export const faultsOf = (
  moves: typeof MOVES,
  states: readonly ObstacleState[],
): { unreachable: string[]; dead: string[] } => {
  const reached = new Set<ObstacleState | null>([null]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { from, to } of Object.values(moves))
      if (!reached.has(to) && from.some((state) => reached.has(state))) {
        reached.add(to);
        grew = true;
      }
  }
  const left = new Set(Object.values(moves).flatMap(({ from }) => from));
  return {
    unreachable: states.filter((state) => !reached.has(state)),
    dead: states.filter((state) => !FINAL.includes(state) && !left.has(state)),
  };
};
