export type LockOutRule = { readonly failures: number; readonly minutes: number; readonly source: string };

/** Five wrong passwords lock a name for 30 minutes: domain rules §13, after GB/T 22239-2019 level 3. */
export const LOCK_OUT_RULE: LockOutRule = {
  failures: 5,
  minutes: 30,
  source: 'GB/T 22239-2019 level 3, failure limit; the numbers are a house rule of 2026-11-23',
};

/** How often a name failed in a row, and until when it is locked. */
export type Failures = { readonly count: number; readonly lockedUntil: Date | null };
export const NO_FAILURES: Failures = { count: 0, lockedUntil: null };

/** Minutes until the lock opens, rounded up; 0 when it is open. */
export const minutesLocked = ({ lockedUntil }: Failures, now: Date): number =>
  lockedUntil && lockedUntil > now ? Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000) : 0;

/** The state after one more wrong password at `now`; after a lock has opened the count starts anew. */
export const afterFailure = (before: Failures, now: Date, rule = LOCK_OUT_RULE): Failures => {
  const count = (before.lockedUntil && before.lockedUntil <= now ? 0 : before.count) + 1;
  return {
    count,
    lockedUntil: count >= rule.failures ? new Date(now.getTime() + rule.minutes * 60_000) : null,
  };
};
