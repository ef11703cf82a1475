import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';

export const ORG_KINDS = [
  'prefecture',
  'county',
  'department',
  'town',
  'zone',
  'company',
  'village',
  'grid',
  'enterprise',
  'task_force',
  'office',
] as const;
export type OrgKind = (typeof ORG_KINDS)[number];

const id = z.uuid();

export const orgView = z.object({
  id,
  parentId: z.string().nullable(),
  /** `0001.0003.`: a unit's subtree is every path that begins with its own. */
  path: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(ORG_KINDS),
  regionCode: z.string().nullable(),
  sort: z.int(),
  closedOn: z.string().nullable(),
  aliases: z.array(z.string()),
});
export type OrgView = z.infer<typeof orgView>;

export const personView = z.object({
  id,
  name: z.string(),
  posts: z.array(z.object({ orgId: id, orgName: z.string(), title: z.string(), isHead: z.boolean() })),
});

const name = z.string().trim().min(2).max(100);
const shortName = z.string().trim().min(1).max(50);
const aliases = z.array(z.string().trim().min(2).max(100)).max(30);
const regionCode = z.string().regex(/^\d{6}(\d{3}){0,2}$/);

export const newOrg = z.object({
  parentId: id,
  name,
  shortName: shortName.optional(),
  kind: z.enum(ORG_KINDS),
  regionCode: regionCode.nullish(),
  aliases: aliases.default([]),
});

export const orgPatch = z.object({
  name: name.optional(),
  shortName: shortName.optional(),
  kind: z.enum(ORG_KINDS).optional(),
  regionCode: regionCode.nullish(),
  aliases: aliases.optional(),
  /** Moves the unit with everything below it. */
  parentId: id.optional(),
  /** The day the unit closes; null opens it again. */
  closedOn: z.string().refine(isDay, 'people.fields.no_such_day').nullish(),
});

/** One row of a spreadsheet of units: what would become of it. `row` counts as the sheet does, from 1 with its head. */
export const importRow = z.object({
  row: z.int(),
  name: z.string(),
  parentName: z.string(),
  kind: z.enum(ORG_KINDS).nullable(),
  shortName: z.string(),
  aliases: z.array(z.string()),
  regionCode: z.string().nullable(),
  action: z.enum(['new', 'changed', 'same']),
});
export const IMPORT_COLUMNS = ['name', 'parent', 'kind', 'shortName', 'aliases', 'regionCode'] as const;
export const importError = z.object({
  row: z.int(),
  column: z.enum(IMPORT_COLUMNS),
  code: z.string(),
  /** In the caller's language. */
  sentence: z.string(),
});
export const importAnswer = z.object({
  rows: z.array(importRow),
  errors: z.array(importError),
  /** How many units were added or changed; 0 for a preview. */
  applied: z.int(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;
export const SHEET_REFUSALS = [
  'people.unreadable',
  'people.unsupported_format',
  'people.too_large',
  'people.no_rows',
  'people.columns_missing',
  'people.file_missing',
] as const;

export const endpoints = {
  'GET /orgs': {
    summary: 'The units the caller may see, with their aliases, in the order of the tree',
    permission: 'people.see',
    answer: z.object({ items: z.array(orgView) }),
  },
  'GET /orgs/:id': {
    summary: 'One unit',
    permission: 'people.see',
    params: z.object({ id }),
    answer: orgView,
    refusals: ['people.not_found'],
  },
  'POST /orgs': {
    summary: 'Sets up a unit below another',
    permission: 'people.manage',
    body: newOrg,
    answer: orgView,
    status: 201,
    refusals: ['people.org_not_found', 'people.parent_closed', 'people.name_taken', 'people.too_many_units'],
  },
  'PATCH /orgs/:id': {
    summary: 'Renames, moves, closes or opens a unit again, and keeps the names that papers use for it',
    permission: 'people.manage',
    params: z.object({ id }),
    body: orgPatch,
    answer: orgView,
    refusals: [
      'people.not_found',
      'people.org_not_found',
      'people.parent_closed',
      'people.name_taken',
      'people.too_many_units',
      'people.top_stays',
      'people.moves_into_itself',
      'people.open_units_below',
    ],
  },
  'POST /orgs/import': {
    summary:
      'Units from a spreadsheet (multipart part `file`, .xlsx or .csv): a preview with an error per cell, or with `apply=true` the units themselves',
    permission: 'people.manage',
    multipart: true,
    query: z.object({ apply: z.enum(['true', 'false']).default('false') }),
    answer: importAnswer,
    refusals: [...SHEET_REFUSALS, 'people.import_has_errors', 'people.too_many_units'],
  },
  'GET /people': {
    summary: 'Persons with a post in the part of the tree the caller may see; 50 at most',
    permission: 'people.see',
    query: z.object({ q: z.string().trim().max(50).optional(), under: id.optional() }),
    answer: z.object({ items: z.array(personView) }),
    refusals: ['people.org_not_found'],
  },
} as const satisfies Endpoints;
