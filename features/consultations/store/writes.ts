import { insertAll } from '@luoshi/server-kit/db/bulk.ts';
import { write } from '@luoshi/server-kit/db/statement.ts';
import type { Write } from '@luoshi/server-kit/db/tx.ts';
import type { Kind, ObstacleAction, ObstacleState } from '../contract.ts';
import type { LevelsVersion } from '../rules/levels.ts';

type Tables = { 'consultations.step': object; 'consultations.levels': object };

export type ObstacleInsert = {
  id: string;
  year: number;
  kind: Kind;
  title: string;
  words: string;
  raisedBy: string | null;
  raisedOrgId: string;
  raisedPath: string;
  raisedOn: string;
  taskId: string | null;
  projectId: string | null;
  escalateOn: string;
  at: Date;
};

/** Adds an obstacle under the year's next number; whoever raises at the same time waits for it. */
export const insertObstacle = (tenantId: string, made: ObstacleInsert): Write =>
  write(
    `with numbered as (
       insert into consultations.register as r (tenant_id, year, last) values ($1, $3, 1)
       on conflict (tenant_id, year) do update set last = r.last + 1
       returning last
     )
     insert into consultations.obstacle (tenant_id, id, year, no, kind, title, words, raised_by, raised_org_id, raised_path,
       raised_on, task_id, project_id, state, level, level_since, escalate_on, created_at, updated_at)
     select $1, $2, $3, numbered.last, $4, $5, $6, $7, $8, $9, $10::date, $11, $12, 'raised', 1, $10::date, $13, $14, $14
     from numbered`,
    [
      tenantId,
      made.id,
      made.year,
      made.kind,
      made.title,
      made.words,
      made.raisedBy,
      made.raisedOrgId,
      made.raisedPath,
      made.raisedOn,
      made.taskId,
      made.projectId,
      made.escalateOn,
      made.at,
    ],
  );

/** Columns a step may set besides the state. */
export type ObstacleColumns = Partial<{
  kind: Kind;
  level: number;
  level_since: string;
  escalate_on: string | null;
  owner_org_id: string | null;
  owner_path: string | null;
  meeting_id: string | null;
  matter_id: string | null;
  parked_until: string | null;
  solution: string | null;
  disputes: number;
  closed_on: string | null;
}>;

/** Moves an obstacle from the revision that was decided on; touches nothing when somebody was faster. */
export const moveObstacle = (
  tenantId: string,
  id: string,
  revision: number,
  to: { state: ObstacleState; at: Date },
  columns: ObstacleColumns,
): Write => {
  const values: unknown[] = [tenantId, id, revision, to.state, to.at];
  const set = Object.entries(columns).map(([column, value]) => {
    values.push(value);
    return `${column} = $${values.length}`;
  });
  return write(
    `update consultations.obstacle
     set ${['state = $4', 'updated_at = $5', 'revision = revision + 1', ...set].join(', ')}
     where tenant_id = $1 and id = $2 and revision = $3`,
    values,
    { mustTouch: true },
  );
};

export type StepInsert = {
  id: string;
  at: Date;
  obstacleId: string;
  nth: number;
  action: ObstacleAction;
  from: ObstacleState | null;
  to: ObstacleState;
  level: number;
  day: string;
  lateWorkdays: number;
  accountId: string | null;
  orgId: string | null;
  words: string | null;
  details: Record<string, string | number>;
};

export const insertSteps = (tenantId: string, steps: readonly StepInsert[]): Write =>
  insertAll<Tables>(
    'consultations.step',
    steps.map((step) => ({
      tenant_id: tenantId,
      at: step.at.toISOString(),
      id: step.id,
      obstacle_id: step.obstacleId,
      nth: step.nth,
      action: step.action,
      from_state: step.from,
      to_state: step.to,
      level: step.level,
      day: step.day,
      late_workdays: step.lateWorkdays,
      account_id: step.accountId,
      org_id: step.orgId,
      words: step.words,
      details: step.details,
    })),
  );

export const addLevels = (tenantId: string, { version, source, effectiveFrom, rules }: LevelsVersion): Write =>
  write(
    `insert into consultations.levels (tenant_id, version, source, effective_from, rules) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [tenantId, version, source, effectiveFrom, JSON.stringify(rules)],
  );
