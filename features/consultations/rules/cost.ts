import { type Day, daysBetween } from '@luoshi/kernel/day.ts';

/** What a project's plan says of the money that waits; sums in 万元. */
export type PlanFacts = {
  readonly annualInvestment: number | null;
  readonly totalInvestment: number | null;
  readonly planStartOn: Day | null;
  readonly planFinishOn: Day | null;
};

export type Cost = { readonly perDay: number | null; readonly soFar: number | null };

const DAYS_OF_YEAR = 365;
const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * What a delay costs, in 万元 of planned investment that waits: the year's plan by calendar days, else the total spread
 * over the plan's days; unknown without either. House rule, 2026-11-24: a measure to order an agenda by, not an account.
 */
export const costOfDelay = (plan: PlanFacts | null, raisedOn: Day, today: Day): Cost => {
  const perDay = plan ? perDayOf(plan) : null;
  if (perDay === null) return { perDay: null, soFar: null };
  const days = Math.max(0, daysBetween(raisedOn, today));
  return { perDay: round(perDay), soFar: round(perDay * days) };
};

const perDayOf = ({ annualInvestment, totalInvestment, planStartOn, planFinishOn }: PlanFacts): number | null => {
  if (annualInvestment) return annualInvestment / DAYS_OF_YEAR;
  if (!totalInvestment || !planStartOn || !planFinishOn || planFinishOn <= planStartOn) return null;
  return totalInvestment / daysBetween(planStartOn, planFinishOn);
};

/** Order of an agenda: what has cost most first; of those without a figure the higher level, then the older. */
export const byCost = (
  a: { readonly cost: Cost; readonly level: number; readonly raisedOn: string; readonly id: string },
  b: { readonly cost: Cost; readonly level: number; readonly raisedOn: string; readonly id: string },
): number =>
  (b.cost.soFar ?? -1) - (a.cost.soFar ?? -1) ||
  (b.cost.perDay ?? -1) - (a.cost.perDay ?? -1) ||
  b.level - a.level ||
  (a.raisedOn === b.raisedOn ? (a.id < b.id ? -1 : 1) : a.raisedOn < b.raisedOn ? -1 : 1);
