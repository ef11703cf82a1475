import type { Outcome } from '@luoshi/kernel/outcome.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import { writeSheet } from '@luoshi/server-kit/spreadsheet/write.ts';
import type { FastifyReply } from 'fastify';
import type { ProjectFilters } from '../contract.ts';
import { say, telling } from '../lights/service.ts';
import { presentRow } from '../rules/present.ts';
import { SHEET_COLUMNS, sheetRow } from '../rules/sheet.ts';
import { selectionOf, viewerOf } from '../service.ts';
import { projectSettings } from '../standards/service.ts';
import { type Selection, sheetProjects } from '../store/list.ts';

const BATCH = 500;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Context = { actor: Actor; facts: RequestFacts; services: Services; reply: FastifyReply };

/** Rows in batches, each read in a transaction of its own: a slow reader holds no connection and no snapshot. */
async function* batchesOf({ actor, facts, services }: Context, selection: Selection, sort: ProjectFilters['sort']) {
  const words = (key: string, params?: Record<string, string | number>): string => say(facts.language, key, params);
  let no = 0;
  for (let offset = 0, more = true; more; offset += BATCH) {
    const page = { sort: sort ?? 'light', limit: BATCH, offset };
    const { rows, settings } = await services.db.transact(actor.tenantId, async (tx) => ({
      rows: await sheetProjects(tx, viewerOf(actor), selection, page),
      settings: await projectSettings(tx, facts.today),
    }));
    const told = telling(facts, settings);
    yield rows.map((project) =>
      sheetRow(
        {
          ...project,
          row: presentRow(project, told, settings.standards.reportDay),
          monthDone: project.months.find(({ month }) => month === project.lastMonth)?.done ?? null,
        },
        ++no,
        words,
      ),
    );
    more = rows.length === BATCH;
  }
}

/** Sends the selection in the ledger's columns. Refuses an unknown unit before the first byte. */
export const sendSheet = async (
  context: Context,
  filters: ProjectFilters,
): Promise<Outcome<undefined> | FastifyReply> => {
  const { actor, facts, services, reply } = context;
  const selection = await services.db.transact(actor.tenantId, (tx) => selectionOf(tx, actor, facts, filters));
  if (!selection.ok) return selection;
  const words = (key: string): string => say(facts.language, `sheet.${key}`);
  const sheet = writeSheet({
    name: words('title'),
    columns: SHEET_COLUMNS.map(({ key, width, kind }) => ({
      title: words(`columns.${key}`),
      width,
      ...(kind ? { kind } : {}),
    })),
    batches: batchesOf(context, selection.value, filters.sort),
  });
  return reply
    .header('content-type', XLSX)
    .header(
      'content-disposition',
      `attachment; filename="projects-${facts.today}.xlsx"; filename*=UTF-8''${encodeURIComponent(`${words('file')}-${facts.today}.xlsx`)}`,
    )
    .header('cache-control', 'no-store')
    .send(sheet);
};
