import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { z } from 'zod';
import { KINDS, STATES } from '../consultations/contract.ts';
import { STAGES, SUPPORT_KINDS } from '../projects/contract.ts';
import { LIGHTS, lightView } from '../tasks/contract.ts';

/** What holders of roles may do here; `people/rules/roles.ts` grants them. */
export const PERMISSIONS = [
  'boards.see',
  /** Makes and takes down the links of screens in halls. */
  'boards.screens',
] as const;

const id = z.uuid();
const counts = z.object({
  open: z.int(),
  onTrack: z.int(),
  near: z.int(),
  behind: z.int(),
  late: z.int(),
  paused: z.int(),
});
const boardOf = z.object({
  /** A unit: its subtree only. Without it, everything the caller may see. */
  under: id.optional(),
  /** A division's code: tasks that lie in it or below it. */
  region: z.string().max(12).optional(),
});

export const summaryView = z.object({
  /** When these facts were read, ISO 8601. */
  asOf: z.string(),
  /** What the figures are of; of several subtrees the first one's id and path. */
  unit: z.object({ id, name: z.string(), shortName: z.string(), kind: z.string(), path: z.string() }),
  /** Tasks by light. The lights add up to `open`; `done` stands apart. */
  totals: z.object({
    open: z.int(),
    on_track: z.int(),
    near: z.int(),
    behind: z.int(),
    late: z.int(),
    done: z.int(),
    paused: z.int(),
  }),
  /** Red ones more (or fewer, negative) than at the end of yesterday. */
  lateChange: z.int(),
  /** What a good secretary would say, in the caller's language. */
  sentences: z.array(z.string()),
  /** Each unit of the board, parents before children: its own and its subtree's counts. `lateShare` is late ÷ open of the subtree, 0 to 1, null without open tasks. */
  units: z.array(
    z.object({
      id,
      parentId: z.string().nullable(),
      name: z.string(),
      shortName: z.string(),
      kind: z.string(),
      /** Levels below the outermost unit of the board. */
      depth: z.int(),
      own: z.object({ open: z.int(), late: z.int(), behind: z.int() }),
      subtree: counts,
      lateShare: z.number().nullable(),
    }),
  ),
});

export const wallView = z.object({
  asOf: z.string(),
  /** From the outermost region the caller's map begins at to the chosen one. */
  breadcrumbs: z.array(z.object({ code: z.string(), name: z.string() })),
  /** The region whose parts are the surfaces: `GET /regions.geojson?parent=` gives their shapes. Null where no map is known. */
  frame: z.string().nullable(),
  /** The chosen region when it is itself one of the surfaces: a town among its neighbours. */
  chosen: z.string().nullable(),
  surfaces: z.array(
    counts.extend({
      code: z.string(),
      name: z.string(),
      level: z.string(),
      /** Without a shape it stands in the table only. */
      hasShape: z.boolean(),
      /** (On track + near) ÷ open, 0 to 1; null without open tasks. */
      onTrackShare: z.number().nullable(),
    }),
  ),
  /** Open tasks with a place, what hurts first. */
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
  pointsTotal: z.int(),
  /** Lights that are other than at the end of the day before yesterday, what hurts first. */
  changes: z.array(
    z.object({
      taskId: id,
      title: z.string(),
      leadName: z.string(),
      from: z.enum(LIGHTS).nullable(),
      to: z.enum(LIGHTS),
      at: z.string(),
      /** The government's day on which it changed last: today or yesterday. */
      day: z.string(),
      sentence: z.string(),
    }),
  ),
  changeTotals: z.array(z.object({ to: z.enum(LIGHTS), n: z.int() })),
  /** Today through Sunday, both inclusive. */
  week: z.object({ from: z.string(), to: z.string() }),
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
  dueThisWeekTotal: z.int(),
});

/** What became of a node by today: done in time, done after its day, its day has passed, its day is to come. */
export const MARK_KINDS = ['on_time', 'done_late', 'missed', 'ahead'] as const;
export const MARK_SHAPES = ['flag', 'ring'] as const;
export const MARK_PAINTS = ['red', 'black', 'hollow', 'quiet'] as const;

const stretch = z.object({ from: z.string(), to: z.string() });
const markLook = z.object({ shape: z.enum(MARK_SHAPES), paint: z.enum(MARK_PAINTS) });

export const chartView = z.object({
  asOf: z.string(),
  /** The government's day; the line of today stands on it. */
  today: z.string(),
  /** How flags are hung here, and by whose custom. */
  flags: z.object({
    key: z.string(),
    version: z.int(),
    source: z.string(),
    marks: z.record(z.enum(MARK_KINDS), markLook),
  }),
  /** Projects of the board, what hurts first. */
  rows: z.array(
    z.object({
      id,
      name: z.string(),
      leadName: z.string(),
      light: z.enum(LIGHTS),
      /** Why the light is what it is. */
      sentence: z.string(),
      percent: z.int(),
      stage: z.enum(STAGES),
      /** Null where no place is known, and always of a sensitive project. */
      place: z.object({ lon: z.number(), lat: z.number() }).nullable(),
      /** Days from first to last, both included; null without two days in order. */
      plan: stretch.nullable(),
      done: stretch.nullable(),
      marks: z.array(z.object({ title: z.string(), on: z.string(), kind: z.enum(MARK_KINDS) })),
      supports: z.array(
        z.object({
          kind: z.enum(SUPPORT_KINDS),
          light: z.enum(LIGHTS),
          ownerName: z.string().nullable(),
          dueOn: z.string().nullable(),
          isDone: z.boolean(),
        }),
      ),
    }),
  ),
  total: z.int(),
});
const meetingName = z.object({ id, title: z.string(), on: z.string() });
export const obstaclesView = z.object({
  asOf: z.string(),
  /** Open obstacles of the board, the highest level first and of each the oldest. */
  items: z.array(
    z.object({
      id,
      title: z.string(),
      kind: z.enum(KINDS),
      state: z.enum(STATES),
      level: z.int(),
      ownerName: z.string().nullable(),
      project: z.object({ id, name: z.string() }).nullable(),
      /** Working days since it was raised. */
      age: z.int(),
      /** Working days until it climbs by itself; negative when that day has passed, null where no clock runs. */
      workdaysLeft: z.int().nullable(),
      meeting: meetingName.nullable(),
    }),
  ),
  total: z.int(),
  /** Working days of the oldest open one; null when there is none. */
  oldest: z.int().nullable(),
  levels: z.array(z.object({ level: z.int(), n: z.int() })),
  /** The latest meeting that was held, and what projects show since its day. Null before any. */
  lastMeeting: meetingName.nullable(),
  nextMeeting: meetingName.extend({ items: z.int() }).nullable(),
  sinceMeeting: z.array(
    z.object({
      projectId: id,
      name: z.string(),
      from: z.enum(LIGHTS).nullable(),
      to: z.enum(LIGHTS),
      sentence: z.string(),
    }),
  ),
  /** Obstacles solved and confirmed since the last meeting. */
  closedSince: z.int(),
});

export type ChartFacts = z.output<typeof chartView>;

export const screenView = z.object({
  id,
  name: z.string(),
  org: z.object({ id, name: z.string() }),
  createdAt: z.string(),
  authorName: z.string().nullable(),
  /** When it was taken down; null while it shows. */
  revokedAt: z.string().nullable(),
});

export const kioskView = z.object({
  screen: z.object({ name: z.string(), unit: z.string(), isDemo: z.boolean(), today: z.string() }),
  summary: summaryView,
  wall: wallView,
  chart: chartView,
  obstacles: obstaclesView,
});

export const endpoints = {
  'GET /boards/summary': {
    summary: 'Totals by light and the roll-up of every unit below `under`, direct and with its subtree',
    permission: 'boards.see',
    shared: true,
    query: boardOf,
    answer: summaryView,
    refusals: ['boards.unit_not_found', 'boards.region_not_found'],
  },
  'GET /boards/wall': {
    summary:
      'What the wall shows beside the totals: surfaces, points, changes since yesterday and what falls due this week',
    permission: 'boards.see',
    shared: true,
    query: boardOf,
    answer: wallView,
    refusals: ['boards.unit_not_found', 'boards.region_not_found'],
  },
  'GET /boards/screens': {
    summary: 'Screens in halls that show units of the caller',
    permission: 'boards.screens',
    answer: z.object({ items: z.array(screenView) }),
  },
  'POST /boards/screens': {
    summary: 'Makes the link of a screen; the secret is told this once',
    permission: 'boards.screens',
    body: z.object({ name: z.string().trim().min(1).max(60), orgId: id }),
    answer: z.object({ id, token: z.string() }),
    status: 201,
    refusals: ['boards.unit_not_found'],
  },
  'DELETE /boards/screens/:id': {
    summary: 'Takes a screen down: its link shows nothing from now on',
    permission: 'boards.screens',
    params: z.object({ id }),
    answer: null,
    refusals: ['boards.screen_not_found'],
  },
  'GET /boards/kiosk': {
    summary: 'All that a screen shows, for the bearer of its secret (`Authorization: Bearer wall_…`)',
    permission: 'public',
    perMinute: 240,
    query: z.object({ region: z.string().max(12).optional() }),
    answer: kioskView,
    refusals: ['boards.screen_revoked', 'boards.region_not_found'],
  },
  'GET /boards/kiosk/outlines': {
    summary: 'Outlines of the parts of a region for the bearer of a screen’s secret, GeoJSON in WGS 84',
    permission: 'public',
    perMinute: 240,
    query: z.object({ parent: z.string().max(12) }),
    answer: 'stream',
    refusals: ['boards.screen_revoked'],
  },
  'GET /boards/obstacles': {
    summary:
      'The queue of open obstacles with their ages, the meetings around today, and what changed since the last one',
    permission: 'boards.see',
    shared: true,
    query: boardOf,
    answer: obstaclesView,
    refusals: ['boards.unit_not_found', 'boards.region_not_found'],
  },
  'GET /boards/chart': {
    summary: 'Projects against time and against what they need: plan, done, nodes with their flags, supports',
    permission: 'boards.see',
    shared: true,
    query: boardOf.extend({ limit: z.coerce.number().int().min(1).max(10_000).default(2_000) }),
    answer: chartView,
    refusals: ['boards.unit_not_found', 'boards.region_not_found'],
  },
} as const satisfies Endpoints;
