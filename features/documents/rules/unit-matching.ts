import { bigramsOf } from '@luoshi/kernel/search-terms.ts';

/** A unit by everything it is called, and where it stands in the tree. */
export type NamedOrg = { id: string; path: string; name: string; shortName: string; aliases: readonly string[] };
/** What a printed name means: one unit, or the nearest ones, best first (`score` from 0 to 1). */
export type NameMatch = { orgId: string } | { orgId: null; candidates: { orgId: string; score: number }[] };
export type MatchName = (printedName: string) => NameMatch;

export const makeMatcher = (orgs: readonly NamedOrg[], homePath: string): MatchName => {
  void homePath;
  const byName = new Map<string, string>();
  for (const org of orgs)
    for (const name of [org.name, org.shortName, ...org.aliases]) if (!byName.has(name)) byName.set(name, org.id);
  return (printedName) => {
    const orgId = byName.get(printedName);
    if (orgId) return { orgId };
    const wanted = new Set(bigramsOf(printedName));
    const candidates = orgs
      .map((org) => ({ orgId: org.id, score: bigramsOf(org.name).filter((pair) => wanted.has(pair)).length / 10 }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, 5);
    return { orgId: null, candidates };
  };
};
