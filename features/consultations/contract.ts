import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';

/** 用地 规划 环评 能耗 征迁 资金 手续 水电气路 施工组织 用工 政策 其他. */
export const KINDS = [
  'land',
  'planning',
  'environment',
  'energy',
  'demolition',
  'funds',
  'permits',
  'utilities',
  'construction',
  'labour',
  'policy',
  'other',
] as const;
export const STATES = ['raised', 'handling', 'meeting', 'decided', 'solved', 'closed', 'parked', 'withdrawn'] as const;
export const ACTIONS = [
  'raise',
  'triage',
  'escalate',
  'climb',
  'solve',
  'put_on_agenda',
  'return',
  'decide',
  'confirm',
  'dispute',
  'park',
  'resume',
  'withdraw',
] as const;
/** Saved views of the queue. `mine`: raised by the caller; `overdue`: should have climbed by now. */
export const VIEWS = [
  'open',
  'to_triage',
  'handling',
  'meeting',
  'decided',
  'to_confirm',
  'overdue',
  'mine',
  'closed',
] as const;
export const OUTCOMES = ['decided', 'returned'] as const;
export type Kind = (typeof KINDS)[number];
export type ObstacleState = (typeof STATES)[number];
export type ObstacleAction = (typeof ACTIONS)[number];
export type View = (typeof VIEWS)[number];

/** What holders of roles may do here; `people/rules/roles.ts` grants them. */
export const PERMISSIONS = [
  'consultations.read',
  'consultations.raise',
  /** Triage, solve, move up and park what lies with one's own part of the tree. */
  'consultations.handle',
  /** Calls meetings and takes decisions in them. */
  'consultations.chair',
] as const;

const id = z.uuid();
const day = z.string().refine(isDay, 'consultations.fields.no_such_day');
const words = z.string().trim().min(1).max(2_000);
const level = z.int().min(1).max(4);
const named = z.object({ id, name: z.string() });

/** What a delay costs, and what the figure was worked out from. */
export const costView = z.object({
  /** 万元 of planned investment that wait, per calendar day; null when the plan is not known. */
  perDay: z.number().nullable(),
  /** `perDay` times the calendar days waited. */
  soFar: z.number().nullable(),
});

export const obstacleRow = z.object({
  id,
  /** `障〔2026〕12号` in the reader's language. */
  number: z.string(),
  title: z.string(),
  kind: z.enum(KINDS),
  state: z.enum(STATES),
  level,
  /** The office that has to move now. */
  owner: named.nullable(),
  raisedBy: z.string().nullable(),
  raisedOrg: named,
  raisedOn: z.string(),
  subject: z.object({ feature: z.enum(['tasks', 'projects']), id, title: z.string() }).nullable(),
  /** Working days since it was raised, and at its present level. */
  age: z.int(),
  ageAtLevel: z.int(),
  /** Last day at this level before it climbs by itself; null where it does not. */
  escalateOn: z.string().nullable(),
  /** Working days left until then; negative when that day has passed. */
  workdaysLeft: z.int().nullable(),
  cost: costView,
  matterId: z.string().nullable(),
  meetingId: z.string().nullable(),
  updatedAt: z.string(),
});

export const stepView = z.object({
  id,
  at: z.string(),
  action: z.enum(ACTIONS),
  from: z.enum(STATES).nullable(),
  to: z.enum(STATES),
  level,
  lateWorkdays: z.int(),
  actorName: z.string().nullable(),
  orgName: z.string().nullable(),
  words: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const obstacleView = obstacleRow.extend({
  words: z.string(),
  solution: z.string().nullable(),
  parkedUntil: z.string().nullable(),
  disputes: z.int(),
  meeting: z.object({ id, title: z.string(), on: z.string() }).nullable(),
  matter: z
    .object({
      id,
      number: z.string(),
      state: z.string(),
      dueOn: z.string().nullable(),
      percent: z.int(),
      lead: z.string(),
    })
    .nullable(),
  steps: z.array(stepView),
  may: z.array(z.enum(ACTIONS)),
  revision: z.int(),
});

export const newObstacle = z.object({
  kind: z.enum(KINDS),
  title: z.string().trim().min(1).max(200),
  words: z.string().trim().max(2_000).default(''),
  taskId: id.nullish(),
  projectId: id.nullish(),
});

const seen = { revision: z.int().optional() };
export const asking = z.discriminatedUnion('action', [
  z.object({ ...seen, action: z.literal('triage'), level, ownerOrgId: id, kind: z.enum(KINDS).optional() }),
  z.object({ ...seen, action: z.literal('escalate'), words, level: level.optional(), ownerOrgId: id.nullish() }),
  z.object({ ...seen, action: z.literal('solve'), words }),
  z.object({ ...seen, action: z.literal('confirm'), words: z.string().trim().max(2_000).optional() }),
  z.object({ ...seen, action: z.literal('dispute'), words }),
  z.object({ ...seen, action: z.literal('park'), words, until: day }),
  z.object({ ...seen, action: z.literal('resume'), words: z.string().trim().max(2_000).optional() }),
  z.object({ ...seen, action: z.literal('withdraw'), words }),
]);

export const meetingRow = z.object({
  id,
  title: z.string(),
  on: z.string(),
  level,
  place: z.string().nullable(),
  chair: z.string().nullable(),
  state: z.enum(['planned', 'held']),
  items: z.int(),
  decided: z.int(),
});
export const agendaItem = z.object({
  obstacle: obstacleView.omit({ steps: true }),
  sort: z.int(),
  outcome: z.enum(OUTCOMES).nullable(),
  words: z.string().nullable(),
});
export const meetingView = meetingRow.extend({
  agenda: z.array(agendaItem),
  /** What could still be put on the agenda, what costs most first. */
  waiting: z.array(obstacleRow),
  may: z.object({ chair: z.boolean() }),
});
export const newMeeting = z.object({
  title: z.string().trim().min(1).max(100),
  on: day,
  level: level.default(3),
  place: z.string().trim().max(100).nullish(),
  chair: z.string().trim().max(50).nullish(),
});
export const decision = z.object({
  obstacleId: id,
  /** What was decided; becomes the title of the matter. */
  words: z.string().trim().min(1).max(500),
  leadOrgId: id,
  supportOrgIds: z.array(id).max(20).default([]),
  dueOn: day,
});

export const levelsRules = z.object({
  /** Working days at each level before an obstacle climbs by itself; of the last one, until it counts as overdue. */
  workdays: z.tuple([z.int().positive(), z.int().positive(), z.int().positive(), z.int().positive()]),
});

export type ObstacleRow = z.output<typeof obstacleRow>;
export type ObstacleView = z.output<typeof obstacleView>;
export type NewObstacle = z.output<typeof newObstacle>;
export type Asking = z.output<typeof asking>;
export type MeetingRow = z.output<typeof meetingRow>;
export type MeetingView = z.output<typeof meetingView>;
export type NewMeeting = z.output<typeof newMeeting>;
export type Decision = z.output<typeof decision>;
export type LevelsRules = z.output<typeof levelsRules>;

const views = z.object(Object.fromEntries(VIEWS.map((view) => [view, z.int()])) as Record<View, z.ZodInt>);
const meetingRefusals = ['consultations.not_found', 'consultations.meeting_held'] as const;

export const endpoints = {
  'GET /consultations/obstacles': {
    summary: 'Obstacles of the caller’s part of the tree, what must move first on top; `views` counts each saved view',
    permission: 'consultations.read',
    query: z.object({
      view: z.enum(VIEWS).default('open'),
      level: z.coerce.number().int().min(1).max(4).optional(),
      kind: z.enum(KINDS).optional(),
      task: id.optional(),
      project: id.optional(),
      q: z.string().trim().max(100).optional(),
    }),
    answer: z.object({ items: z.array(obstacleRow), total: z.int(), views }),
  },
  'POST /consultations/obstacles': {
    summary: 'Raises an obstacle, about a task, a project or neither',
    permission: 'consultations.raise',
    body: newObstacle,
    answer: obstacleView,
    status: 201,
    refusals: ['consultations.subject_not_found', 'consultations.one_subject'],
  },
  'GET /consultations/obstacles/:id': {
    summary: 'An obstacle with its story and what the caller may do now',
    permission: 'consultations.read',
    params: z.object({ id }),
    answer: obstacleView,
    refusals: ['consultations.not_found'],
  },
  'POST /consultations/obstacles/:id/steps': {
    summary: 'Moves an obstacle one step',
    permission: 'consultations.read',
    params: z.object({ id }),
    body: asking,
    answer: obstacleView,
    status: 201,
    refusals: [
      'consultations.not_found',
      'consultations.not_now',
      'consultations.not_yours',
      'consultations.changed_meanwhile',
      'consultations.unit_not_found',
      'consultations.top_level',
      'consultations.day_passed',
    ],
  },
  'GET /consultations/meetings': {
    summary: 'Meetings, the next first',
    permission: 'consultations.read',
    answer: z.object({ items: z.array(meetingRow) }),
  },
  'POST /consultations/meetings': {
    summary: 'Calls a meeting',
    permission: 'consultations.chair',
    body: newMeeting,
    answer: meetingView,
    status: 201,
    refusals: ['consultations.day_passed'],
  },
  'GET /consultations/meetings/:id': {
    summary: 'A meeting with its agenda in the order of what each delay costs',
    permission: 'consultations.read',
    params: z.object({ id }),
    answer: meetingView,
    refusals: ['consultations.not_found'],
  },
  'POST /consultations/meetings/:id/agenda': {
    summary: 'Puts obstacles on the agenda',
    permission: 'consultations.chair',
    params: z.object({ id }),
    body: z.object({ obstacleIds: z.array(id).min(1).max(100) }),
    answer: meetingView,
    status: 201,
    refusals: [...meetingRefusals, 'consultations.not_found', 'consultations.not_now'],
  },
  'POST /consultations/meetings/:id/decisions': {
    summary: 'Takes a decision in the room: it becomes a matter under supervision in the same transaction',
    permission: 'consultations.chair',
    params: z.object({ id }),
    body: decision,
    answer: meetingView,
    status: 201,
    refusals: [
      ...meetingRefusals,
      'consultations.not_on_agenda',
      'consultations.day_passed',
      'tasks.unit_not_found',
      'supervision.preset_not_found',
    ],
  },
  'POST /consultations/meetings/:id/returns': {
    summary: 'Sends an undecided obstacle back to its level, with the reason',
    permission: 'consultations.chair',
    params: z.object({ id }),
    body: z.object({ obstacleId: id, words }),
    answer: meetingView,
    status: 201,
    refusals: [...meetingRefusals, 'consultations.not_on_agenda'],
  },
  'POST /consultations/meetings/:id/end': {
    summary: 'Ends a meeting; what was not decided returns to its level',
    permission: 'consultations.chair',
    params: z.object({ id }),
    answer: meetingView,
    status: 201,
    refusals: [...meetingRefusals],
  },
  'GET /consultations/stocktake': {
    summary: 'What a leader looks at once a month: sentences, levels, kinds, the oldest, decisions not carried out',
    permission: 'consultations.read',
    answer: z.object({
      sentences: z.array(z.string()),
      levels: z.array(z.object({ level, open: z.int(), overdue: z.int(), oldest: z.int() })),
      kinds: z.array(z.object({ kind: z.enum(KINDS), open: z.int() })),
      oldest: z.array(obstacleRow),
      undone: z.array(obstacleRow),
    }),
  },
} as const satisfies Endpoints;
