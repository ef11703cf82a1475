import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { z } from 'zod';
import { USERNAME } from '../accounts/contract.ts';
import { importAnswer, ORG_KINDS, SHEET_REFUSALS } from '../orgs/contract.ts';

const firstAccount = z.object({
  name: z.string().trim().min(1).max(50),
  username: z.string().trim().toLowerCase().regex(USERNAME, 'people.fields.username'),
  /** To be changed at the first sign-in. */
  password: z.string().min(1).max(128),
});

/** The accounts a government begins with. */
export const FIRST_ROLES = ['sysadmin', 'secadmin', 'auditor', 'supervisor'] as const;

export const setupView = z.object({
  /** No government has been set up here. */
  isNeeded: z.boolean(),
  /** The caller may set one up without a code. */
  isOpenHere: z.boolean(),
  /** The demonstration's accounts, told only to this machine. */
  demonstration: z
    .object({
      name: z.string(),
      password: z.string(),
      accounts: z.array(z.object({ username: z.string(), name: z.string(), role: z.string(), orgName: z.string() })),
    })
    .nullable(),
  /** Governments to choose from when signing in. */
  governments: z.array(z.object({ slug: z.string(), name: z.string() })),
});

export const newGovernment = z.object({
  /** The set-up code the server printed; needed from another machine. */
  code: z.string().trim().max(20).optional(),
  name: z.string().trim().min(2).max(50),
  /** Names the government when signing in: small letters, digits, hyphens. */
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9-]{1,39}$/, 'people.fields.slug'),
  kind: z.enum(['prefecture', 'county', 'zone', 'town']),
  regionCode: z
    .string()
    .regex(/^\d{6}(\d{3})?$/)
    .nullish(),
  /** Units below the top one; a row without a parent hangs from the top. */
  units: z
    .array(
      z.object({
        row: z.int(),
        name: z.string().trim().max(200),
        parentName: z.string().trim().max(200).default(''),
        kind: z.enum(ORG_KINDS).nullable(),
        shortName: z.string().trim().max(200).default(''),
        aliases: z.array(z.string().trim().max(200)).max(30).default([]),
        regionCode: z.string().max(12).nullish(),
      }),
    )
    .max(20_000)
    .default([]),
  accounts: z.object({
    sysadmin: firstAccount,
    secadmin: firstAccount,
    auditor: firstAccount,
    supervisor: firstAccount,
  }),
});

const SETUP_REFUSALS = ['people.setup_over', 'people.setup_code_needed'] as const;

export const endpoints = {
  'GET /setup': {
    summary: 'Whether a government is still to be set up, and what the sign-in page needs to know',
    permission: 'public',
    answer: setupView,
  },
  'POST /setup/units': {
    summary: 'Reads a spreadsheet of units (multipart part `file`) for the wizard and says what stands against it',
    permission: 'public',
    perMinute: 20,
    multipart: true,
    query: z.object({ code: z.string().max(20).optional(), name: z.string().trim().min(1).max(50) }),
    answer: importAnswer,
    refusals: [...SETUP_REFUSALS, ...SHEET_REFUSALS],
  },
  'POST /setup': {
    summary: 'Sets up the first government: its tree of units, three administrators and a supervisor',
    permission: 'public',
    perMinute: 10,
    body: newGovernment,
    answer: z.object({ id: z.uuid(), slug: z.string(), units: z.int() }),
    status: 201,
    refusals: [
      ...SETUP_REFUSALS,
      'people.slug_taken',
      'people.import_has_errors',
      'people.too_many_units',
      'people.username_taken',
      'people.demo_name',
      'people.password_too_short',
      'people.password_too_plain',
      'people.password_is_username',
    ],
  },
  'DELETE /demonstration': {
    summary: 'Removes the demonstration with everything in it',
    permission: 'public',
    perMinute: 10,
    answer: null,
    refusals: ['people.no_demonstration', 'people.forbidden'],
  },
} as const satisfies Endpoints;
