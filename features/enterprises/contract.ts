import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { z } from 'zod';

/** What holders of roles may do here; `people/rules/roles.ts` grants them. */
export const PERMISSIONS = ['enterprises.read', 'enterprises.edit'] as const;

const id = z.uuid();
const unit = z.object({ id, name: z.string() });
const code = z.string().trim().toUpperCase().max(18);
const words = (most: number) => z.string().trim().max(most);

export const firmRow = z.object({
  id,
  name: z.string(),
  creditCode: z.string().nullable(),
  /** The unit that keeps in touch with it: a town, a zone, a grid. */
  org: unit,
  industry: z.string().nullable(),
  isAboveScale: z.boolean().nullable(),
  staff: z.int().nullable(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  tags: z.array(z.string()),
  updatedAt: z.string(),
});

const figure = z.object({ period: z.string(), value: z.number(), growth: z.number().nullable() });
export const indicatorRow = z.object({
  key: z.string(),
  name: z.string(),
  unit: z.string(),
  org: unit,
  firm: unit.nullable(),
  source: z.string().nullable(),
  figures: z.array(figure),
});

export const firmView = firmRow.extend({
  regionCode: z.string().nullable(),
  regionName: z.string().nullable(),
  address: z.string().nullable(),
  note: z.string().nullable(),
  isClosed: z.boolean(),
  createdAt: z.string(),
  revision: z.int(),
  indicators: z.array(indicatorRow),
  may: z.object({ edit: z.boolean() }),
});

const fields = z.object({
  name: words(200).min(1),
  creditCode: code.nullish(),
  orgId: id,
  industry: words(100).nullish(),
  address: words(300).nullish(),
  contactName: words(50).nullish(),
  contactPhone: words(40).nullish(),
  staff: z.int().min(0).max(2_000_000).nullish(),
  isAboveScale: z.boolean().nullish(),
  tags: z.array(words(30).min(1)).max(30),
  note: words(2_000).nullish(),
  isClosed: z.boolean(),
});
export const newFirm = fields.extend({
  tags: fields.shape.tags.default([]),
  isClosed: fields.shape.isClosed.default(false),
});
export const firmPatch = fields.partial().extend({ revision: z.int().optional() });

export const firmFilters = z.object({
  q: z.string().trim().max(100).optional(),
  /** A unit’s id: firms that it or a unit below it keeps in touch with. */
  under: id.optional(),
  industry: z.string().max(100).optional(),
  tag: z.string().max(30).optional(),
  scale: z.enum(['above', 'below']).optional(),
  closed: z.enum(['yes']).optional(),
});

export type FirmRow = z.output<typeof firmRow>;
export type FirmView = z.output<typeof firmView>;
export type NewFirm = z.output<typeof newFirm>;
export type FirmPatch = z.output<typeof firmPatch>;
export type FirmFilters = z.output<typeof firmFilters>;
export type IndicatorRow = z.output<typeof indicatorRow>;

const REFUSED_FIELDS = ['enterprises.credit_code_wrong', 'enterprises.credit_code_taken', 'enterprises.unit_not_found'];

export const endpoints = {
  'GET /enterprises': {
    summary: 'Firms of the caller’s part of the tree by name, a page at a time; `total` counts the whole selection',
    permission: 'enterprises.read',
    query: firmFilters.extend({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(600).optional(),
    }),
    answer: z.object({
      items: z.array(firmRow),
      nextCursor: z.string().nullable(),
      total: z.int(),
      aboveScale: z.int(),
    }),
    refusals: ['enterprises.bad_cursor', 'enterprises.unit_not_found'],
  },
  'GET /enterprises/facets': {
    summary: 'Industries and tags of the firms that the caller may see, with their numbers; at most 100 of each',
    permission: 'enterprises.read',
    answer: z.object({
      industries: z.array(z.object({ name: z.string(), n: z.int() })),
      tags: z.array(z.object({ name: z.string(), n: z.int() })),
    }),
  },
  'GET /enterprises/indicators': {
    summary: 'Figures by indicator and unit or firm, the latest periods side by side',
    permission: 'enterprises.read',
    query: z.object({
      q: z.string().trim().max(100).optional(),
      under: id.optional(),
      /** Whole years, halves, quarters or months; years when there are any. */
      span: z.enum(['year', 'half', 'quarter', 'month', 'run']).optional(),
    }),
    answer: z.object({
      spans: z.array(z.enum(['year', 'half', 'quarter', 'month', 'run'])),
      span: z.enum(['year', 'half', 'quarter', 'month', 'run']).nullable(),
      /** Latest first, at most six. */
      periods: z.array(z.string()),
      items: z.array(indicatorRow),
      isCut: z.boolean(),
    }),
    refusals: ['enterprises.unit_not_found'],
  },
  'POST /enterprises': {
    summary: 'Enters a firm in the register',
    permission: 'enterprises.edit',
    body: newFirm,
    answer: firmView,
    status: 201,
    refusals: REFUSED_FIELDS,
  },
  'GET /enterprises/:id': {
    summary: 'A firm with its figures',
    permission: 'enterprises.read',
    params: z.object({ id }),
    answer: firmView,
    refusals: ['enterprises.not_found'],
  },
  'PATCH /enterprises/:id': {
    summary: 'Changes a firm; what is not named stays',
    permission: 'enterprises.edit',
    params: z.object({ id }),
    body: firmPatch,
    answer: firmView,
    refusals: ['enterprises.not_found', 'enterprises.changed_meanwhile', ...REFUSED_FIELDS],
  },
} as const satisfies Endpoints;
