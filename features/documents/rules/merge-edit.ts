import type { PersonNamed, QuantityFound, UnitMatch } from '../contract.ts';
import type { Clause } from './clause.ts';

/** What a person may change of an item; both the kept clause and the one on the wire have it. */
export type Editable = Pick<
  Clause,
  'no' | 'title' | 'task' | 'startOn' | 'dueOn' | 'deadlineText' | 'deadlineKind' | 'isDropped'
> & {
  units: readonly Pick<UnitMatch, 'name' | 'orgId' | 'role'>[];
  people: readonly Pick<PersonNamed, 'name' | 'role'>[];
  quantities: readonly QuantityFound[];
};

/** The fields that are merged each by itself: units of one role are a field, so that two may work on lead and support. */
export const FIELDS = [
  'no',
  'title',
  'task',
  'lead',
  'responsible',
  'support',
  'people',
  'startOn',
  'dueOn',
  'deadlineText',
  'deadlineKind',
  'quantities',
  'isDropped',
] as const;
export type EditField = (typeof FIELDS)[number];
type UnitField = 'lead' | 'responsible' | 'support';

const isUnitField = (field: EditField): field is UnitField =>
  field === 'lead' || field === 'responsible' || field === 'support';

/** A field's value as a text that is equal exactly when the values mean the same. */
const said = (of: Editable, field: EditField): string => {
  if (isUnitField(field))
    return JSON.stringify(of.units.flatMap(({ name, orgId, role }) => (role === field ? [orgId ?? `? ${name}`] : [])));
  if (field === 'people') return JSON.stringify(of.people.map(({ name, role }) => [name, role]));
  if (field === 'quantities')
    return JSON.stringify(
      of.quantities.map(({ text, value, max, unit, direction }) => [text, value, max, unit, direction]),
    );
  return JSON.stringify(of[field] ?? null);
};

/** Fields in which two versions of an item differ. */
export const changedFields = (before: Editable, after: Editable): EditField[] =>
  FIELDS.filter((field) => said(before, field) !== said(after, field));

/** `into` with one field as it is in `from`. Units keep the order lead, responsible, support. */
export const withField = <T extends Editable>(into: T, from: T, field: EditField): T => {
  if (!isUnitField(field)) return { ...into, [field]: from[field] };
  const roles = ['lead', 'responsible', 'support'] as const;
  return {
    ...into,
    units: roles.flatMap((role) => (role === field ? from : into).units.filter((unit) => unit.role === role)),
  };
};

/**
 * What becomes of an item when one person changed `base` to `mine` while it became `theirs`: each field as the one who
 * changed it left it. Fields that both changed to different values are conflicts and stay as in `theirs`; all that is
 * no field here (place, span) is as in `theirs` too.
 */
export const mergeEdit = <T extends Editable>(
  base: Editable,
  mine: T,
  theirs: T,
): { merged: T; conflicts: EditField[] } => {
  let merged = theirs;
  const conflicts: EditField[] = [];
  for (const field of changedFields(base, mine)) {
    if (said(theirs, field) === said(mine, field)) continue;
    if (said(theirs, field) === said(base, field)) merged = withField(merged, mine, field);
    else conflicts.push(field);
  }
  return { merged, conflicts };
};
