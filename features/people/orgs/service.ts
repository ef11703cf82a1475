import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { OrgView } from '../contract.ts';
import { listOrgs, listPersons, orgById, type Person } from './store/reads.ts';

export const showOrgs = async (tx: Tx, actor: Actor): Promise<Outcome<{ items: OrgView[] }>> =>
  accept({ items: await listOrgs(tx, actor.scope) });

/** One unit in the caller's scope; refuses `people.org_not_found`. */
export const showOrg = async (tx: Tx, actor: Actor, id: string): Promise<Outcome<OrgView>> => {
  const org = await orgById(tx, actor.scope, id);
  return org ? accept(org) : refuse('people.org_not_found');
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
