import { leadOf } from '../../rules/lead-of.ts';
import { needsLook } from '../../rules/quality-gate.ts';
import type { ClauseView } from './api.ts';

/** What publishing would do, counted from the checklist. */
export type PublishSummary = {
  items: number;
  /** Different units that lead. */
  units: number;
  /** Items led by the first listed unit because none is printed as lead, or several are. */
  proposed: number;
  /** Items that nobody in the tree leads: they stop publishing. */
  withoutLead: readonly ClauseView[];
  /** Items that a person should still look at. */
  asking: number;
};

export const summarise = (clauses: readonly ClauseView[]): PublishSummary => {
  const kept = clauses.filter(({ isDropped }) => !isDropped);
  const leads = kept.map(({ units }) => leadOf(units));
  const known = leads.flatMap((lead) => (lead?.unit.orgId ? [lead.unit.orgId] : []));
  return {
    items: kept.length,
    units: new Set(known).size,
    proposed: leads.filter((lead) => lead && lead.how !== 'printed').length,
    withoutLead: kept.filter((_, i) => !leads[i]?.unit.orgId),
    asking: kept.filter(({ warnings }) => needsLook(warnings)).length,
  };
};
