import { addDays, type Day } from '@luoshi/kernel/day.ts';
import { type Scope, subtreeRange } from '@luoshi/kernel/scope.ts';
import { type RawBuilder, sql } from 'kysely';

/** Which region to keep to: known codes of it and everything below; null for everywhere. */
export type RegionFilter = readonly string[] | null;

/** Whether `column` (a path) lies in the scope. A scope of nothing sees nothing. */
export const inScope = (scope: Scope, column: string): RawBuilder<boolean> => {
  if (scope.paths.length === 0) return sql`false`;
  const ranges = scope.paths.map((path) => {
    const { from, to } = subtreeRange(path);
    return sql`(${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to})`;
  });
  return sql`(${sql.join(ranges, sql` or `)})`;
};

/** Whether `column` lies in the scope and, when a unit is named, in its subtree; nothing does when the unit is out of scope. */
export const inBoard = (scope: Scope, under: string | null, column: string): RawBuilder<boolean> => {
  if (under === null) return inScope(scope, column);
  const head = (end: RawBuilder<string>) =>
    sql`(select ${end} from people.v_org where tenant_id = ${scope.tenantId} and id = ${under} and ${inScope(scope, 'path')})`;
  return sql`(${sql.ref(column)} >= ${head(sql`path`)} and ${sql.ref(column)} < ${head(sql`left(path, -1) || '/'`)})`;
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
