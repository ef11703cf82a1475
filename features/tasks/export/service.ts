import type { Outcome } from '@luoshi/kernel/outcome.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import { writeSheet } from '@luoshi/server-kit/spreadsheet/write.ts';
import type { FastifyReply } from 'fastify';
import type { TaskFilters } from '../contract.ts';
import { say, telling } from '../lights/service.ts';
import { sortOf } from '../rules/selection.ts';
import { SHEET_COLUMNS, sheetRow } from '../rules/sheet.ts';
import { selectionOf } from '../service.ts';
import { lightSettings } from '../settings/service.ts';
import { sheetBatch } from '../store/export.ts';
import type { Keys, Selection, Sort } from '../store/list.ts';

const BATCH = 2_500;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Context = { actor: Actor; facts: RequestFacts; services: Services; reply: FastifyReply };

/** Rows in batches, each read in a transaction of its own: a slow reader holds no connection and no snapshot. */
async function* batchesOf({ actor, facts, services }: Context, selection: Selection, sort: Sort) {
  let after: Keys | null = null;
  let no = 0;
  do {
    const page: { sort: Sort; limit: number; after: Keys | null } = { sort, limit: BATCH, after };
    const batch = await services.db.transact(actor.tenantId, async (tx) => {
      const { rows, lastKeys, stamp } = await sheetBatch(tx, actor.scope, selection, page);
      return { rows, lastKeys, settings: await lightSettings(tx, stamp) };
    });
    const told = telling(facts, batch.settings);
    yield batch.rows.map((row) => sheetRow(row, ++no, told));
    after = batch.lastKeys;
  } while (after);
}

/**
 * Sends the selection as a spreadsheet in the canonical columns, without a cap. Refuses an unknown unit
 * (`tasks.unit_not_found`) before the first byte.
 */
export const sendSheet = async (context: Context, filters: TaskFilters): Promise<Outcome<undefined> | FastifyReply> => {
  const { actor, facts, services, reply } = context;
  const selection = await services.db.transact(actor.tenantId, (tx) => selectionOf(tx, filters));
  if (!selection.ok) return selection;
  const words = (key: string): string => say(facts.language, `sheet.${key}`);
  const name = `${words('file')}-${facts.today}.xlsx`;
  const sheet = writeSheet({
    name: words('name'),
    columns: SHEET_COLUMNS.map(({ key, width, kind, isHidden = false }) => ({
      title: words(key),
      width,
      isHidden,
      ...(kind ? { kind } : {}),
    })),
    batches: batchesOf(context, selection.value, sortOf(filters)),
  });
  return reply
    .header('content-type', XLSX)
    .header(
      'content-disposition',
      `attachment; filename="tasks-${facts.today}.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .header('cache-control', 'no-store')
    .send(sheet);
};
