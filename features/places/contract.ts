import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { z } from 'zod';

/** Regions are for everyone signed in; who may change them is a matter of setting up a government. */
export const PERMISSIONS = [] as const;

export const REGION_LEVELS = ['prefecture', 'county', 'zone', 'town', 'village', 'grid'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

const code = z.string().regex(/^\d{6}(\d{3}){0,2}$/);

export const regionView = z.object({
  code: z.string(),
  name: z.string(),
  parentCode: z.string().nullable(),
  level: z.enum(REGION_LEVELS),
  isSchematic: z.boolean(),
  hasGeometry: z.boolean(),
  source: z.string().nullable(),
});
export type RegionView = z.infer<typeof regionView>;

export const divisionView = z.object({
  code: z.string(),
  name: z.string(),
  parentCode: z.string().nullable(),
  level: z.enum(REGION_LEVELS),
});

export const endpoints = {
  'GET /regions': {
    summary: 'Administrative divisions and zones; with `parent` those directly below it, without all but villages',
    permission: 'signed-in',
    query: z.object({ parent: code.optional() }),
    answer: z.object({ items: z.array(regionView) }),
  },
  'GET /regions.geojson': {
    summary: 'Outlines of the regions directly below `parent` as GeoJSON in WGS 84; without it every outline',
    permission: 'signed-in',
    query: z.object({ parent: code.optional() }),
    answer: 'stream',
  },
  'GET /divisions': {
    summary: 'The division list that comes along, for setting up a government; open only while none is',
    permission: 'public',
    perMinute: 60,
    query: z.object({ parent: code.optional() }),
    answer: z.object({ source: z.string(), items: z.array(divisionView) }),
    refusals: ['places.setup_over'],
  },
} as const satisfies Endpoints;
