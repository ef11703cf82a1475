import { call, read, write } from '@luoshi/server-kit/db/statement.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { Attempt, ChannelKind, DeliveryState } from '../contract.ts';
import type { Place } from '../rules/cursor.ts';
import type { Said } from './messages.ts';

/** Names one delivery: instant of its making and id, as the partitions want it. */
export type DeliveryName = { at: Date; id: string };

export type DeliveryInsert = {
  id: string;
  channelId: string;
  channelKind: ChannelKind;
  channelName: string;
  accountId: string | null;
  orgId: string;
  orgPath: string;
  what: 'urgent' | 'digest' | 'trial';
  state: DeliveryState;
  notBefore: Date;
  attempts: readonly Attempt[];
  messageIds: readonly string[];
};

export const insertDeliveries = (tenantId: string, at: Date, deliveries: readonly DeliveryInsert[]): Write[] =>
  deliveries.length === 0
    ? []
    : [
        write(
          `insert into notices.delivery (tenant_id, at, id, channel_id, channel_kind, channel_name, account_id, org_id,
             org_path, what, state, not_before, attempts, done_at)
           select $1, $2::timestamptz, d.id, d."channelId", d."channelKind", d."channelName", d."accountId", d."orgId", d."orgPath",
                  d.what, d.state, d."notBefore", d.attempts, case when d.state <> 'waiting' then $2::timestamptz end
           from jsonb_to_recordset($3) as d (
             id uuid, "channelId" uuid, "channelKind" text, "channelName" text, "accountId" uuid, "orgId" uuid,
             "orgPath" text, what text, state text, "notBefore" timestamptz, attempts jsonb
           )`,
          [tenantId, at, JSON.stringify(deliveries)],
        ),
        write(
          `insert into notices.delivery_item (tenant_id, at, delivery_id, message_id)
           select $1, $2::timestamptz, i."deliveryId", i."messageId"
           from jsonb_to_recordset($3) as i ("deliveryId" uuid, "messageId" uuid)`,
          [
            tenantId,
            at,
            JSON.stringify(
              deliveries.flatMap(({ id, messageIds }) =>
                messageIds.map((messageId) => ({ deliveryId: id, messageId })),
              ),
            ),
          ],
        ),
      ];

/** The right to make one attempt, or null when there is nothing to do (any more) or another server is at it. */
export const claimDelivery = async (
  tx: Tx,
  { at, id }: DeliveryName,
  now: Date,
): Promise<{ attempts: Attempt[]; wasClaimed: boolean } | null> => {
  const [row] = await call<{ attempts: Attempt[]; wasClaimed: boolean }>(
    tx,
    `select attempts, was_claimed as "wasClaimed" from notices.claim_delivery($1, $2, $3)`,
    [at, id, now],
  );
  return row ?? null;
};

export const endAttempt = async (
  tx: Tx,
  { at, id }: DeliveryName,
  end: { attempt: Attempt | null; state: DeliveryState; nextAt: Date | null; now: Date },
): Promise<void> => {
  await call(tx, 'select notices.end_attempt($1, $2, $3::jsonb, $4, $5, $6)', [
    at,
    id,
    end.attempt ? JSON.stringify([end.attempt]) : null,
    end.state,
    end.nextAt,
    end.now,
  ]);
};

export type DeliveryFacts = {
  channelId: string;
  accountId: string | null;
  what: 'urgent' | 'digest' | 'trial';
  username: string | null;
  name: string | null;
  phone: string | null;
  orgName: string;
  /** What it still has to tell: neither withdrawn nor read by this person meanwhile. */
  said: Said[];
};

/** What an attempt needs to know of its delivery. */
export const deliveryFacts = async (tx: Tx, { at, id }: DeliveryName): Promise<DeliveryFacts | null> => {
  const [row] = await read<DeliveryFacts>(
    tx,
    `select d.channel_id as "channelId", d.account_id as "accountId", d.what, p.username, p.name, p.phone,
       o.short_name as "orgName",
       coalesce((
         select json_agg(json_build_object(
           'id', m.id, 'kind', m.kind, 'link', m.link, 'words', m.words, 'params', m.params, 'isUrgent', m.is_urgent
         ) order by m.is_urgent desc, m.id)
         from notices.delivery_item i
         join notices.message m on m.tenant_id = i.tenant_id and m.id = i.message_id
         where i.tenant_id = $1 and i.at = d.at and i.delivery_id = d.id and m.state <> 'withdrawn'
           and (d.account_id is null or exists (
             select from notices.notice n
             where n.tenant_id = $1 and n.message_id = m.id and n.account_id = d.account_id
               and n.read_at is null and n.withdrawn_at is null
           ))
       ), '[]') as said
     from notices.delivery d
     join people.v_org o on o.tenant_id = d.tenant_id and o.id = d.org_id
     left join people.v_contact p on p.tenant_id = d.tenant_id and p.account_id = d.account_id
     where d.tenant_id = $1 and d.at = $2 and d.id = $3`,
    [tx.tenantId, at, id],
  );
  return row ?? null;
};

/** Deliveries whose worker is gone or whose job was lost: they wait although their time has long come. */
export const strandedDeliveries = (tx: Tx, now: Date): Promise<DeliveryName[]> =>
  read(
    tx,
    `select at, id from notices.delivery
     where tenant_id = $1 and state = 'waiting' and not_before < $2::timestamptz - interval '15 minutes'
       and (claimed_at is null or claimed_at < $2::timestamptz - interval '10 minutes')
     order by at desc, id desc
     limit 1000`,
    [tx.tenantId, now],
  );

export type DeliveryRead = DeliveryName & {
  atText: string;
  what: 'urgent' | 'digest' | 'trial';
  state: DeliveryState;
  channelId: string;
  channelKind: ChannelKind;
  channelName: string;
  recipient: string | null;
  orgName: string;
  attempts: Attempt[];
  notBefore: Date;
  doneAt: Date | null;
  said: Said[];
};

/** A page of the log in the caller's subtrees, the latest first. */
export const listDeliveries = (
  tx: Tx,
  paths: readonly string[],
  filter: { state: DeliveryState | null; channel: string | null; after: Place | null; limit: number },
): Promise<DeliveryRead[]> =>
  read(
    tx,
    `select d.at, d.id, d.at::text as "atText", d.what, d.state, d.channel_id as "channelId",
       d.channel_kind as "channelKind", d.channel_name as "channelName", a.name as recipient,
       o.short_name as "orgName", d.attempts, d.not_before as "notBefore", d.done_at as "doneAt",
       coalesce((
         select json_agg(json_build_object(
           'id', m.id, 'kind', m.kind, 'link', m.link, 'words', m.words, 'params', m.params, 'isUrgent', m.is_urgent
         ) order by m.is_urgent desc, m.id)
         from notices.delivery_item i
         join notices.message m on m.tenant_id = i.tenant_id and m.id = i.message_id
         where i.tenant_id = $1 and i.at = d.at and i.delivery_id = d.id
       ), '[]') as said
     from notices.delivery d
     join people.v_org o on o.tenant_id = d.tenant_id and o.id = d.org_id
     left join people.v_account a on a.tenant_id = d.tenant_id and a.id = d.account_id
     where d.tenant_id = $1
       and exists (
         select from unnest($2::text[]) as head (path)
         where d.org_path >= head.path collate "C" and d.org_path < (left(head.path, -1) || '/') collate "C"
       )
       and ($3::text is null or d.state = $3)
       and ($4::uuid is null or d.channel_id = $4)
       and ($5::timestamptz is null or (d.at, d.id) < ($5::timestamptz, $6::uuid))
     order by d.at desc, d.id desc
     limit $7`,
    [
      tx.tenantId,
      paths,
      filter.state,
      filter.channel,
      filter.after?.at ?? null,
      filter.after?.id ?? null,
      filter.limit,
    ],
  );

/** A delivery in the caller's subtrees, locked. */
export const lockDelivery = async (
  tx: Tx,
  paths: readonly string[],
  id: string,
): Promise<(DeliveryName & { state: DeliveryState; channelName: string }) | null> => {
  const [row] = await read<DeliveryName & { state: DeliveryState; channelName: string }>(
    tx,
    `select d.at, d.id, d.state, d.channel_name as "channelName"
     from notices.delivery d
     where d.tenant_id = $1 and d.id = $3
       and exists (
         select from unnest($2::text[]) as head (path)
         where d.org_path >= head.path collate "C" and d.org_path < (left(head.path, -1) || '/') collate "C"
       )
     for update`,
    [tx.tenantId, paths, id],
  );
  return row ?? null;
};

export const reopenDelivery = (tenantId: string, { at, id }: DeliveryName, now: Date): Write =>
  write(
    `update notices.delivery set state = 'waiting', not_before = $4, done_at = null
     where tenant_id = $1 and at = $2 and id = $3`,
    [tenantId, at, id, now],
    { mustTouch: true },
  );
