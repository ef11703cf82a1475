import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';

const day = z.string().refine(isDay, 'people.fields.no_such_day');

export const auditView = z.object({
  id: z.uuid(),
  at: z.string(),
  actorName: z.string(),
  orgName: z.string().nullable(),
  feature: z.string(),
  action: z.string(),
  subjectId: z.string().nullable(),
  /** What happened, in the caller's language. */
  sentence: z.string(),
  address: z.string().nullable(),
});
export type AuditView = z.infer<typeof auditView>;

export const endpoints = {
  'GET /audit': {
    summary: 'The audit trail, the latest first, a page at a time',
    permission: 'people.audit',
    query: z.object({
      /** First and last day, inclusive, by the government's own time. */
      from: day.optional(),
      to: day.optional(),
      /** Part of a person's name. */
      q: z.string().trim().max(50).optional(),
      feature: z.string().max(40).optional(),
      subject: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(200).optional(),
    }),
    answer: z.object({ items: z.array(auditView), nextCursor: z.string().nullable() }),
    refusals: ['people.bad_cursor'],
  },
} as const satisfies Endpoints;
