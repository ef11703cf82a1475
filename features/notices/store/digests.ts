import { read, write } from '@luoshi/server-kit/db/statement.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';

export type GovernmentClock = { name: string; timeZone: string };

export const governmentOf = async (tx: Tx): Promise<GovernmentClock> => {
  const [row] = await read<GovernmentClock>(
    tx,
    'select name, time_zone as "timeZone" from people.v_tenant where id = $1',
    [tx.tenantId],
  );
  if (!row) throw new Error('the government of the transaction is gone');
  return row;
};

/** Every government kept here; asked outside any tenant. */
export const allTenants = async (tx: Tx): Promise<string[]> =>
  (await read<{ id: string }>(tx, 'select id from people.v_tenant order by id', [])).map(({ id }) => id);

/** An account with messages for its digest, and the day of its last one. */
export type DueAccount = { accountId: string; lastDay: string | null; orgId: string; orgPath: string };

/** Accounts with messages for a digest, by id after `after`. */
export const dueAccounts = (tx: Tx, after: string | null, limit: number): Promise<DueAccount[]> =>
  read(
    tx,
    `select due.account_id as "accountId", d.day as "lastDay", o.id as "orgId", o.path as "orgPath"
     from (
       select distinct account_id from notices.notice
       where tenant_id = $1 and digest = 'due' and ($2::uuid is null or account_id > $2)
       order by account_id
       limit $3
     ) due
     join people.v_account a on a.tenant_id = $1 and a.id = due.account_id
     join people.v_org o on o.tenant_id = $1 and o.id = a.org_id
     left join notices.digest_day d on d.tenant_id = $1 and d.reader_id = due.account_id
     order by due.account_id`,
    [tx.tenantId, after, limit],
  );

/** A message for a digest: already read, or (`isHeld` false) for a post that this person no longer holds. */
export type DueNotice = {
  at: Date;
  id: string;
  accountId: string;
  messageId: string;
  isRead: boolean;
  isHeld: boolean;
};

export const dueNotices = (tx: Tx, accountIds: readonly string[]): Promise<DueNotice[]> =>
  read(
    tx,
    `select n.at, n.id, n.account_id as "accountId", n.message_id as "messageId", n.read_at is not null as "isRead",
       exists (
         select from people.v_holder h
         where h.tenant_id = $1 and h.account_id = n.account_id
           and (h.person_id = m.to_person or (h.post = m.to_post and (h.org_id = m.to_org or m.is_upward)))
       ) as "isHeld"
     from notices.notice n
     join notices.message m on m.tenant_id = n.tenant_id and m.id = n.message_id
     where n.tenant_id = $1 and n.digest = 'due' and n.account_id = any ($2::uuid[])
     order by n.account_id, n.at, n.id
     for update of n`,
    [tx.tenantId, accountIds],
  );

type NoticeName = { at: Date; id: string };

export const closeDigest = (tenantId: string, notices: readonly NoticeName[]): Write =>
  write(
    `update notices.notice n set digest = 'done'
     from jsonb_to_recordset($2) as d (at timestamptz, id uuid)
     where n.tenant_id = $1 and n.at = d.at and n.id = d.id`,
    [tenantId, JSON.stringify(notices)],
  );

/** Takes messages back from somebody who no longer holds the post, and has them distributed anew. */
export const handOn = (tenantId: string, notices: readonly (NoticeName & { messageId: string })[]): Write[] => [
  write(
    `update notices.notice n set digest = 'none', withdrawn_at = now()
     from jsonb_to_recordset($2) as d (at timestamptz, id uuid)
     where n.tenant_id = $1 and n.at = d.at and n.id = d.id`,
    [tenantId, JSON.stringify(notices)],
  ),
  write(
    `update notices.message set state = 'waiting' where tenant_id = $1 and id = any ($2::uuid[]) and state = 'sent'`,
    [tenantId, notices.map(({ messageId }) => messageId)],
  ),
];

export const rememberDigest = (tenantId: string, readerIds: readonly string[], day: string): Write =>
  write(
    `insert into notices.digest_day (tenant_id, reader_id, day)
     select $1, reader, $3 from unnest($2::uuid[]) as reader
     on conflict on constraint digest_day_pk do update set day = excluded.day`,
    [tenantId, readerIds, day],
  );

/** The day of a robot's last digest and what was said to its unit since, at most 200, without what became void. */
export const groupDigest = async (
  tx: Tx,
  channel: { id: string; orgId: string },
  since: Date,
): Promise<{ lastDay: string | null; messageIds: string[] }> => {
  const [row] = await read<{ lastDay: string | null; messageIds: string[] }>(
    tx,
    `select (select day from notices.digest_day where tenant_id = $1 and reader_id = $2) as "lastDay",
       array(
         select m.id from notices.message m
         where m.tenant_id = $1 and m.to_org = $3 and m.at >= $4 and m.state = 'sent' and not m.is_urgent
           and not exists (
             select from notices.delivery_item i
             join notices.delivery d on d.tenant_id = i.tenant_id and d.at = i.at and d.id = i.delivery_id
             where i.tenant_id = $1 and i.message_id = m.id and d.channel_id = $2
           )
         order by m.id
         limit 200
       ) as "messageIds"`,
    [tx.tenantId, channel.id, channel.orgId, since],
  );
  return row ?? { lastDay: null, messageIds: [] };
};
