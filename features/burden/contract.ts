import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { z } from 'zod';

export const FREQUENCIES = ['once', 'yearly', 'quarterly', 'monthly', 'weekly'] as const;
export const FIELD_KINDS = ['number', 'choice', 'day', 'words', 'file'] as const;
export const OUTCOMES = ['upheld', 'explained'] as const;
export type Frequency = (typeof FREQUENCIES)[number];
export type FieldKind = (typeof FIELD_KINDS)[number];

/** What holders of roles may do here; `people/rules/roles.ts` grants them. */
export const PERMISSIONS = ['burden.read', 'burden.register', 'burden.complain', 'burden.answer'] as const;

const id = z.uuid();
const name = z.string().trim().min(1).max(100);

export const newForm = z.object({
  title: name,
  /** The paper or rule that obliges the units to answer. */
  basis: z.string().trim().min(2).max(300),
  frequency: z.enum(FREQUENCIES),
  fields: z
    .array(z.object({ name, kind: z.enum(FIELD_KINDS), isRequired: z.boolean().default(false) }))
    .min(1)
    .max(60),
  units: z.array(id).min(1).max(300),
});

export const formView = z.object({
  id,
  title: z.string(),
  basis: z.string(),
  frequency: z.enum(FREQUENCIES),
  orgName: z.string(),
  fields: z.array(z.object({ name: z.string(), kind: z.enum(FIELD_KINDS) })),
  units: z.array(z.string()),
  /** Minutes one unit needs for it in a month, by the rates in force. */
  minutesPerMonth: z.number(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
  endedReason: z.string().nullable(),
});

export const complaintView = z.object({
  id,
  subject: z.object({ feature: z.string(), id, title: z.string() }),
  orgName: z.string(),
  words: z.string(),
  at: z.string(),
  dueOn: z.string(),
  outcome: z.enum(OUTCOMES).nullable(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
  answeredBy: z.string().nullable(),
});

export type NewForm = z.output<typeof newForm>;
export type FormView = z.output<typeof formView>;
export type ComplaintView = z.output<typeof complaintView>;

export const endpoints = {
  'GET /burden/forms': {
    summary: 'The register of forms: who asks whom for which facts, how often, on what basis; at most 500',
    permission: 'burden.read',
    answer: z.object({ items: z.array(formView) }),
  },
  'POST /burden/forms': {
    summary: 'Registers a form; refuses what is already held and what national rules forbid',
    permission: 'burden.register',
    body: newForm,
    answer: formView,
    status: 201,
    refusals: [
      'burden.unit_not_found',
      'burden.already_held',
      'burden.already_asked',
      'burden.banned_by_rule',
      'burden.forced_file',
    ],
  },
  'POST /burden/forms/:id/end': {
    summary: 'Ends a form: nobody is asked by it any more',
    permission: 'burden.register',
    params: z.object({ id }),
    body: z.object({ reason: z.string().trim().min(1).max(300) }),
    answer: formView,
    refusals: ['burden.form_not_found', 'burden.form_ended'],
  },
  'GET /burden/units': {
    summary: 'Hours each unit is asked for in a month, by forms and by task reports, with how that was reckoned',
    permission: 'burden.read',
    answer: z.object({
      items: z.array(
        z.object({
          id,
          name: z.string(),
          forms: z.int(),
          tasks: z.int(),
          formHours: z.number(),
          taskHours: z.number(),
          hours: z.number(),
        }),
      ),
      rates: z.object({ effectiveFrom: z.string(), source: z.string() }),
    }),
  },
  'GET /burden/complaints': {
    summary: 'Complaints: those who answer see all of their part of the tree, others those of their own account',
    permission: 'burden.complain',
    answer: z.object({ items: z.array(complaintView) }),
  },
  'POST /burden/complaints': {
    summary: 'Complains of a request; it goes to the supervision office and is answered',
    permission: 'burden.complain',
    body: z.object({
      subject: z.object({ feature: z.enum(['tasks', 'burden']), id }),
      words: z.string().trim().min(2).max(1_000),
    }),
    answer: complaintView,
    status: 201,
    refusals: ['burden.subject_not_found'],
  },
  'POST /burden/complaints/:id/answer': {
    summary: 'Answers a complaint, upheld or explained',
    permission: 'burden.answer',
    params: z.object({ id }),
    body: z.object({ outcome: z.enum(OUTCOMES), answer: z.string().trim().min(2).max(1_000) }),
    answer: complaintView,
    refusals: ['burden.complaint_not_found', 'burden.already_answered'],
  },
} as const satisfies Endpoints;
