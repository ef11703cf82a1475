import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { OrgKind, OrgView } from '../contract.ts';
import { closingFault, movingFault, nextNumber, placingFault } from '../rules/org-change.ts';
import { childPath } from '../rules/tree-path.ts';
import { insertAliases, insertOrgs } from '../store/writes.ts';
import { childrenOf, listOrgs, listPersons, orgById, orgForChange, type Person } from './store/reads.ts';
import { deleteAliases, repath, updateOrg } from './store/writes.ts';

export const showOrgs = async (tx: Tx, actor: Actor): Promise<Outcome<{ items: OrgView[] }>> =>
  accept({ items: await listOrgs(tx, actor.scope) });

/** One unit in the caller's scope; refuses `people.not_found`. */
export const showOrg = async (tx: Tx, actor: Actor, id: string): Promise<Outcome<OrgView>> => {
  const org = await orgById(tx, actor.scope, id);
  return org ? accept(org) : refuse('people.not_found');
};

/** Persons for a picker; refuses `people.org_not_found` when `under` lies outside the caller's scope. */
export const findPersons = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  { q, under }: { q?: string; under?: string },
): Promise<Outcome<{ items: Person[] }>> => {
  const head = under ? await orgById(tx, actor.scope, under) : null;
  if (head === undefined) return refuse('people.org_not_found');
  return accept({ items: await listPersons(tx, actor.scope, { words: q, under: head?.path, today: facts.today }) });
};

/** One audited step of a change: what is written and the sentence for it. */
type Step = { action: string; params: Record<string, unknown>; rows: Write[] };

const record = async (tx: Tx, actor: Actor, facts: RequestFacts, orgId: string, steps: readonly Step[]) => {
  for (const { action, params, rows } of steps) {
    await commit(tx, {
      rows,
      audit: { actor: auditActor(actor, facts), action, feature: 'people', subjectId: orgId, params },
      events: [{ feature: 'people', id: orgId }],
    });
  }
};

/** Sets up a unit as the last child of another. */
export const createOrg = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: {
    parentId: string;
    name: string;
    shortName?: string;
    kind: OrgKind;
    regionCode?: string | null;
    aliases: string[];
  },
): Promise<Outcome<OrgView>> => {
  const parent = await orgForChange(tx, actor.scope, input.parentId);
  if (!parent) return refuse('people.org_not_found');
  const brothers = await childrenOf(tx, [parent.id]);
  const fault = placingFault(input.name, parent, brothers);
  if (fault) return refuse(fault, { name: input.name });
  const id = newId(facts.now.getTime());
  const number = nextNumber(brothers);
  const row = {
    ...input,
    id,
    path: childPath(parent.path, number),
    shortName: input.shortName ?? input.name,
    sort: number,
  };
  const aliases = input.aliases.map((alias) => ({ orgId: id, alias }));
  await record(tx, actor, facts, id, [
    {
      action: 'people.create_org',
      params: { name: input.name, parent: parent.name },
      rows: [insertOrgs(tx.tenantId, [row]), insertAliases(tx.tenantId, aliases)],
    },
  ]);
  return showOrg(tx, actor, id);
};

type OrgPatch = {
  name?: string;
  shortName?: string;
  kind?: OrgKind;
  regionCode?: string | null;
  aliases?: string[];
  parentId?: string;
  closedOn?: string | null;
};

/** Renames, describes, moves and closes (in this order) what the patch names; each leaves its own audit sentence. */
export const changeOrg = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  patch: OrgPatch,
): Promise<Outcome<OrgView>> => {
  const unit = await orgForChange(tx, actor.scope, id);
  if (!unit) return refuse('people.not_found');
  const planned = [
    await renaming(tx, unit, patch),
    accept(describing(tx, unit, patch)),
    await moving(tx, actor, unit, patch),
    await closing(tx, unit, patch),
  ];
  const steps: Step[] = [];
  for (const step of planned) {
    if (!step.ok) return step;
    if (step.value) steps.push(step.value);
  }
  await record(tx, actor, facts, id, steps);
  return showOrg(tx, actor, id);
};

const renaming = async (tx: Tx, unit: OrgView, patch: OrgPatch): Promise<Outcome<Step | null>> => {
  const name = patch.name ?? unit.name;
  const shortName = patch.shortName ?? unit.shortName;
  if (name === unit.name && shortName === unit.shortName) return accept(null);
  const brothers = unit.parentId ? await childrenOf(tx, [unit.parentId]) : [];
  const fault = placingFault(name, { closedOn: null }, brothers, unit.id);
  if (fault === 'people.name_taken') return refuse(fault, { name });
  return accept({
    action: 'people.rename_org',
    params: { from: unit.name, to: name },
    rows: [updateOrg(tx.tenantId, unit.id, { name, shortName })],
  });
};

const describing = (tx: Tx, unit: OrgView, { kind, regionCode, aliases }: OrgPatch): Step | null => {
  if (kind === undefined && regionCode === undefined && aliases === undefined) return null;
  const rows = aliases
    ? [
        deleteAliases(tx.tenantId, unit.id),
        insertAliases(
          tx.tenantId,
          aliases.map((alias) => ({ orgId: unit.id, alias })),
        ),
      ]
    : [];
  if (kind !== undefined || regionCode !== undefined) rows.push(updateOrg(tx.tenantId, unit.id, { kind, regionCode }));
  return { action: 'people.change_org', params: { name: unit.name }, rows };
};

const moving = async (tx: Tx, actor: Actor, unit: OrgView, patch: OrgPatch): Promise<Outcome<Step | null>> => {
  if (patch.parentId === undefined || patch.parentId === unit.parentId) return accept(null);
  const parent = await orgForChange(tx, actor.scope, patch.parentId);
  if (!parent) return refuse('people.org_not_found');
  const brothers = await childrenOf(tx, [parent.id]);
  const name = patch.name ?? unit.name;
  const fault = movingFault(unit, parent) ?? placingFault(name, parent, brothers, unit.id);
  if (fault) return refuse(fault, { name });
  return accept({
    action: 'people.move_org',
    params: { name, to: parent.name },
    rows: [
      repath(unit.path, childPath(parent.path, nextNumber(brothers))),
      updateOrg(tx.tenantId, unit.id, { parentId: parent.id }),
    ],
  });
};

const closing = async (tx: Tx, unit: OrgView, patch: OrgPatch): Promise<Outcome<Step | null>> => {
  const { closedOn } = patch;
  if (closedOn === undefined || closedOn === unit.closedOn) return accept(null);
  const fault = closedOn === null ? null : closingFault(unit, await childrenOf(tx, [unit.id]));
  if (fault) return refuse(fault, { name: unit.name });
  return accept({
    action: closedOn === null ? 'people.reopen_org' : 'people.close_org',
    params: { name: unit.name, ...(closedOn ? { day: closedOn } : {}) },
    rows: [updateOrg(tx.tenantId, unit.id, { closedOn })],
  });
};
