import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';

/** Kinds of work a rule set may govern. */
export const WORK_KINDS = ['task', 'project'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

const percent = z.number().gt(0).max(100);
const points = z.number().min(0).max(100);
const months = z.int().min(0).max(24);

/** Near a few working days before the deadline, the last day included; late when it has passed. Null: no warning. */
export const deadlineCondition = z.object({ nearWithinWorkdays: z.int().min(0).max(60).nullable() });

/**
 * Compares what is reported with what ought to be done (序时进度): by the lag in percentage points, by the share of the
 * plan that is reached, or by the ends of months at which the plan was missed. `monthly` looks at the plan as it stood
 * when the month began. A threshold that is null is not judged.
 */
export const progressCondition = z.discriminatedUnion('measure', [
  z.object({
    measure: z.literal('lag'),
    assessed: z.enum(['daily', 'monthly']),
    /** Behind from this lag on. */
    behindFromPoints: points.nullable(),
    /** Severely behind, which counts as late, above this lag. */
    severeAbovePoints: points.nullable(),
  }),
  z.object({
    measure: z.literal('rate'),
    assessed: z.enum(['daily', 'monthly']),
    /** Behind when less than so many percent of the plan is reached. */
    behindBelowPercent: percent.nullable(),
    severeBelowPercent: percent.nullable(),
  }),
  z.object({
    measure: z.literal('months'),
    /** Behind when the plan was missed at so many ends of month in a row. */
    behindFromMonths: z.int().min(1).max(24).nullable(),
    severeFromMonths: z.int().min(1).max(24).nullable(),
  }),
]);

/** Behind from the day after the planned start while not started and without a reason; severe some months later. */
export const startCondition = z.object({
  /** Counted with the month of the planned start: 3 is severe from the first day of the third month after it. */
  severeAfterMonths: z.int().min(1).max(24).nullable(),
});

/** Compares money paid with money that ought to have been paid by the day. */
export const fundsCondition = z.object({
  behindBelowPercent: percent.nullable(),
  severeBelowPercent: percent.nullable(),
});

/** Entry into the statistical register (入库) after the start. */
export const entryCondition = z.object({
  behindAfterMonths: months.nullable(),
  severeAfterMonths: months.nullable(),
});

/** What a rule set judges by; the worst of them is the light. What is null is not judged. */
export const conditions = z.object({
  deadline: deadlineCondition.nullable(),
  progress: progressCondition.nullable(),
  start: startCondition.nullable(),
  funds: fundsCondition.nullable(),
  entry: entryCondition.nullable(),
});

export type ProgressCondition = z.output<typeof progressCondition>;
export type Conditions = z.output<typeof conditions>;

const id = z.uuid();
const day = z.string().refine(isDay, 'tasks.fields.no_such_day');
const LIGHT_NAMES = ['on_track', 'near', 'behind', 'late', 'done', 'paused'] as const;
const light = z.enum(LIGHT_NAMES);
const scope = z.object({ orgId: id, path: z.string(), name: z.string() });

/** How many tasks, or days of tasks, show each light. */
export const lightCounts = z.object({ on_track: z.int(), near: z.int(), behind: z.int(), late: z.int() });
export type LightCounts = z.output<typeof lightCounts>;

/** What would have changed if a proposed set had decided in the window and today. Done and paused work is left out. */
export const trialView = z.object({
  at: z.string(),
  /** First and last day of the window, and the day called today. */
  from: z.string(),
  to: z.string(),
  today: z.string(),
  /** Tasks that the set would govern. */
  tasks: z.int(),
  changedToday: z.int(),
  changedInWindow: z.int(),
  now: z.object({ was: lightCounts, would: lightCounts }),
  /** Days of tasks in the window by light. */
  days: z.object({ was: lightCounts, would: lightCounts }),
  weeks: z.array(z.object({ day: z.string(), was: lightCounts, would: lightCounts })),
  moves: z.array(z.object({ was: light, would: light, n: z.int() })),
  units: z.array(
    z.object({ orgId: id, name: z.string(), tasks: z.int(), changed: z.int(), was: lightCounts, would: lightCounts }),
  ),
});
export type Trial = z.output<typeof trialView>;

export const ruleSetView = z.object({
  id,
  name: z.string(),
  version: z.int(),
  source: z.string(),
  effectiveFrom: z.string(),
  /** The unit whose subtree it governs; null for the whole government. */
  scope: scope.nullable(),
  governs: z.array(z.enum(WORK_KINDS)),
  conditions,
  inForce: z.boolean(),
  /** The lights it governs have all been looked at again. */
  isApplied: z.boolean(),
});

export const draftView = z.object({
  id,
  name: z.string(),
  source: z.string(),
  effectiveFrom: z.string().nullable(),
  scope: scope.nullable(),
  governs: z.array(z.enum(WORK_KINDS)),
  conditions,
  state: z.enum(['draft', 'trying', 'tried', 'switched_on']),
  progress: z.object({ done: z.int(), total: z.int() }),
  trial: trialView.nullable(),
  authorName: z.string().nullable(),
  updatedAt: z.string(),
  revision: z.int(),
});
export type Draft = z.output<typeof draftView>;

export const draftInput = z.object({
  name: z.string().trim().min(1).max(60),
  source: z.string().trim().max(300),
  effectiveFrom: day.nullable(),
  scopeOrgId: id.nullable(),
  governs: z
    .array(z.enum(WORK_KINDS))
    .min(1)
    .transform((kinds) => [...new Set(kinds)]),
  conditions,
  /** The revision the change was made on. */
  revision: z.int(),
});
export type DraftInput = z.output<typeof draftInput>;

const one = z.object({ id });

export const endpoints = {
  'GET /rule-sets': {
    summary: 'The versions of the light rules, with their sources',
    permission: 'signed-in',
    answer: z.object({ items: z.array(ruleSetView) }),
  },
  'GET /rule-drafts': {
    summary: 'Rule sets being edited or tried',
    permission: 'tasks.rules',
    answer: z.object({ items: z.array(draftView.omit({ trial: true })) }),
  },
  'POST /rule-drafts': {
    summary: 'Begins a rule set from a preset or from one that was switched on',
    permission: 'tasks.rules',
    body: z.object({
      name: z.string().trim().min(1).max(60),
      source: z.string().trim().max(300).default(''),
      preset: z.string().max(60).optional(),
      ruleSetId: id.optional(),
    }),
    answer: draftView,
    status: 201,
    refusals: ['tasks.rules_not_found'],
  },
  'GET /rule-drafts/:id': {
    summary: 'A rule set being edited, with what its trial found',
    permission: 'tasks.rules',
    params: one,
    answer: draftView,
    refusals: ['tasks.rules_not_found'],
  },
  'PUT /rule-drafts/:id': {
    summary: 'Keeps a rule set being edited; what a trial found before no longer counts',
    permission: 'tasks.rules',
    params: one,
    body: draftInput,
    answer: draftView,
    refusals: ['tasks.rules_not_found', 'tasks.rules_fixed', 'tasks.changed_meanwhile', 'tasks.unit_not_found'],
  },
  'DELETE /rule-drafts/:id': {
    summary: 'Throws a rule set away that was not switched on',
    permission: 'tasks.rules',
    params: one,
    answer: null,
    refusals: ['tasks.rules_not_found', 'tasks.rules_fixed'],
  },
  'POST /rule-drafts/:id/trial': {
    summary: 'Tries a rule set on the facts of the last three months and of today; the answer comes with the draft',
    permission: 'tasks.rules',
    params: one,
    answer: draftView,
    status: 202,
    refusals: [
      'tasks.rules_not_found',
      'tasks.rules_fixed',
      'tasks.rules_empty',
      'tasks.rules_idle',
      'tasks.rules_crossed',
      'tasks.rules_beyond',
    ],
  },
  'GET /rule-drafts/:id/trial/tasks': {
    summary: 'The tasks that would be lit differently, at most 200; `unit` and the two lights narrow them',
    permission: 'tasks.rules',
    params: one,
    query: z.object({ unit: id.optional(), was: light.optional(), would: light.optional() }),
    answer: z.object({
      items: z.array(
        z.object({
          taskId: id,
          title: z.string(),
          leadName: z.string(),
          day: z.string(),
          isToday: z.boolean(),
          days: z.int(),
          was: z.object({ light, code: z.string(), sentence: z.string() }),
          would: z.object({ light, code: z.string(), sentence: z.string() }),
        }),
      ),
      total: z.int(),
    }),
    refusals: ['tasks.rules_not_found'],
  },
  'POST /rule-drafts/:id/switch-on': {
    summary: 'Switches a tried rule set on from its first day; from then on it never changes',
    permission: 'tasks.rules',
    params: one,
    body: z.object({ revision: z.int() }),
    answer: z.object({ ruleSetId: id, name: z.string(), version: z.int() }),
    refusals: [
      'tasks.rules_not_found',
      'tasks.rules_fixed',
      'tasks.changed_meanwhile',
      'tasks.rules_not_tried',
      'tasks.rules_source_needed',
      'tasks.rules_day_needed',
      'tasks.rules_past',
      'tasks.rules_same_day',
      'tasks.rules_beyond',
    ],
  },
} as const satisfies Endpoints;
