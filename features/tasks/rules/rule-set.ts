import type { Day } from '@luoshi/kernel/day.ts';
import type { Conditions, WorkKind } from '../rule-sets/contract.ts';

/** One version of a rule set as kept in `tasks.rule_set`; never changed once it is switched on. */
export type RuleVersion = {
  readonly name: string;
  readonly version: number;
  /** Where the figures come from: a document number, or whose practice it is. */
  readonly source: string;
  /** First day on which it decides, `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
  /** The unit whose subtree it governs; null for the whole government. */
  readonly scope: { readonly orgId: string; readonly path: string } | null;
  readonly governs: readonly WorkKind[];
  readonly conditions: Conditions;
};

/** The conditions in force on a day, with the name and version a light remembers (`standard@1`). */
export type RuleSet = Conditions & { readonly id: string };

/** The rule sets that govern one piece of work as time goes by, in order; before the first nothing is judged. */
export type Rules = readonly { readonly from: Day; readonly set: RuleSet }[];

export const ruleIdOf = ({ name, version }: Pick<RuleVersion, 'name' | 'version'>): string => `${name}@${version}`;

const reaches = ({ scope }: RuleVersion, path: string): boolean => scope === null || path.startsWith(scope.path);

/** Whether `one` decides rather than `other` where both are in force: the nearer scope, then the later day, then the higher version. */
const outdoes = (one: RuleVersion, other: RuleVersion): boolean => {
  const near = (one.scope?.path.length ?? 0) - (other.scope?.path.length ?? 0);
  if (near !== 0) return near > 0;
  if (one.effectiveFrom !== other.effectiveFrom) return one.effectiveFrom > other.effectiveFrom;
  return one.version > other.version;
};

/** The version that decides on `day` about work of a kind whose lead unit stands at `path`; undefined when none does. */
export const governing = (
  versions: readonly RuleVersion[],
  kind: WorkKind,
  path: string,
  day: string,
): RuleVersion | undefined => {
  let best: RuleVersion | undefined;
  for (const one of versions) {
    if (one.effectiveFrom > day || !one.governs.includes(kind) || !reaches(one, path)) continue;
    if (!best || outdoes(one, best)) best = one;
  }
  return best;
};

/** The rules that govern work of a kind whose lead unit stands at `path`, past ones and those to come. */
export const rulesAt = (versions: readonly RuleVersion[], kind: WorkKind, path: string): Rules => {
  const mine = versions.filter((one) => one.governs.includes(kind) && reaches(one, path));
  const days = [...new Set(mine.map((one) => one.effectiveFrom))].sort();
  const steps: { from: Day; set: RuleSet }[] = [];
  for (const day of days) {
    const one = governing(mine, kind, path, day);
    if (!one || steps.at(-1)?.set.id === ruleIdOf(one)) continue;
    steps.push({ from: day as Day, set: { ...one.conditions, id: ruleIdOf(one) } });
  }
  return steps;
};

/** Rules that never change, for trying a set on its own. */
export const always = (set: RuleSet): Rules => [{ from: '0001-01-01' as Day, set }];

/** Whether two versions of the same name or of others govern the same work from the same scope. */
export const sharesGround = (
  one: Pick<RuleVersion, 'governs'> & { readonly scope: { readonly orgId: string } | null },
  other: Pick<RuleVersion, 'governs'> & { readonly scope: { readonly orgId: string } | null },
): boolean =>
  (one.scope?.orgId ?? null) === (other.scope?.orgId ?? null) &&
  one.governs.some((kind) => other.governs.includes(kind));

/** The versions in force on `day` somewhere: for some kind of work no later one of the same scope has taken their place. */
export const inForce = (versions: readonly RuleVersion[], day: string): RuleVersion[] =>
  versions.filter((one) =>
    one.governs.some(
      (kind) =>
        governing(
          versions.filter((other) => (other.scope?.orgId ?? null) === (one.scope?.orgId ?? null)),
          kind,
          one.scope?.path ?? '',
          day,
        ) === one,
    ),
  );
