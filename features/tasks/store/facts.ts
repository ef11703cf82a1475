import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { LightOverride } from '../rules/light.ts';
import type { OrgRead } from './list.ts';
import {
  NODES_SQL,
  type NodeRead,
  TARGETS_SQL,
  TASK_ROW_SQL,
  type TargetRead,
  type TaskRowRead,
  UNITS_SQL,
  type UnitRead,
} from './rows.ts';
import { visibleTask } from './scoped.ts';
import { STAMP_SQL } from './settings.ts';
import { collectParameters, read } from './statement.ts';

/** A task as a change needs it. */
export type TaskFacts = TaskRowRead & {
  stamp: string;
  leadPath: string;
  lightOverride: LightOverride | null;
  body: string;
  standard: string | null;
  goalId: string | null;
  leaderId: string | null;
  personId: string | null;
  liaisonId: string | null;
  doneOn: string | null;
  lon: number | null;
  lat: number | null;
  problems: string | null;
  nextSteps: string | null;
  isUnderWatch: boolean;
  units: UnitRead[];
  targets: TargetRead[];
  nodes: NodeRead[];
};

/**
 * A visible task with what a change is decided on, its row locked to the end of the transaction; undefined when there
 * is none or the caller may not see it.
 */
export const lockTask = async (tx: Tx, scope: Scope, id: string): Promise<TaskFacts | undefined> => {
  const parameters = collectParameters(tx.tenantId, id);
  const visible = visibleTask(scope, parameters);
  const [row] = await read<TaskFacts>(
    tx,
    `select ${TASK_ROW_SQL}, ${STAMP_SQL} as stamp, t.lead_path as "leadPath",
       t.light_override as "lightOverride", t.body, t.standard,
       t.goal_id as "goalId", t.leader_id as "leaderId", t.person_id as "personId", t.liaison_id as "liaisonId",
       t.done_on as "doneOn", t.lon, t.lat, t.problems, t.next_steps as "nextSteps",
       t.under_watch as "isUnderWatch", ${UNITS_SQL} as units, ${TARGETS_SQL} as targets, ${NODES_SQL} as nodes
     from tasks.task t
     join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id
     where t.tenant_id = $1 and t.id = $2${visible ? ` and ${visible}` : ''}
     for update of t`,
    parameters.values,
  );
  return row;
};

/** A report that is to be corrected, asked for while its task is locked. `isLatest`: none stands later in the story. */
export type CorrectedRead = { id: string; standsAt: string; correctedById: string | null; isLatest: boolean };

export const reportToCorrect = async (tx: Tx, taskId: string, reportId: string): Promise<CorrectedRead | undefined> => {
  const [row] = await read<CorrectedRead>(
    tx,
    `select r.id, r.stands_at::text as "standsAt",
       (select c.id from tasks.progress c
        where c.tenant_id = $1 and c.task_id = $2 and c.corrects_id = r.id limit 1) as "correctedById",
       not exists (
         select from tasks.progress x where x.tenant_id = $1 and x.task_id = $2 and x.stands_at > r.stands_at
       ) as "isLatest"
     from tasks.progress r
     where r.tenant_id = $1 and r.task_id = $2 and r.id = $3`,
    [tx.tenantId, taskId, reportId],
  );
  return row;
};

/** What a new or changed assignment names: the units, persons and goal that exist, and the settings' stamp. */
export type NamedRead = {
  orgs: OrgRead[];
  persons: { id: string; name: string }[];
  goal: { id: string; title: string } | null;
  stamp: string;
};

export const namedThings = async (
  tx: Tx,
  named: { orgIds: readonly string[]; personIds: readonly string[]; goalId: string | null },
): Promise<NamedRead> => {
  const [row] = await read<NamedRead>(
    tx,
    `select ${STAMP_SQL} as stamp,
       coalesce((
         select json_agg(json_build_object('id', o.id, 'name', o.short_name, 'path', o.path, 'regionCode', o.region_code))
         from people.v_org o where o.tenant_id = $1 and o.id = any($2::uuid[]) and o.closed_on is null
       ), '[]') as orgs,
       coalesce((
         select json_agg(distinct jsonb_build_object('id', p.id, 'name', p.name))
         from people.v_person p where p.tenant_id = $1 and p.id = any($3::uuid[])
       ), '[]') as persons,
       (select json_build_object('id', g.id, 'title', g.title) from tasks.goal g
        where g.tenant_id = $1 and g.id = $4::uuid) as goal`,
    [tx.tenantId, named.orgIds, named.personIds, named.goalId],
  );
  if (!row) throw new Error('what the task names cannot be read');
  return row;
};
