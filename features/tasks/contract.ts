import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';
import { endpoints as overrides, overrideView } from './overrides/contract.ts';
import { endpoints as ruleSets } from './rule-sets/contract.ts';

export const LIGHTS = ['on_track', 'near', 'behind', 'late', 'done', 'paused'] as const;
export const STATUSES = ['not_started', 'in_progress', 'suspended', 'done', 'cancelled'] as const;
export const OPEN_STATUSES = ['not_started', 'in_progress', 'suspended'] as const;
export const UNIT_ROLES = ['lead', 'responsible', 'support'] as const;
export const DIRECTIONS = ['at-least', 'at-most', 'increase', 'decrease', 'exact'] as const;
export const GOAL_LEVELS = ['city', 'town', 'department', 'enterprise'] as const;
export type Light = (typeof LIGHTS)[number];
export type TaskStatus = (typeof STATUSES)[number];
export type UnitRole = (typeof UNIT_ROLES)[number];
export type GoalLevel = (typeof GOAL_LEVELS)[number];

/** What holders of roles may do here; `people/rules/roles.ts` grants them. */
export const PERMISSIONS = [
  'tasks.read',
  'tasks.create',
  'tasks.edit',
  'tasks.publish',
  'tasks.report',
  'tasks.export',
  'tasks.calendar',
  'tasks.rules',
  'tasks.override',
  'tasks.override_approve',
] as const;

const id = z.uuid();
const day = z.string().refine(isDay, 'tasks.fields.no_such_day');
const unit = z.object({ id, name: z.string() });
const reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

/** Why the light is what it is: `sentence` is said in the caller's language, `until` is the first day on which it may change by itself. */
export const lightView = z.object({
  light: z.enum(LIGHTS),
  rule: z.string(),
  reason,
  sentence: z.string(),
  until: z.string().nullable(),
  /** What becomes of it on that day if nothing happens, as a sentence. */
  change: z.string().nullable().optional(),
  /** What the rules would give, beside a light that people have set. */
  computed: z
    .object({ light: z.enum(LIGHTS), sentence: z.string() })
    .nullable()
    .optional(),
});

export const taskRow = z.object({
  id,
  no: z.string().nullable(),
  title: z.string(),
  lead: unit,
  leaderName: z.string().nullable(),
  personName: z.string().nullable(),
  status: z.enum(STATUSES),
  percent: z.int(),
  light: lightView,
  startOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  firstDueOn: z.string().nullable(),
  documentId: z.string().nullable(),
  documentTitle: z.string().nullable(),
  regionCode: z.string(),
  lastReportAt: z.string().nullable(),
  lastWords: z.string().nullable(),
  updatedAt: z.string(),
  revision: z.int(),
});

export const targetView = z.object({
  id,
  name: z.string(),
  value: z.number(),
  max: z.number().nullable(),
  unit: z.string(),
  direction: z.enum(DIRECTIONS),
  actual: z.number().nullable(),
});

export const progressView = z.object({
  id,
  at: z.string(),
  percent: z.int(),
  words: z.string(),
  problems: z.string().nullable(),
  nextSteps: z.string().nullable(),
  numbers: z.array(z.object({ targetId: id, actual: z.number() })),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), size: z.int(), type: z.string() })),
  /** The report this one corrects, and the one that corrects it. */
  correctsId: z.string().nullable(),
  correctedById: z.string().nullable(),
  authorName: z.string().nullable(),
  orgName: z.string(),
});

export const taskView = taskRow.extend({
  body: z.string(),
  standard: z.string().nullable(),
  goal: z.object({ id, title: z.string() }).nullable(),
  section: z.array(z.string()),
  dueKind: z.string(),
  /** The sentence of the paper this task comes from. */
  clause: z
    .object({ id, documentId: id, text: z.string(), spanStart: z.int().nullable(), spanEnd: z.int().nullable() })
    .nullable(),
  units: z.array(z.object({ id, name: z.string(), role: z.enum(UNIT_ROLES) })),
  leader: unit.nullable(),
  person: unit.nullable(),
  liaison: unit.nullable(),
  targets: z.array(targetView),
  nodes: z.array(
    z.object({ id, title: z.string(), dueOn: z.string(), weight: z.number(), doneOn: z.string().nullable() }),
  ),
  progress: z.array(progressView),
  dueChanges: z.array(
    z.object({
      at: z.string(),
      fromDue: z.string().nullable(),
      toDue: z.string().nullable(),
      reason: z.string(),
      authorName: z.string().nullable(),
    }),
  ),
  lightChanges: z.array(
    z.object({ at: z.string(), from: z.enum(LIGHTS).nullable(), to: z.enum(LIGHTS), sentence: z.string() }),
  ),
  place: z.object({ lon: z.number(), lat: z.number() }).nullable(),
  problems: z.string().nullable(),
  nextSteps: z.string().nullable(),
  doneOn: z.string().nullable(),
  createdAt: z.string(),
  /** Percent of time-proportional plan on today's date, or null without both dates. */
  plannedPercent: z.number().nullable(),
  /** What each condition of the rule set says of it today, what hurts most first; empty when it is closed or paused. */
  verdicts: z.array(z.object({ light: z.enum(LIGHTS), code: z.string(), sentence: z.string() })),
  /** The rule set that judges it today. */
  ruleSet: z.object({ name: z.string(), version: z.int(), source: z.string() }).nullable(),
  /** Lights set by people, the latest first. */
  overrides: z.array(overrideView),
  /** State, deadline and lead are moved by its supervision and nowhere else. */
  isUnderWatch: z.boolean(),
  /** What the caller may do with it now. */
  may: z.object({
    override: z.boolean(),
    report: z.boolean(),
    /** Supporting units report words only: the percent is the lead's to say. */
    percent: z.boolean(),
    edit: z.boolean(),
  }),
});

const targetInput = z.object({
  name: z.string().trim().min(1).max(100),
  value: z.number(),
  max: z.number().nullish(),
  unit: z.string().trim().min(1).max(20),
  direction: z.enum(DIRECTIONS).default('at-least'),
});
const nodeInput = z.object({
  title: z.string().trim().min(1).max(200),
  dueOn: day,
  weight: z.number().positive().default(1),
});

// No defaults here: in a change, what is not named stays as it is.
const taskFields = z.object({
  title: z.string().trim().min(1).max(500),
  body: z.string().max(20_000),
  standard: z.string().max(2_000).nullish(),
  goalId: id.nullish(),
  leadOrgId: id,
  responsibleOrgIds: z.array(id).max(50),
  supportOrgIds: z.array(id).max(50),
  leaderId: id.nullish(),
  personId: id.nullish(),
  liaisonId: id.nullish(),
  startOn: day.nullish(),
  dueOn: day.nullish(),
  targets: z.array(targetInput).max(30),
  nodes: z.array(nodeInput).max(50),
  place: z.object({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }).nullish(),
  regionCode: z.string().max(12).nullish(),
});

export const newTask = taskFields.extend({
  body: taskFields.shape.body.default(''),
  responsibleOrgIds: taskFields.shape.responsibleOrgIds.default([]),
  supportOrgIds: taskFields.shape.supportOrgIds.default([]),
  targets: taskFields.shape.targets.default([]),
  nodes: taskFields.shape.nodes.default([]),
});

export const taskPatch = taskFields.partial().extend({
  status: z.enum(STATUSES).optional(),
  /** Needed when `dueOn` changes. */
  dueReason: z.string().trim().min(1).max(500).optional(),
  /** The revision the change was made on; without it the last one wins. */
  revision: z.int().optional(),
});

export const newProgress = z.object({
  percent: z.int().min(0).max(100),
  words: z.string().trim().max(4_000).default(''),
  problems: z.string().trim().max(4_000).nullish(),
  nextSteps: z.string().trim().max(4_000).nullish(),
  numbers: z
    .array(z.object({ targetId: id, actual: z.number() }))
    .max(30)
    .default([]),
  nodesDone: z
    .array(z.object({ nodeId: id, doneOn: day }))
    .max(50)
    .default([]),
  correctsId: id.nullish(),
});

/** What tasks are put under; `open` and `late` count open tasks the caller may see. */
export const goalView = z.object({
  id,
  title: z.string(),
  level: z.enum(GOAL_LEVELS).nullable(),
  open: z.int(),
  late: z.int(),
});
export const newGoal = z.object({ title: z.string().trim().min(1).max(200), level: z.enum(GOAL_LEVELS).nullish() });

/** `newest` goes by when a task was set up; it is what a search is sorted by unless said otherwise, all else goes by `due`. */
export const SORTS = ['due', '-due', 'updated', '-updated', 'light', 'percent', '-percent', 'newest'] as const;

/** Filters of a list. `light` and `status` take several values with commas; `status=open` stands for every open one. */
export const taskFilters = z.object({
  /** An organisation's id: tasks whose lead lies in its subtree. */
  under: id.optional(),
  /** `any`: the unit is lead, responsible or support; default `lead`. */
  involved: z.enum(['lead', 'any']).optional(),
  light: z.string().optional(),
  status: z.string().optional(),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  document: id.optional(),
  goal: id.optional(),
  region: z.string().max(12).optional(),
  q: z.string().trim().max(100).optional(),
  sort: z.enum(SORTS).optional(),
});

export type LightView = z.output<typeof lightView>;
export type TaskRow = z.output<typeof taskRow>;
export type TaskView = z.output<typeof taskView>;
export type ProgressView = z.output<typeof progressView>;
export type NewTask = z.output<typeof newTask>;
export type TaskPatch = z.output<typeof taskPatch>;
export type NewProgress = z.output<typeof newProgress>;
export type TaskFilters = z.output<typeof taskFilters>;
export type Goal = z.output<typeof goalView>;
export type NewGoal = z.output<typeof newGoal>;

export const endpoints = {
  'GET /tasks': {
    summary: 'Tasks the caller may see, a page at a time; `total` counts the whole selection',
    permission: 'tasks.read',
    query: taskFilters.extend({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(400).optional(),
    }),
    answer: z.object({ items: z.array(taskRow), nextCursor: z.string().nullable(), total: z.int() }),
    refusals: ['tasks.bad_cursor', 'tasks.unit_not_found'],
  },
  'GET /tasks.xlsx': {
    summary: 'The same selection as a spreadsheet in the canonical columns, without a cap',
    permission: 'tasks.export',
    query: taskFilters,
    answer: 'stream',
    refusals: ['tasks.unit_not_found'],
  },
  'POST /tasks': {
    summary: 'Sets up a task that comes from no paper',
    permission: 'tasks.create',
    body: newTask,
    answer: taskView,
    status: 201,
    refusals: [
      'tasks.deadline_before_start',
      'tasks.unit_not_found',
      'tasks.person_not_found',
      'tasks.goal_not_found',
      'tasks.node_after_deadline',
    ],
  },
  'GET /tasks/:id': {
    summary: 'A task with its story',
    permission: 'tasks.read',
    params: z.object({ id }),
    answer: taskView,
    refusals: ['tasks.not_found'],
  },
  'PATCH /tasks/:id': {
    summary: 'Changes a task; the first deadline stays remembered when the deadline moves',
    permission: 'tasks.edit',
    params: z.object({ id }),
    body: taskPatch,
    answer: taskView,
    refusals: [
      'tasks.not_found',
      'tasks.deadline_before_start',
      'tasks.reason_needed',
      'tasks.changed_meanwhile',
      'tasks.unit_not_found',
      'tasks.person_not_found',
      'tasks.goal_not_found',
      'tasks.node_after_deadline',
      'tasks.under_watch',
    ],
  },
  'GET /goals': {
    summary: 'Goals of the government with their open and late tasks among those the caller may see; at most 1000',
    permission: 'tasks.read',
    answer: z.object({ items: z.array(goalView) }),
  },
  'POST /goals': {
    summary: 'Sets a goal that tasks can be put under',
    permission: 'tasks.edit',
    body: newGoal,
    answer: goalView,
    status: 201,
    refusals: ['tasks.goal_exists'],
  },
  'POST /tasks/:id/progress': {
    summary:
      'Reports progress (JSON, or a form with a part `report` of JSON and parts `file`); a correction names the report it corrects',
    permission: 'tasks.report',
    params: z.object({ id }),
    body: newProgress,
    multipart: true,
    answer: z.object({ progress: progressView, task: taskRow }),
    status: 201,
    refusals: [
      'tasks.not_found',
      'tasks.not_yours',
      'tasks.closed',
      'tasks.target_not_found',
      'tasks.report_not_found',
      'tasks.already_corrected',
      'tasks.unsupported_format',
    ],
  },
  'GET /tasks/:id/files/:sha256': {
    summary: 'A file of a report',
    permission: 'tasks.read',
    params: z.object({ id, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    answer: 'stream',
    refusals: ['tasks.not_found'],
  },
  'POST /documents/:id/publish': {
    summary: 'Turns the checklist of a paper into tasks, once and together; a second call answers the same tasks',
    permission: 'tasks.publish',
    params: z.object({ id }),
    body: z.object({
      /** The revision the publisher saw. */
      revision: z.int().optional(),
      /** Publish although items miss a lead, a result or a date (a lead unit can never be missing). */
      despiteWarnings: z.boolean().default(true),
    }),
    answer: z.object({ tasks: z.array(z.object({ id, clauseId: id, title: z.string(), leadOrgId: id })) }),
    refusals: [
      'documents.not_found',
      'tasks.nothing_to_publish',
      'tasks.items_without_lead',
      'tasks.changed_meanwhile',
      'tasks.quality_gate',
      'tasks.gone_undecided',
      'documents.has_next_edition',
      'tasks.under_watch',
      'tasks.unit_not_found',
      'tasks.deadline_before_start',
      'tasks.node_after_deadline',
    ],
  },
  'GET /today': {
    summary: 'What the caller owes and waits for, and what changed since they last looked',
    permission: 'signed-in',
    answer: z.object({
      sentence: z.string(),
      owes: z.array(
        taskRow.extend({
          mayReport: z.boolean(),
          targets: z.array(targetView),
          /** Of the last report, there to edit. */
          problems: z.string().nullable(),
          nextSteps: z.string().nullable(),
        }),
      ),
      awaits: z.array(taskRow),
      changes: z.array(
        z.object({
          at: z.string(),
          taskId: id,
          title: z.string(),
          leadName: z.string(),
          from: z.enum(LIGHTS).nullable(),
          to: z.enum(LIGHTS),
          sentence: z.string(),
        }),
      ),
    }),
  },
  'GET /calendar': {
    summary: 'Holidays and worked weekends of a year',
    permission: 'signed-in',
    query: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
    answer: z.object({
      year: z.int(),
      source: z.string().nullable(),
      days: z.array(z.object({ day: z.string(), kind: z.enum(['rest', 'work']), name: z.string().nullable() })),
    }),
  },
  'PUT /calendar/:year': {
    summary: 'Replaces the calendar of a year; lights that depend on it are computed again',
    permission: 'tasks.calendar',
    params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
    body: z.object({
      source: z.string().trim().min(1).max(200),
      days: z.array(z.object({ day, kind: z.enum(['rest', 'work']), name: z.string().max(50).nullish() })).max(366),
    }),
    answer: null,
    refusals: ['tasks.day_outside_year', 'tasks.day_twice'],
  },
  ...ruleSets,
  ...overrides,
} as const satisfies Endpoints;
