import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import { readLedger } from '../formats/read-ledger.ts';
import { LedgerFault, type LedgerFaultReason } from '../formats/rows.ts';
import { FEATURE } from '../intake/service.ts';
import { cellContext, examine, proposed, remembered, todayOf } from '../mapping/service.ts';
import { checkMapping } from '../rules/check-mapping.ts';
import type { LedgerKind } from '../service.ts';
import { beat, changeImport, endWork } from '../store/imports.ts';
import { dropRows, stageRows } from '../store/rows.ts';
import type { ImportRead, SheetKept } from '../store/tables.ts';

/** One step of the work on an import, by one run. */
export type Step = { services: Services; tenantId: string; it: ImportRead; kind: LedgerKind; run: string };
/** `next`: the import stands at another step now; `stopped`: it was cancelled, taken over, or waits for a person. */
export type StepEnd = 'next' | 'stopped';

/** The audit sentence of a step, in the name of whom it works for. */
export const auditOf = ({ it }: Pick<Step, 'it'>, action: string, params: Record<string, unknown> = {}) => ({
  actor: { accountId: it.actor.accountId, name: it.actor.name, orgId: it.actor.org.id, address: it.actor.address },
  action: `ledgers.${action}`,
  feature: FEATURE,
  subjectId: it.id,
  params: { file: it.fileName, ...params },
});

/** Ends an import that cannot go on, saying why. */
export const fail = async (step: Step, reason: LedgerFaultReason | 'no_head'): Promise<StepEnd> => {
  const { services, tenantId, it, run } = step;
  await services.db.transact(tenantId, (tx) =>
    commit(tx, {
      rows: [
        changeImport(
          tenantId,
          it.id,
          { state: 'failed', failure: { code: `ledgers.${reason}` }, finished_at: services.now(), run_id: null },
          run,
        ),
        endWork(tenantId, it.id),
      ],
      audit: auditOf(step, 'fail', { reason }),
      events: [{ feature: FEATURE, id: it.id }],
    }),
  );
  return 'stopped';
};

const bytesOf = async (services: Services, tenantId: string, sha256: string): Promise<Uint8Array | null> => {
  const file = await services.files.open(tenantId, sha256);
  if (!file) return null;
  const pieces: Buffer[] = [];
  for await (const piece of file.stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};

/** Stages what the reader gives; answers the sheets, or null when the run was stopped. */
const stage = async (step: Step, bytes: Uint8Array): Promise<SheetKept[] | null> => {
  const { services, tenantId, it, run } = step;
  const sheets: SheetKept[] = [];
  let done = 0;
  for await (const message of readLedger({ format: it.fileFormat, bytes })) {
    if (message.type === 'sheet')
      sheets.push({ index: message.index, name: message.name, rows: 0, merges: message.merges });
    if (message.type !== 'rows') continue;
    const { rows, sheet } = message;
    done += rows.length;
    const isOurs = await services.db.transact(tenantId, async (tx) => {
      if (!(await beat(tx, { id: it.id, run, at: services.now(), done }))) return false;
      await stageRows(tx, it.id, sheet, rows);
      return true;
    });
    if (!isOurs) return null;
    const last = sheets.at(-1);
    if (last) last.rows += rows.length;
  }
  return sheets.filter(({ rows }) => rows > 0);
};

/**
 * Reads the file of an import into staged rows, from its beginning each time, and looks at its sheets: the one with a
 * head of most known columns is proposed. Heads that were read before, and our own sheets coming back, go on to be
 * judged at once; others wait for somebody to confirm the columns.
 */
export const readFile = async (step: Step): Promise<StepEnd> => {
  const { services, tenantId, it, kind, run } = step;
  const bytes = await bytesOf(services, tenantId, it.fileSha256);
  if (!bytes) return fail(step, 'unreadable');
  await services.db.transact(tenantId, (tx) =>
    commit(tx, { rows: [dropRows(tenantId, it.id)], audit: auditOf(step, 'read') }),
  );
  let sheets: SheetKept[] | null;
  try {
    sheets = await stage(step, bytes);
  } catch (fault) {
    if (fault instanceof LedgerFault) return fail(step, fault.reason);
    throw fault;
  }
  if (!sheets) return 'stopped';
  const kept = sheets;
  return services.db.transact(tenantId, async (tx) => {
    const context = await cellContext(tx, it, {}, todayOf(it, services.now()));
    const known = { ...it, sheets: kept };
    let best: { sheet: number; fit: number; found: Awaited<ReturnType<typeof examine>> } | null = null;
    for (const { index } of kept.slice(0, 20)) {
      const found = await examine(tx, known, kind, index, context);
      const fit = new Set(found.columns.flatMap(({ field }) => field ?? [])).size;
      if (!best || fit > best.fit) best = { sheet: index, fit, found };
    }
    const sheet = best?.sheet ?? 0;
    const rows = kept.find(({ index }) => index === sheet)?.rows ?? 0;
    const before = best && (await remembered(tx, kind, sheet, best.found));
    const ours = best?.found.columns.some(
      ({ field, by }) =>
        by === 'head' && kind.columns.some(({ key, kind: valueKind }) => key === field && valueKind === 'key'),
    );
    const asGone = ours && best ? proposed(sheet, best.found) : null;
    // Our own sheets leave a cell blank when there is nothing to say.
    const own = asGone && { ...asGone, columns: asGone.columns.map((column) => ({ ...column, fillsDown: false })) };
    const mapping = before ?? (own && checkMapping(own, kind.columns).length === 0 ? own : null);
    await commit(tx, {
      rows: [
        changeImport(
          tenantId,
          it.id,
          mapping
            ? { state: 'checking', sheets: kept, mapping, is_remembered: true, done: 0, total: rows }
            : { state: 'mapping', sheets: kept, done: 0, total: rows },
          run,
        ),
        ...(mapping ? [] : [endWork(tenantId, it.id)]),
      ],
      audit: auditOf(step, 'staged', { rows: kept.reduce((sum, one) => sum + one.rows, 0) }),
      events: [{ feature: FEATURE, id: it.id }],
    });
    return mapping ? ('next' as const) : ('stopped' as const);
  });
};
