import { newId } from '@luoshi/server-kit/id.ts';
import type pg from 'pg';
import type { Light, TaskStatus } from '../tasks/contract.ts';

/** What a test says of a task; the rest is plain. */
export type TestTask = {
  org: string;
  title: string;
  light: Light;
  status?: TaskStatus;
  dueOn?: string;
  region?: string;
  at?: readonly [lon: number, lat: number];
  problems?: string;
  reason?: { code: string; params: Record<string, string | number> };
};

/** Lays tasks down as the tasks feature keeps them: the row and its unit's counter. Answers their ids in order. */
export const layTasks = async (owner: pg.Client, tenantId: string, tasks: readonly TestTask[]): Promise<string[]> => {
  const ids: string[] = [];
  for (const task of tasks) {
    const id = newId();
    ids.push(id);
    const status =
      task.status ?? (task.light === 'paused' ? 'suspended' : task.light === 'done' ? 'done' : 'in_progress');
    const reason = task.reason ?? { code: 'overdue', params: { dueOn: task.dueOn ?? '2026-02-27', percent: 40 } };
    await owner.query(
      `insert into tasks.task (tenant_id, id, title, lead_org_id, lead_path, due_on, status, percent, light, light_rule,
         light_reason, region_code, lon, lat, problems)
       select $1, $2, $3, o.id, o.path, $5, $6, 40, $7, 'deadline', $8, $9, $10, $11, $12
       from people.org o where o.tenant_id = $1 and o.id = $4`,
      [
        tenantId,
        id,
        task.title,
        task.org,
        task.dueOn ?? null,
        status,
        task.light,
        JSON.stringify(reason),
        task.region ?? '',
        task.at?.[0] ?? null,
        task.at?.[1] ?? null,
        task.problems ?? null,
      ],
    );
    await owner.query(
      `insert into tasks.counter (tenant_id, org_id, path, region_code, light, status, n)
       select $1, o.id, o.path, $3, $4, $5, 1 from people.org o where o.tenant_id = $1 and o.id = $2
       on conflict (tenant_id, org_id, region_code, light, status) do update set n = tasks.counter.n + 1`,
      [tenantId, task.org, task.region ?? '', task.light, status],
    );
  }
  return ids;
};

/** Records that a task's light changed on a day. */
export const layChange = (
  owner: pg.Client,
  tenantId: string,
  change: { task: string; day: string; from: Light | null; to: Light; hour?: number },
) =>
  owner.query(
    `insert into tasks.light_change (tenant_id, at, id, task_id, lead_path, region_code, day, from_light, to_light, rule, reason)
     select $1, $2, $3, t.id, t.lead_path, t.region_code, $5, $6, $7, 'deadline', t.light_reason
     from tasks.task t where t.tenant_id = $1 and t.id = $4`,
    [tenantId, `${change.day}T0${change.hour ?? 1}:00:00Z`, newId(), change.task, change.day, change.from, change.to],
  );

export const layRegions = async (
  owner: pg.Client,
  tenantId: string,
  regions: readonly [code: string, parent: string | null, level: string, name: string, drawn: boolean][],
): Promise<void> => {
  for (const [code, parent, level, name, drawn] of regions)
    await owner.query(
      `insert into places.region (tenant_id, code, name, parent_code, level, geometry) values ($1, $2, $3, $4, $5, $6)`,
      [tenantId, code, name, parent, level, drawn ? JSON.stringify({ type: 'Polygon', coordinates: [] }) : null],
    );
};
