import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { type SqlBool, sql } from 'kysely';
import type { PeopleTables } from '../../store/tables.ts';

export type Place = { at: string; id: string };
export type Entry = {
  id: string;
  at: Date;
  /** The instant to the microsecond, for the next page's cursor. */
  atText: string;
  accountId: string | null;
  actorName: string;
  orgName: string | null;
  action: string;
  feature: string;
  subjectId: string | null;
  params: Record<string, unknown>;
  address: string | null;
};

/**
 * Audit sentences, the latest first, after `after`; days are inclusive and the government's own. An auditor audits
 * the whole government, so that only the tenant bounds this.
 */
export const listEntries = (
  tx: Tx,
  filter: {
    timeZone: string;
    from?: string;
    to?: string;
    q?: string;
    feature?: string;
    subject?: string;
    after: Place | null;
    limit: number;
  },
): Promise<Entry[]> => {
  const { timeZone, from, to, q, feature, subject, after, limit } = filter;
  const like = q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null;
  let query = reading<PeopleTables>(tx)
    .selectFrom('audit.entry as e')
    .leftJoin('people.org as o', (on) => on.onRef('o.tenant_id', '=', 'e.tenant_id').onRef('o.id', '=', 'e.org_id'))
    .where('e.tenant_id', '=', tx.tenantId)
    .select([
      'e.id',
      'e.at',
      sql<string>`e.at::text`.as('atText'),
      'e.account_id as accountId',
      'e.actor_name as actorName',
      'o.short_name as orgName',
      'e.action',
      'e.subject_feature as feature',
      'e.subject_id as subjectId',
      'e.params',
      'e.address',
    ])
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit);
  if (from) query = query.where(sql<SqlBool>`e.at >= ${from}::date::timestamp at time zone ${timeZone}`);
  if (to) query = query.where(sql<SqlBool>`e.at < (${to}::date + 1)::timestamp at time zone ${timeZone}`);
  if (like) query = query.where('e.actor_name', 'like', like);
  if (feature) query = query.where('e.subject_feature', '=', feature);
  if (subject) query = query.where('e.subject_id', '=', subject);
  if (after) query = query.where(sql<SqlBool>`(e.at, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return query.execute();
};
