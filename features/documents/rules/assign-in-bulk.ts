import type { UnitMatch } from '../contract.ts';
import type { Clause } from './clause.ts';
import { STRENGTH } from './merge-clauses.ts';

/** What is said of many items at once; what is not said stays. Units come with the names they are to be shown by. */
export type BulkChange = {
  lead?: { orgId: string; name: string };
  responsible?: readonly { orgId: string; name: string }[];
  support?: readonly { orgId: string; name: string }[];
  startOn?: string | null;
  dueOn?: string | null;
  leader?: { name: string; role: string };
  isDropped?: boolean;
};

const byStrength = (a: UnitMatch, b: UnitMatch): number => STRENGTH[a.role] - STRENGTH[b.role];

/**
 * The units of an item with a new lead (the former ones become responsible) and with more responsible and supporting
 * units; each unit once, where it is asked for last among lead, responsible, support.
 */
const unitsOf = (units: readonly UnitMatch[], { lead, responsible, support }: BulkChange): UnitMatch[] => {
  let result = lead
    ? units.map((unit) => (unit.role === 'lead' ? { ...unit, role: 'responsible' as const } : unit))
    : [...units];
  const put = (unit: { orgId: string; name: string }, role: UnitMatch['role']): void => {
    const known = result.find(({ orgId }) => orgId === unit.orgId);
    result = [...result.filter((one) => one !== known), { name: known?.name ?? unit.name, orgId: unit.orgId, role }];
  };
  for (const unit of support ?? []) put(unit, 'support');
  for (const unit of responsible ?? []) put(unit, 'responsible');
  if (lead) put(lead, 'lead');
  return result.sort(byStrength);
};

/** One item after a change of many. A day given fixes the deadline; a leader takes the place of those of the same role. */
export const assignInBulk = (clause: Clause, change: BulkChange): Clause => ({
  ...clause,
  units: change.lead || change.responsible || change.support ? unitsOf(clause.units, change) : clause.units,
  ...(change.startOn === undefined ? {} : { startOn: change.startOn }),
  ...(change.dueOn === undefined
    ? {}
    : {
        dueOn: change.dueOn,
        isDueInferred: false,
        deadlineKind: change.dueOn && clause.deadlineKind === 'none' ? ('date' as const) : clause.deadlineKind,
      }),
  ...(change.leader
    ? {
        people: [
          ...clause.people.filter(({ role }) => role !== change.leader?.role),
          { ...change.leader, personId: null },
        ],
      }
    : {}),
  ...(change.isDropped === undefined ? {} : { isDropped: change.isDropped }),
});
