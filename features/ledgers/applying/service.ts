import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { actorOf, factsOf, rowReaderOf } from '../checking/service.ts';
import type { ImportView } from '../contract.ts';
import { FEATURE, findImport, type Kinds, keepActor, workOn } from '../intake/service.ts';
import { auditOf, type Step, type StepEnd } from '../reading/service.ts';
import { isBusy, isOver } from '../rules/plan.ts';
import { presentImport, type Say } from '../rules/present.ts';
import type { ImportChoice, LedgerRow } from '../service.ts';
import { beat, changeImport, endWork } from '../store/imports.ts';
import { countRows, countToImport, leaveOut, rowsAfter, type Settlement, settleRows } from '../store/rows.ts';

const BATCH = 500;

/** Sets importing going: the rows that nothing stands against and that change something, without those left out. */
export const apply = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  say: Say,
  kinds: Kinds,
  id: string,
  input: { reason?: string | null | undefined; overrideConflicts: boolean; leaveOut: readonly number[] },
): Promise<Outcome<ImportView>> => {
  const found = await findImport(tx, actor, kinds, id, { lock: true });
  if (!found.ok) return found;
  const { it, kind } = found.value;
  if (isOver(it.state)) return refuse('ledgers.finished');
  if (isBusy(it.state)) return refuse('ledgers.busy');
  if (it.state !== 'ready' || !it.mapping) return refuse('ledgers.not_checked');
  const { sheet } = it.mapping;
  const waiting = await countToImport(tx, id, sheet, input.leaveOut);
  if (waiting.rows === 0) return refuse('ledgers.nothing_to_import');
  if (waiting.reasons > 0 && !input.reason) return refuse('ledgers.reason_needed', { count: waiting.reasons });
  const choice = { reason: input.reason ?? null, overrideConflicts: input.overrideConflicts };
  await commit(tx, {
    rows: [
      ...(input.leaveOut.length > 0 ? [leaveOut(tx.tenantId, id, sheet, input.leaveOut)] : []),
      changeImport(tx.tenantId, id, {
        state: 'importing',
        choice,
        actor: keepActor(actor, facts),
        done: 0,
        total: waiting.rows,
      }),
      ...workOn(tx.tenantId, id, facts.now),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'ledgers.apply',
      feature: FEATURE,
      subjectId: id,
      params: { file: it.fileName, rows: waiting.rows },
    },
    events: [{ feature: FEATURE, id }],
  });
  return accept(
    presentImport({ ...it, state: 'importing', done: 0, total: waiting.rows, beatAt: facts.now }, kind, say, facts.now),
  );
};

/** Imports one batch and settles its rows in the same transaction: a batch cut off leaves nothing behind. */
const applyBatch = async (
  tx: Tx,
  step: Step,
  sheet: number,
  rows: readonly LedgerRow[],
  choice: ImportChoice,
): Promise<number> => {
  const context = { tx, actor: actorOf(step.tenantId, step.it), facts: factsOf(step) };
  const results = await step.kind.apply(context, rows, choice);
  const settled = rows.map(({ no }, i): Settlement => {
    const result = results[i];
    if (result?.ok) return { no, state: 'done', subject_id: result.subjectId };
    return { no, state: 'failed', problems: result ? [result.problem] : null };
  });
  await settleRows(tx, step.it.id, sheet, settled);
  return settled.filter(({ state }) => state === 'done').length;
};

/**
 * Imports the rows of an import batch by batch. Rows are read again from the sheet's beginning, because they depend on
 * those above them; rows that are settled are passed over, so that a run goes on where another was cut off.
 */
export const applyRows = async (step: Step): Promise<StepEnd> => {
  const { services, tenantId, it, run } = step;
  const { mapping } = it;
  if (!mapping) return 'stopped';
  const choice: ImportChoice = it.choice ?? { reason: null, overrideConflicts: false };
  const readRow = await services.db.transact(tenantId, (tx) => rowReaderOf(tx, step, mapping));
  let after = mapping.headTo;
  let done = 0;
  for (;;) {
    const taken = await services.db.transact(tenantId, async (tx) => {
      if (!(await beat(tx, { id: it.id, run, at: services.now(), done }))) return null;
      const rows = await rowsAfter(tx, it.id, mapping.sheet, after, BATCH);
      const wanted = rows.flatMap((kept) => {
        const reading = readRow(kept.no, kept.cells);
        if (kept.state === 'done' || kept.state === 'failed') done++;
        const isWaiting = kept.state === 'checked' && kept.sort === 'data' && !kept.isWrong && kept.action !== 'same';
        return isWaiting && reading.sort === 'data' ? [reading.row] : [];
      });
      if (wanted.length > 0) await applyBatch(tx, step, mapping.sheet, wanted, choice);
      return { rows, count: wanted.length };
    });
    if (!taken) return 'stopped';
    done += taken.count;
    after = taken.rows.at(-1)?.no ?? after;
    if (taken.rows.length < BATCH) break;
  }
  await services.db.transact(tenantId, async (tx) => {
    const counts = await countRows(tx, it.id, mapping.sheet);
    await commit(tx, {
      rows: [
        changeImport(tenantId, it.id, { state: 'done', counts, done, finished_at: services.now(), run_id: null }, run),
        endWork(tenantId, it.id),
      ],
      audit: auditOf(step, 'finish', { imported: counts.imported, failed: counts.failed }),
      events: [
        { feature: FEATURE, id: it.id },
        { feature: it.kind, id: it.id },
      ],
    });
  });
  return 'stopped';
};
