import { toDay } from '@luoshi/kernel/day.ts';
import { formatMoney } from '@luoshi/kernel/format.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { covers } from '@luoshi/kernel/scope.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { placeOf } from '../places/service.ts';
import { LIGHTS, STATUSES } from '../tasks/contract.ts';
import {
  CLASSES,
  type NewProject,
  type ProjectFilters,
  type ProjectPatch,
  type ProjectRow,
  type ProjectView,
  STAGES,
} from './contract.ts';
import { keepLight, parentWrites, say, telling, turnedFrom } from './lights/service.ts';
import { entryLines } from './rules/entry.ts';
import { investmentOf } from './rules/investment.ts';
import { marksOf } from './rules/marks.ts';
import { checkFacts, moveFinish, statusOf } from './rules/merge.ts';
import { dated, nodesFromTemplate, type PlannedNode } from './rules/nodes.ts';
import { presentRow } from './rules/present.ts';
import { presentDetail } from './rules/present-detail.ts';
import { mayEdit, mayReport, monthToReport } from './rules/reporting.ts';
import { severalOf } from './rules/selection.ts';
import { type ProjectSettings, projectSettings } from './standards/service.ts';
import { lockProject, type ProjectDetailRead, type ProjectFactsRead, projectDetail } from './store/detail.ts';
import { type NamedRead, namedThings } from './store/facts.ts';
import { listProjects, type Selection, sumProjects, unitPath } from './store/list.ts';
import type { Viewer } from './store/scoped.ts';
import {
  addCarriers,
  addFinishChange,
  addNodes,
  addToPortfolios,
  addTurns,
  addUnits,
  changeProject,
  insertProjects,
  lightColumns,
  type ProjectColumns,
  replaceCarriers,
  replacePortfolios,
  replaceUnits,
  type UnitInsert,
} from './store/writes.ts';

const FEATURE = 'projects';

/** Who looks: their part of the tree, and what they carry. */
export const viewerOf = (actor: Actor): Viewer => ({ scope: actor.scope, accountId: actor.accountId });

/** The selection that filters of the wire mean. Refuses a unit that does not exist: `projects.unit_not_found`. */
export const selectionOf = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  filters: ProjectFilters,
): Promise<Outcome<Selection>> => {
  const underPath = filters.under ? await unitPath(tx, filters.under) : null;
  if (underPath === undefined) return refuse('projects.unit_not_found');
  return accept({
    underPath,
    classes: severalOf(CLASSES, filters.class),
    stages: severalOf(STAGES, filters.stage),
    lights: severalOf(LIGHTS, filters.light),
    statuses: severalOf(STATUSES, filters.status),
    portfolio: filters.portfolio ?? null,
    carrier: filters.carrier ?? null,
    parent: filters.parent ?? null,
    isTopOnly: filters.top === '1',
    hasProblem: filters.problem === '1',
    unreported:
      filters.unreported === '1'
        ? {
            month: monthToReport(facts.today, (await projectSettings(tx, facts.today)).standards.reportsFrom, null),
            accountId: actor.accountId,
            ownPath: actor.org.path,
          }
        : null,
    support: filters.support ?? null,
    region: filters.region ?? null,
    q: filters.q ?? null,
  });
};

/** A page of the projects the caller may see, with sums of the whole selection. */
export const list = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  query: ProjectFilters & { limit: number; offset: number },
): Promise<
  Outcome<{
    items: ProjectRow[];
    total: number;
    nextOffset: number | null;
    sums: { total: string; annual: string; annualDone: string; started: number; lights: Record<string, number> };
  }>
> => {
  const selection = await selectionOf(tx, actor, facts, query);
  if (!selection.ok) return selection;
  const settings = await projectSettings(tx, facts.today);
  const sort = query.sort ?? 'light';
  const rows = await listProjects(tx, viewerOf(actor), selection.value, { ...query, sort });
  const { count, ...sums } = await sumProjects(tx, viewerOf(actor), selection.value);
  const told = telling(facts, settings);
  const end = query.offset + rows.length;
  return accept({
    items: rows.map((row) => presentRow(row, told, settings.standards.reportDay)),
    total: count,
    nextOffset: rows.length === query.limit && end < count ? end : null,
    sums,
  });
};

const present = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  project: ProjectDetailRead,
  settings: ProjectSettings,
): Promise<ProjectView> => {
  const { standards } = settings;
  const children =
    project.children.length > 0
      ? await listProjects(
          tx,
          viewerOf(actor),
          { ...EVERYTHING, parent: project.id },
          { sort: 'light', limit: 500, offset: 0 },
        )
      : [];
  const money = (yuan: string | number | undefined): string => formatMoney(Number(yuan), facts.language);
  return presentDetail(
    project,
    {
      children,
      entry: entryLines(standards.entry, {
        total: project.total,
        stage: project.stage,
        startOn: project.startOn,
        code: project.code,
        approvalDoneOn: project.nodes.find(({ key }) => key === 'approve')?.doneOn ?? null,
        enteredOn: project.enteredOn,
        ticked: project.entry.ticked ?? [],
      }),
      marks: marksOf(
        {
          ...project,
          entryFromTotal: standards.entry.fromTotal,
          investment: investmentOf(project, facts.today, standards.reportDay),
          nodes: project.nodes.map((node) => ({ ...node, after: node.after.map(({ nodeId }) => nodeId) })),
        },
        facts.today,
      ),
      may: {
        edit: mayEdit(actor.permissions, actor.scope, project),
        report: mayReport(actor.permissions, actor.scope, project),
      },
      sayFinding: (finding) => say(facts.language, `entry.${finding}`),
      sayMark: ({ code, params }) =>
        say(facts.language, `marks.${code}`, {
          ...params,
          ...('plan' in params ? { done: money(params.done), plan: money(params.plan) } : {}),
        }),
    },
    telling(facts, settings),
    standards.reportDay,
  );
};

const EVERYTHING: Selection = {
  underPath: null,
  classes: null,
  stages: null,
  lights: null,
  statuses: null,
  portfolio: null,
  carrier: null,
  parent: null,
  isTopOnly: false,
  hasProblem: false,
  unreported: null,
  support: null,
  region: null,
  q: null,
};

/** A project with its story. What the caller may not see does not exist for them (`projects.not_found`). */
export const show = async (tx: Tx, actor: Actor, facts: RequestFacts, id: string): Promise<Outcome<ProjectView>> => {
  const project = await projectDetail(tx, viewerOf(actor), id);
  if (!project) return refuse('projects.not_found');
  return accept(await present(tx, actor, facts, project, await projectSettings(tx, facts.today)));
};

type Wanted = {
  readonly id: string | null;
  readonly code: string | null;
  readonly leadOrgId: string;
  readonly supportOrgIds: readonly string[];
  readonly carriers: readonly { readonly personId: string }[];
  readonly portfolioIds: readonly string[];
  readonly parentId: string | null;
  readonly hasChildren: boolean;
};

const namedBy = (wanted: Wanted) => ({
  orgIds: [wanted.leadOrgId, ...wanted.supportOrgIds],
  personIds: wanted.carriers.map(({ personId }) => personId),
  portfolioIds: wanted.portfolioIds,
  parentId: wanted.parentId,
  code: wanted.code,
});

/** Refuses units, persons, portfolios and parents that do not exist, a code another project bears, a parent below a parent. */
const checkNamed = (found: NamedRead, wanted: Wanted): Outcome<null> => {
  const { orgIds, personIds, portfolioIds } = namedBy(wanted);
  if (orgIds.some((id) => !found.orgs.some((org) => org.id === id))) return refuse('projects.unit_not_found');
  if (personIds.some((id) => !found.personIds.includes(id))) return refuse('projects.person_not_found');
  if (portfolioIds.some((id) => !found.portfolioIds.includes(id))) return refuse('projects.portfolio_not_found');
  if (wanted.parentId && !found.parent) return refuse('projects.parent_not_found');
  if (wanted.parentId && (found.parent?.parentId || wanted.hasChildren || wanted.parentId === wanted.id))
    return refuse('projects.parent_is_child');
  if (found.codeTakenBy && found.codeTakenBy !== wanted.id) return refuse('projects.code_taken');
  return accept(null);
};

/** Where a project lies: the named region, else that of its point, else its lead unit's. Refuses a point outside (`projects.place_outside`). */
const regionFor = async (
  tx: Tx,
  place: { lon: number; lat: number } | null,
  named: string | null | undefined,
  fallback: string,
): Promise<Outcome<string>> => {
  if (!place) return accept(named ?? fallback);
  const where = await placeOf(tx, place.lon, place.lat);
  if (where.kind === 'outside') return refuse('projects.place_outside');
  return accept(named ?? (where.kind === 'inside' ? where.code : fallback));
};

const unitsOf = (leadOrgId: string, supportOrgIds: readonly string[], found: NamedRead): UnitInsert[] => {
  const pathById = new Map(found.orgs.map((org) => [org.id, org.path]));
  const roles = new Map<string, UnitInsert['role']>([
    ...supportOrgIds.map((id) => [id, 'support'] as const),
    [leadOrgId, 'lead'],
  ]);
  return [leadOrgId, ...supportOrgIds.filter((id) => id !== leadOrgId)].flatMap((orgId, i, all) => {
    const path = pathById.get(orgId);
    return path === undefined || all.indexOf(orgId) !== i ? [] : [{ orgId, role: roles.get(orgId) ?? 'support', path }];
  });
};

const onceEach = <T extends { personId: string; role: string }>(carriers: readonly T[]): T[] =>
  carriers.filter(
    (one, i) => carriers.findIndex((other) => other.personId === one.personId && other.role === one.role) === i,
  );

/** What stands in a project's row besides its light, with all that will stand below it; also for imports. */
export type NewProjectRows = { readonly id: string; readonly rows: readonly Write[]; readonly name: string };

/**
 * The rows of a new project, for one entered by hand and for imported ledgers. Refuses what `checkFacts` refuses, what does
 * not exist, a template that is not in force, a point outside the government, and a lead outside the caller's part of the
 * tree. The nodes of the template are scheduled backward when a finish is promised.
 */
export const newProjectRows = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: NewProject,
  settings: ProjectSettings,
): Promise<Outcome<NewProjectRows>> => {
  const id = newId(facts.now.getTime());
  const code = input.code || null;
  const planned = {
    planStartOn: input.planStartOn ?? null,
    startOn: input.startOn ?? null,
    planFinishOn: input.planFinishOn ?? null,
    finishOn: input.finishOn ?? null,
  };
  const checked = checkFacts({ ...planned, code });
  if (!checked.ok) return checked;
  const wanted: Wanted = { ...input, id: null, code, parentId: input.parentId ?? null, hasChildren: false };
  const found = await namedThings(tx, namedBy(wanted));
  const named = checkNamed(found, wanted);
  if (!named.ok) return named;
  const lead = found.orgs.find((org) => org.id === input.leadOrgId);
  if (!lead || !covers(actor.scope, lead.path)) return refuse('projects.unit_not_found');
  const template = settings.standards.templates.get(input.template);
  if (!template) return refuse('projects.template_not_found', { template: input.template });
  const region = await regionFor(tx, input.place ?? null, input.regionCode, lead.regionCode ?? '');
  if (!region.ok) return region;

  const bare: PlannedNode[] = input.withNodes ? nodesFromTemplate(template, newId) : [];
  const nodes = planned.planFinishOn
    ? dated(bare, 'latest', {
        promisedOn: toDay(planned.planFinishOn),
        notBefore: facts.today,
        calendar: settings.calendar,
        approvals: settings.standards.approvals,
      })
    : bare;
  const { status, finishOn } = statusOf(input.status, planned, facts.today);
  const lit = {
    ...planned,
    status,
    finishOn,
    percent: 0,
    rollUp: input.rollUp,
    annual: input.annualInvestment,
    annualYear: input.annualYear ?? null,
    total: input.totalInvestment,
    doneBefore: input.doneBefore,
    enteredOn: input.enteredOn ?? null,
    months: [],
    funds: [],
    nodes,
    children: [],
    leadPath: lead.path,
  };
  const kept = keepLight(lit, facts.today, settings);
  const columns: ProjectColumns = {
    parent_id: input.parentId ?? null,
    roll_up: input.rollUp,
    weight: input.weight,
    code,
    name: input.name,
    content: input.content,
    class: input.class,
    template: input.template,
    nature: input.nature ?? null,
    industry: input.industry ?? null,
    stage: input.stage,
    address: input.address ?? null,
    region_code: region.value,
    lon: input.place?.lon ?? null,
    lat: input.place?.lat ?? null,
    place_error_km: input.place?.errorKm ?? null,
    place_basis: input.place?.basis ?? null,
    is_sensitive: input.isSensitive,
    builder: input.builder ?? null,
    lead_org_id: lead.id,
    lead_path: lead.path,
    start_year: input.startYear ?? null,
    end_year: input.endYear ?? null,
    total_investment: input.totalInvestment,
    done_before: input.doneBefore,
    annual_investment: input.annualInvestment,
    annual_year: input.annualYear ?? null,
    annual_goal: input.annualGoal ?? null,
    plan_start_on: planned.planStartOn,
    start_on: planned.startOn,
    plan_finish_on: planned.planFinishOn,
    first_finish_on: planned.planFinishOn,
    finish_on: finishOn,
    entered_on: lit.enteredOn,
    entry: {},
    status,
    percent: 0,
    progress_words: null,
    problems: null,
    coordination: null,
    last_report_at: null,
    last_month: null,
    created_by: actor.accountId,
    created_at: facts.now,
    updated_at: facts.now,
    ...lightColumns(kept),
  };
  const when = { at: facts.now, today: facts.today };
  const child = { ...lit, ...kept, id, name: input.name, weight: input.weight, parentId: input.parentId ?? null };
  return accept({
    id,
    name: input.name,
    rows: [
      insertProjects(tx.tenantId, [{ id, ...columns }]),
      ...addUnits(tx.tenantId, id, unitsOf(input.leadOrgId, input.supportOrgIds, found)),
      ...addCarriers(tx.tenantId, id, onceEach(input.carriers)),
      ...addNodes(tx.tenantId, id, nodes),
      ...addToPortfolios(tx.tenantId, id, [...new Set(input.portfolioIds)]),
      ...addTurns(tx.tenantId, turnedFrom(null, kept, { id, leadPath: lead.path }, when)),
      ...(await parentWrites(tx, [child], [], settings, when)),
    ],
  });
};

/** Enters a project into the ledger; refusals are those of `newProjectRows`. */
export const create = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: NewProject,
): Promise<Outcome<ProjectView>> => {
  const made = await newProjectRows(tx, actor, facts, input, await projectSettings(tx, facts.today));
  if (!made.ok) return made;
  const { id, name, rows } = made.value;
  await commit(tx, {
    rows,
    audit: {
      actor: auditActor(actor, facts),
      action: 'projects.create',
      feature: FEATURE,
      subjectId: id,
      params: { title: name },
    },
    events: [{ feature: FEATURE, id, revision: 1 }],
  });
  return show(tx, actor, facts, id);
};

/** A project that the caller may change, locked. Refuses `projects.not_found` and `projects.changed_meanwhile`. */
export const projectToChange = async (
  tx: Tx,
  actor: Actor,
  id: string,
  revision: number | undefined,
): Promise<Outcome<ProjectFactsRead>> => {
  const project = await lockProject(tx, viewerOf(actor), id);
  // Who sees a project by carrying it or supporting it may not change it: for changing it does not exist.
  if (!project || !mayEdit(actor.permissions, actor.scope, project)) return refuse('projects.not_found');
  return revision !== undefined && revision !== project.revision
    ? refuse('projects.changed_meanwhile')
    : accept(project);
};

/**
 * Writes a change of a project: `columns` and `rows` as they will be, `after` the facts its light is decided on. Light,
 * trail and parents move in the same transaction.
 */
export const writeChange = async (
  tx: Tx,
  facts: RequestFacts,
  settings: ProjectSettings,
  project: ProjectFactsRead,
  change: {
    readonly after: Partial<ProjectFactsRead>;
    readonly columns: Partial<ProjectColumns>;
    readonly rows: readonly Write[];
    readonly audit: Parameters<typeof commit>[1]['audit'];
  },
): Promise<void> => {
  const after = { ...project, ...change.after };
  const kept = keepLight(after, facts.today, settings);
  const when = { at: facts.now, today: facts.today };
  const above = await parentWrites(
    tx,
    [{ ...after, light: kept.light }],
    after.parentId === project.parentId ? [] : [project.parentId],
    settings,
    when,
  );
  await commit(tx, {
    rows: [
      changeProject(tx.tenantId, project.id, { ...change.columns, ...lightColumns(kept) }, facts.now),
      ...change.rows,
      ...addTurns(tx.tenantId, turnedFrom(project.light, kept, after, when)),
      ...above,
    ],
    audit: change.audit,
    events: [{ feature: FEATURE, id: project.id, revision: project.revision + 1 }],
  });
};

const given = <T>(wanted: T | undefined, present: T): T => (wanted === undefined ? present : wanted);

/**
 * Changes a project. The first promised finish stays remembered; moving one needs a reason (`projects.reason_needed`). A
 * change made on an older revision is refused (`projects.changed_meanwhile`).
 */
export const change = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  patch: ProjectPatch,
): Promise<Outcome<ProjectView>> => {
  const locked = await projectToChange(tx, actor, id, patch.revision);
  if (!locked.ok) return locked;
  const project = locked.value;
  const days = {
    planStartOn: given(patch.planStartOn, project.planStartOn) ?? null,
    startOn: given(patch.startOn, project.startOn) ?? null,
    planFinishOn: given(patch.planFinishOn, project.planFinishOn) ?? null,
    finishOn: given(patch.finishOn, project.finishOn) ?? null,
  };
  const code = given(patch.code, project.code) || null;
  const checked = checkFacts({ ...days, code });
  if (!checked.ok) return checked;
  const finish = moveFinish(project, days.planFinishOn, patch.finishReason);
  if (!finish.ok) return finish;

  const idsOf = (role: UnitInsert['role']): string[] =>
    project.units.filter((unit) => unit.role === role).map((unit) => unit.id);
  const wanted: Wanted = {
    id,
    code,
    leadOrgId: given(patch.leadOrgId, project.leadId),
    supportOrgIds: given(patch.supportOrgIds, idsOf('support')),
    carriers: patch.carriers ?? [],
    portfolioIds: patch.portfolioIds ?? [],
    parentId: given(patch.parentId, project.parentId) ?? null,
    hasChildren: project.children.length > 0,
  };
  const found = await namedThings(tx, namedBy(wanted));
  const named = checkNamed(found, wanted);
  if (!named.ok) return named;
  const lead = found.orgs.find((org) => org.id === wanted.leadOrgId);
  if (!lead || !covers(actor.scope, lead.path)) return refuse('projects.unit_not_found');
  const settings = await projectSettings(tx, facts.today);
  const template = given(patch.template, project.template);
  if (patch.template !== undefined && !settings.standards.templates.has(template))
    return refuse('projects.template_not_found', { template });
  const isMoved = patch.place !== undefined || patch.regionCode !== undefined;
  const place = patch.place === undefined ? pointOf(project) : (patch.place ?? null);
  const region = isMoved
    ? await regionFor(tx, place, patch.regionCode, lead.regionCode ?? '')
    : accept(project.regionCode);
  if (!region.ok) return region;

  const { status, finishOn } = statusOf(given(patch.status, project.status), days, facts.today);
  const changesUnits = patch.leadOrgId !== undefined || patch.supportOrgIds !== undefined;
  await writeChange(tx, facts, settings, project, {
    after: {
      ...days,
      status,
      finishOn: status === 'done' ? finishOn : days.finishOn,
      leadPath: lead.path,
      parentId: wanted.parentId,
      rollUp: given(patch.rollUp, project.rollUp),
      weight: given(patch.weight, project.weight),
      name: given(patch.name, project.name),
      total: given(patch.totalInvestment, project.total),
      doneBefore: given(patch.doneBefore, project.doneBefore),
      annual: given(patch.annualInvestment, project.annual),
      annualYear: given(patch.annualYear, project.annualYear) ?? null,
      enteredOn: given(patch.enteredOn, project.enteredOn) ?? null,
    },
    columns: {
      parent_id: wanted.parentId,
      roll_up: given(patch.rollUp, project.rollUp),
      weight: given(patch.weight, project.weight),
      code,
      name: given(patch.name, project.name),
      content: given(patch.content, project.content),
      class: given(patch.class, project.class),
      template,
      nature: given(patch.nature, project.nature) ?? null,
      industry: given(patch.industry, project.industry) ?? null,
      stage: given(patch.stage, project.stage),
      address: given(patch.address, project.address) ?? null,
      region_code: region.value,
      lon: place?.lon ?? null,
      lat: place?.lat ?? null,
      ...(patch.place === undefined
        ? {}
        : { place_error_km: patch.place?.errorKm ?? null, place_basis: patch.place?.basis ?? null }),
      is_sensitive: given(patch.isSensitive, project.isSensitive),
      builder: given(patch.builder, project.builder) ?? null,
      lead_org_id: lead.id,
      lead_path: lead.path,
      start_year: given(patch.startYear, project.startYear) ?? null,
      end_year: given(patch.endYear, project.endYear) ?? null,
      total_investment: given(patch.totalInvestment, project.total),
      done_before: given(patch.doneBefore, project.doneBefore),
      annual_investment: given(patch.annualInvestment, project.annual),
      annual_year: given(patch.annualYear, project.annualYear) ?? null,
      annual_goal: given(patch.annualGoal, project.annualGoal) ?? null,
      plan_start_on: days.planStartOn,
      start_on: days.startOn,
      plan_finish_on: days.planFinishOn,
      first_finish_on: finish.value.firstFinishOn,
      finish_on: finishOn,
      entered_on: given(patch.enteredOn, project.enteredOn) ?? null,
      status,
    },
    rows: [
      ...(changesUnits ? replaceUnits(tx.tenantId, id, unitsOf(lead.id, wanted.supportOrgIds, found)) : []),
      ...(patch.carriers ? replaceCarriers(tx.tenantId, id, onceEach(patch.carriers)) : []),
      ...(patch.portfolioIds ? replacePortfolios(tx.tenantId, id, [...new Set(patch.portfolioIds)]) : []),
      ...(finish.value.change
        ? addFinishChange(tx.tenantId, {
            id: newId(),
            projectId: id,
            at: facts.now,
            accountId: actor.accountId,
            ...finish.value.change,
          })
        : []),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'projects.edit',
      feature: FEATURE,
      subjectId: id,
      params: {
        title: project.name,
        changed: Object.keys(patch)
          .filter((key) => key !== 'revision')
          .join(', '),
      },
    },
  });
  return show(tx, actor, facts, id);
};

const pointOf = ({ lon, lat }: { lon: number | null; lat: number | null }): { lon: number; lat: number } | null =>
  lon === null || lat === null ? null : { lon, lat };
