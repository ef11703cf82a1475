import type { WARNINGS } from '../contract.ts';
import type { Clause } from './clause.ts';
import { leadOf } from './lead-of.ts';

export type Warning = { code: (typeof WARNINGS)[number]; params: Record<string, string | number> };
type Judged = Pick<Clause, 'units' | 'quantities' | 'dueOn' | 'deadlineKind' | 'deadlineText' | 'isDueInferred'>;

/** Warnings that a person has to settle; the others are notes. */
const ASKS: ReadonlySet<string> = new Set(['no_unit', 'several_leads', 'unit_unknown', 'no_date']);

/**
 * What stands between an item and a task that can be followed: one lead unit, one measurable result, one date
 * (domain notes §4). In this order; none when all is well.
 */
export const warningsOf = (clause: Judged): Warning[] => {
  const warnings: Warning[] = [];
  const lead = leadOf(clause.units);
  if (!lead) warnings.push({ code: 'no_unit', params: {} });
  else if (lead.how === 'first_of_several') warnings.push({ code: 'several_leads', params: { name: lead.unit.name } });
  else if (lead.how === 'first_responsible') warnings.push({ code: 'lead_proposed', params: { name: lead.unit.name } });
  const unknown = clause.units.filter(({ orgId }) => orgId === null);
  if (unknown[0]) warnings.push({ code: 'unit_unknown', params: { name: unknown[0].name, count: unknown.length } });
  if (clause.quantities.length === 0) warnings.push({ code: 'no_result', params: {} });
  if (clause.dueOn === null && clause.deadlineKind === 'ongoing') warnings.push({ code: 'open_ended', params: {} });
  else if (clause.dueOn === null && clause.deadlineKind !== 'recurring') warnings.push({ code: 'no_date', params: {} });
  if (clause.isDueInferred && clause.dueOn)
    warnings.push({ code: 'due_inferred', params: { text: clause.deadlineText ?? '' } });
  return warnings;
};

/** Whether a person has to look at the item before it can become a task. */
export const needsLook = (warnings: readonly Pick<Warning, 'code'>[]): boolean =>
  warnings.some(({ code }) => ASKS.has(code));
