import { leadOf } from '../../rules/lead-of.ts';
import { settleNames } from '../../rules/settle-names.ts';
import type { ClauseView, UnknownUnit } from './api.ts';

/** What an unknown name is said to mean: an organisation, or (null) no unit. */
export type NameMeans = { name: string; orgId: string | null; leads: boolean; remember: boolean };
export type Candidate = UnknownUnit['candidates'][number];

/** Names whose nearest unit is near enough to be proposed, with that unit; the others are left for a person. */
export const proposalsOf = (
  units: readonly UnknownUnit[],
): { near: { unit: UnknownUnit; org: Candidate }[]; left: UnknownUnit[] } => {
  const near = units.flatMap((unit) => {
    const org = unit.candidates.find(({ id }) => id === unit.nearest);
    return org ? [{ unit, org }] : [];
  });
  const found = new Set(near.map(({ unit }) => unit.name));
  return { near, left: units.filter(({ name }) => !found.has(name)) };
};

export const asOwn = (name: string, orgId: string): NameMeans => ({ name, orgId, leads: true, remember: false });
export const asNoUnit = (name: string): NameMeans => ({ name, orgId: null, leads: false, remember: false });

/** Items that would have nobody to lead them once these names are no units. */
export const leftBare = (clauses: readonly ClauseView[], names: readonly string[]): number => {
  const settled = new Map(names.map((name) => [name, { orgId: null, leads: false }]));
  return clauses.filter(({ isDropped, units }) => !isDropped && !leadOf(settleNames(units, settled))).length;
};
