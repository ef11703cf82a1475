import type { Day } from '@luoshi/kernel/day.ts';
import type { Scope } from '@luoshi/kernel/scope.ts';
import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { sql } from 'kysely';
import type { Region } from '../rules/regions.ts';
import { type Counts, NOTHING } from '../rules/roll-up.ts';
import { around, inBoard, inRegion, inScope, type RegionFilter } from './scoped.ts';
import type { BoardsTables, LightReason } from './tables.ts';

/** What a board is of: a part of the tree (everything visible when `under` is null) and of the map. */
export type BoardOf = { under: string | null; codes: RegionFilter };

export type BoardUnit = {
  id: string;
  parentId: string | null;
  path: string;
  name: string;
  shortName: string;
  kind: string;
  own: Counts;
};

// The lights late, behind, near and on_track are of open tasks only; paused ones may be cancelled (tasks/rules/light.ts).
const countsFrom = sql`
  sum(n) filter (where light = 'on_track')::int as on_track,
  sum(n) filter (where light = 'near')::int as near,
  sum(n) filter (where light = 'behind')::int as behind,
  sum(n) filter (where light = 'late')::int as late,
  sum(n) filter (where status = 'suspended')::int as paused,
  sum(n) filter (where status = 'done')::int as done`;

type CountColumns = Record<'on_track' | 'near' | 'behind' | 'late' | 'paused' | 'done', number | null>;

const countsOf = (row: CountColumns): Counts => {
  const onTrack = row.on_track ?? 0;
  const near = row.near ?? 0;
  const behind = row.behind ?? 0;
  const late = row.late ?? 0;
  const paused = row.paused ?? 0;
  return { open: onTrack + near + behind + late + paused, onTrack, near, behind, late, paused, done: row.done ?? 0 };
};

/**
 * Every unit of the board with what it has of its own, parents before children. Reads counters, never tasks. Empty
 * when the named unit is unknown or out of scope. Closed units stay while they hold open tasks.
 *
 * Two statements, put together here: prepared for any range of paths, the planner expects next to no rows of either
 * side and joins them by nested loops, which took twice the time of both (200 units, 1,800 counters).
 */
export const boardUnits = async (tx: Tx, scope: Scope, board: BoardOf): Promise<BoardUnit[]> => {
  const units = await reading<BoardsTables>(tx)
    .selectFrom('people.v_org')
    .select(['id', 'parent_id', 'path', 'name', 'short_name', 'kind', 'closed_on'])
    .where('tenant_id', '=', scope.tenantId)
    .where(inBoard(scope, board.under, 'path'))
    .orderBy('path')
    .execute();
  const counted = await reading<BoardsTables>(tx)
    .selectFrom(
      sql<CountColumns & { org_id: string }>`(
        select org_id, ${countsFrom}
        from tasks.v_counter
        where tenant_id = ${scope.tenantId} and ${inBoard(scope, board.under, 'path')}
          and ${inRegion(board.codes, 'region_code')}
        group by org_id
      )`.as('counted'),
    )
    .selectAll()
    .execute();
  const own = new Map(counted.map((row) => [row.org_id, countsOf(row)]));
  return units
    .filter((unit) => unit.closed_on === null || (own.get(unit.id)?.open ?? 0) > 0)
    .map((unit) => ({
      id: unit.id,
      parentId: unit.parent_id,
      path: unit.path,
      name: unit.name,
      shortName: unit.short_name,
      kind: unit.kind,
      own: own.get(unit.id) ?? NOTHING,
    }));
};

/** The red light a sentence names, and by how many there are more (or fewer) red ones than yesterday. */
export type RedNews = {
  change: number;
  task: { id: string; title: string; reason: LightReason; problems: string | null } | null;
};

/** With more units than this, going through open tasks by due date meets a red one sooner than asking each unit. */
const UNITS_ASKED_AT_MOST = 24;

/** The red task of the board that was due first. Never a sort over tasks, however many there are. */
const dueFirst = (scope: Scope, board: BoardOf, unitsWithRed: readonly string[]) => {
  const red = sql`red.tenant_id = ${scope.tenantId} and red.status in ('not_started', 'in_progress', 'suspended')
    and ${inRegion(board.codes, 'red.region_code')}`;
  if (unitsWithRed.length > UNITS_ASKED_AT_MOST)
    // The concatenations keep the planner to the index by due date; any other would sort all that is red.
    return sql`
      select red.id
      from tasks.v_task red
      where ${red} and red.light || '' = 'late' and ${inBoard(scope, board.under, sql`red.lead_path || ''`)}
      order by red.due_sort, red.id
      limit 1`;
  return sql`
    select first.id
    from unnest(${unitsWithRed}::uuid[]) as unit (id)
    cross join lateral (
      select red.id, red.due_sort
      from tasks.v_task red
      where ${red} and red.lead_org_id = unit.id and red.light = 'late'
      order by red.due_sort, red.id
      limit 1
    ) first
    order by first.due_sort, first.id
    limit 1`;
};

/**
 * What is new about red lights today: the net change of their number, and one task, the latest that turned red today
 * or else the one that was due first. `unitsWithRed` are the units whose own counters hold red ones.
 */
export const redNews = async (
  tx: Tx,
  scope: Scope,
  board: BoardOf,
  today: Day,
  unitsWithRed: readonly string[],
): Promise<RedNews> => {
  type Row = {
    change: number | null;
    id: string | null;
    title: string | null;
    light_reason: LightReason | null;
    problems: string | null;
  };
  const [row] = await reading<BoardsTables>(tx)
    .selectFrom(
      sql<Row>`(
        with changed as (
          select task_id, max(at) as at,
            (array_agg(from_light order by at, id))[1] as was,
            (array_agg(to_light order by at desc, id desc))[1] as is_now
          from tasks.v_light_change
          where tenant_id = ${scope.tenantId} and day = ${today} and ${around(today, today)}
            and ${inBoard(scope, board.under, 'lead_path')} and ${inRegion(board.codes, 'region_code')}
          group by task_id
        ),
        net as (
          select (count(*) filter (where is_now = 'late') - count(*) filter (where was = 'late'))::int as change,
            (array_agg(task_id order by at desc) filter (where is_now = 'late' and was is distinct from 'late'))[1] as newest
          from changed
        ),
        -- Materialized, so that the task's id is a plain value: row-level security lets no other lead to its index.
        named as materialized (
          select change, coalesce(newest, (${dueFirst(scope, board, unitsWithRed)})) as id
          from net
        )
        select named.change, t.id, t.title, t.light_reason, t.problems
        from named
        left join lateral (
          select id, title, light_reason, problems
          from tasks.v_task
          where tenant_id = ${scope.tenantId} and id = named.id
          limit 1
        ) t on true
      )`.as('news'),
    )
    .selectAll()
    .execute();
  return {
    change: row?.change ?? 0,
    task:
      row?.id && row.title !== null && row.light_reason
        ? { id: row.id, title: row.title, reason: row.light_reason, problems: row.problems }
        : null,
  };
};

/** The divisions a map can show, prefecture to town; 10,000 at most, which is thrice the largest prefecture's. */
export const regions = async (tx: Tx, scope: Scope): Promise<Region[]> => {
  const rows = await reading<BoardsTables>(tx)
    .selectFrom('places.v_region')
    .select(['code', 'name', 'parent_code', 'level', 'has_geometry'])
    .where('tenant_id', '=', scope.tenantId)
    .where('level', 'in', ['prefecture', 'county', 'zone', 'town'])
    .limit(10_000)
    .execute();
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    parentCode: row.parent_code,
    level: row.level,
    hasGeometry: row.has_geometry,
  }));
};

/** Path of a unit in the scope; null when it is unknown or out of scope. */
export const pathOf = async (tx: Tx, scope: Scope, unit: string): Promise<string | null> => {
  const row = await reading<BoardsTables>(tx)
    .selectFrom('people.v_org')
    .select('path')
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', unit)
    .where(inScope(scope, 'path'))
    .executeTakeFirst();
  return row?.path ?? null;
};

/** The region of the nearest unit at or above `path` that has one: a bureau lies where its county lies. */
export const regionAbove = async (tx: Tx, scope: Scope, path: string): Promise<string | null> => {
  const heads = [...path.matchAll(/\./g)].map((dot) => path.slice(0, dot.index + 1));
  const row = await reading<BoardsTables>(tx)
    .selectFrom('people.v_org')
    .select('region_code')
    .where('tenant_id', '=', scope.tenantId)
    .where('path', '=', sql<string>`any(${heads}::text[])`)
    .where('region_code', 'is not', null)
    .orderBy(sql`length(path)`, 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.region_code ?? null;
};

/** What lies in each region code, summed over the board's units. */
export const countsByRegion = async (
  tx: Tx,
  scope: Scope,
  board: BoardOf,
): Promise<{ code: string; counts: Counts }[]> => {
  const rows = await reading<BoardsTables>(tx)
    .selectFrom(
      sql<CountColumns & { region_code: string }>`(
        select region_code, ${countsFrom}
        from tasks.v_counter
        where tenant_id = ${scope.tenantId} and ${inBoard(scope, board.under, 'path')}
        group by region_code
      )`.as('counted'),
    )
    .selectAll()
    .execute();
  return rows.map((row) => ({ code: row.region_code, counts: countsOf(row) }));
};
