import type { UnitMatch } from '../contract.ts';
import type { Clause } from './clause.ts';
import { bareWords, type Comparison, compareEditions } from './compare-editions.ts';

/** Which unit each printed name was said to mean in an edition; a name with several meanings there has none here. */
const meaningsOf = (clauses: readonly Clause[]): ReadonlyMap<string, string> => {
  const meanings = new Map<string, string | null>();
  for (const { units } of clauses)
    for (const { name, orgId } of units) {
      if (!orgId) continue;
      const known = meanings.get(name);
      meanings.set(name, known === undefined || known === orgId ? orgId : null);
    }
  return new Map([...meanings].flatMap(([name, orgId]) => (orgId ? [[name, orgId] as const] : [])));
};

const settled = (units: readonly UnitMatch[], meanings: ReadonlyMap<string, string>): UnitMatch[] =>
  units.map((unit) => (unit.orgId ? unit : { ...unit, orgId: meanings.get(unit.name) ?? null }));

/**
 * The checklist of a new edition with what people already said about the last one: items whose passage reads the same
 * keep every correction, and names once settled mean the same unit. A fact is asked for once. House rule of 2026-11-24.
 */
export const carryOver = (before: readonly Clause[], after: readonly Clause[], { pairs }: Comparison): Clause[] => {
  const old = new Map(before.map((clause) => [clause.id, clause]));
  const wasById = new Map(pairs.map((pair) => [pair.after, old.get(pair.before)]));
  const meanings = meaningsOf(before);
  const passage = ({ sourceText, task }: Clause): string => bareWords({ title: null, task: sourceText ?? task });
  return after.map((clause) => {
    const was = wasById.get(clause.id);
    if (!was) return { ...clause, units: settled(clause.units, meanings) };
    if (passage(was) !== passage(clause)) return { ...clause, wasId: was.id, units: settled(clause.units, meanings) };
    const { id, sort, no, section, span, sourceText, revision } = clause;
    return { ...was, id, sort, no, section, span, sourceText, revision, wasId: was.id };
  });
};

/** The checklist of a new edition, each item knowing which one of the last edition it continues. */
export const continueEdition = (before: readonly Clause[], after: readonly Clause[]): Clause[] => {
  const kept = before.filter(({ isDropped }) => !isDropped);
  return carryOver(kept, after, compareEditions(kept, after));
};
