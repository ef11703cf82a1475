create schema notices;
grant usage on schema notices to luoshi_app;

-- What a feature handed over: one thing to say to whoever holds a post (or to a named person) about one subject.
create table notices.message (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  at timestamptz not null default now(),
  kind text not null,
  feature text not null,
  subject_id text not null,
  link text not null constraint message_link check (link like '/%'),
  -- Full key of the sentence in the feature's locales, and its values.
  words text not null,
  params jsonb not null default '{}',
  is_urgent boolean not null default false,
  dedupe text not null,
  to_person uuid,
  to_post text,
  to_org uuid,
  is_upward boolean not null default false,
  state text not null default 'waiting' constraint message_state check (state in ('waiting', 'unheld', 'sent', 'withdrawn')),
  constraint message_pk primary key (tenant_id, id),
  constraint message_once unique (tenant_id, dedupe),
  constraint message_to check (to_person is not null or (to_post is not null and to_org is not null))
);
create index message_waiting on notices.message (tenant_id, at) where state in ('waiting', 'unheld');
create index message_by_org on notices.message (tenant_id, to_org, at);
create index message_by_subject on notices.message (tenant_id, feature, subject_id, at);

-- A message in one person's inbox. `digest`: whether it still has to go into that person's digest.
create table notices.notice (
  tenant_id uuid not null references people.tenant on delete cascade,
  at timestamptz not null,
  id uuid not null,
  account_id uuid not null,
  message_id uuid not null,
  digest text not null constraint notice_digest check (digest in ('none', 'due', 'done')),
  read_at timestamptz,
  withdrawn_at timestamptz,
  constraint notice_pk primary key (tenant_id, at, id)
) partition by range (at);
select luoshi.partition_by_year('notices.notice', 2025, 2036);
create index notice_inbox on notices.notice (tenant_id, account_id, at desc, id desc);
create index notice_unread on notices.notice (tenant_id, account_id) where read_at is null and withdrawn_at is null;
create index notice_due on notices.notice (tenant_id, account_id) where digest = 'due';
create index notice_by_message on notices.notice (tenant_id, message_id);

-- A door to the outside that the system administrator set up: a mail server, the robot of a unit's group, a webhook.
create table notices.channel (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  kind text not null constraint channel_kind check (kind in ('email', 'dingtalk', 'wecom', 'feishu', 'webhook')),
  name text not null,
  -- The unit whose group a robot speaks in; null for channels that reach persons.
  org_id uuid,
  is_enabled boolean not null default true,
  allow_inside boolean not null default false,
  settings jsonb not null,
  -- Sealed with the installation's key; never read by an endpoint.
  secret text,
  carries text not null default 'all' constraint channel_carries check (carries in ('all', 'urgent')),
  revision int not null default 1,
  constraint channel_pk primary key (tenant_id, id),
  constraint channel_name_once unique (tenant_id, name),
  constraint channel_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);

-- How a person wants to be told; absent until they chose something. Times are local, null stands for the government's.
create table notices.preference (
  tenant_id uuid not null,
  account_id uuid not null,
  email text,
  language text not null default 'zh-CN' constraint preference_language check (language in ('zh-CN', 'en')),
  digest_at time,
  quiet_from time,
  quiet_until time,
  -- By channel: all, urgent or none.
  choices jsonb not null default '{}',
  constraint preference_pk primary key (tenant_id, account_id),
  constraint preference_account foreign key (tenant_id, account_id) references people.account (tenant_id, id) on delete cascade
);

-- The government's own habits; one row.
create table notices.setting (
  tenant_id uuid not null references people.tenant on delete cascade,
  digest_at time not null,
  quiet_from time not null,
  quiet_until time not null,
  is_quiet_at_weekends boolean not null,
  public_address text,
  revision int not null default 1,
  constraint setting_pk primary key (tenant_id)
);

-- When a person, or a group by its robot, last had a digest: at most one a day.
create table notices.digest_day (
  tenant_id uuid not null references people.tenant on delete cascade,
  -- An account or a channel.
  reader_id uuid not null,
  day date not null,
  constraint digest_day_pk primary key (tenant_id, reader_id)
);

-- Something on its way to one recipient by one channel, with every attempt.
create table notices.delivery (
  tenant_id uuid not null references people.tenant on delete cascade,
  at timestamptz not null,
  id uuid not null,
  channel_id uuid not null,
  channel_kind text not null,
  channel_name text not null,
  account_id uuid,
  -- A group's robot has the unit it speaks for.
  org_id uuid not null,
  org_path text collate "C" not null,
  what text not null constraint delivery_what check (what in ('urgent', 'digest', 'trial')),
  state text not null default 'waiting' constraint delivery_state check (state in ('waiting', 'sent', 'failed', 'bounced', 'withdrawn')),
  not_before timestamptz not null,
  -- Set while an attempt is under way, so that a second worker leaves it alone.
  claimed_at timestamptz,
  -- [{at, outcome, detail}]
  attempts jsonb not null default '[]',
  done_at timestamptz,
  constraint delivery_pk primary key (tenant_id, at, id)
) partition by range (at);
select luoshi.partition_by_year('notices.delivery', 2025, 2036);
create index delivery_log on notices.delivery (tenant_id, at desc, id desc);
create index delivery_by_state on notices.delivery (tenant_id, state, at desc, id desc);

-- What a delivery tells.
create table notices.delivery_item (
  tenant_id uuid not null references people.tenant on delete cascade,
  at timestamptz not null,
  delivery_id uuid not null,
  message_id uuid not null,
  constraint delivery_item_pk primary key (tenant_id, at, delivery_id, message_id)
) partition by range (at);
select luoshi.partition_by_year('notices.delivery_item', 2025, 2036);
create index delivery_item_by_message on notices.delivery_item (tenant_id, message_id);

select luoshi.protect(t::regclass, rights) from (values
  ('notices.message', 'select, insert, update, delete'),
  ('notices.notice', 'select, insert, update, delete'),
  ('notices.channel', 'select, insert, update, delete'),
  ('notices.preference', 'select, insert, update, delete'),
  ('notices.setting', 'select, insert, update, delete'),
  ('notices.digest_day', 'select, insert, update, delete'),
  ('notices.delivery', 'select, insert, update, delete'),
  ('notices.delivery_item', 'select, insert, delete')
) as protected (t, rights);

-- Reading one's messages is nothing to audit, hence apart from commit. Answers how many were unread.
create function notices.mark_read(of_account uuid, ids uuid[], now timestamptz) returns int
language sql set search_path = notices, pg_temp
begin atomic
  with read as (
    update notices.notice set read_at = now
    where tenant_id = luoshi.tenant() and account_id = of_account and read_at is null
      and (ids is null or id = any (ids))
    returning 1
  )
  select count(*)::int from read;
end;

-- The two steps of an attempt; the delivery is the record of itself. A claim older than ten minutes belonged to a
-- server that died in between. Answers the delivery's attempts, or null when there is nothing to do (any more).
create function notices.claim_delivery(made_at timestamptz, of_delivery uuid, now timestamptz)
returns table (attempts jsonb, was_claimed boolean)
language sql set search_path = notices, pg_temp
begin atomic
  with before as (
    select d.claimed_at from notices.delivery d
    where d.tenant_id = luoshi.tenant() and d.at = made_at and d.id = of_delivery and d.state = 'waiting'
      and d.not_before <= now and (d.claimed_at is null or d.claimed_at < now - interval '10 minutes')
    for update
  )
  update notices.delivery d set claimed_at = now
  from before
  where d.tenant_id = luoshi.tenant() and d.at = made_at and d.id = of_delivery
  returning d.attempts, before.claimed_at is not null;
end;

create function notices.end_attempt(
  made_at timestamptz, of_delivery uuid, attempt jsonb, new_state text, next_at timestamptz, now timestamptz
) returns void
language sql set search_path = notices, pg_temp
begin atomic
  update notices.delivery d
  set attempts = case when attempt is null then d.attempts else d.attempts || attempt end,
      state = new_state, claimed_at = null,
      not_before = coalesce(next_at, d.not_before),
      done_at = case when new_state = 'waiting' then null else now end
  where d.tenant_id = luoshi.tenant() and d.at = made_at and d.id = of_delivery and d.state = 'waiting';
end;
grant execute on function notices.mark_read(uuid, uuid[], timestamptz) to luoshi_app;
grant execute on function notices.claim_delivery(timestamptz, uuid, timestamptz) to luoshi_app;
grant execute on function notices.end_attempt(timestamptz, uuid, jsonb, text, timestamptz, timestamptz) to luoshi_app;

create view notices.v_message with (security_invoker = true) as
  select tenant_id, id, at, kind, feature, subject_id, is_urgent, to_person, to_post, to_org, state from notices.message;
grant select on notices.v_message to luoshi_app;
