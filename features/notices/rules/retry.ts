import type { Attempt, DeliveryState } from '../contract.ts';

const MINUTE_MS = 60_000;
const FIRST_WAIT_MS = MINUTE_MS;
const LONGEST_WAIT_MS = 4 * 60 * MINUTE_MS;
/** After this long a delivery is given up: a robot that is down for a day, or over a weekend, is outlasted. */
export const PATIENCE_MS = 72 * 60 * MINUTE_MS;

/** What becomes of a delivery after an attempt; `nextAt` is set while it waits for another one. */
export type AfterAttempt = { readonly state: DeliveryState; readonly nextAt: Date | null };

/**
 * The state after an attempt. Acknowledged is sent, for ever; a mailbox that does not exist bounces and is not tried
 * again; anything else waits one minute, then four times as long each time up to four hours, until 72 hours after
 * the first. `unknown` (the server died in the middle) is tried again only where the receiver can tell a repetition
 * (`canRepeat`): nothing is sent twice. House rule, 2026-11-24.
 */
export const afterAttempt = (
  outcome: Attempt['outcome'],
  { attempts, firstAt, now, canRepeat }: { attempts: number; firstAt: Date; now: Date; canRepeat: boolean },
): AfterAttempt => {
  if (outcome === 'acknowledged') return { state: 'sent', nextAt: null };
  if (outcome === 'bounced') return { state: 'bounced', nextAt: null };
  if (outcome === 'unknown' && !canRepeat) return { state: 'failed', nextAt: null };
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 4 ** Math.max(0, attempts - 1));
  const nextAt = new Date(now.getTime() + wait);
  return nextAt.getTime() - firstAt.getTime() > PATIENCE_MS
    ? { state: 'failed', nextAt: null }
    : { state: 'waiting', nextAt };
};
