import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Words } from '@luoshi/server-kit/http/words.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { queued } from '@luoshi/server-kit/jobs.ts';
import type { ImportView, KindView, RowFilter, RowView } from '../contract.ts';
import { isBusy, isOver } from '../rules/plan.ts';
import { presentImport, presentKind, presentRow, type Say } from '../rules/present.ts';
import type { LedgerKind } from '../service.ts';
import { beginWork, changeImport, endWork, importById, insertImport, latestImports } from '../store/imports.ts';
import { judgedRows } from '../store/rows.ts';
import type { ActorKept, ImportRead } from '../store/tables.ts';

export const FEATURE = 'ledgers';
export const WORK = 'ledgers:work';
const LATEST = 50;

/** The kinds of ledger that the composition root handed over, by name. */
export type Kinds = ReadonlyMap<string, LedgerKind>;

export const sayIn =
  (words: Words, { language }: Pick<RequestFacts, 'language'>): Say =>
  (key, params) =>
    words(language, key, params);

export const keepActor = (actor: Actor, facts: RequestFacts): ActorKept => ({
  accountId: actor.accountId,
  name: actor.name,
  username: actor.username,
  org: actor.org,
  roles: [...actor.roles],
  permissions: [...actor.permissions],
  paths: [...actor.scope.paths],
  timeZone: actor.timeZone,
  language: facts.language,
  address: facts.address,
});

/** Kinds that the caller may import. */
export const kindsFor = (kinds: Kinds, actor: Actor): LedgerKind[] =>
  [...kinds.values()].filter(({ permission }) => actor.permissions.has(permission));

export const showKinds = (kinds: Kinds, actor: Actor, say: Say): Outcome<{ items: KindView[] }> =>
  accept({ items: kindsFor(kinds, actor).map((kind) => presentKind(kind, say)) });

/** Whether the caller may import a kind. Refuses `ledgers.kind_not_found`, `ledgers.kind_forbidden`. */
export const mayImport = (kinds: Kinds, actor: Actor, name: string): Outcome<LedgerKind> => {
  const kind = kinds.get(name);
  if (!kind) return refuse('ledgers.kind_not_found');
  return actor.permissions.has(kind.permission) ? accept(kind) : refuse('ledgers.kind_forbidden');
};

/** The job that works on an import, for `commit`: it begins when the transaction does. */
export const workOn = (tenantId: string, id: string, at: Date) => [
  beginWork(tenantId, id, at),
  queued(WORK, { tenantId, importId: id }, { key: `${WORK}/${id}` }),
];

/** Takes a spreadsheet in and sets its reading going. */
export const takeIn = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  kind: LedgerKind,
  file: { name: string; sha256: string; size: number; format: 'xlsx' | 'csv' },
): Promise<Outcome<{ id: string }>> => {
  const id = newId(facts.now.getTime());
  await commit(tx, {
    rows: [
      insertImport(tx.tenantId, {
        id,
        kind: kind.name,
        org: actor.org,
        accountId: actor.accountId,
        authorName: actor.name,
        file,
        actor: keepActor(actor, facts),
        at: facts.now,
      }),
      ...workOn(tx.tenantId, id, facts.now),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'ledgers.take_in',
      feature: FEATURE,
      subjectId: id,
      params: { file: file.name, kind: kind.name },
    },
    events: [{ feature: FEATURE, id }],
  });
  return accept({ id });
};

/** An import of the caller's part of the tree whose kind they may import. Refuses `ledgers.not_found`. */
export const findImport = async (
  tx: Tx,
  actor: Actor,
  kinds: Kinds,
  id: string,
  options?: { lock: boolean },
): Promise<Outcome<{ it: ImportRead; kind: LedgerKind }>> => {
  const it = await importById(tx, actor.scope, id, options);
  const kind = it && kinds.get(it.kind);
  if (!it || !kind || !actor.permissions.has(kind.permission)) return refuse('ledgers.not_found');
  return accept({ it, kind });
};

export const showImport = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  say: Say,
  kinds: Kinds,
  id: string,
): Promise<Outcome<ImportView>> => {
  const found = await findImport(tx, actor, kinds, id);
  return found.ok ? accept(presentImport(found.value.it, found.value.kind, say, facts.now)) : found;
};

export const showLatest = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  say: Say,
  kinds: Kinds,
  wanted: string | undefined,
): Promise<Outcome<{ items: ImportView[] }>> => {
  const mine = kindsFor(kinds, actor).filter(({ name }) => wanted === undefined || name === wanted);
  const rows = await latestImports(
    tx,
    actor.scope,
    mine.map(({ name }) => name),
    LATEST,
  );
  return accept({
    items: rows.flatMap((it) => {
      const kind = kinds.get(it.kind);
      return kind ? [presentImport(it, kind, say, facts.now)] : [];
    }),
  });
};

export const showRows = async (
  tx: Tx,
  actor: Actor,
  say: Say,
  kinds: Kinds,
  id: string,
  page: { show: RowFilter; after: number; limit: number },
): Promise<Outcome<{ items: RowView[]; next: number | null }>> => {
  const found = await findImport(tx, actor, kinds, id);
  if (!found.ok) return found;
  const { it, kind } = found.value;
  if (!it.mapping) return accept({ items: [], next: null });
  const rows = await judgedRows(tx, id, it.mapping.sheet, page);
  const last = rows.at(-1);
  return accept({
    items: rows.map((row) => presentRow(row, kind, say)),
    next: last && rows.length === page.limit ? last.no : null,
  });
};

/** Stops an import. A run at work stops after its batch; what was imported stays. Refuses `ledgers.finished`. */
export const cancel = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  say: Say,
  kinds: Kinds,
  id: string,
): Promise<Outcome<ImportView>> => {
  const found = await findImport(tx, actor, kinds, id, { lock: true });
  if (!found.ok) return found;
  const { it, kind } = found.value;
  if (isOver(it.state)) return refuse('ledgers.finished');
  const ended = { state: 'cancelled', is_cancel_wanted: true, finished_at: facts.now } as const;
  // Work on an import is written batch by batch under its row's lock, so none is half done here.
  await commit(tx, {
    rows: [changeImport(tx.tenantId, id, { ...ended, run_id: null }), endWork(tx.tenantId, id)],
    audit: {
      actor: auditActor(actor, facts),
      action: 'ledgers.cancel',
      feature: FEATURE,
      subjectId: id,
      params: { file: it.fileName, imported: isBusy(it.state) && it.state === 'importing' ? it.done : 0 },
    },
    events: [{ feature: FEATURE, id }],
  });
  return accept(
    presentImport({ ...it, state: 'cancelled', finishedAt: facts.now, beatAt: null }, kind, say, facts.now),
  );
};
