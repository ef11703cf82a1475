import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';
import { ORG_KINDS } from '../people/contract.ts';

export const FIELD_KINDS = ['text', 'number', 'date', 'choice', 'file', 'photo', 'location'] as const;
export const FREQUENCIES = ['once', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;
/** `ended` is a live one whose last day is over. */
export const FORM_STATES = ['asked', 'contested', 'live', 'ended', 'refused', 'withdrawn'] as const;
export const FORM_ACTIONS = ['decide', 'end', 'withdraw'] as const;
export const SUBJECTS = ['burden', 'tasks', 'supervision'] as const;
export const COMPLAINT_STATES = ['raised', 'taken', 'answered', 'closed', 'withdrawn'] as const;
export const COMPLAINT_ACTIONS = ['raise', 'take', 'answer', 'accept', 'dispute', 'withdraw'] as const;
/** What became of a request after a complaint: ended, made lighter, or kept with an explanation. */
export const OUTCOMES = ['ended', 'reduced', 'kept'] as const;
/** Functions that national rules forbid; see `rules/forbidden.json`. */
export const FORBIDDEN = ['check_in', 'points', 'photos', 'tracks', 'installs', 'online_time', 'likes'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];
export type Frequency = (typeof FREQUENCIES)[number];
export type FormState = (typeof FORM_STATES)[number];
export type FormAction = (typeof FORM_ACTIONS)[number];
export type Subject = (typeof SUBJECTS)[number];
export type ComplaintState = (typeof COMPLAINT_STATES)[number];
export type ComplaintAction = (typeof COMPLAINT_ACTIONS)[number];
export type Forbidden = (typeof FORBIDDEN)[number];

/** What holders of roles may do here; `people/rules/roles.ts` grants them. */
export const PERMISSIONS = [
  'burden.read',
  'burden.ask',
  /** Decides on requests and answers complaints: the supervision office. */
  'burden.decide',
  'burden.complain',
] as const;

const id = z.uuid();
const day = z.string().refine(isDay, 'burden.fields.no_such_day');
const words = z.string().trim().min(1).max(1_000);
const named = z.object({ id, name: z.string() });
const minutes = z.number();

export const fieldShape = z.object({
  label: z.string().trim().min(1).max(100),
  kind: z.enum(FIELD_KINDS),
  isRequired: z.boolean().default(false),
});
export const costRules = z.object({
  /** Minutes to find, open and hand in a form once, before its first field. */
  perForm: z.number().positive(),
  perField: z.record(z.enum(FIELD_KINDS), z.number().nonnegative()),
  /** Fillings in a month, evenly spread; `once` counts in its first month. */
  perMonth: z.record(z.enum(FREQUENCIES), z.number().positive()),
  /** A progress report of an open task, whose figures and words are there to edit. */
  taskReport: z.object({ minutes: z.number().nonnegative(), perMonth: z.number().nonnegative() }),
  /** Working days within which the supervision office answers a complaint. */
  answerWorkdays: z.int().positive(),
});

export const heldView = z.object({
  /** Place of the field in the request, from 0. */
  field: z.int(),
  label: z.string(),
  /** Sentence that says where the fact is. */
  where: z.string(),
  /** Page that shows it; null when the reader may not open it. */
  link: z.string().nullable(),
});
export const forbiddenView = z.object({
  field: z.int().nullable(),
  rule: z.enum(FORBIDDEN),
  found: z.string(),
  sentence: z.string(),
});

export const newForm = z.object({
  title: z.string().trim().min(1).max(200),
  purpose: z.string().trim().max(1_000).default(''),
  basis: z.string().trim().min(1).max(300),
  orgIds: z.array(id).min(1).max(200),
  askedKind: z.enum(ORG_KINDS).nullish(),
  frequency: z.enum(FREQUENCIES),
  startsOn: day,
  endsOn: day.nullish(),
  fields: z.array(fieldShape).min(1).max(60),
  /** Why a fact that is held already is asked for all the same; the supervision office decides. */
  contest: z.string().trim().max(1_000).nullish(),
});

export const formRow = z.object({
  id,
  title: z.string(),
  org: named,
  state: z.enum(FORM_STATES),
  frequency: z.enum(FREQUENCIES),
  basis: z.string(),
  /** Names of the units asked, at most five, and how many units that makes in all. */
  asked: z.array(z.string()),
  askedKind: z.enum(ORG_KINDS).nullable(),
  units: z.int(),
  fieldCount: z.int(),
  /** Minutes it takes one unit a month while it is asked. */
  minutes,
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  complaints: z.int(),
  updatedAt: z.string(),
});
export const formView = formRow.extend({
  purpose: z.string(),
  fields: z.array(fieldShape.extend({ isRequired: z.boolean() })),
  askedBy: z.string().nullable(),
  contest: z.string().nullable(),
  held: z.array(heldView),
  decidedBy: z.string().nullable(),
  decidedOn: z.string().nullable(),
  decision: z.string().nullable(),
  endReason: z.string().nullable(),
  may: z.array(z.enum(FORM_ACTIONS)),
  revision: z.int(),
});
export const checkView = z.object({
  forbidden: z.array(forbiddenView),
  held: z.array(heldView),
  units: z.int(),
  /** Minutes a month it adds to each unit asked. */
  adds: minutes,
  /** What the units asked carry already this month, the heaviest ten. */
  load: z.array(z.object({ org: named, before: minutes, after: minutes })),
  source: z.string(),
});

export const loadPart = z.object({
  /** The form; null for the reports of tasks. */
  formId: z.string().nullable(),
  title: z.string(),
  /** Fillings in the month. */
  times: z.number(),
  minutes,
});
export const loadView = z.object({
  months: z.array(z.string()),
  source: z.string(),
  sentence: z.string(),
  rows: z.array(z.object({ org: named, minutes: z.array(minutes), parts: z.array(loadPart) })),
});

export const complaintRow = z.object({
  id,
  subject: z.object({ feature: z.enum(SUBJECTS), id, title: z.string(), link: z.string() }),
  words: z.string(),
  /** Who complained; null when it is unnamed and the reader is not to know. */
  by: z.object({ person: z.string(), org: z.string() }).nullable(),
  isUnnamed: z.boolean(),
  state: z.enum(COMPLAINT_STATES),
  raisedOn: z.string(),
  dueOn: z.string(),
  /** Working days left to answer; negative when late, null when nothing runs. */
  workdaysLeft: z.int().nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  answer: z.string().nullable(),
  answeredOn: z.string().nullable(),
  disputes: z.int(),
});
export const complaintView = complaintRow.extend({
  steps: z.array(
    z.object({
      id,
      at: z.string(),
      action: z.enum(COMPLAINT_ACTIONS),
      by: z.string().nullable(),
      words: z.string().nullable(),
      lateWorkdays: z.int(),
    }),
  ),
  may: z.array(z.enum(COMPLAINT_ACTIONS)),
  revision: z.int(),
});
const seen = { revision: z.int().optional() };
export const complaintStep = z.discriminatedUnion('action', [
  z.object({ ...seen, action: z.literal('take') }),
  z.object({ ...seen, action: z.literal('answer'), words, outcome: z.enum(OUTCOMES) }),
  z.object({ ...seen, action: z.literal('accept') }),
  z.object({ ...seen, action: z.literal('dispute'), words }),
  z.object({ ...seen, action: z.literal('withdraw') }),
]);

export type Field = z.output<typeof fieldShape>;
export type CostRules = z.output<typeof costRules>;
export type NewForm = z.output<typeof newForm>;
export type FormRow = z.output<typeof formRow>;
export type FormView = z.output<typeof formView>;
export type CheckView = z.output<typeof checkView>;
export type HeldView = z.output<typeof heldView>;
export type ForbiddenView = z.output<typeof forbiddenView>;
export type LoadView = z.output<typeof loadView>;
export type LoadPart = z.output<typeof loadPart>;
export type ComplaintRow = z.output<typeof complaintRow>;
export type ComplaintView = z.output<typeof complaintView>;
export type ComplaintStep = z.output<typeof complaintStep>;

const shape = { params: z.object({ id }), answer: formView };
const deciding = ['burden.not_found', 'burden.not_now', 'burden.not_yours', 'burden.changed_meanwhile'] as const;

export const endpoints = {
  'GET /burden/forms': {
    summary: 'The register: who asks whom for what, how often and on what basis',
    permission: 'burden.read',
    query: z.object({ state: z.enum(FORM_STATES).optional(), q: z.string().trim().max(100).optional() }),
    answer: z.object({
      items: z.array(formRow),
      counts: z.object({ live: z.int(), waiting: z.int(), complaints: z.int(), late: z.int() }),
    }),
  },
  'POST /burden/forms': {
    summary: 'Asks for a form to be registered; refused when rules forbid it or the fact is held already',
    permission: 'burden.ask',
    body: newForm,
    answer: formView,
    status: 201,
    refusals: ['burden.forbidden_content', 'burden.already_held', 'burden.unit_unknown', 'burden.days_reversed'],
  },
  'POST /burden/forms/check': {
    summary: 'What stands against a form in the making, and what its units carry already; writes nothing',
    permission: 'burden.ask',
    body: newForm.partial({ basis: true, title: true }).extend({ title: z.string().trim().max(200).default('') }),
    answer: checkView,
    refusals: ['burden.unit_unknown'],
  },
  'GET /burden/forms/:id': {
    summary: 'A form with its fields and what the caller may do',
    permission: 'burden.read',
    ...shape,
    refusals: ['burden.not_found'],
  },
  'POST /burden/forms/:id/decision': {
    summary: 'The supervision office lets a form go live or refuses it',
    permission: 'burden.decide',
    ...shape,
    body: z.object({ ...seen, approve: z.boolean(), words: z.string().trim().max(1_000).default('') }),
    status: 201,
    refusals: [...deciding, 'burden.own_request', 'burden.reason_missing', 'burden.already_held'],
  },
  'POST /burden/forms/:id/end': {
    summary: 'Ends a live form with a last day, today or later',
    permission: 'burden.read',
    ...shape,
    body: z.object({ ...seen, on: day, words }),
    status: 201,
    refusals: [...deciding, 'burden.day_passed'],
  },
  'POST /burden/forms/:id/withdrawal': {
    summary: 'Withdraws a request nobody has decided on',
    permission: 'burden.ask',
    ...shape,
    body: z.object(seen),
    status: 201,
    refusals: deciding,
  },
  'GET /burden/load': {
    summary: 'Estimated minutes asked of each unit by month, and what makes the last of the months',
    permission: 'burden.read',
    query: z.object({
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional(),
      unit: id.optional(),
    }),
    answer: loadView,
  },
  'GET /burden/complaints': {
    summary: 'Complaints the caller may see, the most urgent first',
    permission: 'burden.complain',
    query: z.object({ view: z.enum(['open', 'mine', 'all']).default('open') }),
    answer: z.object({ items: z.array(complaintRow) }),
  },
  'POST /burden/complaints': {
    summary: 'Says that a request is a burden; it goes to the supervision office',
    permission: 'burden.complain',
    body: z.object({
      feature: z.enum(SUBJECTS),
      id,
      words,
      /** Keeps name and unit from whoever makes the request. */
      isUnnamed: z.boolean().default(false),
    }),
    answer: complaintView,
    status: 201,
    refusals: ['burden.subject_gone', 'burden.already_raised'],
  },
  'GET /burden/complaints/:id': {
    summary: 'A complaint with its story',
    permission: 'burden.complain',
    params: z.object({ id }),
    answer: complaintView,
    refusals: ['burden.not_found'],
  },
  'POST /burden/complaints/:id/steps': {
    summary: 'Moves a complaint one step',
    permission: 'burden.complain',
    params: z.object({ id }),
    body: complaintStep,
    answer: complaintView,
    status: 201,
    refusals: deciding,
  },
} as const satisfies Endpoints;
