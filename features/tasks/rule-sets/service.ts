import { isDeepStrictEqual } from 'node:util';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { covers } from '@luoshi/kernel/scope.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { enqueue } from '@luoshi/server-kit/jobs.ts';
import { checkConditions, checkSwitch } from '../rules/check-rules.ts';
import { presetNamed } from '../rules/presets.ts';
import { inForce, type RuleVersion } from '../rules/rule-set.ts';
import { lightSettings } from '../settings/service.ts';
import { unitAsked } from '../store/list.ts';
import {
  addDraft,
  beginTrial,
  type DraftRead,
  draftRead,
  dropDraft,
  keepDraft,
  markSwitchedOn,
  openDrafts,
} from '../store/rule-drafts.ts';
import { ruleVersions, switchOn, type VersionRead } from '../store/rule-sets.ts';
import { seesAll } from '../store/scoped.ts';
import type { Draft, DraftInput } from './contract.ts';

const FEATURE = 'tasks';
const EVENTS = [{ feature: FEATURE, id: 'rules' }];

/** Every version of the light rules, and which are in force today. */
export const showRules = async (
  tx: Tx,
  facts: RequestFacts,
): Promise<Outcome<{ items: (VersionRead & { inForce: boolean; isApplied: boolean })[] }>> => {
  await lightSettings(tx);
  const versions = await ruleVersions(tx);
  const now = new Set<RuleVersion>(inForce(versions, facts.today));
  return accept({ items: versions.map((version) => ({ ...version, inForce: now.has(version) })) });
};

const presentDraft = ({ trialRun: _run, createdBy: _by, ...draft }: DraftRead): Draft => ({
  ...draft,
  updatedAt: draft.updatedAt.toISOString(),
});

export const listDrafts = async (tx: Tx): Promise<Outcome<{ items: Omit<Draft, 'trial'>[] }>> =>
  accept({ items: (await openDrafts(tx)).map(presentDraft) });

/** A set being edited or tried; `tasks.rules_not_found` when there is none. */
export const showDraft = async (tx: Tx, id: string): Promise<Outcome<Draft>> => {
  const draft = await draftRead(tx, id);
  return draft ? accept(presentDraft(draft)) : refuse('tasks.rules_not_found');
};

/** Begins a set from a preset (`preset`) or from one that was switched on (`ruleSetId`); else `tasks.rules_not_found`. */
export const beginDraft = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: { name: string; source: string; preset?: string | undefined; ruleSetId?: string | undefined },
): Promise<Outcome<Draft>> => {
  await lightSettings(tx);
  const preset = presetNamed(input.preset ?? '');
  const base = preset ? undefined : (await ruleVersions(tx)).find(({ id }) => id === input.ruleSetId);
  const conditions = preset?.conditions ?? base?.conditions;
  if (!conditions) return refuse('tasks.rules_not_found');
  const id = newId(facts.now.getTime());
  await commit(tx, {
    rows: [
      addDraft(
        tx.tenantId,
        {
          id,
          name: input.name,
          source: input.source,
          effectiveFrom: null,
          scopeOrgId: base?.scope?.orgId ?? null,
          governs: base?.governs ?? ['task', 'project'],
          conditions,
        },
        actor.accountId,
        facts.now,
      ),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'tasks.begin_rules',
      feature: FEATURE,
      subjectId: id,
      params: { name: input.name },
    },
    events: EVENTS,
  });
  return showDraft(tx, id);
};

/** A draft that may still change, locked: not one that was switched on (`tasks.rules_fixed`). */
const openDraft = async (tx: Tx, id: string): Promise<Outcome<DraftRead>> => {
  const draft = await draftRead(tx, id, { lock: true });
  if (!draft) return refuse('tasks.rules_not_found');
  return draft.state === 'switched_on' ? refuse('tasks.rules_fixed') : accept(draft);
};

/** Keeps an edited set. What a trial found stays only when neither conditions nor scope nor work have changed. */
export const saveDraft = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: DraftInput,
): Promise<Outcome<Draft>> => {
  const found = await openDraft(tx, id);
  if (!found.ok) return found;
  if (found.value.revision !== input.revision) return refuse('tasks.changed_meanwhile');
  if (input.scopeOrgId && !(await unitAsked(tx, input.scopeOrgId))) return refuse('tasks.unit_not_found');
  const judged = (draft: Pick<DraftInput, 'governs' | 'conditions'>, scopeOrgId: string | null) => [
    scopeOrgId,
    [...draft.governs].sort(),
    draft.conditions,
  ];
  const before = judged(found.value, found.value.scope?.orgId ?? null);
  const keepsTrial = isDeepStrictEqual(judged(input, input.scopeOrgId), before);
  await commit(tx, {
    rows: [keepDraft(tx.tenantId, { ...input, id }, keepsTrial, facts.now)],
    audit: {
      actor: auditActor(actor, facts),
      action: 'tasks.edit_rules',
      feature: FEATURE,
      subjectId: id,
      params: { name: input.name },
    },
    events: EVENTS,
  });
  return showDraft(tx, id);
};

export const throwDraftAway = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
): Promise<Outcome<undefined>> => {
  const found = await openDraft(tx, id);
  if (!found.ok) return found;
  await commit(tx, {
    rows: [dropDraft(tx.tenantId, id)],
    audit: {
      actor: auditActor(actor, facts),
      action: 'tasks.drop_rules',
      feature: FEATURE,
      subjectId: id,
      params: { name: found.value.name },
    },
    events: EVENTS,
  });
  return accept(undefined);
};

/** Whether the caller's part of the tree holds all that the set would govern (`tasks.rules_beyond`). */
const checkReach = (actor: Actor, { scope }: DraftRead): Outcome<null> =>
  (scope ? covers(actor.scope, scope.path) : seesAll(actor.scope)) ? accept(null) : refuse('tasks.rules_beyond');

/** Puts a set to its trial, a job; refuses one that can decide nothing or contradicts itself. */
export const tryDraft = async (tx: Tx, actor: Actor, facts: RequestFacts, id: string): Promise<Outcome<Draft>> => {
  const found = await openDraft(tx, id);
  if (!found.ok) return found;
  const checked = checkConditions(found.value.conditions);
  if (!checked.ok) return checked;
  const reach = checkReach(actor, found.value);
  if (!reach.ok) return reach;
  const run = newId(facts.now.getTime());
  await commit(tx, {
    rows: beginTrial(tx.tenantId, id, run),
    audit: {
      actor: auditActor(actor, facts),
      action: 'tasks.try_rules',
      feature: FEATURE,
      subjectId: id,
      params: { name: found.value.name },
    },
    events: EVENTS,
  });
  await enqueue(tx, 'tasks:try_rules', { tenantId: tx.tenantId, draftId: id, run, timeZone: actor.timeZone });
  return showDraft(tx, id);
};

/** A path of one segment is the government's own. */
const topOf = (actor: Actor): string | null =>
  actor.scope.paths.find((path) => path.indexOf('.') === path.length - 1) ?? null;

/** Jobs that look again at the lights of each kind of work once other rules govern it. */
const RELIGHTING = { task: 'tasks:apply_rules', project: 'projects.relight' } as const;

/**
 * Switches a tried set on: from its first day it decides, and it never changes again. Lights that it governs are looked
 * at by a job; those of earlier days stay what they were.
 */
export const switchDraftOn = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  revision: number,
): Promise<Outcome<{ ruleSetId: string; name: string; version: number }>> => {
  const found = await openDraft(tx, id);
  if (!found.ok) return found;
  const draft = found.value;
  if (draft.revision !== revision) return refuse('tasks.changed_meanwhile');
  const reach = checkReach(actor, draft);
  if (!reach.ok) return reach;
  const versions = await ruleVersions(tx);
  const checked = checkSwitch({ ...draft, isTried: draft.state === 'tried' }, versions, facts.today);
  if (!checked.ok) return checked;
  const version = {
    ...draft,
    ...checked.value,
    id: newId(facts.now.getTime()),
  };
  await commit(tx, {
    rows: [switchOn(tx.tenantId, version, actor.accountId), markSwitchedOn(tx.tenantId, id, version.id)],
    audit: {
      actor: auditActor(actor, facts),
      action: 'tasks.switch_rules_on',
      feature: FEATURE,
      subjectId: version.id,
      params: { name: draft.name, version: version.version, from: version.effectiveFrom, source: draft.source },
    },
    events: EVENTS,
  });
  for (const kind of draft.governs)
    await enqueue(tx, RELIGHTING[kind], {
      tenantId: tx.tenantId,
      ruleSetId: version.id,
      path: draft.scope?.path ?? topOf(actor),
      timeZone: actor.timeZone,
    });
  return accept({ ruleSetId: version.id, name: version.name, version: version.version });
};
