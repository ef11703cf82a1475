import { type Day, toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { covers } from '@luoshi/kernel/scope.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { NewTask, TaskFilters, TaskPatch, TaskRow, TaskView } from './contract.ts';
import { keepLight, telling, turnedFrom } from './lights/service.ts';
import { assignUnits } from './rules/assign.ts';
import { readCursor, writeCursor } from './rules/cursor.ts';
import { checkDays, moveDeadline } from './rules/deadline.ts';
import { reportingOf } from './rules/may-report.ts';
import { mergeChange } from './rules/merge-change.ts';
import { presentTask } from './rules/present.ts';
import { presentDetail } from './rules/present-detail.ts';
import { lightsOf, sortOf, statusesOf } from './rules/selection.ts';
import { lightSettings } from './settings/service.ts';
import {
  addDueChange,
  changeTask,
  indexTask,
  lightColumns,
  replaceNodes,
  replaceTargets,
  replaceUnits,
} from './store/change.ts';
import { taskDetail } from './store/detail.ts';
import { lockTask, type NamedRead, namedThings, type TaskFacts } from './store/facts.ts';
import { countOf, insertTasks, type UnitInsert } from './store/insert.ts';
import { listTasks, type Selection, type Sort, unitAsked } from './store/list.ts';
import type { LightSettings } from './store/settings.ts';

const FEATURE = 'tasks';

/** The selection that filters of the wire mean. Refuses a unit that does not exist: `tasks.unit_not_found`. */
export const selectionOf = async (tx: Tx, filters: TaskFilters): Promise<Outcome<Selection>> => {
  const under = filters.under ? await unitAsked(tx, filters.under) : undefined;
  if (filters.under && !under) return refuse('tasks.unit_not_found');
  return accept({
    under: under ?? null,
    involved: filters.involved ?? 'lead',
    lights: lightsOf(filters.light),
    statuses: statusesOf(filters.status),
    dueFrom: filters.dueFrom ?? null,
    dueTo: filters.dueTo ?? null,
    document: filters.document ?? null,
    goal: filters.goal ?? null,
    region: filters.region ?? null,
    q: filters.q,
  });
};

/**
 * A page of the tasks the caller may see. The total is that of the first page and travels on in the cursor. Refuses a
 * cursor of another order (`tasks.bad_cursor`) and an unknown unit (`tasks.unit_not_found`).
 */
export const list = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  query: TaskFilters & { limit: number; cursor?: string | undefined },
): Promise<Outcome<{ items: TaskRow[]; nextCursor: string | null; total: number }>> => {
  const sort: Sort = sortOf(query);
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor, sort);
  if (query.cursor !== undefined && !cursor) return refuse('tasks.bad_cursor');
  const selection = await selectionOf(tx, query);
  if (!selection.ok) return selection;
  const page = await listTasks(tx, actor.scope, selection.value, {
    sort,
    limit: query.limit,
    after: cursor?.keys ?? null,
    total: cursor?.total ?? null,
  });
  if (page.stamp === null) return accept({ items: [], nextCursor: null, total: page.total });
  const told = telling(facts, await lightSettings(tx, page.stamp));
  return accept({
    items: page.rows.map((row) => presentTask(row, told)),
    nextCursor: page.hasMore && page.lastKeys ? writeCursor(sort, page.lastKeys, page.total) : null,
    total: page.total,
  });
};

/** A task with its story. What lies outside the caller's part of the tree does not exist for them (`tasks.not_found`). */
export const show = async (tx: Tx, actor: Actor, facts: RequestFacts, id: string): Promise<Outcome<TaskView>> => {
  const task = await taskDetail(tx, actor.scope, id);
  if (!task) return refuse('tasks.not_found');
  const settings = await lightSettings(tx, task.stamp);
  const reporting = reportingOf(actor.permissions, actor.scope, task.units);
  return accept(presentDetail(task, telling(facts, settings), reporting, actor, settings));
};

/** Refuses units, persons and a goal that do not exist. */
const checkNamed = (
  found: NamedRead,
  named: { orgIds: readonly string[]; personIds: readonly string[]; goalId: string | null },
): Outcome<null> => {
  if (named.orgIds.some((id) => !found.orgs.some((org) => org.id === id))) return refuse('tasks.unit_not_found');
  if (named.personIds.some((id) => !found.persons.some((person) => person.id === id)))
    return refuse('tasks.person_not_found');
  if (named.goalId && !found.goal) return refuse('tasks.goal_not_found');
  return accept(null);
};

const present = (ids: readonly (string | null | undefined)[]): string[] => [
  ...new Set(ids.filter((id): id is string => typeof id === 'string')),
];

const unitsOf = (
  named: { leadOrgId: string; responsibleOrgIds: readonly string[]; supportOrgIds: readonly string[] },
  found: NamedRead,
): UnitInsert[] => {
  const pathById = new Map(found.orgs.map((org) => [org.id, org.path]));
  return assignUnits(named).flatMap(({ orgId, role }) => {
    const path = pathById.get(orgId);
    return path === undefined ? [] : [{ orgId, role, path }];
  });
};

/**
 * Sets up a task that comes from no paper. Refuses days that contradict each other (`tasks.deadline_before_start`,
 * `tasks.node_after_deadline`), units, persons or a goal that do not exist, and a lead outside the caller's part of the
 * tree; other units may be any of the government's.
 */
export const create = async (tx: Tx, actor: Actor, facts: RequestFacts, input: NewTask): Promise<Outcome<TaskView>> => {
  const named = {
    orgIds: present([input.leadOrgId, ...input.responsibleOrgIds, ...input.supportOrgIds]),
    personIds: present([input.leaderId, input.personId, input.liaisonId]),
    goalId: input.goalId ?? null,
  };
  const startOn = input.startOn ? toDay(input.startOn) : null;
  const dueOn = input.dueOn ? toDay(input.dueOn) : null;
  const nodes = input.nodes.map((node) => ({ ...node, dueOn: toDay(node.dueOn) }));
  const days = checkDays({ startOn, dueOn, nodes });
  if (!days.ok) return days;
  const found = await namedThings(tx, named);
  const checked = checkNamed(found, named);
  if (!checked.ok) return checked;
  const units = unitsOf(input, found);
  const lead = found.orgs.find((org) => org.id === input.leadOrgId);
  if (!lead || !covers(actor.scope, lead.path)) return refuse('tasks.unit_not_found');

  const settings = await lightSettings(tx, found.stamp);
  const id = newId(facts.now.getTime());
  const at = facts.now.toISOString();
  const open = { status: 'not_started', percent: 0, startOn, dueOn, doneOn: null } as const;
  const kept = keepLight({ ...open, nodes, leadPath: lead.path }, facts.today, settings);
  const own = {
    id,
    no: null,
    title: input.title,
    body: input.body,
    standard: input.standard ?? null,
    documentId: null,
    firstDueOn: dueOn,
    dueKind: dueOn ? 'date' : 'none',
    lastWords: null,
    problems: null,
    nextSteps: null,
    regionCode: input.regionCode ?? lead.regionCode ?? '',
    lon: input.place?.lon ?? null,
    lat: input.place?.lat ?? null,
    targets: input.targets.map((target) => ({ ...target, id: newId(), max: target.max ?? null, actual: null })),
    nodes: nodes.map((node) => ({ ...node, id: newId(), doneOn: null })),
  };
  await commit(tx, {
    rows: [
      insertTasks(tx.tenantId, [
        {
          ...open,
          ...kept,
          ...own,
          units,
          goalId: named.goalId,
          clauseId: null,
          leadOrgId: lead.id,
          leadPath: lead.path,
          leaderId: input.leaderId ?? null,
          personId: input.personId ?? null,
          liaisonId: input.liaisonId ?? null,
          lastReportAt: null,
          createdBy: actor.accountId,
          createdAt: at,
          updatedAt: at,
          progress: [],
          dueChanges: [],
          lightChanges: [],
        },
      ]),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'tasks.create',
      feature: FEATURE,
      subjectId: id,
      params: { title: input.title, lead: lead.name },
    },
    events: [{ feature: FEATURE, id, revision: 1 }],
  });

  // All that the answer says is known here: reading the task again would be a round trip for nothing.
  const nameById = new Map(found.orgs.map((org) => [org.id, org.name]));
  const personOf = (personId: string | null | undefined) =>
    found.persons.find((person) => person.id === personId) ?? null;
  const shown = {
    ...open,
    ...kept,
    ...own,
    leadId: lead.id,
    leadName: lead.name,
    leader: personOf(input.leaderId),
    person: personOf(input.personId),
    liaison: personOf(input.liaisonId),
    leaderName: personOf(input.leaderId)?.name ?? null,
    personName: personOf(input.personId)?.name ?? null,
    goal: found.goal,
    clause: null,
    units: units.map((unit) => ({ id: unit.orgId, name: nameById.get(unit.orgId) ?? '', ...unit })),
    progress: [],
    dueChanges: [],
    lightChanges: [],
    leadPath: lead.path,
    lightOverride: null,
    overrides: [],
    documentTitle: null,
    lastReportAt: null,
    isUnderWatch: false,
    createdAt: facts.now,
    updatedAt: facts.now,
    revision: 1,
  };
  const reporting = reportingOf(actor.permissions, actor.scope, units);
  return accept(presentDetail(shown, telling(facts, settings), reporting, actor, settings));
};

/** Whether a change touches state, deadline or lead, which belong to the supervision of a task under watch. */
const movesWhatIsWatched = (task: TaskFacts, patch: TaskPatch): boolean =>
  (patch.status !== undefined && patch.status !== task.status) ||
  (patch.dueOn !== undefined && (patch.dueOn ?? null) !== task.dueOn) ||
  (patch.leadOrgId !== undefined && patch.leadOrgId !== task.leadId);

/**
 * Changes a task. The first deadline stays remembered; moving one needs a reason (`tasks.reason_needed`). A change made
 * on an older revision is refused (`tasks.changed_meanwhile`), so is one of state, deadline or lead of a task under watch
 * (`tasks.under_watch`). Done stamps the day, anything else takes it off again.
 */
export const change = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  patch: TaskPatch,
): Promise<Outcome<TaskView>> => {
  const task = await lockTask(tx, actor.scope, id);
  if (!task) return refuse('tasks.not_found');
  if (patch.revision !== undefined && patch.revision !== task.revision) return refuse('tasks.changed_meanwhile');
  if (task.isUnderWatch && movesWhatIsWatched(task, patch)) return refuse('tasks.under_watch');

  const merged = mergeChange(task, patch, facts.today, newId);
  const days = checkDays(merged);
  if (!days.ok) return days;
  const due = moveDeadline(
    { dueOn: task.dueOn as Day | null, firstDueOn: task.firstDueOn as Day | null },
    merged.dueOn,
    patch.dueReason,
  );
  if (!due.ok) return due;
  const named = {
    orgIds: present([
      merged.leadOrgId,
      ...(patch.responsibleOrgIds ?? []),
      ...(patch.supportOrgIds ?? []),
      ...(merged.changesUnits ? [...merged.responsibleOrgIds, ...merged.supportOrgIds] : []),
    ]),
    personIds: present([patch.leaderId, patch.personId, patch.liaisonId]),
    goalId: patch.goalId ?? null,
  };
  const found = await namedThings(tx, named);
  const checked = merged.changesUnits || named.personIds.length > 0 || named.goalId ? checkNamed(found, named) : days;
  if (!checked.ok) return checked;
  const lead = found.orgs.find((org) => org.id === merged.leadOrgId) ?? {
    id: task.leadId,
    path: task.leadPath,
    regionCode: task.regionCode,
    name: task.leadName,
  };
  if (lead.id !== task.leadId && !covers(actor.scope, lead.path)) return refuse('tasks.unit_not_found');
  const regionCode =
    patch.regionCode ??
    (patch.regionCode === null || lead.id !== task.leadId ? lead.regionCode : null) ??
    task.regionCode;

  const settings = await lightSettings(tx, found.stamp);
  const kept = keepLight({ ...merged, leadPath: lead.path, lightOverride: task.lightOverride }, facts.today, settings);
  const place = { leadOrgId: lead.id, leadPath: lead.path, regionCode };
  const before = { leadOrgId: task.leadId, leadPath: task.leadPath, regionCode: task.regionCode };
  await commit(tx, {
    rows: [
      changeTask(
        tx.tenantId,
        id,
        {
          goal_id: merged.goalId,
          title: merged.title,
          body: merged.body,
          standard: merged.standard,
          lead_org_id: lead.id,
          lead_path: lead.path,
          leader_id: merged.leaderId,
          person_id: merged.personId,
          liaison_id: merged.liaisonId,
          start_on: merged.startOn,
          due_on: merged.dueOn,
          first_due_on: due.value.firstDueOn,
          status: merged.status,
          done_on: merged.doneOn,
          region_code: regionCode,
          lon: merged.lon,
          lat: merged.lat,
          ...lightColumns(kept),
        },
        {
          at: facts.now,
          counts: [
            countOf({ ...before, light: task.light, status: task.status }, -1),
            countOf({ ...place, light: kept.light, status: merged.status }, 1),
          ],
          turned: turnedFrom(task, kept, { id, ...place }, { at: facts.now, today: facts.today }),
        },
      ),
      ...(merged.changesUnits ? replaceUnits(tx.tenantId, id, unitsOf(merged, found)) : []),
      ...(patch.targets ? replaceTargets(tx.tenantId, id, merged.targets) : []),
      ...(patch.nodes ? replaceNodes(tx.tenantId, id, merged.nodes) : []),
      ...(due.value.change
        ? [
            addDueChange(tx.tenantId, {
              id: newId(),
              taskId: id,
              at: facts.now,
              ...due.value.change,
              accountId: actor.accountId,
            }),
          ]
        : []),
      ...(patch.title !== undefined || patch.body !== undefined
        ? [indexTask(tx.tenantId, { id, no: task.no, title: merged.title, body: merged.body })]
        : []),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'tasks.edit',
      feature: FEATURE,
      subjectId: id,
      params: {
        title: merged.title,
        changed: Object.keys(patch)
          .filter((key) => key !== 'revision')
          .join(', '),
      },
    },
    events: [{ feature: FEATURE, id, revision: task.revision + 1 }],
  });
  return show(tx, actor, facts, id);
};

/** The working calendar of the transaction's government, for features that say what a light means. */
export const calendarOf = async (tx: Tx): Promise<WorkCalendar> => (await lightSettings(tx)).calendar;

/** Calendar and rule sets of the transaction's government, for features whose work is judged by the same engine. */
export const lightSettingsOf = (tx: Tx): Promise<LightSettings> => lightSettings(tx);

export { type GovernedTask, type Governing, governed, lockForGoverning } from './governing/service.ts';
export { report } from './progress/service.ts';
