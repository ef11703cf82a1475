import { type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { ProjectView, SupportKind } from '../contract.ts';
import { keepSupportLight } from '../lights/service.ts';
import { projectToChange, show, writeChange } from '../service.ts';
import { projectSettings } from '../standards/service.ts';
import { namedThings } from '../store/facts.ts';
import { replaceSupports, replaceUnits, type UnitInsert } from '../store/writes.ts';

/**
 * Sets what a project needs from others (要素保障). Refuses a kind named twice and owners that do not exist. An owner sees
 * the project from then on, as a supporting unit.
 */
export const setSupports = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: {
    supports: readonly {
      kind: SupportKind;
      need: string;
      ownerOrgId?: string | null | undefined;
      dueOn?: string | null | undefined;
      doneOn?: string | null | undefined;
    }[];
    revision?: number | undefined;
  },
): Promise<Outcome<ProjectView>> => {
  const locked = await projectToChange(tx, actor, id, input.revision);
  if (!locked.ok) return locked;
  const project = locked.value;
  const kinds = input.supports.map(({ kind }) => kind);
  if (new Set(kinds).size < kinds.length) return refuse('projects.support_twice');
  const owners = [...new Set(input.supports.flatMap(({ ownerOrgId }) => ownerOrgId ?? []))];
  const found = await namedThings(tx, { orgIds: owners, personIds: [], portfolioIds: [], parentId: null, code: null });
  if (found.orgs.length < owners.length) return refuse('projects.unit_not_found');

  const settings = await projectSettings(tx, facts.today);
  const supports = input.supports.map(({ kind, need, ...one }) => {
    const dated = { dueOn: one.dueOn ?? null, doneOn: one.doneOn ?? null };
    return {
      id: project.supports.find((known) => known.kind === kind)?.id ?? newId(),
      kind,
      need,
      ownerOrgId: one.ownerOrgId ?? null,
      ...dated,
      ...keepSupportLight(dated, project.leadPath, facts.today, settings),
    };
  });
  const known: UnitInsert[] = project.units.map(({ id: orgId, role, path }) => ({ orgId, role, path }));
  const newcomers = found.orgs.filter((org) => !known.some(({ orgId }) => orgId === org.id));
  await writeChange(tx, facts, settings, project, {
    after: {},
    columns: {},
    rows: [
      ...replaceSupports(tx.tenantId, id, supports),
      ...(newcomers.length > 0
        ? replaceUnits(tx.tenantId, id, [
            ...known,
            ...newcomers.map(({ id: orgId, path }) => ({ orgId, role: 'support' as const, path })),
          ])
        : []),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'projects.set_supports',
      feature: 'projects',
      subjectId: id,
      params: { title: project.name, count: supports.length },
    },
  });
  return show(tx, actor, facts, id);
};
