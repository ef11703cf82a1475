import { call, read, write } from '@luoshi/server-kit/db/statement.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { Place } from '../rules/cursor.ts';
import { SAID_SQL, type Said } from './messages.ts';

export type NoticeInsert = { id: string; accountId: string; messageId: string; digest: 'none' | 'due' };

/** Messages in inboxes; an account that has the message already gets no second one. */
export const insertNotices = (tenantId: string, at: Date, notices: readonly NoticeInsert[]): Write =>
  write(
    `insert into notices.notice (tenant_id, at, id, account_id, message_id, digest)
     select $1, $2, n.id, n."accountId", n."messageId", n.digest
     from jsonb_to_recordset($3) as n (id uuid, "accountId" uuid, "messageId" uuid, digest text)
     where not exists (
       select from notices.notice h
       where h.tenant_id = $1 and h.message_id = n."messageId" and h.account_id = n."accountId"
     )`,
    [tenantId, at, JSON.stringify(notices)],
  );

export type NoticeRead = Said & { at: Date; atText: string; readAt: Date | null };

/** A page of one account's inbox, the latest first, without what became void. */
export const listNotices = (
  tx: Tx,
  accountId: string,
  filter: { unread: boolean | null; feature: string | null; after: Place | null; limit: number },
): Promise<NoticeRead[]> =>
  read(
    tx,
    `select n.id, n.at, n.at::text as "atText", n.read_at as "readAt", ${SAID_SQL}
     from notices.notice n
     join notices.message m on m.tenant_id = n.tenant_id and m.id = n.message_id
     where n.tenant_id = $1 and n.account_id = $2 and n.withdrawn_at is null
       and ($3::boolean is null or (n.read_at is null) = $3)
       and ($4::text is null or m.feature = $4)
       and ($5::timestamptz is null or (n.at, n.id) < ($5::timestamptz, $6::uuid))
     order by n.at desc, n.id desc
     limit $7`,
    [
      tx.tenantId,
      accountId,
      filter.unread,
      filter.feature,
      filter.after?.at ?? null,
      filter.after?.id ?? null,
      filter.limit,
    ],
  );

export const countUnread = async (tx: Tx, accountId: string): Promise<{ unread: number; urgent: number }> => {
  const [row] = await read<{ unread: number; urgent: number }>(
    tx,
    `select count(*)::int as unread, (count(*) filter (where m.is_urgent))::int as urgent
     from notices.notice n
     join notices.message m on m.tenant_id = n.tenant_id and m.id = n.message_id
     where n.tenant_id = $1 and n.account_id = $2 and n.read_at is null and n.withdrawn_at is null`,
    [tx.tenantId, accountId],
  );
  return row ?? { unread: 0, urgent: 0 };
};

/** Marks as read, apart from commit: reading is nothing to audit. */
export const markRead = async (
  tx: Tx,
  accountId: string,
  ids: readonly string[] | null,
  now: Date,
): Promise<number> => {
  const [row] = await call<{ n: number }>(tx, 'select notices.mark_read($1, $2::uuid[], $3) as n', [
    accountId,
    ids,
    now,
  ]);
  return row?.n ?? 0;
};
