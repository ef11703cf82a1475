import { execute, type Tx, type Write, writing } from '@luoshi/server-kit/db/tx.ts';
import { CompiledQuery } from 'kysely';

/** Rows of a statement that reads. */
export const read = async <Row>(tx: Tx, sql: string, parameters: readonly unknown[]): Promise<Row[]> =>
  (await execute<Row>(tx, CompiledQuery.raw(sql, [...parameters]) as CompiledQuery<Row>)).rows;

/** A statement that changes rows, not yet run. */
export const write = (sql: string, parameters: readonly unknown[], options?: { mustTouch?: boolean }): Write =>
  writing(() => ({ compile: () => CompiledQuery.raw(sql, [...parameters]) }), options);
