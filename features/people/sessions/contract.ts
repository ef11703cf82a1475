import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { z } from 'zod';

const id = z.uuid();

export const sessionView = z.object({
  account: z.object({ id, username: z.string(), name: z.string() }),
  roles: z.array(z.string()),
  /** Empty while the password must be changed first. */
  permissions: z.array(z.string()),
  tenant: z.object({ id, name: z.string(), isDemo: z.boolean() }),
  org: z.object({ id, name: z.string(), path: z.string() }),
  /** The government's own day, `YYYY-MM-DD`. */
  today: z.string(),
  language: z.string(),
  mustChangePassword: z.boolean(),
});
export type SessionView = z.infer<typeof sessionView>;

const newPassword = z.string().min(1).max(128);
export const PASSWORD_REFUSALS = [
  'people.password_too_short',
  'people.password_too_plain',
  'people.password_is_username',
] as const;

export const tokenView = z.object({
  id,
  name: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
  expiresAt: z.string(),
});

export const endpoints = {
  'POST /session': {
    summary: 'Signs in; the answer sets the cookie `luoshi_session`',
    permission: 'public',
    perMinute: 60,
    body: z.object({
      username: z.string().trim().min(1).max(64),
      password: z.string().min(1).max(128),
      /** The government's short name or id; needed when several are kept here. */
      tenant: z.string().trim().max(64).optional(),
    }),
    answer: sessionView,
    refusals: ['people.sign_in_failed', 'people.locked', 'people.tenant_needed', 'people.same_machine_only'],
  },
  'GET /session': {
    summary: 'Who is signed in, for which government, and what they may do',
    permission: 'signed-in',
    answer: sessionView,
  },
  'DELETE /session': { summary: 'Signs out', permission: 'signed-in', answer: null },
  'POST /session/password': {
    summary: 'Changes one’s own password; every other session of the account ends',
    permission: 'signed-in',
    perMinute: 20,
    body: z.object({ current: z.string().min(1).max(128), next: newPassword }),
    answer: null,
    refusals: ['people.wrong_password', 'people.password_same', 'people.demo_fixed', ...PASSWORD_REFUSALS],
  },
  'GET /tokens': {
    summary: 'One’s own tokens for programs',
    permission: 'signed-in',
    answer: z.object({ items: z.array(tokenView) }),
  },
  'POST /tokens': {
    summary: 'Makes a token for a program; its text is shown this once and never again',
    permission: 'signed-in',
    body: z.object({ name: z.string().trim().min(1).max(60), days: z.int().min(1).max(365).default(90) }),
    answer: tokenView.extend({ token: z.string() }),
    status: 201,
    refusals: ['people.too_many_tokens', 'people.change_password_first'],
  },
  'DELETE /tokens/:id': {
    summary: 'Ends a token',
    permission: 'signed-in',
    params: z.object({ id }),
    answer: null,
    refusals: ['people.not_found'],
  },
} as const satisfies Endpoints;
