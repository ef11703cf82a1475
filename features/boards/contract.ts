import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { z } from 'zod';
import { LIGHTS, lightView } from '../tasks/contract.ts';

export const PERMISSIONS = ['boards.see'] as const;

const id = z.uuid();
const lights = z.object({
  on_track: z.int(),
  near: z.int(),
  behind: z.int(),
  late: z.int(),
  done: z.int(),
  paused: z.int(),
});

export const summaryView = z.object({
  /** When these facts were read, ISO 8601. */
  asOf: z.string(),
  unit: z.object({ id, name: z.string(), path: z.string() }),
  /** Open tasks of the subtree by light, with done ones apart. */
  totals: lights.extend({ open: z.int() }),
  /** What a good secretary would say, in the caller's language. */
  sentences: z.array(z.string()),
  /** Each unit of the subtree: its own and its subtree's counts. `lateShare` is late ÷ open of the subtree, 0 to 1, null without open tasks. */
  units: z.array(
    z.object({
      id,
      parentId: z.string().nullable(),
      name: z.string(),
      kind: z.string(),
      depth: z.int(),
      own: z.object({ open: z.int(), late: z.int(), behind: z.int() }),
      subtree: z.object({ open: z.int(), late: z.int(), behind: z.int(), near: z.int(), onTrack: z.int() }),
      lateShare: z.number().nullable(),
    }),
  ),
});

export const endpoints = {
  'GET /boards/summary': {
    summary: 'Totals by light and the roll-up of every unit below `under`, direct and with its subtree',
    permission: 'boards.see',
    query: z.object({ under: id.optional(), region: z.string().max(12).optional() }),
    answer: summaryView,
    refusals: ['boards.unit_not_found'],
  },
  'GET /boards/wall': {
    summary:
      'What the wall shows beside the totals: surfaces, points, changes since yesterday and what falls due this week',
    permission: 'boards.see',
    query: z.object({ under: id.optional(), region: z.string().max(12).optional() }),
    answer: z.object({
      asOf: z.string(),
      /** From the outermost region the caller may see to the chosen one. */
      breadcrumbs: z.array(z.object({ code: z.string(), name: z.string() })),
      surfaces: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          level: z.string(),
          open: z.int(),
          late: z.int(),
          behind: z.int(),
          onTrackShare: z.number().nullable(),
        }),
      ),
      points: z.array(
        z.object({
          id,
          title: z.string(),
          lon: z.number(),
          lat: z.number(),
          light: z.enum(LIGHTS),
          sentence: z.string(),
          leadName: z.string(),
        }),
      ),
      changes: z.array(
        z.object({
          taskId: id,
          title: z.string(),
          leadName: z.string(),
          from: z.enum(LIGHTS).nullable(),
          to: z.enum(LIGHTS),
          at: z.string(),
          sentence: z.string(),
        }),
      ),
      changeTotals: z.array(z.object({ to: z.enum(LIGHTS), n: z.int() })),
      dueThisWeek: z.array(
        z.object({
          id,
          title: z.string(),
          leadName: z.string(),
          dueOn: z.string(),
          percent: z.int(),
          light: lightView,
        }),
      ),
    }),
    refusals: ['boards.region_not_found', 'boards.unit_not_found'],
  },
} as const satisfies Endpoints;
