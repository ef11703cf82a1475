import type { UnitMatch } from '../contract.ts';

/** Who leads an item, and whether the paper says so or custom does. */
export type Lead = { unit: UnitMatch; how: 'printed' | 'first_of_several' | 'first_responsible' };

/**
 * The one unit that leads: the one printed as lead; where several are, or where only responsible units are named, the
 * first listed, as is the custom of such papers (domain notes §3, "first-listed leads"). Null when nobody is named.
 */
export const leadOf = (units: readonly UnitMatch[]): Lead | null => {
  const leads = units.filter(({ role }) => role === 'lead');
  const [lead] = leads;
  if (lead) return { unit: lead, how: leads.length === 1 ? 'printed' : 'first_of_several' };
  const responsible = units.find(({ role }) => role === 'responsible');
  return responsible ? { unit: responsible, how: 'first_responsible' } : null;
};
