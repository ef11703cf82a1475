import { changedFields, type Editable, type EditField, mergeEdit, withField } from '../../rules/merge-edit.ts';
import type { ClauseView } from './api.ts';
import { type ClauseDraft, draftOf, patchOf } from './clause-draft.ts';

/** An item while it is edited, the version it is held against, and what both sides changed. */
export type Edit = {
  base: ClauseView;
  draft: ClauseDraft;
  /** Fields that a colleague changed to something else than what stands in the draft; theirs is in `base`. */
  conflicts: readonly EditField[];
  /** What was last sent: when it comes back it is one's own. */
  sent: Editable | null;
  /** Fields taken over from a colleague since the form was opened, to be said. */
  taken: readonly EditField[];
};

export const openEdit = (clause: ClauseView): Edit => ({
  base: clause,
  draft: draftOf(clause),
  conflicts: [],
  sent: null,
  taken: [],
});

const TEXTS = ['no', 'title', 'task', 'deadlineText'] as const;

/** The item as the draft has it. */
export const mineOf = ({ base, draft }: Pick<Edit, 'base' | 'draft'>): ClauseView => {
  const patch = patchOf(draft, base);
  const untouched = draftOf(base);
  const names = new Map(Object.values(draft.units).flatMap((units) => units.map((unit) => [unit.value, unit.label])));
  return {
    ...base,
    ...patch,
    units: patch.units.map((unit) => ({ ...unit, orgName: unit.orgId ? (names.get(unit.orgId) ?? null) : null })),
    people:
      draft.people === untouched.people ? base.people : patch.people.map((person) => ({ ...person, personId: null })),
    // What cannot be said in the form (odd blanks, a name in two parts) is no change as long as nobody typed there.
    ...Object.fromEntries(TEXTS.flatMap((key) => (draft[key] === untouched[key] ? [[key, base[key]]] : []))),
  };
};

/** The draft with one field as an item has it; what is being typed elsewhere stays as typed. */
const takeField = (draft: ClauseDraft, from: ClauseView, field: EditField): ClauseDraft => {
  const theirs = draftOf(from);
  switch (field) {
    case 'lead':
    case 'responsible':
    case 'support':
      return { ...draft, units: { ...draft.units, [field]: theirs.units[field] } };
    case 'people':
      return { ...draft, people: theirs.people };
    case 'quantities':
      return { ...draft, targets: theirs.targets };
    case 'no':
    case 'title':
    case 'task':
    case 'startOn':
    case 'dueOn':
    case 'deadlineText':
      return { ...draft, [field]: theirs[field] };
    default:
      return draft;
  }
};

/** Whether the field came back as it was sent. */
const isOwn = (sent: Editable | null, clause: ClauseView, field: EditField): boolean =>
  sent !== null && !changedFields(sent, clause).includes(field);

/**
 * The edit once the item has another version, made by a colleague or by saving: fields left alone follow it, fields
 * being changed stay, and those that both changed are conflicts.
 */
export const follow = (edit: Edit, clause: ClauseView): Edit => {
  const mine = mineOf(edit);
  const { conflicts } = mergeEdit(edit.base, mine, clause);
  const touched = new Set(changedFields(edit.base, mine));
  const moved = changedFields(edit.base, clause);
  const taken = moved.filter((field) => !touched.has(field));
  const draft = taken.reduce((so, field) => takeField(so, clause, field), edit.draft);
  const open = [...new Set([...edit.conflicts, ...conflicts.filter((field) => !isOwn(edit.sent, clause, field))])];
  const apart = new Set(changedFields(clause, mine));
  return {
    base: clause,
    draft,
    conflicts: open.filter((field) => apart.has(field)),
    sent: edit.sent,
    taken: [...new Set([...edit.taken, ...taken.filter((field) => !isOwn(edit.sent, clause, field))])],
  };
};

/** The edit once a person chose a side in one field. */
export const settle = (edit: Edit, field: EditField, side: 'mine' | 'theirs'): Edit => ({
  ...edit,
  draft: side === 'theirs' ? takeField(edit.draft, edit.base, field) : edit.draft,
  conflicts: edit.conflicts.filter((one) => one !== field),
});

/** Fields to be saved: those that differ and are not in dispute. */
export const unsaved = (edit: Edit): EditField[] =>
  changedFields(edit.base, mineOf(edit)).filter((field) => !edit.conflicts.includes(field));

const UNIT_FIELDS: readonly EditField[] = ['lead', 'responsible', 'support'];

/** What is sent for the fields to be saved, and nothing else. */
export const patchToSend = (edit: Edit, fields: readonly EditField[]) => {
  const mine = mineOf(edit);
  const whole = fields.reduce((so, field) => withField(so, mine, field), edit.base);
  const { people, quantities, units, ...own } = whole;
  const simple = fields.filter((field) => !UNIT_FIELDS.includes(field) && field !== 'people' && field !== 'quantities');
  const sent = own as Readonly<Record<string, unknown>>;
  return {
    ...Object.fromEntries(simple.map((field) => [field, sent[field]])),
    ...(fields.some((field) => UNIT_FIELDS.includes(field))
      ? { units: units.map(({ name, orgId, role }) => ({ name, orgId, role })) }
      : {}),
    ...(fields.includes('people') ? { people: people.map(({ name, role }) => ({ name, role })) } : {}),
    ...(fields.includes('quantities') ? { quantities: [...quantities] } : {}),
  };
};
