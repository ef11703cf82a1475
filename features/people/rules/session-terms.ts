export type SessionTerms = { readonly idleMinutes: number; readonly tokensAtMost: number; readonly source: string };

/** A browser's session ends 30 minutes after it was last used: domain rules §13, after GB/T 22239-2019 level 3. */
export const SESSION_TERMS: SessionTerms = {
  idleMinutes: 30,
  tokensAtMost: 20,
  source: 'GB/T 22239-2019 level 3, session end; the numbers are a house rule of 2026-11-23',
};

/** When a browser's session ends if it is not used after `now`. */
export const idleEnd = (now: Date, terms = SESSION_TERMS): Date => new Date(now.getTime() + terms.idleMinutes * 60_000);
