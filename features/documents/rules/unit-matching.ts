import { makeUnitDictionary, matchUnit, type NamedUnit } from '../../people/rules/match-unit.ts';
import lexicon from './collective-names.json' with { type: 'json' };

/** What a printed name means: one unit or every unit of a kind; when none, the nearest ones, best first (score 0–1). */
export type NameMatch = { orgIds: readonly string[]; candidates: readonly { orgId: string; score: number }[] };
export type MatchName = (printedName: string) => NameMatch;

const OPENING = new RegExp(lexicon.opening);
const COLLECTIVES = lexicon.kinds.map(({ kinds, pattern }) => ({ kinds, pattern: new RegExp(pattern) }));

const isGovernment = ({ kind }: NamedUnit): boolean => ['prefecture', 'county', 'zone', 'town'].includes(kind);

/** The government a unit belongs to: the nearest at or above its path. */
const governmentAt = (units: readonly NamedUnit[], path: string): string | undefined =>
  units.reduce<string | undefined>(
    (best, unit) =>
      isGovernment(unit) && path.startsWith(unit.path) && unit.path.length > (best?.length ?? 0) ? unit.path : best,
    undefined,
  );

/**
 * "All counties and districts", "each town": the units of that kind below the government whose paper it is. Of those
 * that lie in each other the outermost: a zone inside a county is the county's to call on.
 */
const membersOf = (printedName: string, units: readonly NamedUnit[], homePath: string): string[] => {
  if (!OPENING.test(printedName)) return [];
  const collective = COLLECTIVES.find(({ pattern }) => pattern.test(printedName));
  if (!collective) return [];
  const members = units.filter(
    ({ kind, path }) => collective.kinds.includes(kind) && path.startsWith(homePath) && path !== homePath,
  );
  const isInside = (path: string): boolean =>
    members.some((other) => path !== other.path && path.startsWith(other.path));
  return members.filter(({ path }) => !isInside(path)).map(({ id }) => id);
};

/**
 * Finds the units that printed names mean in a paper of the unit at `ownerPath`: as `matchUnit` of people does, with
 * the government above the owner as home, and collective names as every unit of their kind below it.
 */
export const makeMatcher = (units: readonly NamedUnit[], ownerPath: string): MatchName => {
  const homePath = governmentAt(units, ownerPath) ?? ownerPath;
  const dictionary = makeUnitDictionary(units, homePath);
  const known = new Map<string, NameMatch>();
  const find = (printedName: string): NameMatch => {
    const members = membersOf(printedName, units, homePath);
    if (members.length > 0) return { orgIds: members, candidates: [] };
    const match = matchUnit(printedName, dictionary);
    return 'orgId' in match ? { orgIds: [match.orgId], candidates: [] } : { orgIds: [], candidates: match.candidates };
  };
  return (printedName) => {
    const match = known.get(printedName) ?? find(printedName);
    known.set(printedName, match);
    return match;
  };
};
