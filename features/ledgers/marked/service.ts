import { type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Actor } from '@luoshi/server-kit/http/actor.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import { type Cell, writeSheet } from '@luoshi/server-kit/spreadsheet/write.ts';
import type { FastifyReply } from 'fastify';
import { findImport, type Kinds } from '../intake/service.ts';
import { markRow } from '../rules/mark-row.ts';
import type { Say } from '../rules/present.ts';
import { plainNumber } from '../rules/read-number.ts';
import { rowsAfter } from '../store/rows.ts';
import type { RowKept } from '../store/tables.ts';

const BATCH = 1_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WIDTH = { least: 8, most: 48 };
const LONG_CODE = 15;

type Context = { actor: Actor; services: Services; reply: FastifyReply };

/** A text as a cell: numbers as numbers, but codes of many digits as the words they are. */
const cellOf = (text: string): string | number | null => {
  if (text === '') return null;
  const number = text.length < LONG_CODE && !/^0\d/.test(text) ? plainNumber(text) : null;
  return number !== null && String(number) === text ? number : text;
};

const isProblematic = ({ problems, state }: RowKept): boolean => (problems?.length ?? 0) > 0 || state === 'failed';

/**
 * Sends the sheet back as it came, with its problems marked in it: cells coloured and commented, and a last column that
 * says them. With `only: problems` just the head and the rows to be mended. Refuses `ledgers.not_checked`.
 */
export const sendMarked = async (
  { actor, services, reply }: Context,
  say: Say,
  kinds: Kinds,
  id: string,
  only: 'all' | 'problems',
): Promise<Outcome<undefined> | FastifyReply> => {
  const first = await services.db.transact(actor.tenantId, async (tx) => {
    const found = await findImport(tx, actor, kinds, id);
    if (!found.ok || !found.value.it.mapping) return { found, rows: [] };
    return { found, rows: await rowsAfter(tx, id, found.value.it.mapping.sheet, 0, 200) };
  });
  if (!first.found.ok) return first.found;
  const { it } = first.found.value;
  const { mapping } = it;
  if (!mapping || ['reading', 'mapping', 'checking'].includes(it.state)) return refuse('ledgers.not_checked');
  const width = Math.max(mapping.columns.length, ...first.rows.map(({ cells }) => cells.length));
  const columnOf = new Map(mapping.columns.flatMap(({ field }, i) => (field ? [[field, i] as const] : [])));

  async function* batches(): AsyncGenerator<Cell[][]> {
    let after = 0;
    for (;;) {
      const rows = await services.db.transact(actor.tenantId, (tx) =>
        rowsAfter(tx, id, mapping?.sheet ?? 0, after, BATCH),
      );
      const chosen = rows.filter((row) => only === 'all' || row.no <= (mapping?.headTo ?? 0) || isProblematic(row));
      yield chosen.map((row) => {
        const isHead = row.no >= (mapping?.headFrom ?? 0) && row.no <= (mapping?.headTo ?? 0);
        if (isHead)
          return [...padded(row.cells, width), row.no === mapping?.headFrom ? say('ledgers.marked.column') : null];
        return markRow({
          cells: padded(row.cells, width).map((text) => cellOf(text ?? '')),
          problems: row.problems ?? [],
          columnOf,
          say,
        });
      });
      if (rows.length < BATCH) return;
      after = rows.at(-1)?.no ?? after;
    }
  }
  const widthOf = (i: number): number =>
    Math.min(WIDTH.most, Math.max(WIDTH.least, ...first.rows.map(({ cells }) => (cells[i]?.length ?? 0) * 1.6)));
  const stem = it.fileName.replace(/\.[a-z]+$/i, '') || say('ledgers.marked.file');
  const name = say('ledgers.marked.name', { file: stem });
  const sheet = writeSheet({
    name: it.sheets.find(({ index }) => index === mapping.sheet)?.name || say('ledgers.marked.file'),
    columns: [
      ...Array.from({ length: width }, (_, i) => ({ title: '', width: widthOf(i) })),
      { title: '', width: WIDTH.most },
    ],
    isBare: true,
    frozenRows: mapping.headTo,
    notesBy: say('ledgers.marked.author'),
    batches: batches(),
  });
  return reply
    .header('content-type', XLSX)
    .header('content-disposition', `attachment; filename="ledger.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'no-store')
    .send(sheet);
};

const padded = (cells: readonly string[], width: number): (string | null)[] =>
  Array.from({ length: width }, (_, i) => cells[i] || null);
