import { addDays, type Day } from '@luoshi/kernel/day.ts';
import { type Scope, subtreeRange } from '@luoshi/kernel/scope.ts';
import { type RawBuilder, sql } from 'kysely';

/** Which region to keep to: known codes of it and everything below; null for everywhere. */
export type RegionFilter = readonly string[] | null;

/** A column by its name, or what is worked out from one. */
type Column = string | RawBuilder<unknown>;
const asValue = (column: Column): RawBuilder<unknown> => (typeof column === 'string' ? sql.ref(column) : column);

/** Whether `column` (a path) lies in the scope. A scope of nothing sees nothing. */
export const inScope = (scope: Scope, column: Column): RawBuilder<boolean> => {
  if (scope.paths.length === 0) return sql`false`;
  const value = asValue(column);
  const ranges = scope.paths.map((path) => {
    const { from, to } = subtreeRange(path);
    return sql`(${value} >= ${from} and ${value} < ${to})`;
  });
  return sql`(${sql.join(ranges, sql` or `)})`;
};

/** Whether `column` lies in the scope and, when a unit is named, in its subtree; nothing does when the unit is out of scope. */
export const inBoard = (scope: Scope, under: string | null, column: Column): RawBuilder<boolean> => {
  if (under === null) return inScope(scope, column);
  const head = (end: RawBuilder<string>) =>
    sql`(select ${end} from people.v_org where tenant_id = ${scope.tenantId} and id = ${under} and ${inScope(scope, 'path')})`;
  const value = asValue(column);
  return sql`(${value} >= ${head(sql`path`)} and ${value} < ${head(sql`left(path, -1) || '/'`)})`;
};

/**
 * Whether `column` (a task's region code) lies in the region: villages and grids continue the nine digits of their
 * town, and towns nobody listed the six of their county.
 */
export const inRegion = (codes: RegionFilter, column: string): RawBuilder<boolean> =>
  codes === null
    ? sql`true`
    : sql`(left(${sql.ref(column)}, 9) = any(${codes}::text[]) or left(${sql.ref(column)}, 6) = any(${codes}::text[]))`;

/**
 * Bounds of the instant `at` for days `from` through `to` in any time zone: they say nothing that the day does not say,
 * but the trail of lights is partitioned by instant, and without them every year of it is looked into.
 */
export const around = (from: Day, to: Day): RawBuilder<boolean> =>
  sql`at >= ${`${addDays(from, -1)}T00:00:00Z`} and at < ${`${addDays(to, 2)}T00:00:00Z`}`;
