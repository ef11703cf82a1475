import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { type NodeInput, type ProjectView, STAGES } from '../contract.ts';
import { checkNodes, type PlannedNode } from '../rules/nodes.ts';
import { stageReached } from '../rules/stages.ts';
import { projectToChange, show, writeChange } from '../service.ts';
import { projectSettings } from '../standards/service.ts';
import { namedThings } from '../store/facts.ts';
import { addBaseline, replaceNodes } from '../store/writes.ts';

const plannedOf = (node: NodeInput): PlannedNode => ({
  id: node.id,
  key: node.key ?? null,
  title: node.title,
  weight: node.weight,
  workdays: node.workdays,
  approval: node.approval ?? null,
  ownerOrgId: node.ownerOrgId ?? null,
  planStartOn: node.planStartOn ?? null,
  planFinishOn: node.planFinishOn ?? null,
  startedOn: node.startedOn ?? null,
  doneOn: node.doneOn ?? null,
  after: node.after,
});

/**
 * Sets the nodes of a project with dates and dependencies. Refuses what `checkNodes` refuses and owners that do not exist.
 * Finished nodes move the stage on, never back; the node "start" gives the real start its day.
 */
export const setNodes = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: { revision?: number | undefined; nodes: readonly NodeInput[] },
): Promise<Outcome<ProjectView>> => {
  const locked = await projectToChange(tx, actor, id, input.revision);
  if (!locked.ok) return locked;
  const project = locked.value;
  const nodes = input.nodes.map(plannedOf);
  const checked = checkNodes(nodes);
  if (!checked.ok) return checked;
  const owners = [...new Set(nodes.flatMap(({ ownerOrgId }) => ownerOrgId ?? []))];
  const found = await namedThings(tx, { orgIds: owners, personIds: [], portfolioIds: [], parentId: null, code: null });
  if (found.orgs.length < owners.length) return refuse('projects.unit_not_found');

  const done = nodes.filter(({ doneOn }) => doneOn !== null);
  const stage = stageReached(
    project.stage,
    done.map(({ key }) => key),
    STAGES,
  );
  const startOn = project.startOn ?? done.find(({ key }) => key === 'start')?.doneOn ?? null;
  const status = project.status === 'not_started' && startOn ? 'in_progress' : project.status;
  await writeChange(tx, facts, await projectSettings(tx, facts.today), project, {
    after: { nodes: nodes.map((node) => ({ ...node, after: [...node.after], ownerName: null })), startOn, status },
    columns: { stage, start_on: startOn, status },
    rows: replaceNodes(tx.tenantId, id, nodes),
    audit: {
      actor: auditActor(actor, facts),
      action: 'projects.schedule',
      feature: 'projects',
      subjectId: id,
      params: { title: project.name, nodes: nodes.length },
    },
  });
  return show(tx, actor, facts, id);
};

/** Keeps the plan as it stands. Refuses a project whose nodes have no dates (`projects.nothing_planned`). */
export const keepBaseline = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  title: string,
): Promise<Outcome<ProjectView>> => {
  const locked = await projectToChange(tx, actor, id, undefined);
  if (!locked.ok) return locked;
  const nodes = locked.value.nodes.flatMap(({ id: nodeId, title: node, planStartOn, planFinishOn }) =>
    planStartOn && planFinishOn ? [{ nodeId, title: node, start: planStartOn, finish: planFinishOn }] : [],
  );
  if (nodes.length === 0) return refuse('projects.nothing_planned');
  await commit(tx, {
    rows: addBaseline(tx.tenantId, {
      id: newId(facts.now.getTime()),
      projectId: id,
      title,
      at: facts.now.toISOString(),
      accountId: actor.accountId,
      nodes,
    }),
    audit: {
      actor: auditActor(actor, facts),
      action: 'projects.keep_baseline',
      feature: 'projects',
      subjectId: id,
      params: { title: locked.value.name, baseline: title },
    },
    events: [{ feature: 'projects', id }],
  });
  const shown = await show(tx, actor, facts, id);
  return shown.ok ? accept(shown.value) : shown;
};
