import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';

export const SLIP_COLOURS = ['blue', 'orange', 'red'] as const;
/** A slip (三色督查单) of one of three colours, or the notice that urges (督查催办通知). */
export const SLIP_KINDS = [...SLIP_COLOURS, 'urge'] as const;
export const SLIP_STATES = ['open', 'settled'] as const;
/** Who is told: posts at the unit that has the matter, or the nearest holder at or above it. */
export const TOLD = ['liaison', 'unit_head', 'supervisor', 'leader'] as const;
export const STEP_KINDS = ['percent', 'before', 'level'] as const;
export type SlipColour = (typeof SLIP_COLOURS)[number];
export type SlipKind = (typeof SLIP_KINDS)[number];
export type Told = (typeof TOLD)[number];

const id = z.uuid();
const day = z.string().refine(isDay, 'supervision.fields.no_such_day');
const colour = z.enum(SLIP_COLOURS);

export const escalationLevel = z.object({
  /** Working days past the date from which this level holds. */
  afterWorkdays: z.int().min(1).max(200),
  tell: z.array(z.enum(TOLD)).min(1),
  slip: colour.nullable(),
  /** Whether the 督查催办通知 goes out with it. */
  urges: z.boolean(),
});
export const escalationRules = z.object({
  /** Reminders when so many percent of the time have gone by; only for terms of at least `percentsFromDays` days. */
  percents: z.array(z.int().min(1).max(99)).max(4),
  percentsFromDays: z.int().min(1).max(60),
  /** Working days before the date on which it is named once more; 0 for none. */
  beforeWorkdays: z.int().min(0).max(30),
  /** The mildest slip by urgency: an urgent matter may start at orange. */
  startsAt: z.object({ ordinary: colour, urgent: colour, critical: colour }),
  levels: z.array(escalationLevel).length(4),
});
export type EscalationRules = z.output<typeof escalationRules>;

export const escalationView = z.object({
  version: z.int(),
  source: z.string(),
  effectiveFrom: z.string(),
  rules: escalationRules,
  authorName: z.string().nullable(),
  inForce: z.boolean(),
});
export const newEscalation = z.object({
  source: z.string().trim().min(1).max(200),
  effectiveFrom: day,
  rules: escalationRules,
  /** The newest version the editor saw. */
  version: z.int(),
});

export const slipView = z.object({
  id,
  kind: z.enum(SLIP_KINDS),
  /** `督蓝〔2026〕3号` in the reader's language. */
  number: z.string(),
  matterId: id,
  title: z.string(),
  lead: z.object({ id, name: z.string() }),
  level: z.int(),
  issuedOn: z.string(),
  byOn: z.string(),
  lateWorkdays: z.int(),
  /** Why it was issued, as a sentence. */
  reason: z.string(),
  state: z.enum(SLIP_STATES),
  settledOn: z.string().nullable(),
});
export type SlipView = z.output<typeof slipView>;

export const sentView = z.object({
  id,
  at: z.string(),
  label: z.string(),
  sentence: z.string(),
  isUrgent: z.boolean(),
  state: z.enum(['waiting', 'unheld', 'sent', 'withdrawn']),
  readers: z.array(
    z.object({ name: z.string(), orgName: z.string(), readAt: z.string().nullable(), channels: z.array(z.string()) }),
  ),
});

export const reminderEndpoints = {
  'GET /supervision/matters/:id/reminders': {
    summary: 'What was said about a matter to whom and when, its slips, and when it is looked at next',
    permission: 'supervision.read',
    params: z.object({ id }),
    answer: z.object({ sent: z.array(sentView), slips: z.array(slipView), nextOn: z.string().nullable() }),
    refusals: ['supervision.not_found'],
  },
  'GET /supervision/slips': {
    summary: 'The register of slips and urging notices the caller may see, the latest first',
    permission: 'supervision.read',
    query: z.object({
      kind: z.enum(SLIP_KINDS).optional(),
      state: z.enum(SLIP_STATES).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(200).optional(),
    }),
    answer: z.object({ items: z.array(slipView), nextCursor: z.string().nullable(), open: z.int() }),
    refusals: ['supervision.bad_cursor'],
  },
  'GET /supervision/escalation': {
    summary: 'Versions of who is told when, the newest first',
    permission: 'supervision.read',
    answer: z.object({ items: z.array(escalationView) }),
  },
  'POST /supervision/escalation': {
    summary: 'Adds a version of who is told when; earlier ones stay, and what they caused',
    permission: 'supervision.direct',
    body: newEscalation,
    answer: escalationView,
    status: 201,
    refusals: [
      'supervision.changed_meanwhile',
      'supervision.percents_must_rise',
      'supervision.levels_must_rise',
      'supervision.slips_must_not_fall',
      'supervision.version_too_early',
    ],
  },
} as const satisfies Endpoints;
