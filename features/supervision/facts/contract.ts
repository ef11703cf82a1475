import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';

/** What can be told of a unit from its matters; nothing of it is about a person. */
export const FACT_KINDS = [
  'done_on_time',
  'done_late',
  'overdue',
  'signed_late',
  'report_missed',
  'reported_unasked',
  'returned',
  'extended',
  'reopened',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

const id = z.uuid();
const day = z.string().refine(isDay, 'supervision.fields.no_such_day');
const unit = z.object({ id, name: z.string() });
const counts = z.record(z.enum(FACT_KINDS), z.int());

/** What events weigh: a base, and points each kind gives or takes once an event. */
export const scoreRules = z.object({ base: z.number(), per: z.partialRecord(z.enum(FACT_KINDS), z.number()) });
export type ScoreRules = z.output<typeof scoreRules>;

export const scoreSet = z.object({
  name: z.string(),
  version: z.int(),
  source: z.string(),
  effectiveFrom: z.string(),
  rules: scoreRules,
});
export type ScoreSet = z.output<typeof scoreSet>;

/** A span of days, both included; facts are those known at the end of `to`, whatever happened since. */
const span = { from: day, to: day };

export const endpoints = {
  'GET /supervision/facts': {
    summary:
      'What happened with the matters of units in a span of days, in the order of the tree; recomputed from events each time',
    permission: 'supervision.read',
    query: z.object({ ...span, under: id.optional(), set: z.string().max(50).optional() }),
    answer: z.object({
      sets: z.array(scoreSet),
      /** Name of the set that scores were computed with, or null when none was asked for. */
      set: z.string().nullable(),
      units: z.array(z.object({ unit, matters: z.int(), counts, score: z.number().nullable() })),
      total: counts,
    }),
    refusals: [
      'supervision.span_turned',
      'supervision.span_too_long',
      'supervision.unit_not_found',
      'supervision.score_set_not_found',
    ],
  },
  'GET /supervision/facts/events': {
    summary: 'The events behind a number, the latest first; at most 500',
    permission: 'supervision.read',
    query: z.object({ ...span, unit: id, kind: z.enum(FACT_KINDS).optional() }),
    answer: z.object({
      items: z.array(
        z.object({
          kind: z.enum(FACT_KINDS),
          day: z.string(),
          /** Working days late, where that is what it is about. */
          workdays: z.int().nullable(),
          matterId: id,
          number: z.string(),
          title: z.string(),
          words: z.string().nullable(),
        }),
      ),
    }),
    refusals: ['supervision.span_turned', 'supervision.span_too_long', 'supervision.unit_not_found'],
  },
} as const satisfies Endpoints;
