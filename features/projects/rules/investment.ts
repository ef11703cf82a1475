import type { Day } from '@luoshi/kernel/day.ts';
import type { InvestmentView } from '../contract.ts';
import { wanOf, yuanOf } from './money.ts';
import { type Month, reportBy } from './months.ts';

/** Plan and done of a month in 万元; done is null until the month has been reported. */
export type MonthFacts = { readonly month: Month; readonly plan: string; readonly done: string | null };

export type InvestmentFacts = {
  readonly total: string;
  readonly doneBefore: string;
  readonly annual: string;
  readonly annualYear: number | null;
  readonly months: readonly MonthFacts[];
};

const oneDigit = (value: number): number => Math.round(value * 10) / 10;
const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

/**
 * Investment as of `today`: what is done from the beginning and in the year, what was planned for the months whose
 * report is due, percent of the year's plan (占年计划%) and points ahead of or behind the months (超/欠序时). Done above the
 * plan is marked, never refused: it happens, and a refused figure is a lost one (domain rules §5.1).
 */
export const investmentOf = (facts: InvestmentFacts, today: Day, reportDay: number): InvestmentView => {
  const year = facts.annualYear;
  const ofYear = facts.months.filter(({ month }) => year !== null && month.startsWith(`${year}-`));
  const doneOf = ({ done }: MonthFacts): number => (done === null ? 0 : yuanOf(done));
  const annual = yuanOf(facts.annual);
  const total = yuanOf(facts.total);
  const annualDone = sum(ofYear.map(doneOf));
  const done = yuanOf(facts.doneBefore) + sum(facts.months.map(doneOf));
  const planned = sum(ofYear.filter(({ month }) => reportBy(month, reportDay) < today).map(({ plan }) => yuanOf(plan)));
  return {
    total: wanOf(total),
    done: wanOf(done),
    annualYear: year,
    annual: wanOf(annual),
    annualDone: wanOf(annualDone),
    plannedToDate: wanOf(planned),
    annualPercent: annual > 0 ? oneDigit((annualDone / annual) * 100) : null,
    aheadPoints:
      annual > 0 && ofYear.some(({ plan }) => yuanOf(plan) > 0)
        ? oneDigit(((annualDone - planned) / annual) * 100)
        : null,
    isAbovePlan: (annual > 0 && annualDone > annual) || (total > 0 && done > total),
  };
};
