import type { ASKED_KINDS, FIELD_KINDS, FREQUENCIES, NewForm } from './api.ts';

export type DraftField = {
  /** Tells rows apart while they are typed in. */
  key: number;
  label: string;
  kind: (typeof FIELD_KINDS)[number];
  isRequired: boolean;
};

/** A form being written; empty words stand for what is not given. */
export type Draft = {
  title: string;
  purpose: string;
  basis: string;
  orgIds: string[];
  askedKind: (typeof ASKED_KINDS)[number] | '';
  frequency: (typeof FREQUENCIES)[number];
  startsOn: string;
  endsOn: string;
  fields: readonly DraftField[];
  contest: string;
};

export const emptyDraft = (today: string): Draft => ({
  title: '',
  purpose: '',
  basis: '',
  orgIds: [],
  askedKind: '',
  frequency: 'monthly',
  startsOn: today,
  endsOn: '',
  fields: [{ key: 0, label: '', kind: 'number', isRequired: true }],
  contest: '',
});

/** What is sent: fields without a name are left out. */
export const formOf = (draft: Draft): NewForm => ({
  title: draft.title,
  purpose: draft.purpose,
  basis: draft.basis,
  orgIds: draft.orgIds,
  ...(draft.askedKind ? { askedKind: draft.askedKind } : {}),
  frequency: draft.frequency,
  startsOn: draft.startsOn,
  ...(draft.endsOn ? { endsOn: draft.endsOn } : {}),
  fields: draft.fields
    .filter(({ label }) => label.trim() !== '')
    .map(({ label, kind, isRequired }) => ({ label, kind, isRequired })),
  ...(draft.contest.trim() ? { contest: draft.contest } : {}),
});
