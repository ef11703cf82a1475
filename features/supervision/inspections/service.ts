import { createHash } from 'node:crypto';
import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { type Day, toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { covers } from '@luoshi/kernel/scope.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { makeWords } from '@luoshi/server-kit/http/words.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import { presetsOn } from '../rules/presets.ts';
import type { Draw, endpoints, InspectionRow, InspectionView, NewInspection } from './contract.ts';
import { draw } from './rules/draw.ts';
import { type LimitVersion, LOAD_LIMITS, overloaded, periodsOf } from './rules/load.ts';
import {
  candidatesOf,
  type InspectionDetail,
  type InspectionRead,
  inspectionDetail,
  inspectionsOf,
  type LoadRead,
  limitVersions,
  loadsOf,
  lockUnits,
} from './store/reads.ts';
import { addLimits, decideInspection, insertInspection, keepDraw } from './store/writes.ts';

type Load = AnswerOf<(typeof endpoints)['GET /supervision/inspections/load']>;
export type Approval = { name: string; sha256: string; size: number; type: string };

const words = makeWords([{ name: 'supervision', locales: { 'zh-CN': zhCN, en } }]);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A draw as it is kept. */
export const drawNow = (candidates: readonly string[], asked: Pick<Draw, 'of' | 'count' | 'seed'>): Draw => ({
  ...draw(candidates, asked.seed, asked.count, sha256),
  ...asked,
});

/** The limits in force on a day; a government that has none yet is given those it starts with. */
const limitOn = async (tx: Tx, day: string): Promise<LimitVersion> => {
  let known = await limitVersions(tx);
  if (known.length === 0) {
    await commit(tx, {
      rows: [
        addLimits(
          tx.tenantId,
          LOAD_LIMITS.map((limit) => ({ ...limit, id: newId() })),
        ),
      ],
      audit: {
        actor: { accountId: null, name: 'luoshi' },
        action: 'supervision.seed_limits',
        feature: 'supervision',
        subjectId: null,
      },
    });
    known = await limitVersions(tx);
  }
  const [limit] = presetsOn(known, day);
  if (!limit) throw new Error('no limit of load is in force');
  return limit;
};

const limitView = ({ name, version, source, rules }: LimitVersion) => ({ name, version, source, rules });
const loadView = ({ id, name, month, quarter }: LoadRead) => ({ unit: { id, name }, month, quarter });

const rowOf = (row: InspectionRead, facts: RequestFacts): InspectionRow => {
  const { year, no, ...shown } = row;
  return {
    ...shown,
    number: words(facts.language, 'supervision.inspection_number', { year: String(year), no: String(no) }),
  };
};

/** The inspections of a year that the caller's units hold or bear. */
export const listInspections = async (tx: Tx, actor: Actor, facts: RequestFacts, year: number) =>
  accept({
    items: (await inspectionsOf(tx, actor.scope, year)).map((row) => rowOf(row, facts)),
    limit: limitView(await limitOn(tx, facts.today)),
  });

const loadsAround = (tx: Tx, orgIds: readonly string[], on: Day, except: string | null): Promise<LoadRead[]> =>
  loadsOf(tx, orgIds, periodsOf(on), except);

/** What units bear already in the month and quarter of a day; units out of sight are left out. */
export const showLoad = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  query: { on: string; orgIds: string },
): Promise<Outcome<Load>> => {
  const ids = query.orgIds.split(',').filter((id) => /^[0-9a-f-]{36}$/.test(id));
  const loads = await loadsAround(tx, ids, toDay(query.on), null);
  return accept({
    items: loads.filter(({ path }) => covers(actor.scope, path)).map(loadView),
    limit: limitView(await limitOn(tx, facts.today)),
  });
};

const present = async (tx: Tx, actor: Actor, facts: RequestFacts, row: InspectionDetail): Promise<InspectionView> => {
  const { createdBy, draw: drawn, list, approval, basis, decidedWords, decidedByName, revision, ...own } = row;
  const loads = await loadsAround(
    tx,
    row.units.map(({ id }) => id),
    toDay(row.fromOn),
    row.id,
  );
  return {
    ...rowOf(own, facts),
    basis,
    approval: approval && { name: approval.name, size: approval.size },
    decidedWords,
    decidedByName,
    draw: drawn,
    list,
    load: loads.map(loadView),
    limit: limitView(await limitOn(tx, facts.today)),
    may: {
      approve:
        row.state === 'registered' && actor.permissions.has('supervision.approve') && createdBy !== actor.accountId,
      draw: row.state === 'approved' && drawn === null && actor.permissions.has('supervision.inspect'),
      find: row.state === 'approved' && actor.permissions.has('supervision.inspect'),
    },
    revision,
  };
};

/** An inspection as the caller may see it; out of sight it does not exist (`supervision.not_found`). */
export const showInspection = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
): Promise<Outcome<InspectionView>> => {
  const row = await inspectionDetail(tx, actor.scope, id);
  return row ? accept(await present(tx, actor, facts, row)) : refuse('supervision.not_found');
};

/**
 * Registers an inspection. Off the plan it needs the approval that was given for it, attached as a file
 * (`supervision.approval_missing`). A unit that would bear more than the limit in the month or the quarter of its first day
 * refuses it (`supervision.overloaded`). Refuses turned days and units out of the caller's part of the tree.
 */
export const register = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: NewInspection,
  approval: Approval | null,
): Promise<Outcome<InspectionView>> => {
  if (input.fromOn > input.toOn) return refuse('supervision.days_turned');
  if (!input.isPlanned && !approval) return refuse('supervision.approval_missing');
  const orgIds = [...new Set(input.orgIds)];
  await lockUnits(tx, orgIds);
  const loads = await loadsAround(tx, orgIds, toDay(input.fromOn), null);
  if (loads.length < orgIds.length || loads.some(({ path }) => !covers(actor.scope, path)))
    return refuse('supervision.unit_not_found');
  const over = overloaded(loads, (await limitOn(tx, facts.today)).rules);
  if (over)
    return refuse('supervision.overloaded', {
      unit: over.load.name,
      period: over.period,
      count: over.count,
      limit: over.limit,
    });
  const id = newId(facts.now.getTime());
  await commit(tx, {
    rows: [
      insertInspection(tx.tenantId, {
        id,
        title: input.title,
        basis: input.basis,
        hostOrgId: actor.org.id,
        hostPath: actor.org.path,
        fromOn: input.fromOn,
        toOn: input.toOn,
        isPlanned: input.isPlanned,
        approval: input.isPlanned ? null : approval,
        createdBy: actor.accountId,
        at: facts.now,
        units: loads.map(({ id: orgId, path }) => ({ id: orgId, path })),
      }),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'supervision.register_inspection',
      feature: 'supervision',
      subjectId: id,
      params: { title: input.title, units: orgIds.length },
    },
    events: [{ feature: 'supervision', id }],
  });
  return showInspection(tx, actor, facts, id);
};

/**
 * Approves or refuses a registered inspection. Never by who registered it (`supervision.own_inspection`), once
 * (`supervision.decided_already`), and not over a unit's limit as it stands by then (`supervision.overloaded`).
 */
export const decideOn = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: { isApproved: boolean; words?: string | null | undefined },
): Promise<Outcome<InspectionView>> => {
  const row = await inspectionDetail(tx, actor.scope, id, { lock: true });
  if (!row) return refuse('supervision.not_found');
  if (row.state !== 'registered') return refuse('supervision.decided_already', { state: row.state });
  if (row.createdBy === actor.accountId) return refuse('supervision.own_inspection');
  const loads = await loadsAround(
    tx,
    row.units.map((unit) => unit.id),
    toDay(row.fromOn),
    id,
  );
  const over = input.isApproved ? overloaded(loads, (await limitOn(tx, facts.today)).rules) : null;
  if (over)
    return refuse('supervision.overloaded', {
      unit: over.load.name,
      period: over.period,
      count: over.count,
      limit: over.limit,
    });
  await commit(tx, {
    rows: [
      decideInspection(tx.tenantId, id, {
        state: input.isApproved ? 'approved' : 'refused',
        by: actor.accountId,
        on: facts.today,
        words: input.words ?? null,
      }),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: input.isApproved ? 'supervision.approve_inspection' : 'supervision.refuse_inspection',
      feature: 'supervision',
      subjectId: id,
      params: { title: row.title },
    },
    events: [{ feature: 'supervision', id }],
  });
  return showInspection(tx, actor, facts, id);
};

/**
 * Draws what is visited, once and for all (`supervision.drawn_already`): who could draw again could draw until it pleases.
 * Without a seed one is made up; either way it is kept and shown with the candidates of that moment. Refuses before
 * approval (`supervision.not_approved`) and more than there are (`supervision.too_few_to_draw`).
 */
export const drawVisits = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: { of: Draw['of']; count: number; seed?: string | null | undefined },
): Promise<Outcome<InspectionView>> => {
  const row = await inspectionDetail(tx, actor.scope, id, { lock: true });
  if (!row) return refuse('supervision.not_found');
  if (row.state !== 'approved') return refuse('supervision.not_approved');
  if (row.draw) return refuse('supervision.drawn_already');
  const candidates = await candidatesOf(tx, id, input.of);
  const seed = input.seed || newId(facts.now.getTime());
  const made = drawNow(candidates, { of: input.of, count: input.count, seed });
  if (made.candidates.length < input.count)
    return refuse('supervision.too_few_to_draw', { count: made.candidates.length });
  await commit(tx, {
    rows: [keepDraw(tx.tenantId, id, made)],
    audit: {
      actor: auditActor(actor, facts),
      action: 'supervision.draw',
      feature: 'supervision',
      subjectId: id,
      params: { title: row.title, seed, count: input.count, of: made.candidates.length },
    },
    events: [{ feature: 'supervision', id }],
  });
  return showInspection(tx, actor, facts, id);
};
