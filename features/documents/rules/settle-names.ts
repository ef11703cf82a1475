import type { UnitMatch } from '../contract.ts';
import { leadOf } from './lead-of.ts';
import { STRENGTH } from './merge-clauses.ts';

/**
 * What an unknown name means: an organisation, or (null) no unit. `leads`: it leads where no other unit does, neither
 * one printed as lead nor a known one that leads by custom.
 */
export type Settled = { orgId: string | null; leads: boolean };

/** Whether one of the units is an unknown name that is being settled. */
export const hasUnsettled = (units: readonly UnitMatch[], settled: ReadonlyMap<string, unknown>): boolean =>
  units.some(({ name, orgId }) => orgId === null && settled.has(name));

/** Each organisation once, where it is first named, in its strongest role. */
const eachOnce = (units: readonly UnitMatch[]): UnitMatch[] => {
  const known = new Map<string, UnitMatch>();
  for (const unit of units) {
    const key = unit.orgId ?? `? ${unit.name}`;
    const before = known.get(key);
    if (!before || STRENGTH[unit.role] < STRENGTH[before.role]) known.set(key, unit);
  }
  return [...known.values()];
};

/**
 * The units of an item once unknown names are settled. Names that already mean an organisation stay as they are, since
 * a person or the tree said so; names that come to mean the same organisation become one unit in its strongest role.
 */
export const settleNames = (units: readonly UnitMatch[], settled: ReadonlyMap<string, Settled>): UnitMatch[] => {
  const asked = new Set<string>();
  const named = units.flatMap((unit) => {
    const means = unit.orgId === null ? settled.get(unit.name) : undefined;
    if (!means) return [unit];
    if (means.orgId === null) return [];
    if (means.leads) asked.add(means.orgId);
    return [{ ...unit, orgId: means.orgId }];
  });
  const once = eachOnce(named);
  const [leader] = asked;
  if (leader === undefined) return once;
  const before = leadOf(once);
  const isLed = before?.unit.role === 'lead' || (before?.unit.orgId && before.unit.orgId !== leader);
  if (isLed) return once;
  return once.map((unit) => (unit.orgId === leader ? { ...unit, role: 'lead' } : unit));
};
