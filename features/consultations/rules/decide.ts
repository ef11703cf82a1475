import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { covers, type Scope } from '@luoshi/kernel/scope.ts';
import type { ObstacleAction, ObstacleState } from '../contract.ts';
import { TOP_LEVEL } from './levels.ts';
import { type Hand, MOVES } from './machine.ts';

/** What is decided from. */
export type ObstacleFacts = {
  readonly state: ObstacleState;
  readonly level: number;
  readonly raisedBy: string | null;
  readonly raisedPath: string;
  readonly ownerPath: string | null;
  /** Whether the matter made of its decision is closed; null without one. */
  readonly isMatterClosed: boolean | null;
};

/** Who asks. */
export type Asker = {
  readonly accountId: string;
  readonly scope: Scope;
  readonly permissions: ReadonlySet<string>;
};

const holds = (hand: Hand, facts: ObstacleFacts, { accountId, scope, permissions }: Asker): boolean => {
  const handles = permissions.has('consultations.handle');
  switch (hand) {
    case 'raiser':
      return (
        facts.raisedBy === accountId || (permissions.has('consultations.raise') && covers(scope, facts.raisedPath))
      );
    case 'office':
      return handles && covers(scope, facts.ownerPath ?? facts.raisedPath);
    case 'handler':
      return handles && covers(scope, facts.ownerPath ?? facts.raisedPath);
    case 'chair':
      return permissions.has('consultations.chair');
    case 'clock':
      return false;
  }
};

/**
 * Whether a step may be made now. Refuses `consultations.not_now` (its state does not allow it, or the raiser is asked
 * before the matter is closed), `consultations.not_yours` and `consultations.top_level` (nothing is above the fourth).
 */
export const decide = (action: ObstacleAction, facts: ObstacleFacts, asker: Asker): Outcome<{ to: ObstacleState }> => {
  const move = MOVES[action];
  if (!move.from.includes(facts.state)) return refuse('consultations.not_now');
  if (!holds(move.by, facts, asker)) return refuse('consultations.not_yours');
  if (facts.state === 'decided' && (action === 'confirm' || action === 'dispute') && facts.isMatterClosed !== true)
    return refuse('consultations.not_now');
  if (action === 'escalate' && facts.level >= TOP_LEVEL) return refuse('consultations.top_level');
  return accept({ to: move.to });
};

/** Steps made on the obstacle's own page; the others belong to a meeting or to the clock. */
const OWN: readonly ObstacleAction[] = [
  'triage',
  'solve',
  'escalate',
  'confirm',
  'dispute',
  'park',
  'resume',
  'withdraw',
];

export const stepsOpenTo = (facts: ObstacleFacts, asker: Asker): ObstacleAction[] =>
  OWN.filter((action) => decide(action, facts, asker).ok);
