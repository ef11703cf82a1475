import type { z } from 'zod';

/** The part of the session that the shell and every page rely on, as `GET /session` answers it. */
export type SessionAnswer = {
  account: { id: string; username: string; name: string };
  roles: readonly string[];
  permissions: readonly string[];
  tenant: { id: string; name: string; isDemo: boolean };
  org: { id: string; name: string; path: string } | null;
  /** The government's own day, `YYYY-MM-DD`. */
  today: string;
  language?: string | null;
  /** True until the person has replaced a password that somebody else knows; there are no permissions till then. */
  mustChangePassword?: boolean;
};

/**
 * Types only: the kit stands below the features and cannot import the contract of the feature that answers; a test
 * of that feature holds the two together.
 */
export declare const sessionEndpoints: {
  'GET /session': { summary: string; permission: 'signed-in'; answer: z.ZodType<SessionAnswer> };
  'DELETE /session': { summary: string; permission: 'signed-in'; answer: null };
};
