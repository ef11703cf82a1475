import type { MatterAction as Action } from '../../contract.ts';

/** What an action asks for on its form; days, units and parts have controls of their own. */
export type HopField =
  | 'words'
  | 'wordsIfAny'
  | 'signedBy'
  | 'approvedBy'
  | 'dueOn'
  | 'achieved'
  | 'grade'
  | 'judgedPercent'
  | 'leadOrgId'
  | 'otherOrgId'
  | 'parts';

/** The form of each action, in the order it is filled in. An empty one is done with one press. */
export const HOP_FIELDS: Readonly<Partial<Record<Action, readonly HopField[]>>> = {
  approve: [],
  assign: [],
  sign: [],
  archive: [],
  object: ['words', 'otherOrgId', 'signedBy'],
  uphold_objection: ['leadOrgId', 'words'],
  dismiss_objection: ['words'],
  decompose: ['parts'],
  request_extension: ['dueOn', 'words', 'signedBy'],
  grant_extension: ['dueOn', 'wordsIfAny'],
  refuse_extension: ['words'],
  request_close: ['achieved'],
  pass_review: ['wordsIfAny'],
  close: ['grade', 'judgedPercent', 'wordsIfAny'],
  return: ['words'],
  reopen: ['dueOn', 'words'],
  continue: ['dueOn', 'words'],
  suspend: ['words', 'approvedBy'],
  resume: ['dueOn', 'words'],
  cancel: ['words', 'approvedBy'],
};

/** Actions in the order they are offered: what moves the matter on first; the rest stands in a menu. */
const ORDER: readonly Action[] = [
  'sign',
  'approve',
  'assign',
  'uphold_objection',
  'dismiss_objection',
  'grant_extension',
  'refuse_extension',
  'close',
  'pass_review',
  'return',
  'resume',
  'request_close',
  'decompose',
  'request_extension',
  'object',
  'archive',
  'reopen',
  'continue',
  'suspend',
  'cancel',
];
const RARE: readonly Action[] = ['continue', 'suspend', 'cancel'];

/** What is offered as buttons (at most three) and what stands behind "more". */
export const arrange = (may: readonly Action[]): { buttons: Action[]; more: Action[] } => {
  const inOrder = ORDER.filter((action) => may.includes(action));
  const first = inOrder.filter((action) => !RARE.includes(action)).slice(0, 3);
  return { buttons: first, more: inOrder.filter((action) => !first.includes(action)) };
};

/** What has been filled in. */
export type HopDraft = {
  words: string;
  signedBy: string;
  approvedBy: string;
  dueOn: string;
  achieved: string;
  grade: string;
  judgedPercent: number | null;
  leadOrgId: string;
  otherOrgId: string;
  parts: readonly { key: string; title: string; orgId: string; dueOn: string }[];
};

const optional: readonly HopField[] = ['wordsIfAny', 'otherOrgId'];

/** Names of the fields that are still empty. */
export const missingIn = (fields: readonly HopField[], draft: HopDraft): HopField[] =>
  fields.filter((field) => {
    if (optional.includes(field)) return false;
    if (field === 'parts')
      return draft.parts.length === 0 || draft.parts.some((part) => !part.title.trim() || !part.orgId || !part.dueOn);
    if (field === 'judgedPercent') return draft.judgedPercent === null;
    return !draft[field as 'words'].trim();
  });

/** The wire's form of what was filled in. */
export const bodyOf = (action: Action, fields: readonly HopField[], draft: HopDraft): Record<string, unknown> => {
  const body: Record<string, unknown> = { action };
  for (const field of fields) {
    if (field === 'wordsIfAny') body.words = draft.words.trim() || null;
    else if (field === 'otherOrgId') body.otherOrgId = draft.otherOrgId || null;
    else if (field === 'parts')
      body.parts = draft.parts.map(({ title, orgId, dueOn }) => ({ title: title.trim(), orgId, dueOn }));
    else if (field === 'judgedPercent') body.judgedPercent = draft.judgedPercent;
    else body[field] = draft[field].trim();
  }
  return body;
};
