import type { Message } from '../../notices/rules/message.ts';
import type { ObstacleAction } from '../contract.ts';

/** What a step is told with. */
export type Told = {
  readonly id: string;
  readonly title: string;
  readonly level: number;
  /** Revision after the step: the same step is told once. */
  readonly revision: number;
  readonly ownerId: string | null;
  readonly raisedOrgId: string;
  readonly raiserPersonId: string | null;
};

const TO_OWNER: readonly ObstacleAction[] = ['triage', 'escalate', 'climb', 'dispute', 'return'];
const TO_RAISER: readonly ObstacleAction[] = ['solve', 'decide', 'park'];

/**
 * Who hears of a step: the unit that has to move next, whoever holds its post; or the person who raised it, and their
 * unit's liaison once they have left. Nobody hears of what they did themselves or need not act upon.
 */
export const messagesFor = (action: ObstacleAction, told: Told): Message[] => {
  const base = {
    subject: { feature: 'consultations', id: told.id },
    link: `/consultations/${told.id}`,
    params: { title: told.title, level: told.level },
    dedupe: `consultations/${action}/${told.id}/${told.revision}`,
  };
  if (TO_OWNER.includes(action) && told.ownerId)
    return [
      {
        ...base,
        kind: 'consultations.to_handle',
        to: { post: 'liaison', orgId: told.ownerId, upward: true },
        words: `consultations.notices.${action}`,
        urgent: told.level >= 3,
      },
    ];
  if (TO_RAISER.includes(action)) {
    const liaison = { post: 'liaison', orgId: told.raisedOrgId, upward: true } as const;
    return [
      {
        ...base,
        kind: 'consultations.answered',
        to: told.raiserPersonId ? { personId: told.raiserPersonId, orElse: liaison } : liaison,
        words: `consultations.notices.${action}`,
      },
    ];
  }
  return [];
};
