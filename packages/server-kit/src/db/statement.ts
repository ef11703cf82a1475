import { CompiledQuery } from 'kysely';
import { execute, sendWrites, type Tx, type Write, writing } from './tx.ts';

/**
 * Statements written as SQL, for stores where one round trip gathers what several typed queries would: a list page is
 * read fifty times for each write, and building its query anew costs as much as running it.
 */
export const read = async <Row>(
  tx: Tx,
  sql: string,
  parameters: readonly unknown[],
  options?: { planAnew?: boolean },
): Promise<Row[]> =>
  (await execute<Row>(tx, CompiledQuery.raw(sql, [...parameters]) as CompiledQuery<Row>, options)).rows;

/**
 * Calls a function of the database that changes rows by itself, apart from `commit`, for what is nothing to audit (that
 * somebody has read a message). The transaction's end waits for it as for any write.
 */
export const call = async <Row>(tx: Tx, sql: string, parameters: readonly unknown[]): Promise<Row[]> => {
  const [sent] = sendWrites(tx, [CompiledQuery.raw(sql, [...parameters])]);
  return ((await sent)?.rows ?? []) as Row[];
};

/** A statement that changes rows, not yet run. */
export const write = (sql: string, parameters: readonly unknown[], options?: { mustTouch?: boolean }): Write =>
  writing(() => ({ compile: () => CompiledQuery.raw(sql, [...parameters]) }), options);

/** Collects parameters and hands out their placeholders: `$1`, `$2`, … */
export type Parameters = { readonly values: unknown[]; add(value: unknown): string };

export const collectParameters = (...first: readonly unknown[]): Parameters => {
  const values = [...first];
  return {
    values,
    add: (value) => {
      values.push(value);
      return `$${values.length}`;
    },
  };
};
