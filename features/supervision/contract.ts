import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';
import { lightView, newTask } from '../tasks/contract.ts';
import { reminderEndpoints } from './reminders/contract.ts';

export const STATES = [
  'draft',
  'approved',
  'assigned',
  'signed',
  'decomposed',
  'in_progress',
  'close_requested',
  'reviewing',
  'closed',
  'archived',
  'returned',
  'objected',
  'extension_requested',
  'long_term',
  'suspended',
  'cancelled',
  'reopened',
] as const;
export type MatterState = (typeof STATES)[number];

export const ACTIONS = [
  'draft',
  'take',
  'approve',
  'assign',
  'sign',
  'object',
  'uphold_objection',
  'dismiss_objection',
  'decompose',
  'report',
  'request_extension',
  'grant_extension',
  'refuse_extension',
  'request_close',
  'pass_review',
  'close',
  'return',
  'archive',
  'reopen',
  'continue',
  'suspend',
  'resume',
  'cancel',
] as const;
export type MatterAction = (typeof ACTIONS)[number];

export const SOURCES = [
  'superior',
  'meeting',
  'instruction',
  'report',
  'proposal',
  'petition',
  'inspection',
  'enterprise',
] as const;
export const URGENCIES = ['critical', 'urgent', 'ordinary'] as const;
export const GRADES = ['excellent', 'good', 'pass', 'fail'] as const;
export type Source = (typeof SOURCES)[number];
export type Urgency = (typeof URGENCIES)[number];
export type Grade = (typeof GRADES)[number];

/** Saved views of the list: what waits for a unit, for the office, for a reviewer, what has run over. */
export const VIEWS = ['open', 'to_sign', 'working', 'to_decide', 'to_review', 'overdue', 'parked', 'closed'] as const;
export type View = (typeof VIEWS)[number];

/** What holders of roles may do here; `people/rules/roles.ts` grants them. */
export const PERMISSIONS = [
  'supervision.read',
  /** The supervision office: opens, assigns, decides on objections and extensions. */
  'supervision.direct',
  /** Reviews what a unit says is done. */
  'supervision.review',
  /** Acts for the unit that has the matter. */
  'supervision.answer',
  /** Registers inspections, draws, writes findings. */
  'supervision.inspect',
  /** Approves the plan of inspections. */
  'supervision.approve',
] as const;

const id = z.uuid();
const day = z.string().refine(isDay, 'supervision.fields.no_such_day');
const words = z.string().trim().min(1).max(2_000);
const unit = z.object({ id, name: z.string() });

/** A term of a preset: so many working days, calendar days or months. */
export const term = z.object({ count: z.int().min(0).max(400), unit: z.enum(['workday', 'day', 'month']) });
export type Term = z.output<typeof term>;

/** The clocks of a matter. */
export const presetRules = z.object({
  /** From assigning to done when nothing else sets a date; null leaves the date to the task. */
  deadline: term.nullable(),
  /** From assigning to the unit's signature. */
  sign: term,
  /** From assigning to the first report, and from each report to the next; null asks for none. */
  firstReport: term.nullable(),
  nextReport: term.nullable(),
  /** From assigning to the last day on which a unit may object. */
  objection: term,
  /** For the office: to approve, assign or decide on what a unit asks. */
  decide: term,
  /** For each reviewer. */
  review: term,
  /** For a unit to mend what was returned. */
  mend: term,
  /** Until a suspended or closed matter is looked at again. */
  look: term,
  extensionsAtMost: z.int().min(0).max(9),
});
export type PresetRules = z.output<typeof presetRules>;

/** The clock of a matter: what is due by when, and what it stands at today. */
export const clockView = z.object({
  byOn: z.string().nullable(),
  /** The day lies beyond the calendar whose holidays are known. */
  isProvisional: z.boolean(),
  /** Working days left up to and including the day; negative: working days over. Null without a clock. */
  workdaysLeft: z.int().nullable(),
});

export const matterRow = z.object({
  id,
  taskId: id,
  /** `督〔2026〕12号` in the reader's language. */
  number: z.string(),
  title: z.string(),
  state: z.enum(STATES),
  source: z.enum(SOURCES),
  urgency: z.enum(URGENCIES),
  lead: unit,
  light: lightView,
  percent: z.int(),
  dueOn: z.string().nullable(),
  firstDueOn: z.string().nullable(),
  clock: clockView,
  /** Whose turn it is. */
  holder: z.enum(['unit', 'office', 'reviewer', 'nobody']),
  extensions: z.int(),
  returns: z.int(),
  reopened: z.int(),
  grade: z.enum(GRADES).nullable(),
  updatedAt: z.string(),
});

export const hopView = z.object({
  id,
  at: z.string(),
  action: z.enum(ACTIONS),
  from: z.enum(STATES).nullable(),
  to: z.enum(STATES),
  byOn: z.string().nullable(),
  lateWorkdays: z.int(),
  dueOn: z.string().nullable(),
  actorName: z.string().nullable(),
  orgName: z.string().nullable(),
  words: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const matterView = matterRow.extend({
  category: z.string().nullable(),
  basis: z.string().nullable(),
  issuedBy: z.string().nullable(),
  supervisorName: z.string().nullable(),
  preset: z.object({ name: z.string(), version: z.int(), source: z.string(), rules: presetRules }),
  standard: z.string().nullable(),
  body: z.string(),
  assignedOn: z.string().nullable(),
  askedDue: z.string().nullable(),
  achieved: z.string().nullable(),
  /** The three percents, each from its own source: the unit, the plan, the reviewer. */
  percents: z.object({ reported: z.number(), planned: z.number().nullable(), judged: z.number().nullable() }),
  closedOn: z.string().nullable(),
  /** Calendar days on which the unit had it past its deadline, all deadlines together; extensions take none away. */
  redDays: z.int(),
  dueIsProvisional: z.boolean(),
  /** By when the next report is expected, and the last day to object; null when none is. */
  reportBy: z.string().nullable(),
  objectBy: z.string().nullable(),
  supports: z.array(unit),
  /** Name of the lead's head, to be offered where a leader's signature is asked for. */
  leadHead: z.string().nullable(),
  targets: z.array(z.object({ name: z.string(), value: z.number(), unit: z.string(), actual: z.number().nullable() })),
  parts: z.array(
    z.object({
      taskId: id,
      title: z.string(),
      lead: unit,
      percent: z.int(),
      light: z.string(),
      dueOn: z.string().nullable(),
      status: z.string(),
    }),
  ),
  hops: z.array(hopView),
  reports: z.array(
    z.object({
      id,
      at: z.string(),
      percent: z.int(),
      words: z.string(),
      problems: z.string().nullable(),
      orgName: z.string(),
      authorName: z.string().nullable(),
    }),
  ),
  /** What the caller may do now. */
  may: z.array(z.enum(ACTIONS)),
  revision: z.int(),
});

const heading = {
  source: z.enum(SOURCES),
  category: z.string().trim().max(100).nullish(),
  urgency: z.enum(URGENCIES).default('ordinary'),
  basis: z.string().trim().max(500).nullish(),
  issuedBy: z.string().trim().max(100).nullish(),
  /** Name of a preset; the version in force today is taken. */
  preset: z.string().max(50),
};

/** Tasks that are to be watched, all under one heading. */
export const taking = z.object({
  ...heading,
  taskIds: z.array(id).max(500).default([]),
  /** Every open task of a paper that is not watched yet, besides those named. */
  documentId: id.nullish(),
  /** A deadline for all of them; without it each keeps its own, and those without one get the preset's. */
  dueOn: day.nullish(),
});
/** A matter that comes from no task: the task is made with it. */
export const drafting = z.object({ ...heading, task: newTask });

/** What is done to a matter; `revision` is the one the caller saw. */
const step = { revision: z.int().optional() };
export const asking = z.discriminatedUnion('action', [
  z.object({ ...step, action: z.enum(['approve', 'assign', 'sign', 'archive']) }),
  z.object({
    ...step,
    action: z.literal('object'),
    words,
    /** The unit's leader who signed the objection. */
    signedBy: z.string().trim().min(1).max(50),
    /** The unit that ought to have it, when known. */
    otherOrgId: id.nullish(),
  }),
  z.object({ ...step, action: z.literal('uphold_objection'), words, leadOrgId: id, dueOn: day.nullish() }),
  z.object({
    ...step,
    action: z.literal('decompose'),
    parts: z
      .array(z.object({ title: z.string().trim().min(1).max(500), orgId: id, dueOn: day }))
      .min(1)
      .max(30),
  }),
  z.object({
    ...step,
    action: z.literal('request_extension'),
    words,
    dueOn: day,
    signedBy: z.string().trim().min(1).max(50),
  }),
  z.object({ ...step, action: z.literal('grant_extension'), words: words.nullish(), dueOn: day }),
  z.object({
    ...step,
    action: z.enum(['dismiss_objection', 'refuse_extension', 'return']),
    words,
  }),
  z.object({ ...step, action: z.literal('request_close'), achieved: words }),
  z.object({ ...step, action: z.literal('pass_review'), words: words.nullish() }),
  z.object({
    ...step,
    action: z.literal('close'),
    grade: z.enum(GRADES),
    judgedPercent: z.int().min(0).max(100),
    words: words.nullish(),
  }),
  z.object({ ...step, action: z.enum(['reopen', 'continue', 'resume']), words, dueOn: day }),
  z.object({
    ...step,
    action: z.enum(['suspend', 'cancel']),
    words,
    /** The leader who approved it. */
    approvedBy: z.string().trim().min(1).max(50),
  }),
]);

export const matterFilters = z.object({
  view: z.enum(VIEWS).optional(),
  /** Several with commas. */
  state: z.string().max(300).optional(),
  source: z.enum(SOURCES).optional(),
  under: id.optional(),
  q: z.string().trim().max(100).optional(),
});

export type MatterRow = z.output<typeof matterRow>;
export type MatterView = z.output<typeof matterView>;
export type HopView = z.output<typeof hopView>;
export type Taking = z.output<typeof taking>;
export type Drafting = z.output<typeof drafting>;
export type Asking = z.output<typeof asking>;
export type MatterFilters = z.output<typeof matterFilters>;

const REFUSED_HOPS = [
  'supervision.not_found',
  'supervision.not_yours',
  'supervision.not_now',
  'supervision.already_signed',
  'supervision.changed_meanwhile',
  'supervision.own_request',
  'supervision.same_reviewer',
  'supervision.objection_too_late',
  'supervision.extension_after_expiry',
  'supervision.extended_enough',
  'supervision.date_not_later',
  'supervision.date_passed',
  'supervision.unit_not_found',
  'supervision.same_unit',
  'supervision.part_not_below',
  'supervision.part_after_deadline',
  'supervision.nothing_reported',
  'supervision.parts_open',
] as const;

export const endpoints = {
  ...reminderEndpoints,
  'GET /supervision/matters': {
    summary: 'Matters the caller may see, those whose clock runs out first; `total` counts the whole selection',
    permission: 'supervision.read',
    query: matterFilters.extend({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(200).optional(),
    }),
    answer: z.object({
      items: z.array(matterRow),
      nextCursor: z.string().nullable(),
      total: z.int(),
      /** How many each saved view holds, of those the caller may see. */
      views: z.record(z.enum(VIEWS), z.int()),
    }),
    refusals: ['supervision.bad_cursor', 'supervision.unit_not_found'],
  },
  'POST /supervision/matters': {
    summary: 'Takes tasks under watch, all together; those watched already are counted and left as they are',
    permission: 'supervision.direct',
    body: taking,
    answer: z.object({
      taken: z.array(z.object({ id, taskId: id, number: z.string() })),
      /** Of those asked for, how many were under watch before. */
      already: z.int(),
      units: z.int(),
    }),
    status: 201,
    refusals: [
      'supervision.task_not_found',
      'supervision.nothing_to_take',
      'supervision.task_closed',
      'supervision.preset_not_found',
      'supervision.no_deadline',
      'supervision.date_passed',
      'supervision.date_before_start',
    ],
  },
  'POST /supervision/drafts': {
    summary: 'Drafts a matter that comes from no task, with its task; approving and assigning follow',
    permission: 'supervision.direct',
    body: drafting,
    answer: matterView,
    status: 201,
    refusals: [
      'supervision.preset_not_found',
      'supervision.no_deadline',
      'tasks.deadline_before_start',
      'tasks.unit_not_found',
      'tasks.person_not_found',
      'tasks.goal_not_found',
      'tasks.node_after_deadline',
    ],
  },
  'GET /supervision/matters/:id': {
    summary: 'A matter with its hops, clocks, reports and parts, and what the caller may do now',
    permission: 'supervision.read',
    params: z.object({ id }),
    answer: matterView,
    refusals: ['supervision.not_found'],
  },
  'POST /supervision/matters/:id/hops': {
    summary: 'Moves a matter one hop; who may, what it needs and which clock it starts is the machine’s to say',
    permission: 'supervision.read',
    params: z.object({ id }),
    body: asking,
    answer: matterView,
    status: 201,
    refusals: REFUSED_HOPS,
  },
  'POST /supervision/hops': {
    summary: 'The same step for many matters, each by itself: those that cannot take it are left and said',
    permission: 'supervision.read',
    body: z.object({ ids: z.array(id).min(1).max(200), action: z.enum(['approve', 'assign', 'sign', 'archive']) }),
    answer: z.object({ moved: z.int(), left: z.array(z.object({ id, detail: z.string() })) }),
  },
  'GET /supervision/matters/of-task/:taskId': {
    summary: 'The matter that stands on a task, or null',
    permission: 'supervision.read',
    params: z.object({ taskId: id }),
    answer: z.object({ matter: matterRow.nullable() }),
  },
  'GET /supervision/waiting': {
    summary:
      'Matters that wait for the caller: to sign, to mend, to decide on, to review; what is due first stands first',
    permission: 'supervision.read',
    answer: z.object({
      items: z.array(
        matterRow.extend({
          may: z.array(z.enum(ACTIONS)),
          leadHead: z.string().nullable(),
          objectBy: z.string().nullable(),
          askedDue: z.string().nullable(),
          achieved: z.string().nullable(),
          /** What was said with the last hop: the reason of an objection or an extension, of a return. */
          said: z.string().nullable(),
          revision: z.int(),
        }),
      ),
    }),
  },
  'GET /supervision/presets': {
    summary: 'Versions of the clocks in force today, with their sources',
    permission: 'supervision.read',
    answer: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          version: z.int(),
          source: z.string(),
          effectiveFrom: z.string(),
          rules: presetRules,
        }),
      ),
    }),
  },
} as const satisfies Endpoints;
