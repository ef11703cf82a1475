import { sendWrites, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { CompiledQuery } from 'kysely';

/**
 * Runs a function that stages rows or notes progress, and waits for it. Apart from commit on purpose (see the
 * migration): rows of somebody's spreadsheet are no facts yet.
 */
export const note = async <Row>(tx: Tx, sql: string, parameters: readonly unknown[]): Promise<Row[]> => {
  const [result] = await Promise.all(sendWrites(tx, [CompiledQuery.raw(sql, [...parameters])]));
  return (result?.rows ?? []) as Row[];
};
