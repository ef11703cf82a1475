import type { Day } from '@luoshi/kernel/day.ts';
import type { Scope } from '@luoshi/kernel/scope.ts';
import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { sql } from 'kysely';
import type { Light } from '../../tasks/contract.ts';
import type { BoardOf } from './reads.ts';
import { around, inBoard, inRegion } from './scoped.ts';
import type { BoardsTables, LightReason } from './tables.ts';

const OPEN = sql`('not_started', 'in_progress', 'suspended')`;
/** What hurts first stands first. */
const severity = (column: string) =>
  sql`array_position(array['late', 'behind', 'near', 'paused', 'on_track', 'done'], ${sql.ref(column)})`;

export type PlacedTask = {
  id: string;
  title: string;
  lead_name: string;
  lon: number;
  lat: number;
  light: Light;
  light_reason: LightReason;
  of_all: number;
};

/** Open tasks with a place, what hurts first; `limit` at most, each row says how many there are in all. */
export const placedTasks = (tx: Tx, scope: Scope, board: BoardOf, limit: number): Promise<PlacedTask[]> =>
  reading<BoardsTables>(tx)
    .selectFrom(
      sql<PlacedTask>`(
        select t.id, t.title, o.short_name as lead_name, t.lon, t.lat, t.light, t.light_reason,
          (count(*) over ())::int as of_all
        from tasks.v_task t
        join people.v_org o on o.tenant_id = t.tenant_id and o.id = t.lead_org_id
        where t.tenant_id = ${scope.tenantId} and t.lon is not null and t.lat is not null and t.status in ${OPEN}
          and ${inBoard(scope, board.under, 't.lead_path')} and ${inRegion(board.codes, 't.region_code')}
        order by ${severity('t.light')}, t.id
        limit ${limit}
      )`.as('placed'),
    )
    .selectAll()
    .execute();

export type ChangedLight = {
  task_id: string;
  title: string;
  lead_name: string;
  was: Light | null;
  is_now: Light;
  at: Date;
  day: string;
  reason: LightReason;
  /** Changed tasks with the same present light. */
  of_kind: number;
};

/**
 * Tasks whose light is another than before `since` (inclusive), one row each however often it changed, what hurts
 * first; a new task that is on track is no change of a light. At most `limit` rows of each present light, so that every
 * one of them says how many it has.
 */
export const changedLights = (
  tx: Tx,
  scope: Scope,
  board: BoardOf,
  since: Day,
  today: Day,
  limit: number,
): Promise<ChangedLight[]> =>
  reading<BoardsTables>(tx)
    .selectFrom(
      sql<ChangedLight>`(
        with changed as (
          select task_id, max(at) as at, max(day) as day,
            (array_agg(from_light order by at, id))[1] as was,
            (array_agg(to_light order by at desc, id desc))[1] as is_now,
            (array_agg(reason order by at desc, id desc))[1] as reason
          from tasks.v_light_change
          where tenant_id = ${scope.tenantId} and day >= ${since} and ${around(since, today)}
            and ${inBoard(scope, board.under, 'lead_path')} and ${inRegion(board.codes, 'region_code')}
          group by task_id
        ),
        ranked as (
          select *, (count(*) over (partition by is_now))::int as of_kind,
            row_number() over (partition by is_now order by at desc, task_id) as nth
          from changed
          where was is distinct from is_now and not (was is null and is_now = 'on_track')
        )
        select r.task_id, t.title, o.short_name as lead_name, r.was, r.is_now, r.at, r.day, r.reason, r.of_kind
        from ranked r
        join tasks.v_task t on t.tenant_id = ${scope.tenantId} and t.id = r.task_id
        join people.v_org o on o.tenant_id = t.tenant_id and o.id = t.lead_org_id
        where r.nth <= ${limit}
        order by ${severity('r.is_now')}, r.at desc, r.task_id
      )`.as('changed'),
    )
    .selectAll()
    .execute();

export type DueTask = {
  id: string;
  title: string;
  lead_name: string;
  due_on: string;
  percent: number;
  light: Light;
  light_rule: string;
  light_reason: LightReason;
  light_until: string | null;
  of_all: number;
};

/** Open tasks due from `from` through `to`, both inclusive, the soonest first; each row says how many there are in all. */
export const dueBetween = (
  tx: Tx,
  scope: Scope,
  board: BoardOf,
  { from, to }: { from: string; to: string },
  limit: number,
): Promise<DueTask[]> =>
  reading<BoardsTables>(tx)
    .selectFrom(
      sql<DueTask>`(
        select t.id, t.title, o.short_name as lead_name, t.due_on, t.percent, t.light, t.light_rule, t.light_reason,
          t.light_until, (count(*) over ())::int as of_all
        from tasks.v_task t
        join people.v_org o on o.tenant_id = t.tenant_id and o.id = t.lead_org_id
        where t.tenant_id = ${scope.tenantId} and t.status in ${OPEN} and t.due_sort >= ${from} and t.due_sort <= ${to}
          and ${inBoard(scope, board.under, 't.lead_path')} and ${inRegion(board.codes, 't.region_code')}
        order by t.due_sort, ${severity('t.light')}, t.id
        limit ${limit}
      )`.as('due'),
    )
    .selectAll()
    .execute();
