import { read, write } from '@luoshi/server-kit/db/statement.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { ChannelKind, MailSettings } from '../contract.ts';

/** What is kept in the open of a channel: the mail server, or the host a robot's address leads to. */
export type ChannelSettings = { mail?: MailSettings; host?: string };

export type ChannelRow = {
  id: string;
  kind: ChannelKind;
  name: string;
  orgId: string | null;
  orgName: string | null;
  orgPath: string | null;
  isEnabled: boolean;
  allowInside: boolean;
  carries: 'all' | 'urgent';
  settings: ChannelSettings;
  /** Sealed `{address, secret}`. */
  secret: string | null;
  revision: number;
};

const CHANNEL_SQL = `
  c.id, c.kind, c.name, c.org_id as "orgId", o.short_name as "orgName", o.path as "orgPath",
  c.is_enabled as "isEnabled", c.allow_inside as "allowInside", c.carries, c.settings, c.secret, c.revision`;
const FROM_SQL = `
  from notices.channel c
  left join people.v_org o on o.tenant_id = c.tenant_id and o.id = c.org_id`;

export const enabledChannels = (tx: Tx): Promise<ChannelRow[]> =>
  read(tx, `select ${CHANNEL_SQL} ${FROM_SQL} where c.tenant_id = $1 and c.is_enabled order by c.name`, [tx.tenantId]);

export const channelById = async (tx: Tx, id: string, { lock = false } = {}): Promise<ChannelRow | null> => {
  const [row] = await read<ChannelRow>(
    tx,
    `select ${CHANNEL_SQL} ${FROM_SQL} where c.tenant_id = $1 and c.id = $2 ${lock ? 'for update of c' : ''}`,
    [tx.tenantId, id],
  );
  return row ?? null;
};

export type ChannelListed = ChannelRow & { sent: number; failed: number; lastFault: string | null };

/** Every channel with what became of its deliveries since `since`. */
export const listChannels = (tx: Tx, since: Date): Promise<ChannelListed[]> =>
  read(
    tx,
    `select ${CHANNEL_SQL}, coalesce(d.sent, 0) as sent, coalesce(d.failed, 0) as failed, d."lastFault"
     ${FROM_SQL}
     left join lateral (
       select (count(*) filter (where d.state = 'sent'))::int as sent,
              (count(*) filter (where d.state in ('failed', 'bounced')))::int as failed,
              (array_agg(d.attempts -> -1 ->> 'detail' order by d.at desc)
                filter (where d.attempts -> -1 ->> 'outcome' <> 'acknowledged'))[1] as "lastFault"
       from notices.delivery d
       where d.tenant_id = c.tenant_id and d.at >= $2 and d.channel_id = c.id
     ) d on true
     where c.tenant_id = $1
     order by c.kind, c.name`,
    [tx.tenantId, since],
  );

export const isNameTaken = async (tx: Tx, name: string, except: string | null): Promise<boolean> =>
  (
    await read(
      tx,
      'select 1 from notices.channel where tenant_id = $1 and name = $2 and id is distinct from $3::uuid limit 1',
      [tx.tenantId, name, except],
    )
  ).length > 0;

export const unitById = async (tx: Tx, id: string): Promise<{ id: string; name: string } | null> => {
  const [row] = await read<{ id: string; name: string }>(
    tx,
    'select id, short_name as name from people.v_org where tenant_id = $1 and id = $2 and closed_on is null',
    [tx.tenantId, id],
  );
  return row ?? null;
};

export type ChannelWrite = Omit<ChannelRow, 'orgName' | 'orgPath' | 'revision'>;

const values = (tenantId: string, c: ChannelWrite): unknown[] => [
  tenantId,
  c.id,
  c.kind,
  c.name,
  c.orgId,
  c.isEnabled,
  c.allowInside,
  c.carries,
  JSON.stringify(c.settings),
  c.secret,
];

export const insertChannel = (tenantId: string, channel: ChannelWrite): Write =>
  write(
    `insert into notices.channel (tenant_id, id, kind, name, org_id, is_enabled, allow_inside, carries, settings, secret)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values(tenantId, channel),
  );

export const updateChannel = (tenantId: string, channel: ChannelWrite): Write =>
  write(
    `update notices.channel
     set kind = $3, name = $4, org_id = $5, is_enabled = $6, allow_inside = $7, carries = $8, settings = $9, secret = $10,
         revision = revision + 1
     where tenant_id = $1 and id = $2`,
    values(tenantId, channel),
    { mustTouch: true },
  );

/** The channel goes; what still waited for it is withdrawn and stays in the log. */
export const deleteChannel = (tenantId: string, id: string, now: Date): Write[] => [
  write(
    `update notices.delivery set state = 'withdrawn', done_at = $3
     where tenant_id = $1 and state = 'waiting' and channel_id = $2`,
    [tenantId, id, now],
  ),
  write('delete from notices.channel where tenant_id = $1 and id = $2', [tenantId, id], { mustTouch: true }),
];
