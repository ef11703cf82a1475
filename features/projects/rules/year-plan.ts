import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { yuanOf } from './money.ts';

/**
 * Whether a year's plan by month can stand: months of the year, each once (`projects.month_outside_year`,
 * `projects.month_twice`), together not more than the year (`projects.months_above_year`): a plan that contradicts itself
 * is a mistake of typing, unlike money that was really spent.
 */
export const checkYearPlan = (plan: {
  readonly year: number;
  readonly annual: string;
  readonly months: readonly { readonly month: string; readonly plan: string }[];
}): Outcome<null> => {
  const months = plan.months.map(({ month }) => month);
  const outside = months.find((month) => !month.startsWith(`${plan.year}-`));
  if (outside) return refuse('projects.month_outside_year', { month: outside, year: plan.year });
  const twice = months.find((month, i) => months.indexOf(month) !== i);
  if (twice) return refuse('projects.month_twice', { month: twice });
  const planned = plan.months.reduce((sum, one) => sum + yuanOf(one.plan), 0);
  return planned > yuanOf(plan.annual) ? refuse('projects.months_above_year') : accept(null);
};
