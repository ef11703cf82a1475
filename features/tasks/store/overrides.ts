import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { OverrideView } from '../overrides/contract.ts';
import { visibleTask } from './scoped.ts';
import { collectParameters, read, write } from './statement.ts';

/** A light set by people as rows hold it; instants are ISO 8601. */
export type OverrideRead = Omit<OverrideView, 'may'> & { askedById: string; askerPersonId: string | null };

const account = (column: string): string =>
  `(select a.name from people.v_account a where a.tenant_id = v.tenant_id and a.id = v.${column})`;

/** An override `v` as a JSON object of the shape `OverrideRead`. */
const OVERRIDE_SQL = `json_build_object(
  'id', v.id, 'taskId', v.task_id, 'light', v.light, 'computed', v.computed, 'reason', v.reason, 'through', v.through,
  'state', v.state, 'askedBy', ${account('asked_by')}, 'askedById', v.asked_by,
  'askerPersonId', (select a.person_id from people.v_account a where a.tenant_id = v.tenant_id and a.id = v.asked_by), 'askedAt', v.asked_at,
  'decidedBy', ${account('decided_by')}, 'decidedAt', v.decided_at, 'words', v.words)`;

/** The overrides of task `t` as a JSON array, the latest first. */
export const OVERRIDES_SQL = `coalesce((
    select json_agg(${OVERRIDE_SQL} order by v.asked_at desc)
    from tasks.light_override v where v.tenant_id = t.tenant_id and v.task_id = t.id
  ), '[]')`;

export const overridesOf = async (tx: Tx, taskId: string): Promise<OverrideRead[]> => {
  const rows = await read<{ one: OverrideRead }>(
    tx,
    `select ${OVERRIDE_SQL} as one from tasks.light_override v
     where v.tenant_id = $1 and v.task_id = $2 order by v.asked_at desc`,
    [tx.tenantId, taskId],
  );
  return rows.map(({ one }) => one);
};

/** Requests that wait, of tasks the caller may see, the oldest first. */
export const pendingOverrides = async (
  tx: Tx,
  scope: Scope,
  limit: number,
): Promise<(OverrideRead & { title: string; leadName: string })[]> => {
  const parameters = collectParameters(tx.tenantId);
  const visible = visibleTask(scope, parameters);
  const rows = await read<{ one: OverrideRead; title: string; leadName: string }>(
    tx,
    `select ${OVERRIDE_SQL} as one, t.title, o.short_name as "leadName"
     from tasks.light_override v
     join tasks.task t on t.tenant_id = $1 and t.id = v.task_id
     join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id
     where v.tenant_id = $1 and v.state = 'asked'${visible ? ` and ${visible}` : ''}
     order by v.asked_at, v.id
     limit ${parameters.add(limit)}`,
    parameters.values,
  );
  return rows.map(({ one, title, leadName }) => ({ ...one, title, leadName }));
};

export const addOverride = (
  tenantId: string,
  override: {
    id: string;
    taskId: string;
    light: string;
    computed: string;
    reason: string;
    through: string;
    askedBy: string;
    askedAt: Date;
  },
): Write =>
  write(
    `insert into tasks.light_override (tenant_id, id, task_id, light, computed, reason, through, state, asked_by, asked_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'asked', $8, $9)`,
    [
      tenantId,
      override.id,
      override.taskId,
      override.light,
      override.computed,
      override.reason,
      override.through,
      override.askedBy,
      override.askedAt,
    ],
  );

/** Decides or ends an override; nothing is touched when it is no longer in the state it was found in. */
export const moveOverride = (
  tenantId: string,
  id: string,
  move: { from: string; to: string; by: string; at: Date; words: string | null },
): Write =>
  write(
    `update tasks.light_override set state = $4, decided_by = $5, decided_at = $6, words = $7
     where tenant_id = $1 and id = $2 and state = $3`,
    [tenantId, id, move.from, move.to, move.by, move.at, move.words],
    { mustTouch: true },
  );
