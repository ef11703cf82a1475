import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Words } from '@luoshi/server-kit/http/words.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { ImportAnswer, OrgView } from '../contract.ts';
import { childrenOf, listOrgs, orgForChange } from '../orgs/store/reads.ts';
import { updateOrg } from '../orgs/store/writes.ts';
import { nextNumber } from '../rules/org-change.ts';
import { type CellError, type PlannedUnit, planImport, type SheetRow } from '../rules/plan-import.ts';
import { type Anchor, layPaths } from '../rules/tree-path.ts';
import { insertAliases, insertOrgs } from '../store/writes.ts';

const sentenceOf = (words: Words, facts: Pick<RequestFacts, 'language'>, { code, params }: CellError): string =>
  words(facts.language, `people.import.errors.${code}`, params);

/** What an import would do, for people to look at. */
export const previewOf = (
  units: readonly PlannedUnit[],
  errors: readonly CellError[],
  words: Words,
  facts: Pick<RequestFacts, 'language'>,
  applied: number,
): ImportAnswer => ({
  rows: units.map((unit) => ({
    row: unit.row,
    name: unit.name,
    parentName: unit.parentName,
    kind: unit.kind,
    shortName: unit.shortName || unit.name,
    aliases: [...unit.aliases],
    regionCode: unit.regionCode || null,
    action: unit.action,
  })),
  errors: errors.map((error) => ({
    row: error.row,
    column: error.column,
    code: error.code,
    sentence: sentenceOf(words, facts, error),
  })),
  applied,
});

/**
 * Imports units read from a spreadsheet, all or none. Without `apply` only a preview; with it refuses
 * `people.import_has_errors` while a cell stands against it, `people.too_many_units` when a parent is full.
 */
export const importOrgs = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  words: Words,
  { rows, apply }: { rows: readonly SheetRow[]; apply: boolean },
): Promise<Outcome<ImportAnswer>> => {
  const existing = await listOrgs(tx, actor.scope);
  const [top] = existing;
  // Two imports at once would give the same numbers to different units.
  if (apply && top) await orgForChange(tx, actor.scope, top.id);
  const { units, errors } = planImport(rows, existing);
  if (!apply) return accept(previewOf(units, errors, words, facts, 0));
  if (errors.length > 0) return refuse('people.import_has_errors', { count: errors.length });
  const laid = await layUnits(tx, units, existing);
  if (!laid.ok) return laid;
  const changed = units.filter(({ action }) => action !== 'same');
  const added = changed.filter(({ action }) => action === 'new').length;
  if (changed.length > 0) {
    await commit(tx, {
      rows: [...laid.value.writes, ...changesOf(tx.tenantId, changed)],
      audit: {
        actor: auditActor(actor, facts),
        action: 'people.import_orgs',
        feature: 'people',
        subjectId: top?.id ?? null,
        params: { added, changed: changed.length - added },
      },
      events: [{ feature: 'people', id: top?.id ?? tx.tenantId }],
    });
  }
  return accept(previewOf(units, [], words, facts, changed.length));
};

/**
 * Writes of a plan's new units, below existing ones and below each other; in an empty tree the first is the top. Refuses
 * `people.too_many_units`.
 */
export const layUnits = async (
  tx: Tx,
  units: readonly PlannedUnit[],
  existing: readonly OrgView[],
): Promise<Outcome<{ writes: Write[]; topId: string }>> => {
  const fresh = units.filter(({ action }) => action === 'new').map((unit) => ({ ...unit, id: newId() }));
  const idOfRow = new Map(fresh.map(({ row, id }) => [row, id]));
  const placed = fresh.map((unit) => ({ ...unit, parentId: parentIdOf(unit, idOfRow) }));
  const anchors = await anchorsFor(tx, new Set(placed.map(({ parentId }) => parentId)), existing);
  let paths: Map<string, string>;
  try {
    paths = layPaths(placed, anchors);
  } catch (fault) {
    if (fault instanceof RangeError) return refuse('people.too_many_units');
    throw fault;
  }
  const writes = [
    insertOrgs(
      tx.tenantId,
      placed.map((unit, sort) => ({
        id: unit.id,
        parentId: unit.parentId,
        path: paths.get(unit.id) ?? '',
        name: unit.name,
        shortName: unit.shortName || unit.name,
        kind: unit.kind ?? 'department',
        regionCode: unit.regionCode || null,
        sort,
      })),
    ),
    insertAliases(
      tx.tenantId,
      placed.flatMap(({ id, aliases }) => aliases.map((alias) => ({ orgId: id, alias }))),
    ),
  ];
  const top = existing[0] ?? placed.find(({ parentId }) => parentId === null);
  return accept({ writes, topId: top?.id ?? '' });
};

const parentIdOf = ({ parent }: PlannedUnit, idOfRow: ReadonlyMap<number, string>): string | null => {
  if (parent === null) return null;
  return 'id' in parent ? parent.id : (idOfRow.get(parent.row) ?? null);
};

const anchorsFor = async (
  tx: Tx,
  parentIds: ReadonlySet<string | null>,
  existing: readonly OrgView[],
): Promise<Anchor[]> => {
  if (existing.length === 0) return [{ id: null, path: '', taken: 0 }];
  const parents = existing.filter(({ id }) => parentIds.has(id));
  const children = await childrenOf(
    tx,
    parents.map(({ id }) => id),
  );
  return parents.map(({ id, path }) => ({
    id,
    path,
    taken: nextNumber(children.filter(({ parentId }) => parentId === id)) - 1,
  }));
};

const changesOf = (tenantId: string, units: readonly PlannedUnit[]): Write[] =>
  units.flatMap(({ existingId: id, kind, shortName, regionCode, aliases }) => {
    if (id === null) return [];
    const change = { kind: kind ?? undefined, shortName: shortName || undefined, regionCode: regionCode || undefined };
    const named = aliases.map((alias) => ({ orgId: id, alias }));
    const isDescribed = Object.values(change).some((value) => value !== undefined);
    return [...(isDescribed ? [updateOrg(tenantId, id, change)] : []), insertAliases(tenantId, named)];
  });
