import type { Day } from '@luoshi/kernel/day.ts';
import type { Scope } from '@luoshi/kernel/scope.ts';
import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Kind, ObstacleState } from '../../consultations/contract.ts';
import type { Light } from '../../tasks/contract.ts';
import type { BoardOf } from './reads.ts';
import { around, inBoard, inRegion } from './scoped.ts';
import type { BoardsTables, LightReason } from './tables.ts';

export type QueuedObstacle = {
  id: string;
  title: string;
  kind: Kind;
  state: ObstacleState;
  level: number;
  raised_on: string;
  escalate_on: string | null;
  owner_name: string | null;
  project_id: string | null;
  project_name: string | null;
  meeting_id: string | null;
  meeting_title: string | null;
  meeting_on: string | null;
};

const OPEN = sql`('raised', 'handling', 'meeting', 'decided', 'solved', 'parked')`;

/** Whether obstacle `b` was raised or is owned in the board; in a region when its project or task lies there. */
const ofBoard = (scope: Scope, board: BoardOf): RawBuilder<boolean> => {
  const place = board.codes === null ? sql`true` : sql`${inRegion(board.codes, 'place.region_code')}`;
  return sql`(${inBoard(scope, board.under, 'b.raised_path')} or ${inBoard(scope, board.under, 'b.owner_path')}) and ${place}`;
};
const placed = sql`left join lateral (
  select coalesce(
    (select p.region_code from projects.v_project p where p.tenant_id = b.tenant_id and p.id = b.project_id),
    (select t.region_code from tasks.v_task t where t.tenant_id = b.tenant_id and t.id = b.task_id)
  ) as region_code
) place on true`;

/** Every open obstacle of the board, the highest level first and of each the oldest; 500 at most. */
export const queuedObstacles = (tx: Tx, scope: Scope, board: BoardOf): Promise<QueuedObstacle[]> =>
  reading<BoardsTables>(tx)
    .selectFrom(
      sql<QueuedObstacle>`(
        select b.id, b.title, b.kind, b.state, b.level, b.raised_on, b.escalate_on, o.short_name as owner_name,
          p.id as project_id, p.name as project_name, m.id as meeting_id, m.title as meeting_title, m.on_day as meeting_on
        from consultations.v_obstacle b
        ${placed}
        left join people.v_org o on o.tenant_id = b.tenant_id and o.id = b.owner_org_id
        left join projects.v_project p on p.tenant_id = b.tenant_id and p.id = b.project_id
        left join consultations.v_meeting m on m.tenant_id = b.tenant_id and m.id = b.meeting_id
        where b.tenant_id = ${scope.tenantId} and b.state in ${OPEN} and ${ofBoard(scope, board)}
        order by b.level desc, b.raised_on, b.id
        limit 500
      )`.as('queued'),
    )
    .selectAll()
    .execute();

/** Obstacles of the board closed on or after a day. */
export const closedSince = async (tx: Tx, scope: Scope, board: BoardOf, since: Day): Promise<number> => {
  const row = await reading<BoardsTables>(tx)
    .selectFrom(
      sql<{ n: number }>`(
        select count(*)::int as n
        from consultations.v_obstacle b
        ${placed}
        where b.tenant_id = ${scope.tenantId} and b.state = 'closed' and b.closed_on >= ${since} and ${ofBoard(scope, board)}
      )`.as('closed'),
    )
    .select('n')
    .executeTakeFirst();
  return row?.n ?? 0;
};

export type MeetingRead = { id: string; title: string; on_day: string; items: number };

/** The latest meeting held by `today` and the next one planned from `today` on, of the scope's units. */
export const meetingsAround = async (
  tx: Tx,
  scope: Scope,
  today: Day,
): Promise<{ last: MeetingRead | null; next: MeetingRead | null }> => {
  const one = (state: 'held' | 'planned', days: RawBuilder<boolean>, order: RawBuilder<unknown>) =>
    reading<BoardsTables>(tx)
      .selectFrom(
        sql<MeetingRead>`(
          select m.id, m.title, m.on_day,
            (select count(*)::int from consultations.v_obstacle b where b.tenant_id = m.tenant_id and b.meeting_id = m.id) as items
          from consultations.v_meeting m
          where m.tenant_id = ${scope.tenantId} and m.state = ${state} and ${days} and ${inBoard(scope, null, 'm.path')}
          order by ${order}
          limit 1
        )`.as('meeting'),
      )
      .selectAll()
      .executeTakeFirst();
  const last = await one('held', sql`m.on_day <= ${today}`, sql`m.on_day desc, m.id`);
  const next = await one('planned', sql`m.on_day >= ${today}`, sql`m.on_day, m.id`);
  return { last: last ?? null, next: next ?? null };
};

export type TurnedProject = { project_id: string; name: string; was: Light | null; is_now: Light; reason: LightReason };

/** Projects of the board whose light is another than before `since` (inclusive), what hurts first; 100 at most. */
export const turnedProjects = (
  tx: Tx,
  scope: Scope,
  board: BoardOf,
  since: Day,
  today: Day,
): Promise<TurnedProject[]> =>
  reading<BoardsTables>(tx)
    .selectFrom(
      sql<TurnedProject>`(
        with changed as (
          select project_id,
            (array_agg(from_light order by at, id))[1] as was,
            (array_agg(to_light order by at desc, id desc))[1] as is_now,
            (array_agg(reason order by at desc, id desc))[1] as reason
          from projects.v_light_change
          where tenant_id = ${scope.tenantId} and day >= ${since} and ${around(since, today)}
            and ${inBoard(scope, board.under, 'lead_path')}
          group by project_id
        )
        select c.project_id, p.name, c.was, c.is_now, c.reason
        from changed c
        join projects.v_project p on p.tenant_id = ${scope.tenantId} and p.id = c.project_id
        where c.was is distinct from c.is_now and c.was is not null and ${inRegion(board.codes, 'p.region_code')}
        order by p.light_rank, p.id
        limit 100
      )`.as('turned'),
    )
    .selectAll()
    .execute();
