import type { OrgView } from '../contract.ts';
import { CHILDREN_AT_MOST, numberOf } from './tree-path.ts';

export type OrgRefusal =
  | 'people.parent_closed'
  | 'people.name_taken'
  | 'people.too_many_units'
  | 'people.top_stays'
  | 'people.moves_into_itself'
  | 'people.open_units_below';

type Brother = { readonly id: string; readonly name: string; readonly path: string; readonly closedOn: string | null };

/** What stands against a unit of this name below `parent`, or null. Open units below one parent differ by name. */
export const placingFault = (
  name: string,
  parent: Pick<OrgView, 'closedOn'>,
  brothers: readonly Brother[],
  ownId?: string,
): OrgRefusal | null => {
  if (parent.closedOn !== null) return 'people.parent_closed';
  if (brothers.some((one) => one.id !== ownId && one.closedOn === null && one.name === name))
    return 'people.name_taken';
  return nextNumber(brothers) > CHILDREN_AT_MOST ? 'people.too_many_units' : null;
};

/** The number for the next child; numbers of closed units are never given again. */
export const nextNumber = (brothers: readonly Pick<Brother, 'path'>[]): number =>
  brothers.reduce((most, { path }) => Math.max(most, numberOf(path)), 0) + 1;

/** What stands against moving `unit` below `parent`: the top stays, and nothing moves into its own subtree. */
export const movingFault = (
  unit: Pick<OrgView, 'path' | 'parentId'>,
  parent: Pick<OrgView, 'path'>,
): OrgRefusal | null => {
  if (unit.parentId === null) return 'people.top_stays';
  return parent.path.startsWith(unit.path) ? 'people.moves_into_itself' : null;
};

/** What stands against closing `unit`: the top stays, and what is below must be closed or moved first. */
export const closingFault = (
  unit: Pick<OrgView, 'parentId'>,
  children: readonly Pick<Brother, 'closedOn'>[],
): OrgRefusal | null => {
  if (unit.parentId === null) return 'people.top_stays';
  return children.some((child) => child.closedOn === null) ? 'people.open_units_below' : null;
};
