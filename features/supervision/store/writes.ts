import { insertAll } from '@luoshi/server-kit/db/bulk.ts';
import type { Write } from '@luoshi/server-kit/db/tx.ts';
import type { MatterAction, MatterState } from '../contract.ts';
import { write } from './statement.ts';

/** A new matter without its number, which the register gives. */
export type MatterInsert = {
  id: string;
  taskId: string;
  source: string;
  category: string | null;
  urgency: string;
  basis: string | null;
  issuedBy: string | null;
  presetId: string;
  supervisorId: string | null;
  state: MatterState;
  byOn: string | null;
  assignedOn: string | null;
};

/** Adds matters under the next numbers of the year, in the order given. */
export const insertMatters = (
  tenantId: string,
  year: number,
  matters: readonly MatterInsert[],
  by: { accountId: string | null; at: Date },
): Write =>
  write(
    `with numbered as (
       insert into supervision.register as r (tenant_id, year, last) values ($1, $2, $4)
       on conflict (tenant_id, year) do update set last = r.last + excluded.last
       returning r.last - $4 as before
     )
     insert into supervision.matter (tenant_id, id, task_id, year, no, source, category, urgency, basis, issued_by,
       preset_id, supervisor_id, state, since, by_on, assigned_on, created_by, created_at, updated_at)
     select $1, k.id, k."taskId", $2, numbered.before + k.nth, k.source, k.category, k.urgency, k.basis, k."issuedBy",
       k."presetId", k."supervisorId", k.state, $5, k."byOn", k."assignedOn", $6, $5, $5
     from numbered, jsonb_to_recordset($3::jsonb) as k (id uuid, "taskId" uuid, nth int, source text, category text,
       urgency text, basis text, "issuedBy" text, "presetId" uuid, "supervisorId" uuid, state text, "byOn" date,
       "assignedOn" date)`,
    [
      tenantId,
      year,
      JSON.stringify(matters.map((matter, i) => ({ ...matter, nth: i + 1 }))),
      matters.length,
      by.at,
      by.accountId,
    ],
  );

/** Columns that a hop may set. */
export type MatterColumns = Partial<{
  assigned_on: string | null;
  extensions: number;
  returns: number;
  reopened: number;
  asked_due: string | null;
  requested_by: string | null;
  requested_on: string | null;
  reviewed_by: string | null;
  achieved: string;
  reported_percent: number;
  planned_percent: number | null;
  judged_percent: number | null;
  grade: string | null;
  closed_on: string | null;
}>;

/** Moves a matter that was read at `revision`; touches nothing, and so is refused, when somebody was faster. */
export const moveMatter = (
  tenantId: string,
  id: string,
  revision: number,
  moved: { state: MatterState; behind: readonly MatterState[]; byOn: string | null; at: Date },
  columns: MatterColumns,
): Write => {
  const values: unknown[] = [tenantId, id, revision, moved.state, moved.behind, moved.byOn, moved.at];
  const sets = Object.entries(columns).map(([column, value]) => {
    values.push(value);
    return `, ${column} = $${values.length}`;
  });
  return write(
    `update supervision.matter
     set state = $4, behind = $5, by_on = $6, since = $7, updated_at = $7, revision = revision + 1${sets.join('')}
     where tenant_id = $1 and id = $2 and revision = $3`,
    values,
    { mustTouch: true },
  );
};

export type HopInsert = {
  id: string;
  at: string;
  matterId: string;
  nth: number;
  action: MatterAction;
  from: MatterState | null;
  to: MatterState;
  day: string;
  byOn: string | null;
  lateWorkdays: number;
  dueOn: string | null;
  accountId: string | null;
  orgId: string | null;
  leadOrgId: string;
  leadPath: string;
  words: string | null;
  details: Record<string, string | number>;
};

export const insertHops = (tenantId: string, hops: readonly HopInsert[]): Write =>
  insertAll(
    'supervision.hop' as never,
    hops.map((hop) => ({
      tenant_id: tenantId,
      at: hop.at,
      id: hop.id,
      matter_id: hop.matterId,
      nth: hop.nth,
      action: hop.action,
      from_state: hop.from,
      to_state: hop.to,
      day: hop.day,
      by_on: hop.byOn,
      late_workdays: hop.lateWorkdays,
      due_on: hop.dueOn,
      account_id: hop.accountId,
      org_id: hop.orgId,
      lead_org_id: hop.leadOrgId,
      lead_path: hop.leadPath,
      words: hop.words,
      details: hop.details,
    })),
  );

export const insertParts = (tenantId: string, matterId: string, taskIds: readonly string[]): Write =>
  write(
    `insert into supervision.part (tenant_id, matter_id, task_id)
     select $1, $2, k from unnest($3::uuid[]) as k`,
    [tenantId, matterId, taskIds],
  );
