import { ArchiveFault } from '../../documents/formats/archive.ts';
import type { Merge } from '../rules/grid.ts';
import { LedgerFault, type LedgerFaultReason, ROWS_AT_MOST, type RowRead } from './rows.ts';
import { rowsOfCsv } from './rows-of-csv.ts';
import { headMerges, mergesOf, openWorkbook, rowsOfSheet } from './rows-of-sheet.ts';

// The program that reads one spreadsheet into rows in a process of its own, with bounded memory and time: what a
// hostile file can break is this process. It is given nothing but the bytes, and waits until each batch was taken.

export type RowOrder = { format: 'xlsx' | 'csv'; bytes: Uint8Array };
export type RowMessage =
  | { type: 'sheet'; index: number; name: string; merges: Merge[] }
  | { type: 'rows'; sheet: number; rows: RowRead[] }
  | { type: 'done'; peakKb: number }
  | { type: 'refused'; reason: LedgerFaultReason };

const BATCH = 1_000;

async function* messagesOf({ format, bytes }: RowOrder): AsyncGenerator<RowMessage> {
  let total = 0;
  const counted = (sheet: number, rows: RowRead[]): RowMessage => {
    total += rows.length;
    if (total > ROWS_AT_MOST) throw new LedgerFault('too_many_rows');
    return { type: 'rows', sheet, rows };
  };
  async function* batched(sheet: number, source: AsyncIterable<RowRead[]>): AsyncGenerator<RowMessage> {
    const batch: RowRead[] = [];
    for await (const rows of source) {
      batch.push(...rows);
      while (batch.length >= BATCH) yield counted(sheet, batch.splice(0, BATCH));
    }
    if (batch.length > 0) yield counted(sheet, batch);
  }
  if (format === 'csv') {
    yield { type: 'sheet', index: 0, name: '', merges: [] };
    yield* batched(0, rowsOfCsv(bytes));
  } else {
    const { sheets, context } = await openWorkbook(bytes);
    for (const sheet of sheets) {
      const merges = await mergesOf(bytes, sheet.entry);
      yield { type: 'sheet', index: sheet.index, name: sheet.name, merges: headMerges(merges) };
      yield* batched(sheet.index, rowsOfSheet(bytes, sheet, context, merges));
    }
  }
  if (total === 0) throw new LedgerFault('no_rows');
}

const send = (message: RowMessage): Promise<void> =>
  new Promise((resolve, reject) => {
    if (!process.send) return reject(new Error('read-rows is run by the server'));
    process.send(message, (fault: Error | null) => (fault ? reject(fault) : resolve()));
  });

const taken = (): Promise<void> => new Promise((resolve) => process.once('message', () => resolve()));

const run = async (order: RowOrder): Promise<void> => {
  try {
    for await (const message of messagesOf(order)) {
      const isTaken = taken();
      await send(message);
      await isTaken;
    }
    await send({ type: 'done', peakKb: process.resourceUsage().maxRSS });
  } catch (fault) {
    // A file this reader stumbles over is an unreadable file, whatever the reason: nothing else is at stake here.
    const known = fault instanceof LedgerFault || fault instanceof ArchiveFault;
    await send({ type: 'refused', reason: known ? fault.reason : 'unreadable' });
  }
};

process.once('message', (order: RowOrder) => run(order).finally(() => process.exit(0)));
process.once('disconnect', () => process.exit(0));
