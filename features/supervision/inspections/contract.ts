import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';

export const INSPECTION_STATES = ['registered', 'approved', 'refused', 'done'] as const;
export const FINDING_STATES = ['mending', 'mended', 'not_mended'] as const;
export const DRAWN_FROM = ['units', 'matters'] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];
export type FindingState = (typeof FINDING_STATES)[number];

const id = z.uuid();
const day = z.string().refine(isDay, 'supervision.fields.no_such_day');
const unit = z.object({ id, name: z.string() });
const year = z.coerce.number().int().min(2000).max(2100);

/** How many inspections a unit may have in a month and in a quarter. */
export const limitRules = z.object({ perMonth: z.int().min(0), perQuarter: z.int().min(0) });
export type LimitRules = z.output<typeof limitRules>;
export const limitView = z.object({ name: z.string(), version: z.int(), source: z.string(), rules: limitRules });

/** What a unit bears already around a day: inspections that touch its month and its quarter, one that is being registered not among them. */
export const loadView = z.object({ unit, month: z.int(), quarter: z.int() });

export const drawView = z.object({
  seed: z.string(),
  /** How to repeat it: rank by the SHA-256 of `seed/name`, take the first ones. */
  algorithm: z.literal('sha256-rank@1'),
  of: z.enum(DRAWN_FROM),
  count: z.int(),
  candidates: z.array(z.string()),
  drawn: z.array(z.string()),
});
export type Draw = z.output<typeof drawView>;

export const findingView = z.object({
  id,
  unit,
  kind: z.string(),
  words: z.string(),
  foundOn: z.string(),
  matterId: id,
  matterState: z.string(),
  state: z.enum(FINDING_STATES),
  rechecks: z.int(),
  recheckWords: z.string().nullable(),
  /** How many earlier findings of the same kind the unit has had. */
  repeats: z.int(),
});

export const inspectionRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  host: unit,
  fromOn: z.string(),
  toOn: z.string(),
  isPlanned: z.boolean(),
  state: z.enum(INSPECTION_STATES),
  units: z.array(unit),
  findings: z.int(),
});

export const inspectionView = inspectionRow.extend({
  basis: z.string(),
  approval: z.object({ name: z.string(), size: z.int() }).nullable(),
  decidedWords: z.string().nullable(),
  decidedByName: z.string().nullable(),
  draw: drawView.nullable(),
  list: z.array(findingView),
  load: z.array(loadView),
  limit: limitView,
  may: z.object({ approve: z.boolean(), draw: z.boolean(), find: z.boolean() }),
  revision: z.int(),
});

export const newInspection = z.object({
  title: z.string().trim().min(1).max(200),
  basis: z.string().trim().max(1_000).default(''),
  fromOn: day,
  toOn: day,
  orgIds: z.array(id).min(1).max(60),
  /** False: off the year's plan, with the leader's approval as a file. */
  isPlanned: z.boolean().default(true),
});

export type InspectionRow = z.output<typeof inspectionRow>;
export type InspectionView = z.output<typeof inspectionView>;
export type NewInspection = z.output<typeof newInspection>;

const one = { params: z.object({ id }) };

export const endpoints = {
  'GET /supervision/inspections': {
    summary: 'Inspections of a year that the caller’s units hold or bear, by day',
    permission: 'supervision.read',
    query: z.object({ year }),
    answer: z.object({ items: z.array(inspectionRow), limit: limitView }),
  },
  'GET /supervision/inspections/load': {
    summary: 'What units bear already in the month and the quarter of a day, before one is added to it',
    permission: 'supervision.inspect',
    query: z.object({ on: day, orgIds: z.string().max(3_000) }),
    answer: z.object({ items: z.array(loadView), limit: limitView }),
  },
  'POST /supervision/inspections': {
    summary:
      'Registers an inspection (JSON; off the plan a form with a part `inspection` of JSON and one file, the approval)',
    permission: 'supervision.inspect',
    body: newInspection,
    multipart: true,
    answer: inspectionView,
    status: 201,
    refusals: [
      'supervision.days_turned',
      'supervision.unit_not_found',
      'supervision.approval_missing',
      'supervision.unsupported_format',
      'supervision.overloaded',
    ],
  },
  'GET /supervision/inspections/:id': {
    summary: 'An inspection with its draw, its findings and the load of its units',
    permission: 'supervision.read',
    ...one,
    answer: inspectionView,
    refusals: ['supervision.not_found'],
  },
  'GET /supervision/inspections/:id/approval': {
    summary: 'The approval of an inspection off the plan, as it was attached',
    permission: 'supervision.read',
    ...one,
    answer: 'stream',
    refusals: ['supervision.not_found'],
  },
  'POST /supervision/inspections/:id/decision': {
    summary: 'Approves or refuses a registered inspection; never by who registered it',
    permission: 'supervision.approve',
    ...one,
    body: z.object({ isApproved: z.boolean(), words: z.string().trim().max(500).nullish() }),
    answer: inspectionView,
    refusals: [
      'supervision.not_found',
      'supervision.decided_already',
      'supervision.own_inspection',
      'supervision.overloaded',
    ],
  },
  'POST /supervision/inspections/:id/draw': {
    summary: 'Draws at random what is visited, once; seed and method are shown so that anybody can repeat it',
    permission: 'supervision.inspect',
    ...one,
    body: z.object({
      of: z.enum(DRAWN_FROM),
      count: z.int().min(1).max(200),
      seed: z.string().trim().min(1).max(100).nullish(),
    }),
    answer: inspectionView,
    status: 201,
    refusals: [
      'supervision.not_found',
      'supervision.not_approved',
      'supervision.drawn_already',
      'supervision.too_few_to_draw',
    ],
  },
  'POST /supervision/inspections/:id/findings': {
    summary: 'Writes down what was found; its rectification becomes a matter of the unit',
    permission: 'supervision.inspect',
    ...one,
    body: z.object({
      orgId: id,
      kind: z.string().trim().min(1).max(50),
      words: z.string().trim().min(1).max(2_000),
      title: z.string().trim().min(1).max(300),
      dueOn: day,
    }),
    answer: inspectionView,
    status: 201,
    refusals: [
      'supervision.not_found',
      'supervision.not_approved',
      'supervision.not_inspected',
      'supervision.date_passed',
      'tasks.unit_not_found',
    ],
  },
  'POST /supervision/findings/:id/recheck': {
    summary: 'Looks again at what a unit says is mended; what is not reopens its matter and is counted',
    permission: 'supervision.inspect',
    ...one,
    body: z.object({ isMended: z.boolean(), words: z.string().trim().min(1).max(1_000), dueOn: day.nullish() }),
    answer: inspectionView,
    status: 201,
    refusals: [
      'supervision.not_found',
      'supervision.still_mending',
      'supervision.mended_already',
      'supervision.date_missing',
      'supervision.date_passed',
    ],
  },
} as const satisfies Endpoints;
