import { toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Words } from '@luoshi/server-kit/http/words.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import {
  type EditionFacts,
  markPublished,
  openForPublishing,
  type PublishableClause,
} from '../../documents/service.ts';
import type { TaskPatch } from '../contract.ts';
import { governed, lockForGoverning } from '../governing/service.ts';
import { keepLight } from '../lights/service.ts';
import { continuing, patchOf } from '../rules/edition.ts';
import { checkPublishing, nameSome, titleOf, unitsOfItem } from '../rules/publish.ts';
import { change } from '../service.ts';
import { lightSettings } from '../settings/service.ts';
import { namedThings } from '../store/facts.ts';
import { insertTasks, type TaskInsert } from '../store/insert.ts';
import type { OrgRead } from '../store/list.ts';
import { continueTasks, type PublishedTask, tasksOfDocument } from '../store/publishing.ts';
import type { LightSettings } from '../store/settings.ts';

/** The task that an item becomes; every word of the item stays in its body, its amounts become targets. */
const taskOf = (
  clause: PublishableClause,
  lead: OrgRead,
  context: {
    documentId: string;
    orgs: ReadonlyMap<string, OrgRead>;
    settings: LightSettings;
    actor: Actor;
    facts: RequestFacts;
  },
): TaskInsert => {
  const { actor, facts, orgs } = context;
  const at = facts.now.toISOString();
  const dueOn = clause.dueOn ? toDay(clause.dueOn) : null;
  const startOn = clause.startOn ? toDay(clause.startOn) : null;
  const open = {
    status: 'not_started',
    percent: 0,
    // A paper that names a start after its deadline is taken at its deadline.
    startOn: startOn && dueOn && startOn > dueOn ? null : startOn,
    dueOn,
    doneOn: null,
    nodes: [],
  } as const;
  const personOf = (...roles: string[]): string | null =>
    clause.people.find((person) => person.personId && roles.includes(person.role))?.personId ?? null;
  return {
    ...open,
    ...keepLight({ ...open, leadPath: lead.path }, facts.today, context.settings),
    id: newId(facts.now.getTime()),
    goalId: null,
    documentId: context.documentId,
    clauseId: clause.id,
    no: clause.no,
    title: titleOf(clause),
    body: clause.task,
    standard: null,
    leadOrgId: lead.id,
    leadPath: lead.path,
    leaderId: personOf('leader'),
    personId: personOf('person', 'head'),
    liaisonId: personOf('liaison'),
    firstDueOn: dueOn,
    dueKind: clause.deadlineKind,
    lastReportAt: null,
    lastWords: null,
    problems: null,
    nextSteps: null,
    regionCode: lead.regionCode ?? '',
    lon: null,
    lat: null,
    createdBy: actor.accountId,
    createdAt: at,
    updatedAt: at,
    units: unitsOfItem(clause, lead.id).flatMap(({ orgId, role }) => {
      const org = orgs.get(orgId);
      return org ? [{ orgId, role, path: org.path }] : [];
    }),
    targets: clause.quantities.map((quantity) => ({
      id: newId(),
      name: quantity.text.slice(0, 100),
      value: quantity.value,
      max: quantity.max,
      unit: quantity.unit,
      direction: quantity.direction,
      actual: null,
    })),
    progress: [],
    dueChanges: [],
    lightChanges: [],
  };
};

/** What publishing a new edition does besides making tasks. */
type EditionPlan = {
  /** Items that become tasks of their own. */
  insert: PublishableClause[];
  continued: { taskId: string; clauseId: string }[];
  updates: { taskId: string; patch: TaskPatch }[];
  cancelled: string[];
};

/** Sorts out what becomes of each item. Refuses `tasks.gone_undecided` while a person has to say what to cancel. */
const planEdition = (
  clauses: readonly PublishableClause[],
  edition: EditionFacts | null,
  dueReason: string,
): Outcome<EditionPlan> => {
  if (!edition) return accept({ insert: [...clauses], continued: [], updates: [], cancelled: [] });
  const { state, choices, tasks } = edition;
  const open = state.gone.filter(({ id }) => tasks.get(id)?.isOpen);
  const undecided = open.filter(({ id }) => !choices.has(id));
  if (undecided.length > 0) return refuse('tasks.gone_undecided', nameSome(undecided));
  const pairs = new Map(state.pairs.map((pair) => [pair.clause.id, pair]));
  const plan: EditionPlan = { insert: [], continued: [], updates: [], cancelled: [] };
  for (const clause of clauses) {
    const pair = pairs.get(clause.id);
    const task = pair && tasks.get(pair.was.id);
    const becomes = pair ? continuing(pair, task, choices.get(pair.was.id)?.choice) : 'insert';
    if (becomes === 'insert' || !pair || !task) plan.insert.push(clause);
    else {
      plan.continued.push({ taskId: task.id, clauseId: clause.id });
      if (becomes === 'update') plan.updates.push({ taskId: task.id, patch: patchOf(pair, dueReason) });
    }
  }
  plan.cancelled = open.flatMap(({ id }) => (choices.get(id)?.choice === 'cancel' ? (tasks.get(id)?.id ?? []) : []));
  return accept(plan);
};

/**
 * Turns the checklist of a paper into tasks, all of them or none. The paper is locked first: of two who publish at once
 * the second waits and is answered the tasks of the first, as is everyone who publishes again. A new edition continues
 * the tasks of the last one: they follow changed words, stay as they are, or are cancelled, as was chosen. Refusals are
 * those of `checkPublishing`, `documents.not_found`, `documents.has_next_edition`, `tasks.gone_undecided`, those of
 * changing a task, and `tasks.changed_meanwhile` when the checklist is no longer the one the publisher saw.
 */
export const publish = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  documentId: string,
  input: { revision?: number | undefined; despiteWarnings: boolean },
  words: Words,
): Promise<Outcome<{ tasks: PublishedTask[] }>> => {
  const opened = await openForPublishing(tx, actor, documentId);
  if (!opened.ok) return opened;
  const { document, clauses, edition } = opened.value;
  if (document.status === 'published') return accept({ tasks: await tasksOfDocument(tx, documentId) });
  if (input.revision !== undefined && input.revision !== document.revision) return refuse('tasks.changed_meanwhile');
  const checked = checkPublishing(clauses, input.despiteWarnings);
  if (!checked.ok) return checked;
  const reason = words(facts.language, 'tasks.publishing.due_reason', { title: document.title });
  const plan = planEdition(clauses, edition, reason);
  if (!plan.ok) return plan;
  const { insert, continued, updates, cancelled } = plan.value;

  const orgIds = [...new Set(insert.flatMap(({ units }) => units.flatMap(({ orgId }) => (orgId ? [orgId] : []))))];
  const found = await namedThings(tx, { orgIds, personIds: [], goalId: null });
  const orgs = new Map(found.orgs.map((org) => [org.id, org]));
  const settings = await lightSettings(tx, found.stamp);
  const tasks: TaskInsert[] = [];
  for (const clause of insert) {
    const lead = orgs.get(clause.lead?.unit.orgId ?? '');
    if (!lead) return refuse('tasks.items_without_lead', { count: 1, items: titleOf(clause) }); // closed since it was matched
    tasks.push(taskOf(clause, lead, { documentId, orgs, settings, actor, facts }));
  }
  for (const { taskId, patch } of updates) {
    const changed = await change(tx, actor, facts, taskId, patch);
    if (!changed.ok) return changed;
  }
  const ends = await lockForGoverning(tx, cancelled);
  await commit(tx, {
    rows: [
      ...(tasks.length > 0 ? [insertTasks(tx.tenantId, tasks)] : []),
      ...(continued.length > 0 ? [continueTasks(tx.tenantId, documentId, continued)] : []),
      ...(await governed(
        tx,
        facts,
        actor.accountId,
        ends,
        ends.map(({ id }) => ({ taskId: id, status: 'cancelled' as const })),
      )),
      markPublished(tx.tenantId, documentId, { accountId: actor.accountId, at: facts.now }),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: edition ? 'tasks.publish_edition' : 'tasks.publish',
      feature: 'documents',
      subjectId: documentId,
      params: edition
        ? { title: document.title, count: tasks.length, updated: updates.length, cancelled: cancelled.length }
        : { title: document.title, count: tasks.length },
    },
    events: [
      { feature: 'documents', id: documentId },
      { feature: 'tasks', id: documentId },
    ],
  });
  return accept({ tasks: await tasksOfDocument(tx, documentId) });
};
