import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Words } from '@luoshi/server-kit/http/words.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { endpoints, FormView, NewForm } from './contract.ts';
import { brokenRule, factOf, heldIn, isForcedFile } from './rules/guard.ts';
import { inHours, minutesPerMonth, type Rates, ratesOn, taskMinutesPerMonth } from './rules/minutes.ts';
import { askedAlready, type FormRead, formsIn, unitLoads, unitsOf } from './store/reads.ts';
import { endForm, insertForm } from './store/writes.ts';

const FEATURE = 'burden';

const present = (form: FormRead, rates: Rates): FormView => ({
  id: form.id,
  title: form.title,
  basis: form.basis,
  frequency: form.frequency,
  orgName: form.orgName,
  fields: form.fields,
  units: form.units,
  minutesPerMonth: Math.round(minutesPerMonth(form, rates)),
  createdAt: form.createdAt.toISOString(),
  endedAt: form.endedAt?.toISOString() ?? null,
  endedReason: form.endedReason,
});

/** Forms that ask the caller's units or that they ask by. */
export const listForms = async (tx: Tx, actor: Actor, facts: RequestFacts): Promise<Outcome<{ items: FormView[] }>> => {
  const rates = ratesOn(facts.today);
  return accept({ items: (await formsIn(tx, actor.scope)).map((form) => present(form, rates)) });
};

/**
 * Whether a form may be asked at all, before it is looked at whom it asks: names that break a national rule
 * (`burden.banned_by_rule`, with the rule's name and source), files that are demanded (`burden.forced_file`) and facts that
 * the house holds already (`burden.already_held`, with where).
 */
export const checkDesign = (form: Pick<NewForm, 'title' | 'fields'>, say: (key: string) => string): Outcome<null> => {
  for (const name of [form.title, ...form.fields.map((field) => field.name)]) {
    const broken = brokenRule(name);
    if (broken)
      return refuse('burden.banned_by_rule', { name, rule: say(`rules.${broken.rule}`), source: broken.source });
  }
  for (const field of form.fields) {
    if (isForcedFile(field)) return refuse('burden.forced_file', { name: field.name });
    const where = heldIn(factOf(field.name));
    if (where) return refuse('burden.already_held', { name: field.name, where: say(`held.${where}`) });
  }
  return accept(null);
};

/** Registers a form. A fact that one of the units is asked for by another form is refused with that form's name. */
export const register = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  words: Words,
  input: NewForm,
): Promise<Outcome<FormView>> => {
  const checked = checkDesign(input, (key) => words(facts.language, `burden.${key}`));
  if (!checked.ok) return checked;
  const unitIds = [...new Set(input.units)];
  const units = await unitsOf(tx, actor.scope, unitIds);
  if (units.length < unitIds.length) return refuse('burden.unit_not_found');
  const fields = input.fields.map((field) => ({ name: field.name, kind: field.kind, fact: factOf(field.name) }));
  const asked = await askedAlready(
    tx,
    fields.map(({ fact }) => fact),
    unitIds,
  );
  if (asked) {
    const name = fields.find(({ fact }) => fact === asked.fact)?.name ?? asked.fact;
    return refuse('burden.already_asked', { name, unit: asked.unit, form: asked.title });
  }
  const id = newId(facts.now.getTime());
  await commit(tx, {
    rows: insertForm(tx.tenantId, {
      id,
      orgId: actor.org.id,
      path: actor.org.path,
      title: input.title,
      basis: input.basis,
      frequency: input.frequency,
      createdByName: actor.name,
      at: facts.now,
      fields,
      units,
    }),
    audit: {
      actor: auditActor(actor, facts),
      action: 'burden.register',
      feature: FEATURE,
      subjectId: id,
      params: { title: input.title, units: units.length },
    },
    events: [{ feature: FEATURE, id }],
  });
  return formById(tx, actor, facts, id);
};

const formById = async (tx: Tx, actor: Actor, facts: RequestFacts, id: string): Promise<Outcome<FormView>> => {
  const [form] = await formsIn(tx, actor.scope, id);
  return form ? accept(present(form, ratesOn(facts.today))) : refuse('burden.form_not_found');
};

/** Ends a form; it stays in the register. */
export const end = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  reason: string,
): Promise<Outcome<FormView>> => {
  const [form] = await formsIn(tx, actor.scope, id);
  if (!form) return refuse('burden.form_not_found');
  if (form.endedAt) return refuse('burden.form_ended');
  await commit(tx, {
    rows: [endForm(tx.tenantId, id, facts.now, reason)],
    audit: {
      actor: auditActor(actor, facts),
      action: 'burden.end',
      feature: FEATURE,
      subjectId: id,
      params: { title: form.title, reason },
    },
    events: [{ feature: FEATURE, id }],
  });
  return formById(tx, actor, facts, id);
};

/** Hours each unit of the caller's part of the tree is asked for in a month, the most burdened first. */
export const listUnits = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
): Promise<Outcome<AnswerOf<(typeof endpoints)['GET /burden/units']>>> => {
  const rates = ratesOn(facts.today);
  const items = (await unitLoads(tx, actor.scope)).map((unit) => {
    const formMinutes = unit.forms.reduce((sum, form) => sum + minutesPerMonth(form, rates), 0);
    const taskMinutes = taskMinutesPerMonth(unit.tasks, rates);
    return {
      id: unit.id,
      name: unit.name,
      forms: unit.forms.length,
      tasks: unit.tasks,
      formHours: inHours(formMinutes),
      taskHours: inHours(taskMinutes),
      hours: inHours(formMinutes + taskMinutes),
    };
  });
  return accept({
    items: items.sort((a, b) => b.hours - a.hours),
    rates: { effectiveFrom: rates.effectiveFrom, source: rates.source },
  });
};
