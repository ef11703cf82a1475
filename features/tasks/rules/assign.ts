import type { UnitRole } from '../contract.ts';

/** A unit's part in a task. */
export type Assignment = { readonly orgId: string; readonly role: UnitRole };

/**
 * Every unit of a task once, in its weightiest role and in the order given: the lead first, then responsible, then
 * supporting units. A unit named twice keeps the first role (domain rules §3: the first-listed unit leads and reports).
 */
export const assignUnits = (named: {
  readonly leadOrgId: string;
  readonly responsibleOrgIds: readonly string[];
  readonly supportOrgIds: readonly string[];
}): Assignment[] => {
  const roleByOrg = new Map<string, UnitRole>([[named.leadOrgId, 'lead']]);
  for (const id of named.responsibleOrgIds) if (!roleByOrg.has(id)) roleByOrg.set(id, 'responsible');
  for (const id of named.supportOrgIds) if (!roleByOrg.has(id)) roleByOrg.set(id, 'support');
  return [...roleByOrg].map(([orgId, role]) => ({ orgId, role }));
};
