/** Warns a few working days before the deadline and turns late when it has passed. */
export type DeadlineRule = {
  readonly kind: 'deadline';
  /** Near when at most so many working days are left, the last one included. */
  readonly nearWithinWorkdays: number;
};

/** Compares what is reported with what ought to be done, in percentage points. */
export type ProgressRule = {
  readonly kind: 'progress';
  /** Behind from this lag on; a smaller one stays green with a note. */
  readonly behindFromPoints: number;
  /** Severely behind, which counts as late, above this lag. */
  readonly severeAbovePoints: number;
};

export type LightRule = DeadlineRule | ProgressRule;

/** One version of one rule as kept in `tasks.rule_set`. */
export type RuleVersion = {
  readonly name: string;
  readonly version: number;
  /** Where the figures come from. */
  readonly source: string;
  /** First day on which it decides, `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
  readonly rules: LightRule;
};

/** The rules in force on a day, each with the name and version a light remembers (`deadline@1`). */
export type RuleSet = {
  readonly deadline: (DeadlineRule & { readonly id: string }) | null;
  readonly progress: (ProgressRule & { readonly id: string }) | null;
};

/** The versions in force on `today`: of each name the one that took effect last, the higher version on a tie. */
export const inForce = (versions: readonly RuleVersion[], today: string): RuleVersion[] => {
  const latest = new Map<string, RuleVersion>();
  for (const one of versions) {
    if (one.effectiveFrom > today) continue;
    const known = latest.get(one.name);
    const isLater =
      !known ||
      one.effectiveFrom > known.effectiveFrom ||
      (one.effectiveFrom === known.effectiveFrom && one.version > known.version);
    if (isLater) latest.set(one.name, one);
  }
  return [...latest.values()];
};

/** The rule set made of the versions in force on `today`. */
export const ruleSetOn = (versions: readonly RuleVersion[], today: string): RuleSet => {
  let deadline: RuleSet['deadline'] = null;
  let progress: RuleSet['progress'] = null;
  for (const { name, version, rules } of inForce(versions, today)) {
    const id = `${name}@${version}`;
    if (rules.kind === 'deadline') deadline = { ...rules, id };
    else progress = { ...rules, id };
  }
  return { deadline, progress };
};
