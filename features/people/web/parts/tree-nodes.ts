import type { Org } from './api.ts';

export type TreeNode = { key: string; org: Org; children: TreeNode[] };

const matches = (org: Org, words: string): boolean =>
  [org.name, org.shortName, ...org.aliases].some((name) => name.toLowerCase().includes(words));

/**
 * The units as a tree. With `words` only those called so and what leads to them; `shownKeys` are then the units to
 * unfold. Units come in the order of their paths, so that a parent is always seen before its children.
 */
export const treeOf = (
  orgs: readonly Org[],
  words: string,
  withClosed: boolean,
): { roots: TreeNode[]; shownKeys: string[]; hits: readonly Org[] } => {
  const wanted = words.trim().toLowerCase();
  const listed = orgs.filter((org) => withClosed || org.closedOn === null);
  const hits = wanted === '' ? listed : listed.filter((org) => matches(org, wanted));
  const kept = wanted === '' ? listed : listed.filter((org) => hits.some((hit) => hit.path.startsWith(org.path)));
  const byId = new Map<string, TreeNode>();
  const roots: TreeNode[] = [];
  for (const org of kept) {
    const node: TreeNode = { key: org.id, org, children: [] };
    byId.set(org.id, node);
    const parent = org.parentId ? byId.get(org.parentId) : undefined;
    if (parent) parent.children.push(node);
    else roots.push(node);
  }
  return { roots, shownKeys: wanted === '' ? [] : kept.map(({ id }) => id), hits };
};

/** The names from the top of what is seen down to the unit, itself included. */
export const lineOf = (orgs: readonly Org[], org: Org): Org[] => orgs.filter(({ path }) => org.path.startsWith(path));
