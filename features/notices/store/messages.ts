import { read, write } from '@luoshi/server-kit/db/statement.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { Value } from '../rules/message.ts';
import type { Addressee, Holder } from '../rules/recipient.ts';

export type MessageInsert = Addressee & {
  id: string;
  kind: string;
  feature: string;
  subjectId: string;
  link: string;
  words: string;
  params: Readonly<Record<string, Value>>;
  isUrgent: boolean;
  dedupe: string;
};

/** New messages; one whose dedupe key was there before is left out. */
export const insertMessages = (tenantId: string, messages: readonly MessageInsert[]): Write =>
  write(
    `insert into notices.message
       (tenant_id, id, kind, feature, subject_id, link, words, params, is_urgent, dedupe, to_person, to_post, to_org, is_upward)
     select $1, m.id, m.kind, m.feature, m."subjectId", m.link, m.words, m.params, m."isUrgent", m.dedupe,
            m."toPerson", m."toPost", m."toOrg", m."isUpward"
     from jsonb_to_recordset($2) as m (
       id uuid, kind text, feature text, "subjectId" text, link text, words text, params jsonb, "isUrgent" boolean,
       dedupe text, "toPerson" uuid, "toPost" text, "toOrg" uuid, "isUpward" boolean
     )
     on conflict on constraint message_once do nothing`,
    [tenantId, JSON.stringify(messages)],
  );

/** Takes back what is pending about a subject, of these kinds or of all: not yet distributed, unread, or on its way. */
export const withdrawAbout = (
  tenantId: string,
  subject: { feature: string; id: string },
  kinds: readonly string[] | null,
): Write =>
  write(
    `with gone as (
       update notices.message m set state = 'withdrawn'
       where m.tenant_id = $1 and m.feature = $2 and m.subject_id = $3 and m.state <> 'withdrawn'
         and ($4::text[] is null or m.kind = any ($4))
       returning m.id
     )
     update notices.notice n set withdrawn_at = now(), digest = case n.digest when 'due' then 'none' else n.digest end
     from gone
     where n.tenant_id = $1 and n.message_id = gone.id and n.read_at is null and n.withdrawn_at is null`,
    [tenantId, subject.feature, subject.id, kinds],
  );

/** A message that waits to be distributed; `toOrgPath` is null when its unit is gone. */
export type WaitingMessage = Addressee & { id: string; isUrgent: boolean; toOrgPath: string | null };

/** The oldest waiting messages, locked to the end of the transaction; another worker takes others. */
export const lockWaiting = (
  tx: Tx,
  states: readonly ('waiting' | 'unheld')[],
  after: string | null,
  limit: number,
): Promise<WaitingMessage[]> =>
  read(
    tx,
    `select m.id, m.is_urgent as "isUrgent", m.to_person as "toPerson", m.to_post as "toPost", m.to_org as "toOrg",
            m.is_upward as "isUpward",
            (select o.path from people.v_org o where o.tenant_id = m.tenant_id and o.id = m.to_org) as "toOrgPath"
     from notices.message m
     where m.tenant_id = $1 and m.state = any ($2) and ($3::uuid is null or m.id > $3)
     order by m.id
     limit $4
     for update of m skip locked`,
    [tx.tenantId, states, after, limit],
  );

/** Who holds one of the posts at one of the paths, or is one of the persons, now. */
export const holdersAt = (
  tx: Tx,
  wanted: { posts: readonly string[]; paths: readonly string[]; personIds: readonly string[] },
): Promise<Holder[]> =>
  read(
    tx,
    `select h.account_id as "accountId", h.person_id as "personId", h.post, h.org_id as "orgId", o.path as "orgPath"
     from people.v_org o
     join people.v_holder h on h.tenant_id = o.tenant_id and h.org_id = o.id
     where o.tenant_id = $1 and o.path = any ($2) and h.post = any ($3)
     union
     select h.account_id, h.person_id, h.post, h.org_id, o.path
     from people.v_holder h
     join people.v_org o on o.tenant_id = h.tenant_id and o.id = h.org_id
     where h.tenant_id = $1 and h.person_id = any ($4::uuid[])
     order by "accountId", post`,
    [tx.tenantId, wanted.paths, wanted.posts, wanted.personIds],
  );

export const settleMessages = (tenantId: string, states: ReadonlyMap<string, 'sent' | 'unheld'>): Write =>
  write(
    `update notices.message m set state = s.state
     from jsonb_to_recordset($2) as s (id uuid, state text)
     where m.tenant_id = $1 and m.id = s.id`,
    [tenantId, JSON.stringify([...states].map(([id, state]) => ({ id, state })))],
  );

/** What a message says, for those who write it out. */
export type Said = {
  id: string;
  kind: string;
  link: string;
  words: string;
  params: Record<string, Value>;
  isUrgent: boolean;
};

export const SAID_SQL = `m.kind, m.link, m.words, m.params, m.is_urgent as "isUrgent"`;

/** One message about a subject with those it reached. */
export type AboutRead = Said & {
  at: Date;
  state: 'waiting' | 'unheld' | 'sent' | 'withdrawn';
  readers: { name: string; orgName: string; readAt: string | null; channels: string[] }[];
};

/** What was said about a subject, the latest first; at most a hundred messages. */
export const messagesAbout = (tx: Tx, subject: { feature: string; id: string }): Promise<AboutRead[]> =>
  read(
    tx,
    `select m.id, m.at, m.state, ${SAID_SQL},
       coalesce((
         select json_agg(json_build_object(
           'name', a.name, 'orgName', o.short_name, 'readAt', n.read_at,
           'channels', coalesce((
             select json_agg(distinct d.channel_name)
             from notices.delivery_item i
             join notices.delivery d on d.tenant_id = i.tenant_id and d.at = i.at and d.id = i.delivery_id
             where i.tenant_id = $1 and i.message_id = m.id and d.account_id = n.account_id and d.state = 'sent'
           ), '[]')
         ) order by a.name, n.account_id)
         from notices.notice n
         join people.v_account a on a.tenant_id = n.tenant_id and a.id = n.account_id
         join people.v_org o on o.tenant_id = a.tenant_id and o.id = a.org_id
         where n.tenant_id = $1 and n.message_id = m.id
       ), '[]') as readers
     from notices.message m
     where m.tenant_id = $1 and m.feature = $2 and m.subject_id = $3
     order by m.at desc, m.id desc
     limit 100`,
    [tx.tenantId, subject.feature, subject.id],
  );

/** The unit each account acts for. */
export const accountUnits = (
  tx: Tx,
  accountIds: readonly string[],
): Promise<{ accountId: string; orgId: string; orgPath: string }[]> =>
  read(
    tx,
    `select a.id as "accountId", o.id as "orgId", o.path as "orgPath"
     from people.v_account a
     join people.v_org o on o.tenant_id = a.tenant_id and o.id = a.org_id
     where a.tenant_id = $1 and a.id = any ($2::uuid[])`,
    [tx.tenantId, accountIds],
  );
