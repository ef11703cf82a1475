import type { Day } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { Light } from '../../tasks/contract.ts';
import type { LightResult } from '../../tasks/rules/light.ts';
import type { Rules } from '../../tasks/rules/rule-set.ts';
import type { RollUp } from '../contract.ts';
import { investmentOf, type MonthFacts } from './investment.ts';
import { sumWan, yuanOf } from './money.ts';
import { type ProjectFacts, projectLight } from './project-light.ts';
import { type ChildFacts, type RolledUp, rollUp } from './roll-up.ts';

/** A child as rows give it; money is decimal text in 万元. */
export type ChildRow = Pick<ChildFacts, 'percent' | 'weight' | 'light' | 'status'> & {
  readonly id: string;
  readonly name: string;
  readonly total: string;
  readonly doneBefore: string;
  readonly annual: string;
  readonly annualYear: number | null;
  readonly months: readonly MonthFacts[];
};

export type Deciding = {
  readonly today: Day;
  readonly calendar: WorkCalendar;
  readonly rules: Rules;
  readonly reportDay: number;
  readonly entryFromTotal: string;
};

const childFacts = (child: ChildRow, { today, reportDay }: Pick<Deciding, 'today' | 'reportDay'>): ChildFacts => ({
  percent: child.percent,
  weight: child.weight,
  light: child.light,
  status: child.status,
  investment: investmentOf(child, today, reportDay),
});

/** What a parent is by its children; null without any. */
export const rolledUp = (
  project: { readonly rollUp: RollUp; readonly children: readonly ChildRow[] },
  at: Pick<Deciding, 'today' | 'reportDay'>,
): RolledUp | null =>
  rollUp(
    project.rollUp,
    project.children.map((child) => childFacts(child, at)),
  );

const monthsOfChildren = (children: readonly ChildRow[]): MonthFacts[] => {
  const byMonth = new Map<string, MonthFacts>();
  for (const { status, months } of children)
    if (status !== 'cancelled')
      for (const { month, plan, done } of months) {
        const known = byMonth.get(month);
        byMonth.set(month, {
          month,
          plan: sumWan([known?.plan ?? '0', plan]),
          done: known?.done == null ? done : sumWan([known.done, done ?? '0']),
        });
      }
  return [...byMonth.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
};

/**
 * The light a project keeps. A parent is judged by what its children add up to; one that is rolled up by `worst` is as
 * bad as its worst child, which the reason names.
 */
export const keptLight = (
  project: ProjectFacts & { readonly rollUp: RollUp; readonly children: readonly ChildRow[] },
  at: Deciding,
): LightResult => {
  const rolled = rolledUp(project, at);
  if (!rolled) return projectLight(project, at.today, at.calendar, at.rules, at);
  const hasOwnPlan = project.months.some(({ plan }) => yuanOf(plan) > 0);
  const own = projectLight(
    {
      ...project,
      percent: rolled.percent,
      ...(hasOwnPlan
        ? {}
        : {
            annual: rolled.investment.annual,
            annualYear: rolled.investment.annualYear,
            months: monthsOfChildren(project.children),
          }),
    },
    at.today,
    at.calendar,
    at.rules,
    at,
  );
  if (project.rollUp !== 'worst' || !rolled.worst || own.light === 'done' || own.light === 'paused') return own;
  const worst = project.children.find(({ light, status }) => light === rolled.worst && status !== 'cancelled');
  return asWorst(own, rolled.worst, worst?.name ?? '');
};

const asWorst = (own: LightResult, worst: Light, name: string): LightResult => ({
  light: worst === 'paused' ? 'on_track' : worst,
  ruleId: 'roll-up',
  reason: { code: 'worst_child' as LightResult['reason']['code'], params: { name } },
  // Its children's lights turn by themselves and take it along.
  until: own.until && worst === 'done' ? own.until : null,
});
