import { parse } from '@luoshi/gongwen';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { z } from 'zod';
import { type Changed, change, type Draft, openDraft } from '../changes/service.ts';
import type { clauseBulk, clausePatch, UnitMatch } from '../contract.ts';
import { assignInBulk, type BulkChange } from '../rules/assign-in-bulk.ts';
import type { Clause } from '../rules/clause.ts';
import { clauseOfItem } from '../rules/clause-of-item.ts';
import { mergeClauses } from '../rules/merge-clauses.ts';
import { mergeEdit } from '../rules/merge-edit.ts';
import { placeBetween } from '../rules/order.ts';
import { splitClause } from '../rules/split-clause.ts';
import { makeMatcher } from '../rules/unit-matching.ts';
import { orgDictionary, orgNames } from '../store/org-reads.ts';
import { authorsOf, clausesAt } from '../store/reads.ts';

const SAID_AT_MOST = 40;
const said = ({ no, task }: Clause): Record<string, string> => ({ no: no ?? '', task: task.slice(0, SAID_AT_MOST) });

type OnDraft = { id: string; revision: number };
type OnClause = OnDraft & { clauseId: string };

const openClause = async (
  tx: Tx,
  actor: Actor,
  input: OnClause,
): Promise<Outcome<Draft & { clause: Clause; at: number }>> => {
  const draft = await openDraft(tx, actor, input.id);
  if (!draft.ok) return draft;
  const at = draft.value.clauses.findIndex(({ id }) => id === input.clauseId);
  const clause = draft.value.clauses[at];
  return clause ? accept({ ...draft.value, clause, at }) : refuse('documents.clause_not_found');
};

/**
 * Adds an item: from a passage of the text, which is read like a paper of its own, or from words. It stands where its
 * passage does. Refuses `documents.empty_passage` besides the refusals of `openDraft`.
 */
export const addClause = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: OnDraft & { span?: [number, number]; task?: string },
): Promise<Outcome<Changed>> => {
  const draft = await openDraft(tx, actor, input.id);
  if (!draft.ok) return draft;
  const { document, clauses } = draft.value;
  const text = document.sourceText;
  const passage = input.span ? text.slice(...input.span) : '';
  const lead = passage.length - passage.trimStart().length;
  const start = (input.span?.[0] ?? 0) + lead;
  const words = passage.trim();
  const task = input.task ?? words;
  if (!task) return refuse('documents.empty_passage');
  const after = words ? clauses.filter(({ span }) => span && span[0] <= start).at(-1) : clauses.at(-1);
  const next = clauses[after ? clauses.indexOf(after) + 1 : 0];
  const blank: Clause = {
    id: newId(),
    sort: placeBetween(after?.sort ?? null, next?.sort ?? null),
    no: null,
    section: after?.section ?? [],
    title: null,
    task,
    span: words ? [start, start + words.length] : null,
    sourceText: words || null,
    units: [],
    people: [],
    startOn: null,
    dueOn: null,
    deadlineText: null,
    deadlineKind: 'none',
    quantities: [],
    isDropped: false,
    isDueInferred: false,
    revision: document.revision,
    wasId: null,
  };
  const { items } = parse(words, document.issuedOn ? { issuedOn: document.issuedOn } : {});
  const [item] = items;
  if (!item || items.length > 1 || input.task)
    return change(tx, actor, facts, draft.value, {
      action: 'add_item',
      params: said(blank),
      removed: [],
      put: [blank],
    });
  const matcher = makeMatcher(await orgDictionary(tx), document.orgPath);
  const read = clauseOfItem(item, { ...blank, text: words, findOrgs: (name) => matcher(name).orgIds });
  const added = { ...read, section: blank.section, span: blank.span, sourceText: blank.sourceText };
  return change(tx, actor, facts, draft.value, { action: 'add_item', params: said(added), removed: [], put: [added] });
};

/** The units as given, each with a name; null when one of the organisations does not exist. */
const namedUnits = async (
  tx: Tx,
  units: readonly { name: string; orgId: string | null; role: UnitMatch['role'] }[],
): Promise<UnitMatch[] | null> => {
  const names = await orgNames(
    tx,
    units.flatMap(({ orgId }) => (orgId ? [orgId] : [])),
  );
  const named = units.map((unit) => ({
    ...unit,
    name: unit.name || (unit.orgId ? names.get(unit.orgId)?.name : '') || '',
  }));
  return named.every(({ orgId, name }) => name && (!orgId || names.has(orgId))) ? named : null;
};

type ClauseInput = OnClause & Omit<z.output<typeof clausePatch>, 'revision'>;

const actionOf = (clause: Clause, input: ClauseInput): string => {
  if (input.isDropped === undefined || input.isDropped === clause.isDropped) return 'edit_item';
  return input.isDropped ? 'drop_item' : 'restore_item';
};

/**
 * Items after a change that was made on `seen`, an older revision perhaps: each field as the one who changed it left
 * it. Refuses `documents.edit_conflict` (naming the fields, and whoever was faster) when both changed the same field
 * of an item to different values, and `documents.deadline_before_start` for days that contradict each other.
 */
const merged = async (
  tx: Tx,
  documentId: string,
  clauses: readonly Clause[],
  seen: number,
  edit: (clause: Clause) => Clause,
): Promise<Outcome<Clause[]>> => {
  const moved = clauses.filter(({ revision }) => revision > seen).map(({ id }) => id);
  const before = moved.length > 0 ? await clausesAt(tx, documentId, moved, seen) : new Map<string, Clause>();
  const put: Clause[] = [];
  for (const clause of clauses) {
    const base = before.get(clause.id) ?? clause;
    const mine = edit(base);
    const result = mergeEdit(base, mine, clause);
    if (result.conflicts.length > 0) {
      const author = (await authorsOf(tx, documentId)).get(clause.revision);
      return refuse('documents.edit_conflict', { name: author?.name ?? '', fields: result.conflicts.join(',') });
    }
    const isDueSaid = mine.isDueInferred !== base.isDueInferred;
    const after = { ...result.merged, isDueInferred: isDueSaid ? mine.isDueInferred : clause.isDueInferred };
    if (after.startOn && after.dueOn && after.startOn > after.dueOn) return refuse('documents.deadline_before_start');
    put.push(after);
  }
  return accept(put);
};

/** What a person's input makes of an item. A day given by hand is no longer inferred. */
const edited = (clause: Clause, input: ClauseInput, units: readonly UnitMatch[] | null): Clause => {
  const { id: _id, revision: _revision, clauseId: _clauseId, units: _units, people, ...fields } = input;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const isFirstDay = input.dueOn && input.deadlineKind === undefined && clause.deadlineKind === 'none';
  return {
    ...clause,
    ...given,
    ...(units ? { units: [...units] } : {}),
    ...(people ? { people: people.map((person) => ({ ...person, personId: null })) } : {}),
    ...(isFirstDay ? { deadlineKind: 'date' as const } : {}),
    ...(input.dueOn === undefined ? {} : { isDueInferred: false }),
  };
};

/**
 * Corrects any field of an item, drops it or takes it back. A change made on an older revision is merged field by
 * field. Refuses `documents.clause_not_found`, `documents.unit_not_found` and as `merged` does, besides the refusals
 * of `openDraft`.
 */
export const editClause = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: ClauseInput,
): Promise<Outcome<Changed>> => {
  const found = await openClause(tx, actor, input);
  if (!found.ok) return found;
  const { clause, document } = found.value;
  const units = input.units ? await namedUnits(tx, input.units) : null;
  if (input.units && !units) return refuse('documents.unit_not_found');
  const put = await merged(tx, document.id, [clause], input.revision, (one) => edited(one, input, units));
  if (!put.ok) return put;
  return change(tx, actor, facts, found.value, {
    action: actionOf(clause, input),
    params: said(put.value[0] ?? clause),
    removed: [clause],
    put: put.value,
  });
};

type BulkInput = OnDraft & Omit<z.output<typeof clauseBulk>, 'revision'>;

/**
 * Says the same of many items: lead, more responsible or supporting units, days, the responsible leader, or that they
 * are dropped. One change, taken back as one. Refuses `documents.clause_not_found`, `documents.unit_not_found` and as
 * `merged` does, besides the refusals of `openDraft`; then nothing is written.
 */
export const editInBulk = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  { id, revision, ids, set }: BulkInput,
): Promise<Outcome<Changed>> => {
  const draft = await openDraft(tx, actor, id);
  if (!draft.ok) return draft;
  const wanted = new Set(ids);
  const clauses = draft.value.clauses.filter((clause) => wanted.has(clause.id));
  if (clauses.length < wanted.size) return refuse('documents.clause_not_found');
  const { leadOrgId, responsibleOrgIds = [], supportOrgIds = [], ...fields } = set;
  const orgIds = [...new Set([...(leadOrgId ? [leadOrgId] : []), ...responsibleOrgIds, ...supportOrgIds])];
  const names = await orgNames(tx, orgIds);
  if (names.size < orgIds.length) return refuse('documents.unit_not_found');
  const unitOf = (orgId: string) => ({ orgId, name: names.get(orgId)?.name ?? '' });
  const wish: BulkChange = {
    ...fields,
    ...(leadOrgId ? { lead: unitOf(leadOrgId) } : {}),
    ...(responsibleOrgIds.length > 0 ? { responsible: responsibleOrgIds.map(unitOf) } : {}),
    ...(supportOrgIds.length > 0 ? { support: supportOrgIds.map(unitOf) } : {}),
  };
  const put = await merged(tx, id, clauses, revision, (clause) => assignInBulk(clause, wish));
  if (!put.ok) return put;
  return change(tx, actor, facts, draft.value, {
    action: 'edit_items',
    params: { count: put.value.length, changed: Object.keys(set).join(', ') },
    removed: clauses,
    put: put.value,
  });
};

/** Splits an item in two at an offset in its task text; refuses `documents.nothing_to_split` when a half is empty and `documents.changed_meanwhile` when its words are others by now. */
export const splitItem = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: OnClause & { at: number },
): Promise<Outcome<Changed>> => {
  const found = await openClause(tx, actor, input);
  if (!found.ok) return found;
  const { clause, clauses, at, document } = found.value;
  // The offset counts in the words the person saw.
  const seen = clause.revision > input.revision && (await clausesAt(tx, document.id, [clause.id], input.revision));
  if (seen && seen.get(clause.id)?.task !== clause.task)
    return refuse('documents.changed_meanwhile', { revision: document.revision });
  const sort = placeBetween(clause.sort, clauses[at + 1]?.sort ?? null);
  const halves = splitClause(clause, input.at, { id: newId(), sort });
  if (!halves) return refuse('documents.nothing_to_split');
  return change(tx, actor, facts, found.value, {
    action: 'split_item',
    params: said(clause),
    removed: [clause],
    put: halves,
  });
};

/** Merges an item with those named, or with the next one that is not dropped; refuses `documents.nothing_to_merge`. */
export const mergeItems = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: OnClause & { with?: readonly string[] },
): Promise<Outcome<Changed>> => {
  const found = await openClause(tx, actor, input);
  if (!found.ok) return found;
  const { clause, clauses, document, at } = found.value;
  const next = clauses.slice(at + 1).find(({ isDropped }) => !isDropped);
  const wanted = new Set([clause.id, ...(input.with ?? (next ? [next.id] : []))]);
  const [first, ...rest] = clauses.filter(({ id }) => wanted.has(id));
  if (input.with && rest.length + 1 !== wanted.size) return refuse('documents.clause_not_found');
  if (!first || rest.length === 0) return refuse('documents.nothing_to_merge');
  return change(tx, actor, facts, found.value, {
    action: 'merge_items',
    params: { ...said(first), count: rest.length + 1 },
    removed: [first, ...rest],
    put: [mergeClauses([first, ...rest], clauses, document.sourceText)],
  });
};
