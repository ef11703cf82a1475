import type { Day } from '@luoshi/kernel/day.ts';
import { covers, type Scope } from '@luoshi/kernel/scope.ts';
import type { ProjectUnitRole } from '../contract.ts';
import { addMonths, type Month, monthOf } from './months.ts';

/** The units of a project and whether the caller carries it. */
export type Carrying = {
  readonly units: readonly { readonly role: ProjectUnitRole; readonly path: string }[];
  readonly isCarriedByCaller: boolean;
};

/**
 * Who may report a month (house rule, 2026-11-24): whoever holds `projects.report` and carries the project (分包), or
 * whose part of the tree holds its lead unit or the unit that owns it.
 */
export const mayReport = (permissions: ReadonlySet<string>, scope: Scope, project: Carrying): boolean =>
  permissions.has('projects.report') &&
  (project.isCarriedByCaller || project.units.some(({ role, path }) => role !== 'support' && covers(scope, path)));

/** Who may change a project: whoever holds `projects.edit` and whose part of the tree holds its lead unit. */
export const mayEdit = (permissions: ReadonlySet<string>, scope: Scope, project: Pick<Carrying, 'units'>): boolean =>
  permissions.has('projects.edit') && project.units.some(({ role, path }) => role === 'lead' && covers(scope, path));

/**
 * The month a report is about when nobody says so: the last one, and from day `reportsFrom` on the present one; never one
 * that has been reported already while a later one may be.
 */
export const monthToReport = (today: Day, reportsFrom: number, lastMonth: Month | null): Month => {
  const present = monthOf(today);
  const asked = Number(today.slice(8)) < reportsFrom ? addMonths(present, -1) : present;
  return lastMonth !== null && lastMonth >= asked ? present : asked;
};
