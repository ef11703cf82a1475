import { toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { markPublished, openForPublishing, type PublishableClause } from '../../documents/service.ts';
import { keepLight } from '../lights/service.ts';
import { checkPublishing, titleOf, unitsOfItem } from '../rules/publish.ts';
import { lightSettings } from '../settings/service.ts';
import { namedThings } from '../store/facts.ts';
import { insertTasks, type TaskInsert } from '../store/insert.ts';
import type { OrgRead } from '../store/list.ts';
import { type PublishedTask, tasksOfDocument } from '../store/publishing.ts';
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

/**
 * Turns the checklist of a paper into tasks, all of them or none. The paper is locked first: of two who publish at once
 * the second waits and is answered the tasks of the first, as is everyone who publishes again. Refusals are those of
 * `checkPublishing`, `documents.not_found`, and `tasks.changed_meanwhile` when the checklist is no longer the one the
 * publisher saw.
 */
export const publish = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  documentId: string,
  input: { revision?: number | undefined; despiteWarnings: boolean },
): Promise<Outcome<{ tasks: PublishedTask[] }>> => {
  const opened = await openForPublishing(tx, actor, documentId);
  if (!opened.ok) return opened;
  const { document, clauses } = opened.value;
  if (document.status === 'published') return accept({ tasks: await tasksOfDocument(tx, documentId) });
  if (input.revision !== undefined && input.revision !== document.revision) return refuse('tasks.changed_meanwhile');
  const checked = checkPublishing(clauses, input.despiteWarnings);
  if (!checked.ok) return checked;

  const orgIds = [...new Set(clauses.flatMap(({ units }) => units.flatMap(({ orgId }) => (orgId ? [orgId] : []))))];
  const found = await namedThings(tx, { orgIds, personIds: [], goalId: null });
  const orgs = new Map(found.orgs.map((org) => [org.id, org]));
  const settings = await lightSettings(tx, found.stamp);
  const tasks: TaskInsert[] = [];
  for (const clause of clauses) {
    const lead = orgs.get(clause.lead?.unit.orgId ?? '');
    if (!lead) return refuse('tasks.items_without_lead', { count: 1, items: titleOf(clause) }); // closed since it was matched
    tasks.push(taskOf(clause, lead, { documentId, orgs, settings, actor, facts }));
  }
  await commit(tx, {
    rows: [
      insertTasks(tx.tenantId, tasks),
      markPublished(tx.tenantId, documentId, { accountId: actor.accountId, at: facts.now }),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'tasks.publish',
      feature: 'documents',
      subjectId: documentId,
      params: { title: document.title, count: tasks.length },
    },
    events: [
      { feature: 'documents', id: documentId },
      { feature: 'tasks', id: documentId },
    ],
  });
  return accept({
    tasks: tasks.map(({ id, clauseId, title, leadOrgId }) => ({ id, clauseId: clauseId ?? '', title, leadOrgId })),
  });
};
