import { CompiledQuery } from 'kysely';
import { newId } from '../id.ts';
import { sendWrites, type Tx, type Write } from './tx.ts';

/** Who acts, as the audit trail remembers it. A job acts as the system: no account, the job's name. */
export type AuditActor = { accountId: string | null; name: string; orgId?: string | null; address?: string | null };

/** One audit sentence: `action` is a permission-like verb (`tasks.report`), words for it live in locales under `audit`. */
export type AuditSentence = {
  actor: AuditActor;
  action: string;
  feature: string;
  subjectId: string | null;
  params?: Record<string, unknown>;
};

/** News of a change: names, not contents. Everyone who may see the thing fetches it again with their own rights. */
export type LiveEvent = { feature: string; id: string; revision?: number };

export const LIVE_CHANNEL = 'luoshi_live';

/** A write that had to touch a row touched none: somebody else was faster. The edge answers 409. */
export class LostUpdate extends Error {}

/**
 * The only writer. Sends the writes in order, then the audit sentence and the news of the events, all in the caller's
 * transaction and without waiting between them; what fails among them is told at the transaction's end at the latest.
 * Throws LostUpdate when a write marked `mustTouch` touched nothing.
 */
export const commit = async (
  tx: Tx,
  change: { rows: readonly Write[]; audit: AuditSentence; events?: readonly LiveEvent[] },
): Promise<void> => {
  const { actor, action, feature, subjectId, params } = change.audit;
  const events = (change.events ?? []).map((event) => JSON.stringify({ tenantId: tx.tenantId, ...event }));
  const entry = CompiledQuery.raw(ENTRY_SQL, [
    tx.tenantId,
    newId(),
    actor.accountId,
    actor.name,
    actor.orgId ?? null,
    action,
    feature,
    subjectId,
    JSON.stringify(params ?? {}),
    actor.address ?? null,
    events,
  ]);
  const sent = sendWrites(tx, [...change.rows.map(({ compiled }) => compiled), entry]);
  if (!change.rows.some(({ mustTouch }) => mustTouch)) return;
  const written = await Promise.all(sent);
  for (const [nth, { compiled, mustTouch }] of change.rows.entries())
    if (mustTouch && written[nth]?.numAffectedRows === 0n) throw new LostUpdate(compiled.sql);
};

const ENTRY_SQL = `with entry as (
    insert into audit.entry (tenant_id, at, id, account_id, actor_name, org_id, action, subject_feature, subject_id, params, address)
    values ($1, now(), $2, $3, $4, $5, $6, $7, $8, $9, $10)
    returning 1
  )
  select pg_notify('${LIVE_CHANNEL}', message) from entry, unnest($11::text[]) as message`;
