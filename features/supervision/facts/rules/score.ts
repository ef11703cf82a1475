import { FACT_KINDS, type FactKind, type ScoreRules, type ScoreSet } from '../contract.ts';

export type Counts = Record<FactKind, number>;

/** No events of any kind. */
export const noCounts = (): Counts => Object.fromEntries(FACT_KINDS.map((kind) => [kind, 0])) as Counts;

/** The base and what each event gives or takes. Bounded by nothing: how it is used is for people to decide. */
export const scoreOf = (counts: Counts, rules: ScoreRules): number =>
  FACT_KINDS.reduce((sum, kind) => sum + counts[kind] * (rules.per[kind] ?? 0), rules.base);

/**
 * The sets a new government starts with (domain rules §3). What they weigh beyond the system’s knowledge (praise, absence
 * from a meeting, criticism) stays with people and is not scored here.
 */
export const SCORE_SETS: readonly ScoreSet[] = [
  {
    name: 'jiamusi',
    version: 1,
    source:
      'Jiamusi: done and reported on time +1, late or unreported −1, returned −2; praise, absence and criticism are entered by people',
    effectiveFrom: '2000-01-01',
    rules: { base: 0, per: { done_on_time: 1, done_late: -1, overdue: -1, report_missed: -1, returned: -2 } },
  },
  {
    name: 'district-a',
    version: 1,
    source: 'a district, base 100: late or unreported −10, returned −5; the leader’s 20 points are entered by people',
    effectiveFrom: '2000-01-01',
    rules: { base: 100, per: { done_late: -10, overdue: -10, report_missed: -10, returned: -5 } },
  },
];
