import type { Scope } from '@luoshi/kernel/scope.ts';
import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { sql } from 'kysely';
import type { Stage, SupportKind } from '../../projects/contract.ts';
import type { Light } from '../../tasks/contract.ts';
import type { BoardOf } from './reads.ts';
import { inBoard, inRegion } from './scoped.ts';
import type { BoardsTables, LightReason } from './tables.ts';

export type ChartRead = {
  id: string;
  name: string;
  lead_name: string;
  light: Light;
  light_reason: LightReason;
  percent: number;
  stage: Stage;
  lon: number | null;
  lat: number | null;
  plan_start_on: string | null;
  start_on: string | null;
  plan_finish_on: string | null;
  finish_on: string | null;
  /** [title, planned day, day it was done] in the order of the plan. */
  nodes: [string, string | null, string | null][];
  /** [kind, light, owner, due on, whether it has been given]. */
  supports: [SupportKind, Light, string | null, string | null, boolean][];
  of_all: number;
};

/**
 * Projects whose lead lies in the board, with nodes and supports, what hurts first; cancelled ones are left out. Who
 * carries a project of another unit sees it on the project's own page: the wall is of units, and its answers are shared.
 */
export const chartedProjects = (
  tx: Tx,
  scope: Scope,
  board: BoardOf,
  limit: number,
  isPublic: boolean,
): Promise<ChartRead[]> =>
  reading<BoardsTables>(tx)
    .selectFrom(
      sql<ChartRead>`(
        with shown as materialized (
          select p.id, p.name, p.lead_org_id, p.light, p.light_reason, p.light_rank, p.percent, p.stage, p.lon, p.lat,
            p.plan_start_on, p.start_on, p.plan_finish_on, p.finish_on, (count(*) over ())::int as of_all
          from projects.v_project p
          where p.tenant_id = ${scope.tenantId} and p.status <> 'cancelled' and not (${isPublic} and p.is_sensitive)
            and ${inBoard(scope, board.under, 'p.lead_path')} and ${inRegion(board.codes, 'p.region_code')}
          order by p.light_rank, p.plan_finish_on nulls last, p.id
          limit ${limit}
        ),
        noded as (
          select n.project_id, json_agg(json_build_array(n.title, n.plan_finish_on, n.done_on) order by n.sort) as nodes
          from projects.v_node n
          where n.tenant_id = ${scope.tenantId} and n.project_id in (select id from shown)
          group by n.project_id
        ),
        supported as (
          select s.project_id,
            json_agg(json_build_array(s.kind, s.light, o.short_name, s.due_on, s.done_on is not null) order by s.kind) as supports
          from projects.v_support s
          left join people.v_org o on o.tenant_id = s.tenant_id and o.id = s.owner_org_id
          where s.tenant_id = ${scope.tenantId} and s.project_id in (select id from shown)
          group by s.project_id
        )
        select p.id, p.name, o.short_name as lead_name, p.light, p.light_reason, p.percent, p.stage, p.lon, p.lat,
          p.plan_start_on, p.start_on, p.plan_finish_on, p.finish_on, p.of_all,
          coalesce(noded.nodes, '[]') as nodes, coalesce(supported.supports, '[]') as supports
        from shown p
        join people.v_org o on o.tenant_id = ${scope.tenantId} and o.id = p.lead_org_id
        left join noded on noded.project_id = p.id
        left join supported on supported.project_id = p.id
        order by p.light_rank, p.plan_finish_on nulls last, p.id
      )`.as('charted'),
    )
    .selectAll()
    .execute();
