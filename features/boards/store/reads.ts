import type { Scope } from '@luoshi/kernel/scope.ts';
import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { sql } from 'kysely';
import type { Region } from '../rules/regions.ts';
import type { Counts } from '../rules/roll-up.ts';
import { inBoard, inRegion, inScope, type RegionFilter } from './scoped.ts';
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
  regionCode: string | null;
  own: Counts;
};

const countsFrom = sql`
  sum(n) filter (where status in ('not_started', 'in_progress', 'suspended'))::int as open,
  sum(n) filter (where light = 'on_track' and status in ('not_started', 'in_progress', 'suspended'))::int as on_track,
  sum(n) filter (where light = 'near' and status in ('not_started', 'in_progress', 'suspended'))::int as near,
  sum(n) filter (where light = 'behind' and status in ('not_started', 'in_progress', 'suspended'))::int as behind,
  sum(n) filter (where light = 'late' and status in ('not_started', 'in_progress', 'suspended'))::int as late,
  sum(n) filter (where light = 'paused' and status in ('not_started', 'in_progress', 'suspended'))::int as paused,
  sum(n) filter (where status = 'done')::int as done`;

type CountColumns = Record<'open' | 'on_track' | 'near' | 'behind' | 'late' | 'paused' | 'done', number | null>;

const countsOf = (row: CountColumns): Counts => ({
  open: row.open ?? 0,
  onTrack: row.on_track ?? 0,
  near: row.near ?? 0,
  behind: row.behind ?? 0,
  late: row.late ?? 0,
  paused: row.paused ?? 0,
  done: row.done ?? 0,
});

/**
 * Every unit of the board with what it has of its own, parents before children. Reads counters, never tasks. Empty
 * when the named unit is unknown or out of scope. Closed units stay while they hold open tasks.
 */
export const boardUnits = async (tx: Tx, scope: Scope, board: BoardOf): Promise<BoardUnit[]> => {
  type Row = CountColumns & {
    id: string;
    parent_id: string | null;
    path: string;
    name: string;
    short_name: string;
    kind: string;
    region_code: string | null;
  };
  const rows = await reading<BoardsTables>(tx)
    .selectFrom(
      sql<Row>`(
        select o.id, o.parent_id, o.path, o.name, o.short_name, o.kind, o.region_code,
          c.open, c.on_track, c.near, c.behind, c.late, c.paused, c.done
        from people.v_org o
        left join (
          select org_id, ${countsFrom}
          from tasks.v_counter
          where tenant_id = ${scope.tenantId} and ${inBoard(scope, board.under, 'path')}
            and ${inRegion(board.codes, 'region_code')}
          group by org_id
        ) c on c.org_id = o.id
        where o.tenant_id = ${scope.tenantId} and ${inBoard(scope, board.under, 'o.path')}
          and (o.closed_on is null or c.open > 0)
        order by o.path
      )`.as('unit'),
    )
    .selectAll()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    parentId: row.parent_id,
    path: row.path,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    regionCode: row.region_code,
    own: countsOf(row),
  }));
};

/** The red light a sentence names, and by how many there are more (or fewer) red ones than yesterday. */
export type RedNews = {
  change: number;
  task: { id: string; title: string; reason: LightReason; problems: string | null } | null;
};

/**
 * What is new about red lights today: the net change of their number, and one task, the latest that turned red today
 * or else the one due longest ago. `unitsWithRed` are the units whose own counters hold red ones: each is asked by
 * index for its first, so that this too costs what the number of units costs.
 */
export const redNews = async (
  tx: Tx,
  scope: Scope,
  board: BoardOf,
  today: string,
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
          where tenant_id = ${scope.tenantId} and day = ${today}
            and ${inBoard(scope, board.under, 'lead_path')} and ${inRegion(board.codes, 'region_code')}
          group by task_id
        ),
        net as (
          select (count(*) filter (where is_now = 'late') - count(*) filter (where was = 'late'))::int as change,
            (array_agg(task_id order by at desc) filter (where is_now = 'late' and was is distinct from 'late'))[1] as newest
          from changed
        )
        select net.change, t.id, t.title, t.light_reason, t.problems
        from net
        left join tasks.v_task t on t.tenant_id = ${scope.tenantId} and t.id = coalesce(
          net.newest,
          (
            select first.id
            from unnest(${unitsWithRed}::uuid[]) as unit (id)
            cross join lateral (
              select red.id, red.due_sort
              from tasks.v_task red
              where red.tenant_id = ${scope.tenantId} and red.lead_org_id = unit.id and red.light = 'late'
                and red.status in ('not_started', 'in_progress', 'suspended') and ${inRegion(board.codes, 'red.region_code')}
              order by red.due_sort, red.id
              limit 1
            ) first
            order by first.due_sort, first.id
            limit 1
          )
        )
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
