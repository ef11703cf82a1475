import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { z } from 'zod';

/** What holders of roles may do here; each kind of ledger asks for a permission of its own besides. */
export const PERMISSIONS = ['ledgers.import'] as const;

export const IMPORT_STATES = [
  /** The file is being read into rows. */
  'reading',
  /** Somebody has to say, or confirm, which column is which. */
  'mapping',
  /** The rows are being judged. */
  'checking',
  /** The preview stands; nothing has been imported. */
  'ready',
  'importing',
  'done',
  'cancelled',
  'failed',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
export const BUSY_STATES = ['reading', 'checking', 'importing'] as const satisfies readonly ImportState[];

/** Rows of a preview by what is to be said of them. */
export const ROW_FILTERS = [
  'all',
  'wrong',
  'unsure',
  'add',
  'change',
  'same',
  'conflict',
  'failed',
  'left_out',
] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

/** Why a file is refused before it is read: as papers are, and in addition what is a paper but no table. */
export const LEDGER_FILE_REFUSALS = [
  'ledgers.unreadable',
  'ledgers.encrypted',
  'ledgers.old_format',
  'ledgers.macros',
  'ledgers.zip_bomb',
  'ledgers.too_large',
  'ledgers.pdf',
  'ledgers.picture',
  'ledgers.unsupported_format',
  'ledgers.empty',
  'ledgers.no_file',
] as const;

const id = z.uuid();
const index = z.coerce.number().int().min(0).max(255);
const rowNo = z.coerce.number().int().min(1).max(1_100_000);

export const mappingInput = z.object({
  sheet: index,
  headFrom: rowNo,
  headTo: rowNo,
  columns: z
    .array(
      z.object({
        field: z.string().max(60).nullable(),
        unit: z.string().trim().max(20).nullish(),
        fillsDown: z.boolean().optional(),
      }),
    )
    .max(300),
  said: z.record(z.string().max(60), z.string().trim().max(200)).default({}),
  rates: z.record(z.string().regex(/^[A-Z]{3}$/), z.number().positive().max(100_000)).default({}),
});

const fieldView = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.string(),
  isRequired: z.boolean(),
  isSayable: z.boolean(),
});
export const kindView = z.object({
  name: z.string(),
  label: z.string(),
  list: z.string(),
  fields: z.array(fieldView),
});

export const countsView = z.object({
  /** Rows of data; `skipped` are notes, totals and lines that name a part of the table. */
  rows: z.int(),
  skipped: z.int(),
  add: z.int(),
  change: z.int(),
  same: z.int(),
  wrong: z.int(),
  unsure: z.int(),
  conflict: z.int(),
  needsReason: z.int(),
  imported: z.int(),
  failed: z.int(),
});

export const importView = z.object({
  id,
  kind: kindView,
  fileName: z.string(),
  fileSize: z.int(),
  state: z.enum(IMPORT_STATES),
  /** Why it failed, as a sentence. */
  failure: z.string().nullable(),
  progress: z.object({ done: z.int(), total: z.int().nullable() }),
  /** Work on it stopped (the machine went down) and will go on by itself. */
  isStalled: z.boolean(),
  sheets: z.array(z.object({ index: z.int(), name: z.string(), rows: z.int() })),
  mapping: mappingInput.nullable(),
  /** The mapping is the one used the last time for the same heads. */
  isRemembered: z.boolean(),
  counts: countsView,
  authorName: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});

const recognisedColumn = z.object({
  head: z.string(),
  samples: z.array(z.string()),
  field: z.string().nullable(),
  unit: z.string().nullable(),
  fillsDown: z.boolean(),
  /** The running number of the rows: nothing to import. */
  isSequence: z.boolean(),
  by: z.enum(['head', 'values', 'remembered', 'none']),
  /** Sentences on what is to be looked at. */
  remarks: z.array(z.string()),
});

export const sheetView = z.object({
  index: z.int(),
  name: z.string(),
  /** The first rows as they stand there. */
  rows: z.array(z.object({ no: z.int(), cells: z.array(z.string()) })),
  head: z.object({ from: z.int(), to: z.int() }).nullable(),
  columns: z.array(recognisedColumn),
  /** Words proposed for columns that the sheet does not have. */
  said: z.record(z.string(), z.string()),
  /** Foreign currencies among the first rows. */
  currencies: z.array(z.string()),
});

const sentence = z.object({
  column: z.string().nullable(),
  sentence: z.string(),
  severity: z.enum(['wrong', 'unsure']),
});
export const rowView = z.object({
  no: z.int(),
  cells: z.array(z.string()),
  action: z.enum(['add', 'change', 'same']).nullable(),
  state: z.enum(['checked', 'done', 'failed', 'left_out']),
  title: z.string(),
  /** Where the thing is shown, once there is one. */
  to: z.string().nullable(),
  problems: z.array(sentence),
  changes: z.array(
    z.object({
      column: z.string(),
      label: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      isConflict: z.boolean(),
    }),
  ),
});

export type MappingInput = z.output<typeof mappingInput>;
export type KindView = z.output<typeof kindView>;
export type ImportView = z.output<typeof importView>;
export type SheetView = z.output<typeof sheetView>;
export type RowView = z.output<typeof rowView>;
export type Counts = z.output<typeof countsView>;

const one = z.object({ id });

export const endpoints = {
  'GET /ledgers/kinds': {
    summary: 'Kinds of ledger that the caller may import, with their columns',
    permission: 'ledgers.import',
    answer: z.object({ items: z.array(kindView) }),
  },
  'GET /ledgers/imports': {
    summary: 'Imports of the caller’s part of the tree, latest first; at most 50',
    permission: 'ledgers.import',
    query: z.object({ kind: z.string().max(60).optional() }),
    answer: z.object({ items: z.array(importView) }),
  },
  'POST /ledgers/imports': {
    summary: 'Takes a spreadsheet in (a form with one part `file`) and begins to read it; nothing is imported yet',
    permission: 'ledgers.import',
    query: z.object({ kind: z.string().max(60) }),
    multipart: true,
    answer: z.object({ id }),
    status: 201,
    refusals: ['ledgers.kind_not_found', 'ledgers.kind_forbidden', ...LEDGER_FILE_REFUSALS],
  },
  'GET /ledgers/imports/:id': {
    summary: 'An import: how far it is, its sheets, its mapping, its counts',
    permission: 'ledgers.import',
    params: one,
    answer: importView,
    refusals: ['ledgers.not_found'],
  },
  'GET /ledgers/imports/:id/sheets/:sheet': {
    summary: 'The beginning of a sheet with what its columns are taken for; a head may be pointed at',
    permission: 'ledgers.import',
    params: z.object({ id, sheet: index }),
    query: z.object({ headFrom: rowNo.optional(), headTo: rowNo.optional() }),
    answer: sheetView,
    refusals: ['ledgers.not_found', 'ledgers.sheet_not_found'],
  },
  'PUT /ledgers/imports/:id/mapping': {
    summary: 'Says which column is which, remembers it for these heads, and begins to judge the rows',
    permission: 'ledgers.import',
    params: one,
    body: mappingInput,
    answer: importView,
    refusals: [
      'ledgers.not_found',
      'ledgers.sheet_not_found',
      'ledgers.busy',
      'ledgers.finished',
      'ledgers.no_columns',
      'ledgers.required',
      'ledgers.twice',
      'ledgers.unit_needed',
      'ledgers.said_unreadable',
    ],
  },
  'GET /ledgers/imports/:id/rows': {
    summary: 'Rows of the preview in their order, a page at a time',
    permission: 'ledgers.import',
    params: one,
    query: z.object({
      show: z.enum(ROW_FILTERS).default('all'),
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ items: z.array(rowView), next: z.int().nullable() }),
    refusals: ['ledgers.not_found'],
  },
  'POST /ledgers/imports/:id/apply': {
    summary: 'Imports the rows that nothing stands against; the others stay out',
    permission: 'ledgers.import',
    params: one,
    body: z.object({
      /** Needed when deadlines move. */
      reason: z.string().trim().min(1).max(500).nullish(),
      /** Take the sheet’s value where somebody else changed it since the sheet went out. */
      overrideConflicts: z.boolean().default(false),
      /** Numbers of rows to leave out. */
      leaveOut: z.array(rowNo).max(2_000).default([]),
    }),
    answer: importView,
    refusals: [
      'ledgers.not_found',
      'ledgers.busy',
      'ledgers.finished',
      'ledgers.not_checked',
      'ledgers.nothing_to_import',
      'ledgers.reason_needed',
    ],
  },
  'POST /ledgers/imports/:id/cancel': {
    summary: 'Stops an import; what has been imported already stays',
    permission: 'ledgers.import',
    params: one,
    answer: importView,
    refusals: ['ledgers.not_found', 'ledgers.finished'],
  },
  'GET /ledgers/imports/:id/marked.xlsx': {
    summary:
      'The sheet with its problems marked in it: coloured cells, comments and a column; `only=problems` those rows',
    permission: 'ledgers.import',
    params: one,
    query: z.object({ only: z.enum(['all', 'problems']).default('all') }),
    answer: 'stream',
    refusals: ['ledgers.not_found', 'ledgers.not_checked'],
  },
} as const satisfies Endpoints;
