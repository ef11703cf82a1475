import type { Day } from '@luoshi/kernel/day.ts';
import { toDay } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { TaskStatus } from '../../tasks/contract.ts';
import { type LightFacts, type LightResult, light } from '../../tasks/rules/light.ts';
import type { RuleSet } from '../../tasks/rules/rule-set.ts';
import type { MonthFacts } from './investment.ts';
import { yuanOf } from './money.ts';
import { reportBy } from './months.ts';

/** What the light of a project is decided from. */
export type ProjectFacts = {
  readonly status: TaskStatus;
  readonly percent: number;
  readonly planStartOn: string | null;
  readonly startOn: string | null;
  readonly planFinishOn: string | null;
  readonly finishOn: string | null;
  readonly annual: string;
  readonly annualYear: number | null;
  readonly months: readonly MonthFacts[];
  readonly nodes: readonly { readonly planFinishOn: string | null; readonly weight: number }[];
};

const dayOrNull = (day: string | null): Day | null => (day ? toDay(day) : null);

/**
 * The facts the engine of lights takes. The plan is, in this order (domain rules §2): the table of the year's months, as
 * steps on the last day on which each month may be reported, against which stands the share of the year's plan that is
 * done; else the nodes by weight, else the straight line, against which stands the reported percent.
 */
export const lightFactsOf = (project: ProjectFacts, today: Day, reportDay: number): LightFacts => {
  const base = {
    status: project.status,
    startOn: dayOrNull(project.planStartOn),
    dueOn: dayOrNull(project.planFinishOn),
    doneOn: dayOrNull(project.finishOn),
  };
  const months = monthsInForce(project, today);
  if (months) {
    const planned = months.reduce((sum, { plan }) => sum + yuanOf(plan), 0);
    const done = months.reduce((sum, { done: amount }) => sum + (amount === null ? 0 : yuanOf(amount)), 0);
    return {
      ...base,
      percent: Math.min(100, Math.floor((done / planned) * 100)),
      nodes: months
        .filter(({ plan }) => yuanOf(plan) > 0)
        .map(({ month, plan }) => ({ dueOn: reportBy(month, reportDay), weight: yuanOf(plan) })),
    };
  }
  return {
    ...base,
    percent: project.percent,
    nodes: project.nodes.flatMap(({ planFinishOn, weight }) =>
      planFinishOn ? [{ dueOn: toDay(planFinishOn), weight }] : [],
    ),
  };
};

/** The months of the year's table while it is this year's; null when nothing is planned by month. */
const monthsInForce = (project: ProjectFacts, today: Day): MonthFacts[] | null => {
  if (project.annualYear !== Number(today.slice(0, 4))) return null;
  const months = project.months.filter(({ month }) => month.startsWith(`${project.annualYear}-`));
  return months.some(({ plan }) => yuanOf(plan) > 0) ? months : null;
};

/**
 * The light of a project on `today`. `until` is at the latest New Year's Day while the year's table of months decides,
 * since the year after has a table of its own.
 */
export const projectLight = (
  project: ProjectFacts,
  today: Day,
  calendar: WorkCalendar,
  rules: RuleSet,
  reportDay: number,
): LightResult => {
  const result = light(lightFactsOf(project, today, reportDay), today, calendar, rules);
  const isOpen = project.status === 'not_started' || project.status === 'in_progress';
  const year = Number(today.slice(0, 4));
  // The table of a year begins to decide on its first day and ceases on its last.
  const turnsWithYear = isOpen && project.annualYear !== null && (project.annualYear === year || project.annualYear === year + 1);
  const newYear = toDay(`${year + 1}-01-01`);
  if (!turnsWithYear || (result.until !== null && result.until <= newYear)) return result;
  const { next: _, ...params } = result.reason.params;
  return { ...result, reason: { ...result.reason, params }, until: newYear };
};

/** The light of a support: its date and whether it has been given. */
export const supportLight = (
  support: { readonly dueOn: string | null; readonly doneOn: string | null },
  today: Day,
  calendar: WorkCalendar,
  rules: RuleSet,
): LightResult =>
  light(
    {
      status: support.doneOn ? 'done' : 'in_progress',
      percent: support.doneOn ? 100 : 0,
      startOn: null,
      dueOn: dayOrNull(support.dueOn),
      doneOn: dayOrNull(support.doneOn),
      nodes: [],
    },
    today,
    calendar,
    { ...rules, progress: null },
  );

