import { type Scope, subtreeRange } from '@luoshi/kernel/scope.ts';
import { execute, type Tx, type Write, writing } from '@luoshi/server-kit/db/tx.ts';
import { CompiledQuery } from 'kysely';

/** Statements of this store are SQL: one round trip gathers what several typed queries would. */
export const read = async <Row>(tx: Tx, sql: string, parameters: readonly unknown[]): Promise<Row[]> =>
  (await execute<Row>(tx, CompiledQuery.raw(sql, [...parameters]) as CompiledQuery<Row>, { planAnew: true })).rows;

/** A statement that changes rows, not yet run. */
export const write = (sql: string, parameters: readonly unknown[], options?: { mustTouch?: boolean }): Write =>
  writing(() => ({ compile: () => CompiledQuery.raw(sql, [...parameters]) }), options);

/** Collects parameters and hands out their placeholders; the first one is always the tenant. */
export type Parameters = { readonly values: unknown[]; add(value: unknown): string };

export const parametersOf = (tx: Tx): Parameters => {
  const values: unknown[] = [tx.tenantId];
  return {
    values,
    add: (value) => {
      values.push(value);
      return `$${values.length}`;
    },
  };
};

/** A condition that `column` lies in one of the subtrees. */
export const inPaths = (column: string, paths: readonly string[], parameters: Parameters): string => {
  if (paths.length === 0) return 'false';
  const ranges = paths.map((path) => {
    const { from, to } = subtreeRange(path);
    return `(${column} >= ${parameters.add(from)} and ${column} < ${parameters.add(to)})`;
  });
  return `(${ranges.join(' or ')})`;
};

/** A condition that `column` lies in the scope and in the subtree of a unit within it. */
export const inScopeUnder = (column: string, scope: Scope, under: string, parameters: Parameters): string =>
  `(${inPaths(column, scope.paths, parameters)} and ${inPaths(column, [under], parameters)})`;
