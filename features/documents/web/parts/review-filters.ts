import { needsLook } from '../../rules/quality-gate.ts';
import type { ClauseView, Paper } from './api.ts';

/** What the checklist can be narrowed to; all but the first and last name something a person may have to look at. */
export const SHOWN = [
  'all',
  'look',
  'no_lead',
  'lead_proposed',
  'unit_unknown',
  'no_date',
  'due_inferred',
  'no_result',
  'finding',
  'edition_new',
  'edition_changed',
  'edition_moved',
  'dropped',
] as const;
export type Shown = (typeof SHOWN)[number];

/** Warnings of the quality gate behind each narrowing. */
const CODES: Partial<Record<Shown, readonly string[]>> = {
  no_lead: ['no_unit', 'several_leads'],
  lead_proposed: ['lead_proposed'],
  unit_unknown: ['unit_unknown'],
  no_date: ['no_date', 'open_ended'],
  due_inferred: ['due_inferred'],
  no_result: ['no_result'],
};

type Finding = Paper['findings'][number];
/** What the filters look at besides the items themselves; `notes` say what a new edition made of them. */
export type Around = { findings?: readonly Finding[]; notes?: ReadonlyMap<string, { mark: string }> };

/** What the reader of the paper noticed inside the item's passage, besides what the item's own warnings say. */
export const findingsOf = ({ span }: Pick<ClauseView, 'span'>, findings: readonly Finding[]): Finding[] =>
  findings.filter(
    (one) => one.params.item === undefined && span && one.span && one.span[0] < span[1] && one.span[1] > span[0],
  );

const isIn = (clause: ClauseView, shown: Shown, { findings = [], notes }: Around): boolean => {
  if (shown === 'dropped') return clause.isDropped;
  if (clause.isDropped) return false;
  if (shown === 'all') return true;
  if (shown === 'look') return needsLook(clause.warnings);
  if (shown.startsWith('edition_')) return `edition_${notes?.get(clause.id)?.mark}` === shown;
  if (shown === 'finding') return findingsOf(clause, findings).length > 0;
  return clause.warnings.some(({ code }) => CODES[shown]?.includes(code));
};

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Whether the words stand in the item: in its number, title or task, or in the name of one of its units or people. */
const says = (clause: ClauseView, words: string): boolean =>
  [
    clause.no ?? '',
    clause.title ?? '',
    clause.task,
    ...clause.units.flatMap(({ name, orgName }) => [name, orgName ?? '']),
    ...clause.people.map(({ name }) => name),
  ].some((text) => plain(text).includes(words));

/** Items the filter and the words let through: dropped ones only under their own heading. */
export const shownOf = (
  clauses: readonly ClauseView[],
  shown: Shown,
  { words = '', ...around }: Around & { words?: string } = {},
): ClauseView[] => {
  const wanted = plain(words.trim());
  return clauses.filter((clause) => isIn(clause, shown, around) && (!wanted || says(clause, wanted)));
};

/** How many items each narrowing holds. */
export const countsOf = (clauses: readonly ClauseView[], around: Around): Record<Shown, number> =>
  Object.fromEntries(SHOWN.map((shown) => [shown, shownOf(clauses, shown, around).length])) as Record<Shown, number>;

/** The item that comes `step` after the active one among those shown; the first or last when none is active. */
export const neighbour = (shown: readonly ClauseView[], activeId: string | null, step: 1 | -1): string | null => {
  const at = shown.findIndex(({ id }) => id === activeId);
  const next = at < 0 ? (step > 0 ? 0 : shown.length - 1) : Math.max(0, Math.min(shown.length - 1, at + step));
  return shown[next]?.id ?? null;
};

/** Where to go when these items leave the list: the next one that stays, else the last before them. */
export const afterLeaving = (shown: readonly ClauseView[], leaving: ReadonlySet<string>): string | null => {
  const last = shown.findLastIndex(({ id }) => leaving.has(id));
  const next = shown.slice(last + 1)[0] ?? shown.slice(0, last + 1).findLast(({ id }) => !leaving.has(id));
  return next?.id ?? null;
};
