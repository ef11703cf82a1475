import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import { z } from 'zod';
import { lightView, STATUSES } from '../tasks/contract.ts';

/** 续建, 新建, 建成, 前期. */
export const CLASSES = ['carried_over', 'new', 'completing', 'early'] as const;
export const STAGES = [
  'planned',
  'signed',
  'approved',
  'land',
  'planning',
  'permit',
  'started',
  'main',
  'equipment',
  'trial',
  'production',
  'target',
] as const;
export const SUPPORT_KINDS = ['land', 'planning', 'funds', 'demolition', 'permits', 'utilities', 'labour'] as const;
export const CARRIER_ROLES = ['leader', 'officer', 'person', 'liaison'] as const;
export const PROJECT_UNIT_ROLES = ['lead', 'support', 'owner'] as const;
export const FUND_SOURCES = ['fiscal', 'bond', 'loan', 'own', 'private', 'other'] as const;
export const ROLL_UPS = ['sum', 'weight', 'worst'] as const;
export const PORTFOLIO_KINDS = ['area', 'theme', 'year'] as const;
export const STANDARD_KINDS = ['template', 'approval', 'reporting', 'entry'] as const;
export const SORTS = ['light', 'name', '-investment', 'finish', '-updated'] as const;
export type ProjectClass = (typeof CLASSES)[number];
export type Stage = (typeof STAGES)[number];
export type SupportKind = (typeof SUPPORT_KINDS)[number];
export type CarrierRole = (typeof CARRIER_ROLES)[number];
export type ProjectUnitRole = (typeof PROJECT_UNIT_ROLES)[number];
export type FundSource = (typeof FUND_SOURCES)[number];
export type RollUp = (typeof ROLL_UPS)[number];
export type StandardKind = (typeof STANDARD_KINDS)[number];

/** What holders of roles may do here; `people/rules/roles.ts` grants them. */
export const PERMISSIONS = [
  'projects.read',
  'projects.edit',
  'projects.report',
  'projects.export',
  'projects.standards',
  'projects.hand_over',
] as const;

const id = z.uuid();
const day = z.string().refine(isDay, 'projects.fields.no_such_day');
/** Money in 万元 as decimal text: `90000`, `1234.5678`. */
const money = z.string().regex(/^\d{1,10}(\.\d{1,4})?$/, 'projects.fields.no_money');
/** A month, `YYYY-MM`. */
const month = z.string().regex(/^(20|19)\d\d-(0[1-9]|1[0-2])$/, 'projects.fields.no_month');
const named = z.object({ id, name: z.string() });
const words = (most: number) => z.string().trim().max(most);
const file = z.object({ name: z.string(), sha256: z.string(), size: z.int(), type: z.string() });

/** Investment in 万元, decimal text. `rate` is done ÷ plan of the months begun so far, in percent; null without a plan. */
export const investmentView = z.object({
  total: z.string(),
  /** From the beginning to now. */
  done: z.string(),
  annualYear: z.int().nullable(),
  annual: z.string(),
  annualDone: z.string(),
  plannedToDate: z.string(),
  annualPercent: z.number().nullable(),
  /** Percentage points of the annual plan ahead of (or, negative, behind) the months' plan. */
  aheadPoints: z.number().nullable(),
  /** More is done than the year's plan or the total holds: marked, not refused. */
  isAbovePlan: z.boolean(),
});

export const projectRow = z.object({
  id,
  parentId: id.nullable(),
  childCount: z.int(),
  code: z.string().nullable(),
  name: z.string(),
  class: z.enum(CLASSES),
  stage: z.enum(STAGES),
  status: z.enum(STATUSES),
  percent: z.int(),
  lead: named,
  leaderName: z.string().nullable(),
  officerNames: z.array(z.string()),
  personName: z.string().nullable(),
  regionCode: z.string(),
  isSensitive: z.boolean(),
  investment: investmentView,
  planStartOn: z.string().nullable(),
  startOn: z.string().nullable(),
  planFinishOn: z.string().nullable(),
  firstFinishOn: z.string().nullable(),
  finishOn: z.string().nullable(),
  enteredOn: z.string().nullable(),
  progressWords: z.string().nullable(),
  problems: z.string().nullable(),
  lastMonth: z.string().nullable(),
  supportsOpen: z.int(),
  light: lightView,
  updatedAt: z.string(),
  revision: z.int(),
});

export const nodeView = z.object({
  id,
  key: z.string().nullable(),
  title: z.string(),
  weight: z.number(),
  workdays: z.int(),
  approval: z.string().nullable(),
  ownerOrgId: z.string().nullable(),
  ownerName: z.string().nullable(),
  planStartOn: z.string().nullable(),
  planFinishOn: z.string().nullable(),
  startedOn: z.string().nullable(),
  doneOn: z.string().nullable(),
  after: z.array(z.object({ nodeId: id, lagWorkdays: z.int() })),
});

export const supportView = z.object({
  kind: z.enum(SUPPORT_KINDS),
  need: z.string(),
  ownerOrgId: z.string().nullable(),
  ownerName: z.string().nullable(),
  dueOn: z.string().nullable(),
  doneOn: z.string().nullable(),
  light: lightView,
});

export const reportView = z.object({
  id,
  at: z.string(),
  month: z.string(),
  done: z.string(),
  percent: z.int(),
  stage: z.enum(STAGES),
  words: z.string(),
  problems: z.string().nullable(),
  coordination: z.string().nullable(),
  files: z.array(file),
  authorName: z.string().nullable(),
  orgName: z.string(),
});

/** One line of the 入库 checklist: what must hold, whether it does, and what contradicts it. */
export const entryLine = z.object({
  key: z.string(),
  title: z.string(),
  isTicked: z.boolean(),
  /** Said when the project's own facts speak against it. */
  finding: z.string().nullable(),
});

export const projectView = projectRow.extend({
  content: z.string(),
  nature: z.string().nullable(),
  industry: z.string().nullable(),
  template: z.string(),
  address: z.string().nullable(),
  place: z
    .object({ lon: z.number(), lat: z.number(), errorKm: z.number().nullable(), basis: z.string().nullable() })
    .nullable(),
  builder: z.string().nullable(),
  startYear: z.int().nullable(),
  endYear: z.int().nullable(),
  annualGoal: z.string().nullable(),
  doneBefore: z.string(),
  coordination: z.string().nullable(),
  rollUp: z.enum(ROLL_UPS),
  weight: z.number(),
  parent: named.nullable(),
  children: z.array(projectRow),
  portfolios: z.array(z.object({ id, kind: z.enum(PORTFOLIO_KINDS), title: z.string() })),
  units: z.array(z.object({ id, name: z.string(), role: z.enum(PROJECT_UNIT_ROLES) })),
  carriers: z.array(
    z.object({
      personId: id,
      name: z.string(),
      role: z.enum(CARRIER_ROLES),
      /** Post as of today; null when the person has moved on. */
      post: z.string().nullable(),
    }),
  ),
  nodes: z.array(nodeView),
  months: z.array(z.object({ month: z.string(), plan: z.string(), done: z.string().nullable() })),
  funds: z.array(z.object({ source: z.enum(FUND_SOURCES), amount: z.string(), arrived: z.string() })),
  supports: z.array(supportView),
  entry: z.array(entryLine),
  baselines: z.array(
    z.object({
      id,
      title: z.string(),
      at: z.string(),
      authorName: z.string().nullable(),
      nodes: z.array(z.object({ nodeId: id, title: z.string(), start: z.string(), finish: z.string() })),
    }),
  ),
  reports: z.array(reportView),
  finishChanges: z.array(
    z.object({
      at: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      reason: z.string(),
      authorName: z.string().nullable(),
    }),
  ),
  lightChanges: z.array(
    z.object({ at: z.string(), from: z.string().nullable(), to: z.string(), sentence: z.string() }),
  ),
  /** What the facts say against each other: sentences, none of which stops the work. */
  marks: z.array(z.object({ code: z.string(), sentence: z.string() })),
  createdAt: z.string(),
  may: z.object({ edit: z.boolean(), report: z.boolean() }),
});

const carriersInput = z.array(z.object({ personId: id, role: z.enum(CARRIER_ROLES) })).max(30);

// No defaults here: in a change, what is not named stays as it is.
const projectFields = z.object({
  name: words(300).min(1),
  code: z.string().trim().toUpperCase().max(40).nullish(),
  content: z.string().max(20_000),
  class: z.enum(CLASSES),
  stage: z.enum(STAGES),
  template: words(60),
  nature: words(60).nullish(),
  industry: words(100).nullish(),
  address: words(300).nullish(),
  regionCode: z.string().max(12).nullish(),
  place: z
    .object({
      lon: z.number().min(-180).max(180),
      lat: z.number().min(-90).max(90),
      errorKm: z.number().min(0).max(100).nullish(),
      basis: words(300).nullish(),
    })
    .nullish(),
  isSensitive: z.boolean(),
  builder: words(200).nullish(),
  leadOrgId: id,
  supportOrgIds: z.array(id).max(50),
  carriers: carriersInput,
  startYear: z.int().min(1990).max(2100).nullish(),
  endYear: z.int().min(1990).max(2100).nullish(),
  totalInvestment: money,
  doneBefore: money,
  annualInvestment: money,
  annualYear: z.int().min(1990).max(2100).nullish(),
  annualGoal: words(2_000).nullish(),
  planStartOn: day.nullish(),
  startOn: day.nullish(),
  planFinishOn: day.nullish(),
  finishOn: day.nullish(),
  enteredOn: day.nullish(),
  status: z.enum(STATUSES),
  parentId: id.nullish(),
  rollUp: z.enum(ROLL_UPS),
  weight: z.number().positive().max(1_000_000),
  portfolioIds: z.array(id).max(30),
});

export const newProject = projectFields.extend({
  content: projectFields.shape.content.default(''),
  stage: projectFields.shape.stage.default('planned'),
  template: projectFields.shape.template.default('industry'),
  isSensitive: projectFields.shape.isSensitive.default(false),
  supportOrgIds: projectFields.shape.supportOrgIds.default([]),
  carriers: projectFields.shape.carriers.default([]),
  totalInvestment: projectFields.shape.totalInvestment.default('0'),
  doneBefore: projectFields.shape.doneBefore.default('0'),
  annualInvestment: projectFields.shape.annualInvestment.default('0'),
  status: projectFields.shape.status.default('not_started'),
  rollUp: projectFields.shape.rollUp.default('sum'),
  weight: projectFields.shape.weight.default(1),
  portfolioIds: projectFields.shape.portfolioIds.default([]),
  /** Sets up the nodes of the template; scheduled backward when a finish is promised. */
  withNodes: z.boolean().default(true),
});

export const projectPatch = projectFields.partial().extend({
  /** Needed when a promised finish moves. */
  finishReason: words(500).min(1).optional(),
  revision: z.int().optional(),
});

export const nodeInput = z.object({
  id,
  key: words(60).nullish(),
  title: words(200).min(1),
  weight: z.number().positive().max(1_000_000).default(1),
  workdays: z.int().min(0).max(5_000),
  approval: words(60).nullish(),
  ownerOrgId: id.nullish(),
  planStartOn: day.nullish(),
  planFinishOn: day.nullish(),
  startedOn: day.nullish(),
  doneOn: day.nullish(),
  after: z
    .array(z.object({ nodeId: id, lagWorkdays: z.int().min(0).max(1_000).default(0) }))
    .max(50)
    .default([]),
});

export const newReport = z.object({
  month,
  /** Investment done in the month, 万元. */
  done: money,
  percent: z.int().min(0).max(100),
  stage: z.enum(STAGES),
  words: words(4_000).default(''),
  problems: words(4_000).nullish(),
  coordination: words(4_000).nullish(),
});

export const portfolioView = z.object({
  id,
  kind: z.enum(PORTFOLIO_KINDS),
  title: z.string(),
  projects: z.int(),
  late: z.int(),
  behind: z.int(),
  total: z.string(),
});

export const standardView = z.object({
  id,
  kind: z.enum(STANDARD_KINDS),
  key: z.string(),
  version: z.int(),
  title: z.string(),
  source: z.string(),
  effectiveFrom: z.string(),
  inForce: z.boolean(),
  body: z.unknown(),
});

/** Nodes of a template: durations in working days, `after` names keys. */
export const templateBody = z.object({
  nodes: z
    .array(
      z.object({
        key: words(60).min(1),
        title: words(200).min(1),
        weight: z.number().positive().max(1_000),
        workdays: z.int().min(0).max(5_000),
        approval: words(60).nullish(),
        after: z.array(words(60)).max(30).default([]),
      }),
    )
    .min(1)
    .max(200),
});
/** A statutory or promised time for an approval: `workdays`, or calendar `days` where the law counts those. */
export const approvalBody = z.union([
  z.object({ workdays: z.int().min(0).max(1_000) }),
  z.object({ days: z.int().min(0).max(1_000) }),
]);
/** The day of the next month until which a month may be reported before its plan counts. */
export const reportingBody = z.object({
  day: z.int().min(1).max(28),
  /** The day of a month from which it may be asked for. */
  from: z.int().min(1).max(31).default(25),
});
/** 入库: total from which it applies, the papers, and after how many months from the start the register must have it. */
export const entryBody = z.object({
  fromTotal: money,
  lines: z.array(z.object({ key: words(60).min(1), title: words(300).min(1) })).max(40),
});

/** Filters of the list; several values of one filter go with commas. */
export const projectFilters = z.object({
  under: id.optional(),
  class: z.string().max(200).optional(),
  stage: z.string().max(300).optional(),
  light: z.string().max(200).optional(),
  status: z.string().max(200).optional(),
  portfolio: id.optional(),
  /** A person who carries it in any role. */
  carrier: id.optional(),
  parent: id.optional(),
  /** `1`: parents and single projects only, not the children. */
  top: z.enum(['1']).optional(),
  /** `1`: with reported problems, or something others must settle. */
  problem: z.enum(['1']).optional(),
  /** `1`: what the caller carries or their own unit leads, and has not yet reported for the month that is due. */
  unreported: z.enum(['1']).optional(),
  /** A kind of support that is still open. */
  support: z.enum(SUPPORT_KINDS).optional(),
  region: z.string().max(12).optional(),
  q: z.string().trim().max(100).optional(),
  sort: z.enum(SORTS).optional(),
});

const carried = z.object({
  feature: z.enum(['projects', 'tasks']),
  id,
  title: z.string(),
  role: z.string(),
});

export type InvestmentView = z.output<typeof investmentView>;
export type ProjectRow = z.output<typeof projectRow>;
export type ProjectView = z.output<typeof projectView>;
export type NodeView = z.output<typeof nodeView>;
export type NewProject = z.output<typeof newProject>;
export type ProjectPatch = z.output<typeof projectPatch>;
export type NodeInput = z.output<typeof nodeInput>;
export type NewReport = z.output<typeof newReport>;
export type ReportView = z.output<typeof reportView>;
export type ProjectFilters = z.output<typeof projectFilters>;
export type StandardView = z.output<typeof standardView>;
export type TemplateBody = z.output<typeof templateBody>;
export type ApprovalBody = z.output<typeof approvalBody>;
export type EntryBody = z.output<typeof entryBody>;
export type CarriedView = z.output<typeof carried>;

const CHECKS = [
  'projects.code_shape',
  'projects.code_taken',
  'projects.finish_before_start',
  'projects.unit_not_found',
  'projects.person_not_found',
  'projects.portfolio_not_found',
  'projects.parent_not_found',
  'projects.parent_is_child',
  'projects.template_not_found',
  'projects.place_outside',
] as const;

export const endpoints = {
  'GET /projects': {
    summary: 'Key projects the caller may see, a page at a time; totals are of the whole selection',
    permission: 'projects.read',
    query: projectFilters.extend({
      limit: z.coerce.number().int().min(1).max(200).default(100),
      offset: z.coerce.number().int().min(0).max(100_000).default(0),
    }),
    answer: z.object({
      items: z.array(projectRow),
      total: z.int(),
      nextOffset: z.int().nullable(),
      sums: z.object({
        total: z.string(),
        annual: z.string(),
        annualDone: z.string(),
        started: z.int(),
        lights: z.record(z.string(), z.int()),
      }),
    }),
    refusals: ['projects.unit_not_found'],
  },
  'GET /projects.xlsx': {
    summary: 'The same selection as a spreadsheet in the columns of the ledger',
    permission: 'projects.export',
    query: projectFilters,
    answer: 'stream',
    refusals: ['projects.unit_not_found'],
  },
  'POST /projects': {
    summary: 'Enters a project into the ledger, with the nodes of its template',
    permission: 'projects.edit',
    body: newProject,
    answer: projectView,
    status: 201,
    refusals: [...CHECKS],
  },
  'GET /projects/standards': {
    summary: 'Node templates, approval times, report day and 入库 checklist in all versions, with their sources',
    permission: 'signed-in',
    answer: z.object({ items: z.array(standardView) }),
  },
  'POST /projects/standards': {
    summary: 'Adds a version of a standard; earlier ones stay what they were',
    permission: 'projects.standards',
    body: z.object({
      kind: z.enum(STANDARD_KINDS),
      key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
      title: words(200).min(1),
      source: words(500).min(1),
      effectiveFrom: day,
      body: z.union([templateBody, approvalBody, reportingBody, entryBody]),
    }),
    answer: standardView,
    status: 201,
    refusals: [
      'projects.standard_shape',
      'projects.standard_in_past',
      'projects.cycle',
      'projects.unknown_predecessor',
    ],
  },
  'GET /projects/:id': {
    summary: 'One project with everything known of it',
    permission: 'projects.read',
    params: z.object({ id }),
    answer: projectView,
    refusals: ['projects.not_found'],
  },
  'PATCH /projects/:id': {
    summary: 'Changes a project; moving a promised finish needs a reason, the first promise stays remembered',
    permission: 'projects.edit',
    params: z.object({ id }),
    body: projectPatch,
    answer: projectView,
    refusals: ['projects.not_found', 'projects.changed_meanwhile', 'projects.reason_needed', ...CHECKS],
  },
  'PUT /projects/:id/nodes': {
    summary: 'Sets the nodes with their dates and what each waits for',
    permission: 'projects.edit',
    params: z.object({ id }),
    body: z.object({ revision: z.int().optional(), nodes: z.array(nodeInput).max(5_000) }),
    answer: projectView,
    refusals: [
      'projects.not_found',
      'projects.changed_meanwhile',
      'projects.cycle',
      'projects.unknown_predecessor',
      'projects.node_end_before_start',
      'projects.node_twice',
      'projects.unit_not_found',
    ],
  },
  'POST /projects/:id/baselines': {
    summary: 'Keeps the plan as it stands, to compare with later',
    permission: 'projects.edit',
    params: z.object({ id }),
    body: z.object({ title: words(100).min(1) }),
    answer: projectView,
    status: 201,
    refusals: ['projects.not_found', 'projects.nothing_planned'],
  },
  'PUT /projects/:id/investment': {
    summary: 'Sets the year’s plan by month and the sources of funds',
    permission: 'projects.edit',
    params: z.object({ id }),
    body: z.object({
      year: z.int().min(1990).max(2100),
      annual: money,
      months: z.array(z.object({ month, plan: money })).max(12),
      funds: z
        .array(z.object({ source: z.enum(FUND_SOURCES), amount: money, arrived: money.default('0') }))
        .max(20)
        .optional(),
      revision: z.int().optional(),
    }),
    answer: projectView,
    refusals: [
      'projects.not_found',
      'projects.changed_meanwhile',
      'projects.month_outside_year',
      'projects.month_twice',
      'projects.months_above_year',
    ],
  },
  'PUT /projects/:id/supports': {
    summary: 'Sets what the project needs from others, each with an owner and a date',
    permission: 'projects.edit',
    params: z.object({ id }),
    body: z.object({
      supports: z
        .array(
          z.object({
            kind: z.enum(SUPPORT_KINDS),
            need: words(500).default(''),
            ownerOrgId: id.nullish(),
            dueOn: day.nullish(),
            doneOn: day.nullish(),
          }),
        )
        .max(7),
      revision: z.int().optional(),
    }),
    answer: projectView,
    refusals: ['projects.not_found', 'projects.changed_meanwhile', 'projects.unit_not_found', 'projects.support_twice'],
  },
  'PUT /projects/:id/entry': {
    summary: 'Ticks the papers of 入库 and the day of entry',
    permission: 'projects.edit',
    params: z.object({ id }),
    body: z.object({ ticked: z.array(words(60)).max(40), enteredOn: day.nullish(), revision: z.int().optional() }),
    answer: projectView,
    refusals: ['projects.not_found', 'projects.changed_meanwhile', 'projects.entry_incomplete'],
  },
  'POST /projects/:id/reports': {
    summary: 'Reports a month in one line; as JSON, or as a form with `report` and optional photographs',
    permission: 'projects.report',
    params: z.object({ id }),
    body: newReport.optional(),
    multipart: true,
    answer: projectView,
    status: 201,
    refusals: [
      'projects.not_found',
      'projects.not_yours',
      'projects.closed',
      'projects.month_to_come',
      'projects.unsupported_format',
    ],
  },
  'GET /projects/:id/files/:sha256': {
    summary: 'A photograph or paper of a report',
    permission: 'projects.read',
    params: z.object({ id, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    answer: 'stream',
    refusals: ['projects.not_found'],
  },
  'GET /portfolios': {
    summary: 'Areas, themes and years under which projects are looked at together',
    permission: 'projects.read',
    answer: z.object({ items: z.array(portfolioView) }),
  },
  'POST /portfolios': {
    summary: 'Adds a portfolio',
    permission: 'projects.edit',
    body: z.object({ kind: z.enum(PORTFOLIO_KINDS), title: words(100).min(1) }),
    answer: portfolioView,
    status: 201,
    refusals: ['projects.portfolio_taken'],
  },
  'GET /handovers': {
    summary: 'What persons who have moved on still carry, what `person` carries, and the notes signed so far',
    permission: 'projects.hand_over',
    query: z.object({ person: id.optional() }),
    answer: z.object({
      orphaned: z.array(z.object({ personId: id, name: z.string(), items: z.array(carried) })),
      notes: z.array(
        z.object({
          id,
          at: z.string(),
          fromName: z.string(),
          toName: z.string(),
          note: z.string(),
          signedBy: z.string(),
          items: z.array(carried),
        }),
      ),
    }),
  },
  'POST /handovers': {
    summary: 'Hands what one person carries to another, with a note signed by name',
    permission: 'projects.hand_over',
    body: z.object({
      fromPersonId: id,
      toPersonId: id,
      items: z
        .array(z.object({ feature: z.enum(['projects', 'tasks']), id, role: words(20) }))
        .min(1)
        .max(500),
      note: words(2_000).min(1),
      /** The name of whoever signs, typed: it must be the caller's own. */
      signature: words(50).min(1),
    }),
    answer: z.object({ id, count: z.int() }),
    status: 201,
    refusals: [
      'projects.person_not_found',
      'projects.same_person',
      'projects.receiver_without_post',
      'projects.not_carried',
      'projects.signature_differs',
    ],
  },
} as const satisfies Endpoints;
