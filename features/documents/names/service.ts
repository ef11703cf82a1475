import { type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { type Changed, change, openDraft } from '../changes/service.ts';
import { hasUnsettled, type Settled, settleNames } from '../rules/settle-names.ts';
import { orgNames } from '../store/org-reads.ts';

/**
 * Says which organisation a printed name means, in every item of the paper; `remember` keeps it as an alias
 * until the change is taken back. Refuses `documents.unit_not_found` and
 * `documents.name_not_printed` besides the refusals of `openDraft`.
 */
export const matchUnitName = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: { id: string; name: string; orgId: string; remember: boolean },
): Promise<Outcome<Changed>> => {
  const draft = await openDraft(tx, actor, input.id);
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
  const aliases = input.remember ? [{ orgId: input.orgId, alias: input.name }] : [];
  return change(tx, actor, facts, draft.value, { ...matched, aliases });
};

type NameMeans = Settled & { name: string; remember: boolean };

/**
 * Settles several unknown names in every item of the paper, as one change that is taken back as one. Aliases kept with
 * `remember` go with it. Refuses `documents.unit_not_found` and `documents.name_not_printed` (no
 * item has the name as an unknown one any more) besides the refusals of `openDraft`; then nothing is written.
 */
export const settleUnitNames = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: { id: string; matches: readonly NameMeans[] },
): Promise<Outcome<Changed>> => {
  const draft = await openDraft(tx, actor, input.id);
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
  const aliases = matches.flatMap(({ name, orgId, remember }) => (orgId && remember ? [{ orgId, alias: name }] : []));
  const params = {
    matched: matches.filter(({ orgId }) => orgId !== null).length,
    removed: matches.filter(({ orgId }) => orgId === null).length,
    count: put.length,
    names: means.join('; '),
  };
  return change(tx, actor, facts, draft.value, { action: 'match_units', params, removed: naming, put, aliases });
};
