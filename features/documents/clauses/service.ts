import { parse } from '@luoshi/gongwen';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { z } from 'zod';
import { rememberAlias } from '../../people/service.ts';
import type { clausePatch, UnitMatch } from '../contract.ts';
import type { Clause } from '../rules/clause.ts';
import { clauseOfItem } from '../rules/clause-of-item.ts';
import { mergeClauses } from '../rules/merge-clauses.ts';
import { placeBetween } from '../rules/order.ts';
import { hasUnsettled, type Settled, settleNames } from '../rules/settle-names.ts';
import { splitClause } from '../rules/split-clause.ts';
import { makeMatcher } from '../rules/unit-matching.ts';
import { orgDictionary, orgNames } from '../store/org-reads.ts';
import { clauseRows, clausesOf, type LockedDocument, latestStep, lockDocument } from '../store/reads.ts';
import { deleteClauses, forgetStep, insertClauses, keepStep, raiseRevision, restoreRows } from '../store/writes.ts';

/** What a change of the checklist answers: the new revision, and which items it made or changed. */
export type Changed = { revision: number; clauses: { id: string }[] };
export type Draft = { document: LockedDocument; clauses: Clause[] };

/**
 * The draft a person means to change, locked. Refuses `documents.not_found` outside their units,
 * `documents.published`, and `documents.changed_meanwhile` when they saw an older revision.
 */
export const openDraft = async (
  tx: Tx,
  actor: Actor,
  { id, revision }: { id: string; revision: number },
): Promise<Outcome<Draft>> => {
  const document = await lockDocument(tx, actor.scope, id);
  if (!document) return refuse('documents.not_found');
  if (document.status === 'published') return refuse('documents.published');
  if (document.revision !== revision) return refuse('documents.changed_meanwhile', { revision: document.revision });
  return accept({ document, clauses: await clausesOf(tx, id) });
};

type Change = { action: string; params?: Record<string, unknown>; removed: readonly Clause[]; put: readonly Clause[] };

/** Replaces items of a draft in one transaction, keeping what stood there so that it can be taken back. */
const change = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  { document, clauses }: Draft,
  { action, params, removed, put }: Change,
  alsoWrite: readonly Write[] = [],
): Promise<Outcome<Changed>> => {
  const known = new Set(clauses.map(({ id }) => id));
  const touched = [...new Set([...removed, ...put].map(({ id }) => id))].filter((id) => known.has(id));
  const revision = document.revision + 1;
  const step = {
    revision,
    action,
    accountId: actor.accountId,
    replaced: await clauseRows(tx, document.id, touched),
    added: put.map(({ id }) => id).filter((id) => !known.has(id)),
  };
  await commit(tx, {
    rows: [
      raiseRevision(tx.tenantId, document.id, document.revision),
      deleteClauses(tx.tenantId, document.id, touched),
      insertClauses(tx.tenantId, document.id, put),
      keepStep(tx.tenantId, document.id, step),
      ...alsoWrite,
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: `documents.${action}`,
      feature: 'documents',
      subjectId: document.id,
      params: { title: document.title, ...params },
    },
    events: [{ feature: 'documents', id: document.id, revision }],
  });
  return accept({ revision, clauses: put.map(({ id }) => ({ id })) });
};

const SAID_AT_MOST = 40;
const said = ({ no, task }: Clause): Record<string, string> => ({ no: no ?? '', task: task.slice(0, SAID_AT_MOST) });

type OnDraft = { id: string; revision: number };
type OnClause = OnDraft & { clauseId: string };

const openClause = async (
  tx: Tx,
  actor: Actor,
  input: OnClause,
): Promise<Outcome<Draft & { clause: Clause; at: number }>> => {
  const draft = await openDraft(tx, actor, input);
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
  const draft = await openDraft(tx, actor, input);
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
 * Corrects any field of an item, drops it or takes it back. Refuses `documents.clause_not_found`,
 * `documents.unit_not_found` and `documents.deadline_before_start` besides the refusals of `openDraft`.
 */
export const editClause = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: ClauseInput,
): Promise<Outcome<Changed>> => {
  const found = await openClause(tx, actor, input);
  if (!found.ok) return found;
  const { clause } = found.value;
  const { id: _id, revision: _revision, clauseId: _clauseId, units, people, ...fields } = input;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const named = units ? await namedUnits(tx, units) : clause.units;
  if (!named) return refuse('documents.unit_not_found');
  const edited: Clause = {
    ...clause,
    ...given,
    units: named,
    people: people ? people.map((person) => ({ ...person, personId: null })) : clause.people,
  };
  if (input.dueOn && input.deadlineKind === undefined && clause.deadlineKind === 'none') edited.deadlineKind = 'date';
  if (edited.startOn && edited.dueOn && edited.startOn > edited.dueOn) return refuse('documents.deadline_before_start');
  return change(tx, actor, facts, found.value, {
    action: actionOf(clause, input),
    params: said(edited),
    removed: [clause],
    put: [edited],
  });
};

/** Splits an item in two at an offset in its task text; refuses `documents.nothing_to_split` when a half is empty. */
export const splitItem = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: OnClause & { at: number },
): Promise<Outcome<Changed>> => {
  const found = await openClause(tx, actor, input);
  if (!found.ok) return found;
  const { clause, clauses, at } = found.value;
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

/**
 * Says which organisation a printed name means, in every item of the paper; `remember` keeps it as an alias, also when
 * the change is taken back. Refuses `documents.unit_not_found` and
 * `documents.name_not_printed` besides the refusals of `openDraft`.
 */
export const matchUnitName = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: OnDraft & { name: string; orgId: string; remember: boolean },
): Promise<Outcome<Changed>> => {
  const draft = await openDraft(tx, actor, input);
  if (!draft.ok) return draft;
  const org = (await orgNames(tx, [input.orgId])).get(input.orgId);
  if (!org) return refuse('documents.unit_not_found');
  const naming = draft.value.clauses.filter(({ units }) => units.some(({ name }) => name === input.name));
  if (naming.length === 0) return refuse('documents.name_not_printed', { name: input.name });
  const put = naming.map((clause) => ({
    ...clause,
    units: clause.units
      .filter(({ name, orgId }) => name === input.name || orgId !== input.orgId)
      .map((unit) => (unit.name === input.name ? { ...unit, orgId: input.orgId } : unit)),
  }));
  const matched = {
    action: 'match_unit',
    params: { name: input.name, org: org.name, count: put.length },
    removed: naming,
    put,
  };
  const alias = input.remember ? [rememberAlias(tx.tenantId, input.orgId, input.name)] : [];
  return change(tx, actor, facts, draft.value, matched, alias);
};

type NameMeans = Settled & { name: string; remember: boolean };

/**
 * Settles several unknown names in every item of the paper, as one change that is taken back as one. Aliases kept with
 * `remember` stay, as with `matchUnitName`. Refuses `documents.unit_not_found` and `documents.name_not_printed` (no
 * item has the name as an unknown one any more) besides the refusals of `openDraft`; then nothing is written.
 */
export const settleUnitNames = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: OnDraft & { matches: readonly NameMeans[] },
): Promise<Outcome<Changed>> => {
  const draft = await openDraft(tx, actor, input);
  if (!draft.ok) return draft;
  const settled = new Map(input.matches.map((match) => [match.name, match]));
  const matches = [...settled.values()];
  const wanted = new Set(matches.flatMap(({ orgId }) => orgId ?? []));
  const orgs = await orgNames(tx, [...wanted]);
  if (orgs.size < wanted.size) return refuse('documents.unit_not_found');
  const naming = draft.value.clauses.filter(({ units }) => hasUnsettled(units, settled));
  const printed = new Set(
    naming.flatMap(({ units }) => units.flatMap(({ name, orgId }) => (orgId === null ? name : []))),
  );
  const missing = matches.find(({ name }) => !printed.has(name));
  if (missing) return refuse('documents.name_not_printed', { name: missing.name });
  const put = naming.map((clause) => ({ ...clause, units: settleNames(clause.units, settled) }));
  const means = matches.map(({ name, orgId }) => `${name} → ${(orgId && orgs.get(orgId)?.name) || '–'}`);
  const aliases = matches.flatMap(({ name, orgId, remember }) =>
    orgId && remember ? [rememberAlias(tx.tenantId, orgId, name)] : [],
  );
  const params = {
    matched: matches.filter(({ orgId }) => orgId !== null).length,
    removed: matches.filter(({ orgId }) => orgId === null).length,
    count: put.length,
    names: means.join('; '),
  };
  return change(tx, actor, facts, draft.value, { action: 'match_units', params, removed: naming, put }, aliases);
};

/** Takes back the latest change of the checklist; refuses `documents.nothing_to_undo`. */
export const undoChange = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: OnDraft,
): Promise<Outcome<Changed>> => {
  const draft = await openDraft(tx, actor, input);
  if (!draft.ok) return draft;
  const { document } = draft.value;
  const step = await latestStep(tx, document.id);
  if (!step) return refuse('documents.nothing_to_undo');
  const revision = document.revision + 1;
  const restored = step.replaced.map(({ id }) => id);
  await commit(tx, {
    rows: [
      raiseRevision(tx.tenantId, document.id, document.revision),
      deleteClauses(tx.tenantId, document.id, [...step.added, ...restored]),
      restoreRows(step.replaced),
      forgetStep(tx.tenantId, document.id, step.revision),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'documents.undo',
      feature: 'documents',
      subjectId: document.id,
      params: { title: document.title },
    },
    events: [{ feature: 'documents', id: document.id, revision }],
  });
  return accept({ revision, clauses: restored.map((id) => ({ id })) });
};
