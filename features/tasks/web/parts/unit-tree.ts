import type { Org } from './api.ts';

/** A unit in a tree of choices. `search` holds its names and aliases in lower case. */
export type UnitNode = {
  value: string;
  title: string;
  fullName: string;
  search: string;
  children: UnitNode[];
};

/**
 * The visible units as trees, in the order given. A unit whose superior is not visible stands at the top; a closed
 * one is left out unless it is chosen or something open stands below it.
 */
export const unitTree = (orgs: readonly Org[], chosen: readonly string[] = []): UnitNode[] => {
  const nodes = new Map(orgs.map((org) => [org.id, nodeOf(org)]));
  const kept = keptIds(orgs, chosen);
  const tops: UnitNode[] = [];
  for (const org of orgs) {
    const node = nodes.get(org.id);
    if (!node || !kept.has(org.id)) continue;
    const above = org.parentId ? nodes.get(org.parentId) : undefined;
    (above ? above.children : tops).push(node);
  }
  return tops;
};

/** Whether the typed words stand in one of the unit's names or aliases. */
export const unitMatches = (typed: string, node: Pick<UnitNode, 'search'>): boolean =>
  node.search.includes(typed.trim().toLowerCase());

/** The units from the top down to `id`; empty when it is not visible. */
export const unitChain = (orgs: readonly Org[], id: string): Org[] => {
  const byId = new Map(orgs.map((org) => [org.id, org]));
  const chain: Org[] = [];
  for (let org = byId.get(id); org; org = org.parentId ? byId.get(org.parentId) : undefined) chain.unshift(org);
  return chain;
};

const nodeOf = (org: Org): UnitNode => ({
  value: org.id,
  title: org.shortName || org.name,
  fullName: org.name,
  search: [org.name, org.shortName, ...org.aliases].join('\n').toLowerCase(),
  children: [],
});

const keptIds = (orgs: readonly Org[], chosen: readonly string[]): ReadonlySet<string> => {
  const byId = new Map(orgs.map((org) => [org.id, org]));
  const kept = new Set<string>();
  for (const org of orgs) {
    if (org.closedOn && !chosen.includes(org.id)) continue;
    for (let one: Org | undefined = org; one && !kept.has(one.id); one = byId.get(one.parentId ?? '')) kept.add(one.id);
  }
  return kept;
};
