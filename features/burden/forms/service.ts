import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { handOver } from '../../notices/service.ts';
import type {
  CheckView,
  CostRules,
  endpoints,
  ForbiddenView,
  FormRow,
  FormState,
  FormView,
  HeldView,
  NewForm,
} from '../contract.ts';
import { carriedBy, costInForce, sourceOf } from '../load/service.ts';
import { minutesEach, tenth } from '../rules/cost.ts';
import { mayMove, movesOpenTo, stateOn } from '../rules/form.ts';
import { forbiddenIn, GUARD_SOURCE, type Hit } from '../rules/guard.ts';
import { type Held, heldAlready } from '../rules/held.ts';
import { formAsked, formDecided } from '../rules/tell.ts';
import { countComplaints } from '../store/complaints.ts';
import {
  type FormColumns,
  type FormRead,
  formById,
  insertForm,
  listForms,
  liveFormsAsking,
  moveForm,
  namedUnits,
  openable,
  type UnitRead,
  unitsAsked,
  unitsById,
} from '../store/forms.ts';
import { say } from '../words/service.ts';

const FEATURE = 'burden';
const LOAD_SHOWN = 10;

type Register = AnswerOf<(typeof endpoints)['GET /burden/forms']>;

/** The register as the caller may see it. */
export const list = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  query: { state?: FormState; q?: string },
): Promise<Outcome<Register>> => {
  const rows = await listForms(tx, actor, { state: query.state ?? null, q: query.q || null }, facts.today);
  const all = query.state || query.q ? await listForms(tx, actor, { state: null, q: null }, facts.today) : rows;
  const { rules } = await costInForce(tx, facts.today);
  const states = all.map((row) => stateOn(row.state, row.endsOn, facts.today));
  return accept({
    items: rows.map((row) => present(row, facts, rules)),
    counts: {
      live: states.filter((state) => state === 'live').length,
      waiting: states.filter((state) => state === 'asked' || state === 'contested').length,
      ...(await countComplaints(tx, actor, facts.today)),
    },
  });
};

/** A form with its fields. What is out of sight does not exist (`burden.not_found`). */
export const show = async (tx: Tx, actor: Actor, facts: RequestFacts, id: string): Promise<Outcome<FormView>> => {
  const row = await formById(tx, actor, id);
  if (!row) return refuse('burden.not_found');
  const { rules } = await costInForce(tx, facts.today);
  return accept({
    ...present(row, facts, rules),
    purpose: row.purpose,
    fields: row.fields,
    askedBy: row.askedByName,
    contest: row.contest,
    held: await sayHeld(tx, actor, facts, row.held),
    decidedBy: row.decidedBy,
    decidedOn: row.decidedOn,
    decision: row.decision,
    endReason: row.endReason,
    may: movesOpenTo(factsOf(row, facts), actor),
    revision: row.revision,
  });
};

/** What stands against a form in the making, and what its units carry already. Refuses `burden.unit_unknown`. */
export const check = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: Pick<NewForm, 'title' | 'purpose' | 'orgIds' | 'askedKind' | 'fields' | 'frequency'>,
): Promise<Outcome<CheckView>> => {
  const cost = await costInForce(tx, facts.today);
  const units = await unitsOf(tx, input);
  if (!units) return refuse('burden.unit_unknown');
  const ids = units.asked.map(({ id }) => id);
  const before = await carriedBy(tx, ids, facts.today, cost);
  const adds = tenth(minutesEach(input.fields, cost.rules) * cost.rules.perMonth[input.frequency]);
  return accept({
    forbidden: forbiddenIn(input).map((hit) => sayHit(hit, facts)),
    held: await sayHeld(tx, actor, facts, await heldOf(tx, facts, input.fields, ids, null)),
    units: ids.length,
    adds,
    load: units.asked
      .map(({ id, name }) => ({
        org: { id, name },
        before: before.get(id) ?? 0,
        after: tenth((before.get(id) ?? 0) + adds),
      }))
      .sort((a, b) => b.before - a.before)
      .slice(0, LOAD_SHOWN),
    source: sourceOf(cost, facts),
  });
};

/**
 * Asks for a form to be registered in the name of the caller's unit; the supervision office above it decides. Refuses
 * `burden.forbidden_content` with the rule's name, `burden.already_held` with where the fact is unless the asker contests it,
 * `burden.unit_unknown` and `burden.days_reversed`.
 */
export const ask = async (tx: Tx, actor: Actor, facts: RequestFacts, input: NewForm): Promise<Outcome<FormView>> => {
  if (input.endsOn && input.endsOn < input.startsOn) return refuse('burden.days_reversed');
  const [hit] = forbiddenIn(input);
  if (hit) return refuse('burden.forbidden_content', hitParams(hit, facts));
  const units = await unitsOf(tx, input);
  if (!units) return refuse('burden.unit_unknown');
  const ids = units.asked.map(({ id }) => id);
  const held = await heldOf(tx, facts, input.fields, ids, null);
  const [first] = held;
  const contest = input.contest || null;
  if (first && !contest) return refuse('burden.already_held', { field: first.label, where: whereOf(first, facts) });
  const id = newId(facts.now.getTime());
  await commit(tx, {
    rows: [
      ...insertForm(
        tx.tenantId,
        {
          ...input,
          id,
          orgId: actor.org.id,
          path: actor.org.path,
          askedBy: actor.accountId,
          askedKind: input.askedKind ?? null,
          endsOn: input.endsOn ?? null,
          state: first ? 'contested' : 'asked',
          contest: first ? contest : null,
          held,
          at: facts.now,
        },
        units.named,
      ),
      ...handOver(tx.tenantId, [
        formAsked({ id, title: input.title, revision: 1, orgId: actor.org.id, isContested: Boolean(first) }),
      ]),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: first ? 'burden.contest' : 'burden.ask',
      feature: FEATURE,
      subjectId: id,
      params: { title: input.title },
    },
    events: [{ feature: FEATURE, id, revision: 1 }],
  });
  return show(tx, actor, facts, id);
};

/**
 * The supervision office lets a request go live or refuses it. Refuses as `mayMove` does, `burden.not_found`,
 * `burden.changed_meanwhile`, `burden.reason_missing` (a no needs words, and so does a yes to what is contested), and
 * `burden.already_held` when another form for the same fact has gone live since it was asked.
 */
export const decide = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: { approve: boolean; words: string; revision?: number },
): Promise<Outcome<FormView>> => {
  const row = await formById(tx, actor, id, { lock: true });
  if (!row) return refuse('burden.not_found');
  const allowed = mayMove('decide', factsOf(row, facts), actor);
  if (!allowed.ok) return allowed;
  if (input.revision !== undefined && input.revision !== row.revision) return refuse('burden.changed_meanwhile');
  if (input.words === '' && (!input.approve || row.state === 'contested')) return refuse('burden.reason_missing');
  if (input.approve && row.state === 'asked') {
    const asked = await unitsAsked(tx, await namedUnits(tx, id), row.askedKind);
    const ids = asked.map((unit) => unit.id);
    const [held] = await heldOf(tx, facts, row.fields, ids, id);
    if (held) return refuse('burden.already_held', { field: held.label, where: whereOf(held, facts) });
  }
  return move(tx, actor, facts, row, input.approve ? 'approve' : 'refuse', {
    state: input.approve ? 'live' : 'refused',
    decided_by: actor.accountId,
    decided_on: facts.today,
    decision: input.words,
  });
};

/** Ends a live form with a last day. Refuses as `mayMove` does, and `burden.day_passed` for a day before today. */
export const end = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: { on: string; words: string; revision?: number },
): Promise<Outcome<FormView>> => {
  const row = await formById(tx, actor, id, { lock: true });
  if (!row) return refuse('burden.not_found');
  const allowed = mayMove('end', factsOf(row, facts), actor);
  if (!allowed.ok) return allowed;
  if (input.revision !== undefined && input.revision !== row.revision) return refuse('burden.changed_meanwhile');
  if (input.on < facts.today || input.on < row.startsOn) return refuse('burden.day_passed');
  return move(tx, actor, facts, row, 'end', { ends_on: input.on, end_reason: input.words });
};

/** Withdraws a request nobody has decided on; refuses as `mayMove` does. */
export const withdraw = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: { revision?: number },
): Promise<Outcome<FormView>> => {
  const row = await formById(tx, actor, id, { lock: true });
  if (!row) return refuse('burden.not_found');
  const allowed = mayMove('withdraw', factsOf(row, facts), actor);
  if (!allowed.ok) return allowed;
  if (input.revision !== undefined && input.revision !== row.revision) return refuse('burden.changed_meanwhile');
  return move(tx, actor, facts, row, 'withdraw', { state: 'withdrawn' });
};

const move = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  row: FormRead,
  action: 'approve' | 'refuse' | 'end' | 'withdraw',
  columns: FormColumns,
): Promise<Outcome<FormView>> => {
  const told = { id: row.id, title: row.title, revision: row.revision + 1, orgId: row.orgId };
  const isDecided = action === 'approve' || action === 'refuse';
  await commit(tx, {
    rows: [
      moveForm(tx.tenantId, row.id, row.revision, facts.now, columns),
      ...handOver(
        tx.tenantId,
        isDecided ? [formDecided({ ...told, personId: row.askedByPersonId, isApproved: action === 'approve' })] : [],
      ),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: `burden.${action}`,
      feature: FEATURE,
      subjectId: row.id,
      params: { title: row.title },
    },
    events: [{ feature: FEATURE, id: row.id, revision: row.revision + 1 }],
  });
  return show(tx, actor, facts, row.id);
};

const factsOf = (row: FormRead, { today }: RequestFacts) => ({
  state: stateOn(row.state, row.endsOn, today),
  path: row.path,
  askedBy: row.askedBy,
});

const present = (row: FormRead, { today }: RequestFacts, rules: CostRules): FormRow => ({
  id: row.id,
  title: row.title,
  org: { id: row.orgId, name: row.orgName },
  state: stateOn(row.state, row.endsOn, today),
  frequency: row.frequency,
  basis: row.basis,
  asked: row.asked,
  askedKind: row.askedKind,
  units: row.units,
  fieldCount: row.fields.length,
  minutes: tenth(minutesEach(row.fields, rules) * rules.perMonth[row.frequency]),
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  complaints: row.complaints,
  updatedAt: row.updatedAt.toISOString(),
});

/** The units named and those that are asked because of it; null when one of the named does not exist. */
const unitsOf = async (
  tx: Tx,
  { orgIds, askedKind }: Pick<NewForm, 'orgIds' | 'askedKind'>,
): Promise<{ named: UnitRead[]; asked: UnitRead[] } | null> => {
  const ids = [...new Set(orgIds)];
  const named = await unitsById(tx, ids);
  if (named.length < ids.length) return null;
  return { named, asked: await unitsAsked(tx, named, askedKind ?? null) };
};

const heldOf = async (
  tx: Tx,
  { today }: RequestFacts,
  fields: NewForm['fields'],
  orgIds: readonly string[],
  apartFrom: string | null,
): Promise<Held[]> => heldAlready(fields, await liveFormsAsking(tx, orgIds, today, apartFrom));

const whereOf = (held: Held, { language }: RequestFacts): string =>
  'fact' in held
    ? say(language, `fact.${held.fact.key}`)
    : say(language, 'held.in_form', { form: held.form.title, org: held.form.orgName, label: held.otherLabel });

const sayHeld = async (tx: Tx, actor: Actor, facts: RequestFacts, held: readonly Held[]): Promise<HeldView[]> => {
  const forms = held.flatMap((one) => ('form' in one ? [one.form.id] : []));
  const open = forms.length > 0 ? await openable(tx, actor, forms) : new Set<string>();
  return held.map((one) => ({
    field: one.field,
    label: one.label,
    where: whereOf(one, facts),
    link: 'fact' in one ? one.fact.page : open.has(one.form.id) ? `/burden/${one.form.id}` : null,
  }));
};

const hitParams = (hit: Hit, { language }: RequestFacts) => ({
  found: hit.found,
  rule: say(language, `forbidden.${hit.rule}`),
  source: GUARD_SOURCE,
});

const sayHit = (hit: Hit, facts: RequestFacts): ForbiddenView => ({
  field: hit.field,
  rule: hit.rule,
  found: hit.found,
  sentence: say(facts.language, 'refusals.forbidden_content', hitParams(hit, facts)),
});
