import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';

const id = z.uuid();
const day = z.string().refine(isDay, 'tasks.fields.no_such_day');
/** Lights that people may set; done and paused follow from the status. */
export const SET_LIGHTS = ['on_track', 'near', 'behind', 'late'] as const;

/** A light set by people: asked for by one, decided by another, over after its last day. */
export const overrideView = z.object({
  id,
  taskId: id,
  light: z.enum(SET_LIGHTS),
  /** The light that was computed when it was asked for. */
  computed: z.string(),
  reason: z.string(),
  through: z.string(),
  state: z.enum(['asked', 'approved', 'declined', 'ended']),
  askedBy: z.string().nullable(),
  askedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  words: z.string().nullable(),
  may: z.object({ decide: z.boolean(), end: z.boolean() }),
});
export type OverrideView = z.output<typeof overrideView>;

export const newOverride = z.object({
  light: z.enum(SET_LIGHTS),
  reason: z.string().trim().min(1).max(500),
  /** Last day on which it holds. */
  through: day,
});
export type NewOverride = z.output<typeof newOverride>;

const onTask = z.object({ id });
const onOverride = z.object({ id, override: id });

export const endpoints = {
  'GET /overrides': {
    summary: 'Lights set by people that wait for a decision, among tasks the caller may see; at most 200',
    permission: 'tasks.override_approve',
    answer: z.object({
      items: z.array(overrideView.extend({ title: z.string(), leadName: z.string() })),
    }),
  },
  'POST /tasks/:id/overrides': {
    summary: 'Asks for a light in place of the computed one, with a reason and a last day',
    permission: 'tasks.override',
    params: onTask,
    body: newOverride,
    answer: overrideView,
    status: 201,
    refusals: [
      'tasks.not_found',
      'tasks.override_not_open',
      'tasks.override_past',
      'tasks.override_same',
      'tasks.override_pending',
    ],
  },
  'POST /tasks/:id/overrides/:override/decision': {
    summary: 'Approves or declines a light that another person asked for',
    permission: 'tasks.override_approve',
    params: onOverride,
    body: z.object({ approve: z.boolean(), words: z.string().trim().max(500).nullish() }),
    answer: overrideView,
    refusals: [
      'tasks.not_found',
      'tasks.override_not_found',
      'tasks.override_own',
      'tasks.override_decided',
      'tasks.override_past',
      'tasks.override_not_open',
    ],
  },
  'POST /tasks/:id/overrides/:override/end': {
    summary: 'Ends a light set by people before its day, or takes the request back',
    permission: 'tasks.override',
    params: onOverride,
    body: z.object({ words: z.string().trim().min(1).max(500) }),
    answer: overrideView,
    refusals: ['tasks.not_found', 'tasks.override_not_found', 'tasks.override_decided'],
  },
} as const satisfies Endpoints;
