import type { Day } from '@luoshi/kernel/day.ts';
import { toDay } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { TaskStatus } from '../../tasks/contract.ts';
import { type LightFacts, type LightResult, light } from '../../tasks/rules/light.ts';
import type { Rules } from '../../tasks/rules/rule-set.ts';
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
  readonly enteredOn: string | null;
  readonly total: string;
  readonly doneBefore: string;
  readonly funds: readonly { readonly arrived: string }[];
};

const dayOrNull = (day: string | null): Day | null => (day ? toDay(day) : null);

/** The months of the year's table while it is this year's; null when nothing is planned by month. */
const monthsInForce = (project: ProjectFacts, today: Day): MonthFacts[] | null => {
  if (project.annualYear !== Number(today.slice(0, 4))) return null;
  const months = project.months.filter(({ month }) => month.startsWith(`${project.annualYear}-`));
  return months.some(({ plan }) => yuanOf(plan) > 0) ? months : null;
};

const sum = (amounts: readonly (string | null)[]): number =>
  amounts.reduce((whole, amount) => whole + (amount === null ? 0 : yuanOf(amount)), 0);

/** The year's months as steps of the plan, and the share of it that is done. */
const byMonths = (months: readonly MonthFacts[], reportDay: number): Pick<LightFacts, 'percent' | 'steps'> => {
  const planned = sum(months.map(({ plan }) => plan));
  let reached = 0;
  const steps = months
    .filter(({ plan }) => yuanOf(plan) > 0)
    .map(({ month, plan }) => {
      reached += yuanOf(plan);
      return { dueOn: reportBy(month, reportDay), percent: Math.round((reached / planned) * 10_000) / 100 };
    });
  return { percent: Math.min(100, Math.floor((sum(months.map(({ done }) => done)) / planned) * 100)), steps };
};

/**
 * The facts the engine of lights takes. The plan is, in this order (domain rules §2): the table of the year's months, as
 * steps on the last day on which each month may be reported, against which stands the share of the year's plan that is
 * done; else the nodes by weight, else the straight line, against which stands the reported percent. A start with words
 * about problems counts as excused. Funds are asked for as the months' investment, and judged only where sources of
 * funds are kept; entry into the register is judged from `entryFromTotal` on.
 */
export const lightFactsOf = (
  project: ProjectFacts & { readonly problems?: string | null },
  today: Day,
  { reportDay, entryFromTotal }: { reportDay: number; entryFromTotal: string },
): LightFacts => {
  const months = monthsInForce(project, today);
  const plannedStart = dayOrNull(project.planStartOn);
  const startedOn = dayOrNull(project.startOn);
  return {
    status: project.status,
    percent: project.percent,
    startOn: plannedStart,
    dueOn: dayOrNull(project.planFinishOn),
    doneOn: dayOrNull(project.finishOn),
    nodes: project.nodes.flatMap(({ planFinishOn, weight }) =>
      planFinishOn ? [{ dueOn: toDay(planFinishOn), weight }] : [],
    ),
    ...(months ? byMonths(months, reportDay) : {}),
    start: plannedStart && {
      plannedOn: plannedStart,
      isStarted: startedOn !== null,
      isExcused: Boolean(project.problems),
    },
    funds:
      months && project.funds.length > 0
        ? {
            required: months.map(({ month, plan }) => ({ dueOn: reportBy(month, reportDay), amount: yuanOf(plan) })),
            paid: Math.max(0, sum(project.funds.map(({ arrived }) => arrived)) - yuanOf(project.doneBefore)),
          }
        : null,
    entry:
      yuanOf(project.total) >= yuanOf(entryFromTotal) ? { startedOn, enteredOn: dayOrNull(project.enteredOn) } : null,
  };
};

/**
 * The light of a project on `today`. `until` is at the latest New Year's Day while a year's table of months decides or is
 * about to, since the year after has a table of its own.
 */
export const projectLight = (
  project: Parameters<typeof lightFactsOf>[0],
  today: Day,
  calendar: WorkCalendar,
  rules: Rules,
  terms: Parameters<typeof lightFactsOf>[2],
): LightResult => {
  const result = light(lightFactsOf(project, today, terms), today, calendar, rules);
  const isOpen = project.status === 'not_started' || project.status === 'in_progress';
  const year = Number(today.slice(0, 4));
  const turnsWithYear = isOpen && (project.annualYear === year || project.annualYear === year + 1);
  const newYear = toDay(`${year + 1}-01-01`);
  if (!turnsWithYear || (result.until !== null && result.until <= newYear)) return result;
  const { next: _next, nextRule: _rule, ...params } = result.reason.params;
  return { ...result, reason: { ...result.reason, params }, until: newYear };
};

/** The light of a support: its date, and whether it has been given. */
export const supportLight = (
  support: { readonly dueOn: string | null; readonly doneOn: string | null },
  today: Day,
  calendar: WorkCalendar,
  rules: Rules,
): LightResult =>
  light(
    {
      status: support.doneOn ? 'done' : 'in_progress',
      percent: null,
      startOn: null,
      dueOn: dayOrNull(support.dueOn),
      doneOn: dayOrNull(support.doneOn),
      nodes: [],
    },
    today,
    calendar,
    rules,
  );
