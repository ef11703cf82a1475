import type { ClauseView } from './api.ts';

/** A unit in a picker: `value` is the organisation's id, or the printed name after a mark while it is unknown. */
export type UnitOption = { value: string; label: string };
export type UnitRole = ClauseView['units'][number]['role'];
export type Direction = ClauseView['quantities'][number]['direction'];
export type TargetDraft = {
  key: string;
  text: string;
  value: string;
  max: number | null;
  unit: string;
  direction: Direction;
};

/** An item while it is edited; texts as typed. */
export type ClauseDraft = {
  no: string;
  title: string;
  task: string;
  units: Record<UnitRole, UnitOption[]>;
  people: string;
  startOn: string;
  dueOn: string;
  deadlineText: string;
  targets: TargetDraft[];
};

const UNKNOWN = '?';
const ROLES: readonly UnitRole[] = ['lead', 'responsible', 'support'];
/** Between persons: an enumeration comma, commas and semicolons of both widths, blanks. */
const BETWEEN = /[\u3001\uff0c,\uff1b;\s]+/;
const COMMA = '\u3001';

export const isUnknown = ({ value }: UnitOption): boolean => value.startsWith(UNKNOWN);

export const draftOf = (clause: ClauseView): ClauseDraft => {
  const of = (wanted: UnitRole): UnitOption[] =>
    clause.units
      .filter(({ role }) => role === wanted)
      .map(({ orgId, orgName, name }) => ({ value: orgId ?? `${UNKNOWN}${name}`, label: orgName ?? name }));
  return {
    no: clause.no ?? '',
    title: clause.title ?? '',
    task: clause.task,
    units: { lead: of('lead'), responsible: of('responsible'), support: of('support') },
    people: clause.people.map(({ name }) => name).join(COMMA),
    startOn: clause.startOn ?? '',
    dueOn: clause.dueOn ?? '',
    deadlineText: clause.deadlineText ?? '',
    targets: clause.quantities.map((q, i) => ({ ...q, key: String(i), value: String(q.value) })),
  };
};

/** What is sent: every field of the form. Names as printed are kept for units that were printed. */
export const patchOf = (draft: ClauseDraft, clause: ClauseView) => {
  const printed = new Map(clause.units.map(({ orgId, name }) => [orgId ?? `${UNKNOWN}${name}`, name]));
  const roles = new Map(clause.people.map(({ name, role }) => [name, role]));
  return {
    no: draft.no.trim() || null,
    title: draft.title.trim() || null,
    task: draft.task.trim(),
    units: ROLES.flatMap((role) =>
      draft.units[role].map((unit) => ({
        role,
        orgId: isUnknown(unit) ? null : unit.value,
        name: printed.get(unit.value) ?? unit.label,
      })),
    ),
    people: draft.people
      .split(BETWEEN)
      .filter(Boolean)
      .map((name) => ({ name, role: roles.get(name) ?? '' })),
    startOn: draft.startOn || null,
    dueOn: draft.dueOn || null,
    deadlineText: draft.deadlineText.trim() || null,
    // A day given to an item without one fixes its deadline; a kind that was read stays.
    ...(draft.dueOn && clause.deadlineKind === 'none' ? { deadlineKind: 'date' as const } : {}),
    quantities: draft.targets
      .filter(({ value, unit }) => value.trim() !== '' && unit.trim() !== '' && Number.isFinite(Number(value)))
      .map(({ text, value, max, unit, direction }) => ({
        text,
        value: Number(value),
        max,
        unit: unit.trim(),
        direction,
      })),
  };
};
