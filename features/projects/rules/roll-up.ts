import type { Light } from '../../tasks/contract.ts';
import { SEVERITY } from '../../tasks/rules/light.ts';
import type { InvestmentView, RollUp } from '../contract.ts';
import { sumWan, yuanOf } from './money.ts';

/** A child as its parent sees it. */
export type ChildFacts = {
  readonly percent: number;
  readonly weight: number;
  readonly light: Light;
  readonly status: 'not_started' | 'in_progress' | 'suspended' | 'done' | 'cancelled';
  readonly investment: InvestmentView;
};

export type RolledUp = {
  readonly percent: number;
  readonly investment: InvestmentView;
  /** The worst light among the children that count; null when none does. */
  readonly worst: Light | null;
};

const oneDigit = (value: number): number => Math.round(value * 10) / 10;
const mean = (parts: readonly { value: number; weight: number }[]): number => {
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  return whole > 0 ? parts.reduce((sum, { value, weight }) => sum + value * weight, 0) / whole : 0;
};

/**
 * A parent made from its children (打包项目, domain rules §5.1). Money is always the sum. The percent is, by `sum`, the mean
 * weighted by total investment (by count when no child names one); by `weight`, the mean weighted by the children's own
 * weights; by `worst`, the least of them. Cancelled children do not count. Null without children.
 */
export const rollUp = (how: RollUp, children: readonly ChildFacts[]): RolledUp | null => {
  const counted = children.filter(({ status }) => status !== 'cancelled');
  if (children.length === 0) return null;
  const money = (of: (investment: InvestmentView) => string): string =>
    sumWan(counted.map(({ investment }) => of(investment)));
  const years = counted.flatMap(({ investment }) => investment.annualYear ?? []);
  const annual = money((one) => one.annual);
  const annualDone = money((one) => one.annualDone);
  const plannedToDate = money((one) => one.plannedToDate);
  const hasTotals = counted.some(({ investment }) => yuanOf(investment.total) > 0);
  const parts = counted.map((child) => ({
    value: child.percent,
    weight: how === 'weight' ? child.weight : hasTotals ? yuanOf(child.investment.total) : 1,
  }));
  const percent = how === 'worst' ? Math.min(100, ...counted.map((child) => child.percent)) : mean(parts);
  const annualYuan = yuanOf(annual);
  return {
    percent: counted.length === 0 ? 0 : Math.round(percent),
    worst: counted.map(({ light }) => light).sort((a, b) => SEVERITY[a] - SEVERITY[b])[0] ?? null,
    investment: {
      total: money((one) => one.total),
      done: money((one) => one.done),
      annualYear: years.length > 0 ? Math.max(...years) : null,
      annual,
      annualDone,
      plannedToDate,
      annualPercent: annualYuan > 0 ? oneDigit((yuanOf(annualDone) / annualYuan) * 100) : null,
      aheadPoints:
        annualYuan > 0 && counted.some(({ investment }) => investment.aheadPoints !== null)
          ? oneDigit(((yuanOf(annualDone) - yuanOf(plannedToDate)) / annualYuan) * 100)
          : null,
      isAbovePlan: counted.some(({ investment }) => investment.isAbovePlan),
    },
  };
};
