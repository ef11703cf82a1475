import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { z } from 'zod';

export const ROLES = [
  'leader',
  'supervisor',
  'liaison',
  'officer',
  'grid',
  'enterprise',
  'sysadmin',
  'secadmin',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

const id = z.uuid();
const params = z.object({ id });
const role = z.object({ role: z.enum(ROLES), orgId: id });
const password = z.string().min(1).max(128);

export const USERNAME = /^[a-z][a-z0-9._-]{2,31}$/;

export const accountView = z.object({
  id,
  username: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  org: z.object({ id, name: z.string() }),
  title: z.string().nullable(),
  status: z.enum(['active', 'disabled']),
  mustChangePassword: z.boolean(),
  /** Until when wrong passwords lock the name, or null. */
  lockedUntil: z.string().nullable(),
  roles: z.array(role.extend({ orgName: z.string() })),
});
export type AccountView = z.infer<typeof accountView>;

export const newAccount = z.object({
  name: z.string().trim().min(1).max(50),
  phone: z.string().trim().max(30).nullish(),
  orgId: id,
  title: z.string().trim().min(1).max(50),
  isHead: z.boolean().default(false),
  username: z.string().trim().toLowerCase().regex(USERNAME, 'people.fields.username'),
  /** To be changed at the first sign-in. */
  password,
});

const PASSWORD_FAULTS = [
  'people.password_too_short',
  'people.password_too_plain',
  'people.password_is_username',
] as const;

export const endpoints = {
  'GET /accounts': {
    summary: 'Accounts in the caller’s part of the tree, a page at a time',
    permission: 'people.accounts',
    query: z.object({
      q: z.string().trim().max(50).optional(),
      under: id.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(200).optional(),
    }),
    answer: z.object({ items: z.array(accountView), nextCursor: z.string().nullable() }),
    refusals: ['people.org_not_found'],
  },
  'POST /accounts': {
    summary: 'A new account without any role, with a password to be changed at the first sign-in',
    permission: 'people.manage',
    body: newAccount,
    answer: accountView,
    status: 201,
    refusals: ['people.org_not_found', 'people.username_taken', 'people.demo_name', ...PASSWORD_FAULTS],
  },
  'PATCH /accounts/:id': {
    summary: 'Changes a person’s name, telephone, unit or post, and disables or enables the account',
    permission: 'people.manage',
    params,
    body: z.object({
      name: z.string().trim().min(1).max(50).optional(),
      phone: z.string().trim().max(30).nullish(),
      orgId: id.optional(),
      title: z.string().trim().min(1).max(50).optional(),
      status: z.enum(['active', 'disabled']).optional(),
    }),
    answer: accountView,
    refusals: ['people.not_found', 'people.org_not_found', 'people.not_oneself', 'people.last_administrator'],
  },
  'POST /accounts/:id/unlock': {
    summary: 'Forgets an account’s wrong passwords, so that it can sign in again',
    permission: 'people.manage',
    params,
    answer: null,
    refusals: ['people.not_found'],
  },
  'POST /accounts/:id/password': {
    summary: 'Gives an account a password to be changed at the next sign-in and ends its sessions',
    permission: 'people.manage',
    params,
    body: z.object({ password }),
    answer: null,
    refusals: ['people.not_found', 'people.not_oneself', 'people.demo_fixed', ...PASSWORD_FAULTS],
  },
  'PUT /accounts/:id/roles': {
    summary: 'Replaces an account’s roles and how far each reaches; an administrator’s role stands alone',
    permission: 'people.grant',
    params,
    body: z.object({ roles: z.array(role).max(20) }),
    answer: accountView,
    refusals: [
      'people.not_found',
      'people.org_not_found',
      'people.not_oneself',
      'people.roles_exclude',
      'people.last_administrator',
    ],
  },
} as const satisfies Endpoints;
