import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';

export const PERMISSIONS = ['documents.read', 'documents.write'] as const;
export const DOCUMENT_STATUSES = ['draft', 'published'] as const;
export const UNIT_ROLES = ['lead', 'responsible', 'support'] as const;
export const DEADLINE_KINDS = ['date', 'month', 'quarter', 'year', 'recurring', 'ongoing', 'none'] as const;
export const DIRECTIONS = ['at-least', 'at-most', 'increase', 'decrease', 'exact'] as const;
/** What the quality gate (one lead unit, one measurable result, one date) may say about an item. */
export const WARNINGS = [
  'no_unit',
  'several_leads',
  'unit_unknown',
  'lead_proposed',
  'no_result',
  'no_date',
  'open_ended',
  'due_inferred',
] as const;
/** What becomes of the task behind an item that a new edition changes (`update`, `leave`, `new`) or no longer has (`cancel`, `leave`). */
export const EDITION_CHOICES = ['update', 'leave', 'new', 'cancel'] as const;
export type EditionChoice = (typeof EDITION_CHOICES)[number];
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];
export type UnitRole = (typeof UNIT_ROLES)[number];
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

const id = z.uuid();
const day = z.string().refine(isDay, 'documents.fields.no_such_day');
const role = z.enum(UNIT_ROLES);
const offset = z.int().min(0).max(10_000_000);
/** Offsets in the document's text, in UTF-16 units; the end is exclusive. */
const span = z.tuple([offset, offset]);

/** A unit of an item: as printed, and which organisation it is (null while unknown). */
export const unitMatch = z.object({ name: z.string(), orgId: z.string().nullable(), role });
export const personNamed = z.object({ name: z.string(), role: z.string(), personId: z.string().nullable() });
/** An amount promised: `value` in `unit`, `max` the upper end of a range, `text` as printed. */
export const quantity = z.object({
  text: z.string(),
  value: z.number(),
  max: z.number().nullable(),
  unit: z.string(),
  direction: z.enum(DIRECTIONS),
});
export type UnitMatch = z.infer<typeof unitMatch>;
export type PersonNamed = z.infer<typeof personNamed>;
export type QuantityFound = z.infer<typeof quantity>;

/** Something a reviewer should look at; words for `code` stand in the locales under `findings`. */
export const finding = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  span: span.nullable(),
  severity: z.enum(['info', 'warning']),
});
export type DocumentFinding = z.infer<typeof finding>;

/** An item in the shape `luoshi parse --json` prints, with its id and the organisations its units were matched to. */
export const itemFound = z.object({
  id,
  no: z.string().nullable(),
  section: z.array(z.string()),
  title: z.string().nullable(),
  task: z.string(),
  lead: z.array(z.string()),
  responsible: z.array(z.string()),
  support: z.array(z.string()),
  people: z.array(z.object({ name: z.string(), role: z.string() })),
  deadline: z.object({ text: z.string().nullable(), kind: z.enum(DEADLINE_KINDS), date: z.string().nullable() }),
  quantities: z.array(quantity),
  span: span.nullable(),
  units: z.array(unitMatch),
});

export const documentRow = z.object({
  id,
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: z.string().nullable(),
  status: z.enum(DOCUMENT_STATUSES),
  itemCount: z.int(),
  droppedCount: z.int(),
  taskCount: z.int(),
  orgName: z.string(),
  createdAt: z.string(),
  publishedAt: z.string().nullable(),
});

/** One item of the checklist under review. */
export const clauseView = z.object({
  id,
  no: z.string().nullable(),
  section: z.array(z.string()),
  title: z.string().nullable(),
  task: z.string(),
  span: span.nullable(),
  sourceText: z.string().nullable(),
  units: z.array(unitMatch.extend({ orgName: z.string().nullable() })),
  people: z.array(personNamed),
  startOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  deadlineText: z.string().nullable(),
  deadlineKind: z.enum(DEADLINE_KINDS),
  quantities: z.array(quantity),
  isDropped: z.boolean(),
  /** The deadline was worked out from the paper and nobody has confirmed it. */
  isDueInferred: z.boolean(),
  /** The revision of the paper that last changed the item, and who made that (null: as it came in). */
  revision: z.int(),
  changedBy: z.object({ id, name: z.string() }).nullable(),
  warnings: z.array(
    z.object({ code: z.enum(WARNINGS), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
  /** The item of the last edition that it continues. */
  wasId: z.string().nullable(),
  /** The task it became or continues, once published. */
  taskId: z.string().nullable(),
});

const orgChoice = z.object({ id, name: z.string(), shortName: z.string(), within: z.string().nullable() });

export const documentView = z.object({
  id,
  /** The unit whose paper it is. */
  org: z.object({ id, name: z.string() }).nullable(),
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: z.string().nullable(),
  status: z.enum(DOCUMENT_STATUSES),
  revision: z.int(),
  /** The revision of title, number, issuer and date of issue. */
  headRevision: z.int(),
  sourceText: z.string(),
  file: z.object({ name: z.string(), size: z.int() }).nullable(),
  findings: z.array(finding),
  clauses: z.array(clauseView),
  /** Printed names that no organisation bears, with the nearest ones, best first. */
  unknownUnits: z.array(
    z.object({
      name: z.string(),
      clauseIds: z.array(id),
      candidates: z.array(orgChoice.extend({ score: z.number() })),
      /** The one candidate near enough to be proposed together with others; null when none is. */
      nearest: id.nullable(),
    }),
  ),
  createdAt: z.string(),
  createdBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  /** The caller has a change of their own to take back. */
  mayUndo: z.boolean(),
  /** The edition it follows, and all editions in their order, this one among them. */
  editionOf: z.string().nullable(),
  editions: z.array(z.object({ id, title: z.string(), status: z.enum(DOCUMENT_STATUSES), createdAt: z.string() })),
  may: z.object({ write: z.boolean(), publish: z.boolean(), /** Take in the next edition. */ follow: z.boolean() }),
});

const title = z.string().trim().min(1).max(300);
/** The revision of the paper that the person saw: a change made on an older one is merged field by field. */
const revision = z.int().min(1);
const answer = z.object({ revision, clauses: z.array(z.object({ id })) });

export const newDocument = z.object({
  title: z.string().trim().max(300).optional(),
  text: z.string().min(1),
  issuedOn: day.optional(),
  /** The paper of which this is the next edition. */
  editionOf: id.optional(),
  number: z.string().trim().max(100).optional(),
});

export const documentPatch = z.object({
  /** The head's revision that the person saw. */
  revision,
  title: title.optional(),
  number: z.string().trim().max(100).nullish(),
  issuer: z.string().trim().max(200).nullish(),
  /** A new date of issue reads deadlines that lean on it again. */
  issuedOn: day.nullish(),
});

const unitInput = z.object({ name: z.string().trim().max(200).default(''), orgId: id.nullable(), role });

export const clausePatch = z.object({
  revision,
  no: z.string().trim().max(50).nullish(),
  title: z.string().trim().max(300).nullish(),
  task: z.string().trim().min(1).max(20_000).optional(),
  units: z.array(unitInput).max(100).optional(),
  people: z
    .array(z.object({ name: z.string().trim().min(1).max(50), role: z.string().trim().max(50).default('') }))
    .max(30)
    .optional(),
  startOn: day.nullish(),
  dueOn: day.nullish(),
  deadlineText: z.string().trim().max(200).nullish(),
  deadlineKind: z.enum(DEADLINE_KINDS).optional(),
  quantities: z
    .array(
      z.object({
        text: z.string().trim().max(200).default(''),
        value: z.number(),
        max: z.number().nullable().default(null),
        unit: z.string().trim().max(20),
        direction: z.enum(DIRECTIONS).default('at-least'),
      }),
    )
    .max(30)
    .optional(),
  isDropped: z.boolean().optional(),
});

/** What may be said of many items at once; units are added, a lead takes the place of the present one. */
export const clauseBulk = z.object({
  revision,
  ids: z.array(id).min(1).max(2000),
  set: z
    .object({
      leadOrgId: id.optional(),
      responsibleOrgIds: z.array(id).max(100).optional(),
      supportOrgIds: z.array(id).max(100).optional(),
      startOn: day.nullish(),
      dueOn: day.nullish(),
      leader: z.object({ name: z.string().trim().min(1).max(50), role: z.string().trim().max(50) }).optional(),
      isDropped: z.boolean().optional(),
    })
    .refine((set) => Object.values(set).some((value) => value !== undefined), 'documents.fields.nothing_said'),
});

const editionItem = z.object({
  id,
  no: z.string().nullable(),
  title: z.string().nullable(),
  task: z.string(),
  dueOn: z.string().nullable(),
  units: z.array(z.object({ name: z.string(), role })),
});
const choice = z.object({ choice: z.enum(EDITION_CHOICES), reason: z.string().nullable() }).nullable();
const taskBehind = z.object({ id, isOpen: z.boolean() }).nullable();

/** A draft against the edition it follows. */
export const editionView = z.object({
  previous: z.object({ id, title: z.string(), status: z.enum(DOCUMENT_STATUSES) }),
  /** Items that both have: in which fields they differ, whether they stand elsewhere, the task behind the old one. */
  pairs: z.array(
    z.object({
      clauseId: id,
      was: editionItem,
      fields: z.array(z.string()),
      isMoved: z.boolean(),
      task: taskBehind,
      choice,
    }),
  ),
  added: z.array(id),
  gone: z.array(z.object({ was: editionItem, task: taskBehind, choice })),
});

const ofDocument = z.object({ id });
const ofClause = z.object({ id, clauseId: id });
const CHANGE_REFUSALS = ['documents.not_found', 'documents.published'] as const;
const CLAUSE_REFUSALS = [...CHANGE_REFUSALS, 'documents.clause_not_found'] as const;
const EDIT_REFUSALS = [
  ...CLAUSE_REFUSALS,
  'documents.unit_not_found',
  'documents.deadline_before_start',
  'documents.edit_conflict',
] as const;
const present = z.object({ people: z.array(z.object({ id, name: z.string(), clauseId: z.string().nullable() })) });

/** Why a file cannot be read; each says what to do instead. */
export const FILE_REFUSALS = [
  'documents.unreadable',
  'documents.encrypted',
  'documents.old_format',
  'documents.macros',
  'documents.zip_bomb',
  'documents.too_large',
  'documents.text_too_long',
  'documents.scanned',
  'documents.picture',
  'documents.unsupported_format',
  'documents.empty',
  'documents.too_complex',
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];

export const endpoints = {
  'GET /documents': {
    summary: 'Papers the caller may see, latest first, a page at a time',
    permission: 'documents.read',
    query: z.object({
      status: z.enum(DOCUMENT_STATUSES).optional(),
      q: z.string().trim().max(100).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z.string().max(400).optional(),
    }),
    answer: z.object({
      items: z.array(documentRow),
      nextCursor: z.string().nullable(),
      total: z.int(),
      /** Of all papers the caller may see, whatever the filters. */
      waiting: z.object({ documents: z.int(), items: z.int() }),
    }),
    refusals: ['documents.bad_cursor'],
  },
  'POST /documents': {
    summary:
      'Takes a paper in: JSON with its text, or a form with a part `file` and optional fields `title`, `number`, `issuedOn`, `editionOf`',
    permission: 'documents.write',
    body: newDocument,
    multipart: true,
    answer: z.object({ id, items: z.array(itemFound), findings: z.array(finding) }),
    status: 201,
    refusals: [...FILE_REFUSALS, 'documents.no_file', 'documents.not_found', 'documents.has_next_edition'],
  },
  'GET /documents/units': {
    summary: 'Organisations whose name, short name or alias holds the words, for a picker',
    permission: 'documents.read',
    query: z.object({
      q: z.string().trim().max(50).default(''),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    answer: z.object({ items: z.array(orgChoice) }),
  },
  'GET /documents/:id': {
    summary: 'A paper with its text, its checklist and what should be looked at',
    permission: 'documents.read',
    params: ofDocument,
    answer: documentView,
    refusals: ['documents.not_found'],
  },
  'GET /documents/:id/file': {
    summary: 'The file as it came in',
    permission: 'documents.read',
    params: ofDocument,
    answer: 'stream',
    refusals: ['documents.not_found', 'documents.no_file'],
  },
  'GET /documents/:id/edition': {
    summary:
      'A new edition against the one it follows: new, changed, moved and gone items, and what was chosen for them',
    permission: 'documents.read',
    params: ofDocument,
    answer: editionView,
    refusals: ['documents.not_found', 'documents.no_edition'],
  },
  'PUT /documents/:id/edition/choices': {
    summary: 'Says what becomes of the tasks behind changed and gone items when the edition is published',
    permission: 'documents.write',
    params: ofDocument,
    body: z.object({
      choices: z
        .array(
          z.object({
            /** The item of the old edition. */
            clauseId: id,
            choice: z.enum(EDITION_CHOICES),
            /** Needed for `cancel`. */
            reason: z.string().trim().max(500).optional(),
          }),
        )
        .min(1)
        .max(2000),
    }),
    answer: editionView,
    refusals: [
      'documents.not_found',
      'documents.published',
      'documents.no_edition',
      'documents.clause_not_found',
      'documents.choice_unfit',
      'documents.reason_needed',
    ],
  },
  'PATCH /documents/:id': {
    summary: 'Corrects title, number, issuer or date of issue',
    permission: 'documents.write',
    params: ofDocument,
    body: documentPatch,
    answer,
    refusals: [...CHANGE_REFUSALS, 'documents.changed_meanwhile'],
  },
  'DELETE /documents/:id': {
    summary: 'Throws a draft away; a published paper stays for ever',
    permission: 'documents.write',
    params: ofDocument,
    answer: null,
    refusals: ['documents.not_found', 'documents.published'],
  },
  'POST /documents/:id/clauses': {
    summary: 'Adds an item from a passage of the text, or from words of one’s own',
    permission: 'documents.write',
    params: ofDocument,
    body: z.object({ revision, span: span.optional(), task: z.string().trim().min(1).max(20_000).optional() }),
    answer,
    refusals: [...CHANGE_REFUSALS, 'documents.empty_passage'],
  },
  'PATCH /documents/:id/clauses/:clauseId': {
    summary: 'Corrects an item, drops it or takes it back',
    permission: 'documents.write',
    params: ofClause,
    body: clausePatch,
    answer,
    refusals: EDIT_REFUSALS,
  },
  'POST /documents/:id/clauses/bulk': {
    summary: 'Says the same of many items: units, days, leader, dropped',
    permission: 'documents.write',
    params: ofDocument,
    body: clauseBulk,
    answer,
    refusals: EDIT_REFUSALS,
  },
  'GET /documents/:id/presence': {
    summary: 'Who else has the draft open now, and at which item',
    permission: 'documents.write',
    params: ofDocument,
    answer: present,
    refusals: ['documents.not_found'],
  },
  'PUT /documents/:id/presence': {
    summary: 'Says at which item the caller is, or that they left; nothing of it is kept',
    permission: 'documents.write',
    params: ofDocument,
    body: z.object({ clauseId: id.nullable(), isHere: z.boolean().default(true) }),
    answer: present,
    refusals: ['documents.not_found'],
  },
  'POST /documents/:id/clauses/:clauseId/split': {
    summary: 'Splits an item at an offset in its task text',
    permission: 'documents.write',
    params: ofClause,
    body: z.object({ revision, at: offset }),
    answer,
    refusals: [...CLAUSE_REFUSALS, 'documents.changed_meanwhile', 'documents.nothing_to_split'],
  },
  'POST /documents/:id/clauses/:clauseId/merge': {
    summary: 'Merges an item with the ones named, or with the next one',
    permission: 'documents.write',
    params: ofClause,
    body: z.object({ revision, with: z.array(id).min(1).max(50).optional() }),
    answer,
    refusals: [...CLAUSE_REFUSALS, 'documents.nothing_to_merge'],
  },
  'POST /documents/:id/unit-matches': {
    summary: 'Says which organisation a printed name means, in the whole paper',
    permission: 'documents.write',
    params: ofDocument,
    body: z.object({
      revision,
      name: z.string().trim().min(1).max(200),
      orgId: id,
      /** Keep the name as an alias, so that the next paper is understood by itself. */
      remember: z.boolean().default(false),
    }),
    answer,
    refusals: [...CHANGE_REFUSALS, 'documents.unit_not_found', 'documents.name_not_printed'],
  },
  'POST /documents/:id/unit-matches/several': {
    summary: 'Settles several unknown names at once: each is an organisation, or no unit at all',
    permission: 'documents.write',
    params: ofDocument,
    body: z.object({
      revision,
      matches: z
        .array(
          z.object({
            name: z.string().trim().min(1).max(200),
            /** Null takes the name off every item. */
            orgId: id.nullable(),
            /** The organisation leads the items that no other unit leads, be it as printed or, first listed, by custom. */
            leads: z.boolean().default(false),
            /** Keep the name as an alias, so that the next paper is understood by itself. */
            remember: z.boolean().default(false),
          }),
        )
        .min(1)
        .max(2000),
    }),
    answer,
    refusals: [...CHANGE_REFUSALS, 'documents.unit_not_found', 'documents.name_not_printed'],
  },
  'POST /documents/:id/undo': {
    summary: 'Takes back the caller’s own latest change; what a colleague changed since stays',
    permission: 'documents.write',
    params: ofDocument,
    body: z.object({ revision }),
    answer: answer.extend({ action: z.string(), kept: z.int() }),
    refusals: [...CHANGE_REFUSALS, 'documents.nothing_to_undo', 'documents.undo_conflict'],
  },
} as const satisfies Endpoints;
