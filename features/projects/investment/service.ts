import { type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { FundSource, ProjectView } from '../contract.ts';
import { missingForEntry } from '../rules/entry.ts';
import { checkYearPlan } from '../rules/year-plan.ts';
import { projectToChange, show, writeChange } from '../service.ts';
import { projectSettings } from '../standards/service.ts';
import { planMonths, replaceFunds } from '../store/writes.ts';

/** Sets the year's plan by month and, when given, the sources of funds. Refusals are those of `checkYearPlan`. */
export const planInvestment = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: {
    year: number;
    annual: string;
    months: readonly { month: string; plan: string }[];
    funds?: readonly { source: FundSource; amount: string; arrived: string }[] | undefined;
    revision?: number | undefined;
  },
): Promise<Outcome<ProjectView>> => {
  const locked = await projectToChange(tx, actor, id, input.revision);
  if (!locked.ok) return locked;
  const checked = checkYearPlan(input);
  if (!checked.ok) return checked;
  const project = locked.value;
  const planOf = new Map(input.months.map(({ month, plan }) => [month, plan]));
  const ofYear = (month: string): boolean => month.startsWith(`${input.year}-`);
  const months = [
    ...project.months.map((one) => (ofYear(one.month) ? { ...one, plan: planOf.get(one.month) ?? '0' } : one)),
    ...input.months
      .filter(({ month }) => !project.months.some((known) => known.month === month))
      .map((one) => ({ ...one, done: null })),
  ].sort((a, b) => (a.month < b.month ? -1 : 1));
  const funds = input.funds?.map((fund) => ({ ...fund, id: newId() }));
  await writeChange(tx, facts, await projectSettings(tx, facts.today), project, {
    after: { months, annual: input.annual, annualYear: input.year, ...(funds ? { funds } : {}) },
    columns: { annual_investment: input.annual, annual_year: input.year },
    rows: [
      ...planMonths(tx.tenantId, id, input.year, input.months),
      ...(funds ? replaceFunds(tx.tenantId, id, funds) : []),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'projects.plan_investment',
      feature: 'projects',
      subjectId: id,
      params: { title: project.name, year: input.year },
    },
  });
  return show(tx, actor, facts, id);
};

/** Ticks the papers of 入库. Entering the day of entry needs every paper but the photograph (`projects.entry_incomplete`). */
export const tickEntry = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: { ticked: readonly string[]; enteredOn?: string | null | undefined; revision?: number | undefined },
): Promise<Outcome<ProjectView>> => {
  const locked = await projectToChange(tx, actor, id, input.revision);
  if (!locked.ok) return locked;
  const project = locked.value;
  const settings = await projectSettings(tx, facts.today);
  const enteredOn = input.enteredOn === undefined ? project.enteredOn : input.enteredOn;
  const missing = missingForEntry(settings.standards.entry, input.ticked);
  if (enteredOn !== null && enteredOn !== project.enteredOn && missing.length > 0)
    return refuse('projects.entry_incomplete', { lines: missing.join('; ') });
  await writeChange(tx, facts, settings, project, {
    after: { enteredOn },
    columns: { entered_on: enteredOn, entry: { ticked: [...new Set(input.ticked)] } },
    rows: [],
    audit: {
      actor: auditActor(actor, facts),
      action: 'projects.tick_entry',
      feature: 'projects',
      subjectId: id,
      params: { title: project.name, count: input.ticked.length },
    },
  });
  return show(tx, actor, facts, id);
};
