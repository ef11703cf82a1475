import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';

/**
 * Kinds of papers that go out: 督查通报, 督查专报, 工作简报 tell of a period; 督办单, 工作提醒函, 督查催办通知, 会议纪要 and
 * the slips of three colours tell of chosen tasks.
 */
export const KINDS = [
  'circular',
  'report',
  'brief',
  'order',
  'reminder',
  'urging',
  'slip_blue',
  'slip_orange',
  'slip_red',
  'minutes',
] as const;
export const STATUSES = ['draft', 'signed', 'issued', 'withdrawn'] as const;
export const STEPS = ['drafted', 'edited', 'refreshed', 'signed', 'returned', 'issued', 'withdrawn'] as const;
export type Kind = (typeof KINDS)[number];
export type Status = (typeof STATUSES)[number];
export type Step = (typeof STEPS)[number];

/** What holders of roles may do here; `people/rules/roles.ts` grants them. */
export const PERMISSIONS = ['bulletins.read', 'bulletins.write', 'bulletins.sign'] as const;

const id = z.uuid();
const day = z.string().refine(isDay, 'bulletins.fields.no_such_day');
const key = z.string().trim().min(1).max(80);

/** A sentence, the key of the facts it was made from, and the words it was made with; `made` is null when a person wrote it. */
export const sentence = z.object({
  id: key,
  text: z.string().max(4_000),
  fact: key.nullable(),
  made: z.string().max(4_000).nullable(),
});
export const paragraph = z.object({
  id: key,
  heading: z.string().max(200).nullable(),
  sentences: z.array(sentence).max(200),
});
export const section = z.object({ id: key, heading: z.string().max(200), paragraphs: z.array(paragraph).max(600) });
export const content = z.object({
  addressees: z.string().max(1_000),
  sections: z.array(section).max(20),
  /** The table at the end: which facts and which of their columns, in order; null for none. */
  table: z.object({ fact: key, title: z.string().max(200), columns: z.array(key).min(1).max(12) }).nullable(),
  copyTo: z.string().max(1_000),
});

const cell = z.union([z.string(), z.number(), z.null()]);
/** The result of one query: rows under named columns; `tasks` leads from a row to its task. */
export const factTable = z.object({
  key,
  title: z.string(),
  columns: z.array(z.object({ key, label: z.string(), kind: z.enum(['text', 'number', 'day', 'percent']) })),
  rows: z.array(z.array(cell)),
  tasks: z.array(z.string().nullable()),
  /** Rows there were, when not all are listed. */
  total: z.int(),
});

/** What a paper is made from. Period and unit for those of a period, tasks or a paper for the others. */
export const source = z.object({
  kind: z.enum(KINDS),
  /** The unit the paper is about; the caller's own government unless named. */
  unit: id.nullish(),
  from: day.nullish(),
  to: day.nullish(),
  document: id.nullish(),
  goal: id.nullish(),
  tasks: z.array(id).max(200).default([]),
});

export const bulletinRow = z.object({
  id,
  kind: z.enum(KINDS),
  status: z.enum(STATUSES),
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string(),
  issuedOn: z.string().nullable(),
  draftedBy: z.string(),
  signedBy: z.string().nullable(),
  recipients: z.array(z.string()),
  updatedAt: z.string(),
  revision: z.int(),
});

export const bulletinView = bulletinRow.extend({
  content,
  facts: z.array(factTable),
  asOf: z.string(),
  head: z.object({ mark: z.string(), number: z.string(), issuer: z.string(), printer: z.string() }),
  templateId: z.string().nullable(),
  templateName: z.string().nullable(),
  recipientIds: z.array(id),
  withdrawnReason: z.string().nullable(),
  steps: z.array(
    z.object({ at: z.string(), step: z.enum(STEPS), personName: z.string(), words: z.string().nullable() }),
  ),
  /** Hashes of the issued files. */
  files: z.object({ docx: z.string(), pdf: z.string(), docxSize: z.int(), pdfSize: z.int() }).nullable(),
  /** What the caller may do with it now. */
  may: z.object({ edit: z.boolean(), sign: z.boolean(), issue: z.boolean(), withdraw: z.boolean() }),
});

export const templateView = z.object({
  id,
  name: z.string(),
  fields: z.array(z.string()),
  size: z.int(),
  createdAt: z.string(),
});

export const letterhead = z.object({
  issuer: z.string().trim().min(1).max(100),
  code: z.string().trim().min(1).max(20),
  printer: z.string().trim().max(100).default(''),
  copyTo: z.string().trim().max(1_000).default(''),
  /** Working days a unit is given to answer. */
  answerWorkdays: z.int().min(1).max(60).default(5),
  /** Who drafted a paper may not sign it. */
  fourEyes: z.boolean().default(false),
});

export type Sentence = z.output<typeof sentence>;
export type Paragraph = z.output<typeof paragraph>;
export type Section = z.output<typeof section>;
export type Content = z.output<typeof content>;
export type FactTable = z.output<typeof factTable>;
export type Source = z.output<typeof source>;
export type BulletinRow = z.output<typeof bulletinRow>;
export type BulletinView = z.output<typeof bulletinView>;
export type Letterhead = z.output<typeof letterhead>;

const params = z.object({ id });
const revision = z.int();

export const endpoints = {
  'GET /bulletins': {
    summary: 'The register and the drafts the caller may see, latest first; readers see what was issued to them',
    permission: 'bulletins.read',
    query: z.object({
      status: z.enum(STATUSES).optional(),
      kind: z.enum(KINDS).optional(),
      year: z.coerce.number().int().min(2000).max(2100).optional(),
      q: z.string().trim().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(200).optional(),
    }),
    answer: z.object({ items: z.array(bulletinRow), nextCursor: z.string().nullable(), total: z.int() }),
    refusals: ['bulletins.bad_cursor'],
  },
  'POST /bulletins': {
    summary: 'Drafts a paper from the facts as they stand now',
    permission: 'bulletins.write',
    body: source,
    answer: bulletinView,
    status: 201,
    refusals: [
      'bulletins.unit_not_found',
      'bulletins.task_not_found',
      'bulletins.document_not_found',
      'bulletins.nothing_to_say',
      'bulletins.one_task',
      'bulletins.one_unit',
      'bulletins.period_backwards',
    ],
  },
  'GET /bulletins/:id': {
    summary: 'A paper with its sentences, the facts behind them and its story',
    permission: 'bulletins.read',
    params,
    answer: bulletinView,
    refusals: ['bulletins.not_found'],
  },
  'PATCH /bulletins/:id': {
    summary: 'Changes a draft; a signed paper that is changed has to be signed again',
    permission: 'bulletins.write',
    params,
    body: z.object({
      revision,
      title: z.string().trim().min(1).max(200).optional(),
      content: content.optional(),
      recipients: z.array(id).max(300).optional(),
      template: id.nullish(),
    }),
    answer: bulletinView,
    refusals: [
      'bulletins.not_found',
      'bulletins.frozen',
      'bulletins.changed_meanwhile',
      'bulletins.unit_not_found',
      'bulletins.no_such_fact',
      'bulletins.template_not_found',
    ],
  },
  'DELETE /bulletins/:id': {
    summary: 'Throws a draft away; what was issued stays',
    permission: 'bulletins.write',
    params,
    answer: null,
    refusals: ['bulletins.not_found', 'bulletins.frozen'],
  },
  'POST /bulletins/:id/refresh': {
    summary: 'Gathers the facts again; sentences nobody touched are made anew, touched ones stay as they are',
    permission: 'bulletins.write',
    params,
    body: z.object({ revision }),
    answer: bulletinView,
    refusals: [
      'bulletins.not_found',
      'bulletins.frozen',
      'bulletins.changed_meanwhile',
      'bulletins.nothing_to_say',
      'bulletins.unit_not_found',
      'bulletins.task_not_found',
      'bulletins.document_not_found',
      'bulletins.one_task',
      'bulletins.one_unit',
      'bulletins.period_backwards',
    ],
  },
  'POST /bulletins/:id/sign': {
    summary: 'Signs a draft for issue; by another person than its drafter where the office keeps four eyes',
    permission: 'bulletins.sign',
    params,
    body: z.object({ revision }),
    answer: bulletinView,
    refusals: ['bulletins.not_found', 'bulletins.not_a_draft', 'bulletins.own_paper', 'bulletins.changed_meanwhile'],
  },
  'POST /bulletins/:id/return': {
    summary: 'Gives a paper that is not issued back to its drafter, with words',
    permission: 'bulletins.sign',
    params,
    body: z.object({ words: z.string().trim().min(1).max(500) }),
    answer: bulletinView,
    refusals: ['bulletins.not_found', 'bulletins.frozen'],
  },
  'POST /bulletins/:id/issue': {
    summary: 'Numbers a signed paper from the register and freezes its files and facts',
    permission: 'bulletins.write',
    params,
    body: z.object({ revision }),
    answer: bulletinView,
    refusals: [
      'bulletins.not_found',
      'bulletins.not_signed',
      'bulletins.changed_meanwhile',
      'bulletins.template_not_found',
      'bulletins.unknown_field',
      'bulletins.unreadable_template',
    ],
  },
  'POST /bulletins/:id/withdraw': {
    summary: 'Withdraws an issued paper with a reason; its number is not given again',
    permission: 'bulletins.sign',
    params,
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    answer: bulletinView,
    refusals: ['bulletins.not_found', 'bulletins.not_issued'],
  },
  'GET /bulletins/:id/paper.docx': {
    summary: 'The paper for Word: of a draft as it would be, of an issued one the frozen bytes',
    permission: 'bulletins.read',
    params,
    answer: 'stream',
    refusals: [
      'bulletins.not_found',
      'bulletins.template_not_found',
      'bulletins.unknown_field',
      'bulletins.unreadable_template',
    ],
  },
  'GET /bulletins/:id/paper.pdf': {
    summary: 'The same paper as PDF',
    permission: 'bulletins.read',
    params,
    answer: 'stream',
    refusals: ['bulletins.not_found'],
  },
  'GET /bulletins/templates': {
    summary: 'Word templates of the caller’s office',
    permission: 'bulletins.write',
    answer: z.object({ items: z.array(templateView), fields: z.array(z.string()) }),
  },
  'GET /bulletins/templates/sample.docx': {
    summary: 'A template with every field in its place, to begin from',
    permission: 'bulletins.write',
    answer: 'stream',
  },
  'POST /bulletins/templates': {
    summary: 'Takes a Word file as template (a form with one part `file`); refuses fields it does not know by name',
    permission: 'bulletins.write',
    multipart: true,
    answer: templateView,
    status: 201,
    refusals: [
      'bulletins.no_file',
      'bulletins.unreadable_template',
      'bulletins.unknown_field',
      'bulletins.field_not_alone',
      'bulletins.no_body_field',
      'bulletins.template_exists',
    ],
  },
  'DELETE /bulletins/templates/:id': {
    summary: 'Takes a template away; papers issued with it stay as they are',
    permission: 'bulletins.write',
    params,
    answer: null,
    refusals: ['bulletins.template_not_found', 'bulletins.template_in_use'],
  },
  'GET /bulletins/letterhead': {
    summary: 'What stands above the red line and in the imprint of the caller’s office',
    permission: 'bulletins.write',
    answer: letterhead,
  },
  'PUT /bulletins/letterhead': {
    summary: 'Changes the letterhead; papers already issued keep theirs',
    permission: 'bulletins.write',
    body: letterhead,
    answer: letterhead,
  },
} as const satisfies Endpoints;
