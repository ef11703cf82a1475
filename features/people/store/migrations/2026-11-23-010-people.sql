create schema people;
grant usage on schema people to luoshi_app;

-- One government with everything below it. A reference table: it says who exists, nothing of what they do.
create table people.tenant (
  id uuid constraint tenant_pk primary key,
  slug text not null constraint tenant_slug_once unique constraint tenant_slug check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null,
  is_demo boolean not null default false,
  time_zone text not null default 'Asia/Shanghai',
  -- The day the demonstration's dates are counted from; null for a real government.
  demo_day date,
  created_at timestamptz not null default now()
);
grant select, insert, update, delete on people.tenant to luoshi_app;

create table people.org (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  parent_id uuid,
  -- '0001.0003.': one segment a level, each ending in a dot; a subtree is the range [path, path with '/' for its last dot).
  path text collate "C" not null,
  name text not null,
  short_name text not null,
  kind text not null constraint org_kind check (kind in (
    'prefecture', 'county', 'department', 'town', 'zone', 'company', 'village', 'grid', 'enterprise', 'task_force', 'office'
  )),
  -- The region the unit lies in, which need not be what it reports to: a development zone lies inside a county.
  region_code text,
  sort int not null default 0,
  closed_on date,
  constraint org_pk primary key (tenant_id, id),
  constraint org_path_once unique (tenant_id, path),
  constraint org_parent foreign key (tenant_id, parent_id) references people.org (tenant_id, id)
);
create index org_by_parent on people.org (tenant_id, parent_id, sort);

create table people.org_alias (
  tenant_id uuid not null,
  org_id uuid not null,
  alias text not null,
  constraint org_alias_pk primary key (tenant_id, alias, org_id),
  constraint org_alias_org foreign key (tenant_id, org_id) references people.org (tenant_id, id) on delete cascade
);

create table people.person (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  name text not null,
  phone text,
  constraint person_pk primary key (tenant_id, id)
);

-- A person's position in a unit. Work is carried by posts, so that it can be handed over when a person moves on.
create table people.post (
  tenant_id uuid not null,
  id uuid not null,
  org_id uuid not null,
  person_id uuid not null,
  title text not null,
  is_head boolean not null default false,
  from_day date,
  until_day date,
  constraint post_pk primary key (tenant_id, id),
  constraint post_org foreign key (tenant_id, org_id) references people.org (tenant_id, id),
  constraint post_person foreign key (tenant_id, person_id) references people.person (tenant_id, id) on delete cascade
);
create index post_by_org on people.post (tenant_id, org_id);
create index post_by_person on people.post (tenant_id, person_id);

create table people.account (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- The unit the person acts for when signed in.
  org_id uuid not null,
  username text not null,
  password_hash text not null,
  status text not null default 'active' constraint account_status check (status in ('active', 'disabled')),
  must_change_password boolean not null default false,
  password_set_on date not null default current_date,
  created_at timestamptz not null default now(),
  constraint account_pk primary key (tenant_id, id),
  constraint account_username_once unique (tenant_id, username),
  constraint account_person foreign key (tenant_id, person_id) references people.person (tenant_id, id) on delete cascade,
  constraint account_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);

create table people.role_grant (
  tenant_id uuid not null,
  account_id uuid not null,
  role text not null constraint role_known check (role in (
    'leader', 'supervisor', 'liaison', 'officer', 'grid', 'enterprise', 'sysadmin', 'secadmin', 'auditor'
  )),
  -- The head of the subtree the role reaches; for most the account's own unit.
  org_id uuid not null,
  constraint role_grant_pk primary key (tenant_id, account_id, role, org_id),
  constraint role_grant_account foreign key (tenant_id, account_id) references people.account (tenant_id, id) on delete cascade,
  constraint role_grant_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);

-- Failed sign-ins by name, whether an account has the name or not: an unknown name locks as a known one does, so that
-- the lock tells nobody which names exist. Only a hash is kept, because passwords get typed into the wrong field.
create table people.sign_in_failure (
  tenant_id uuid not null references people.tenant on delete cascade,
  username_sha256 text not null,
  failures int not null,
  locked_until timestamptz,
  last_at timestamptz not null,
  constraint sign_in_failure_pk primary key (tenant_id, username_sha256)
);

-- A signed-in browser or a program's token; only the SHA-256 of the secret is kept.
create table people.session (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null constraint session_kind check (kind in ('browser', 'program')),
  name text,
  secret_sha256 text not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint session_pk primary key (tenant_id, id),
  constraint session_secret_once unique (tenant_id, secret_sha256),
  constraint session_account foreign key (tenant_id, account_id) references people.account (tenant_id, id) on delete cascade
);
create index session_by_account on people.session (tenant_id, account_id);

select luoshi.protect('people.org', 'select, insert, update, delete');
select luoshi.protect('people.org_alias', 'select, insert, update, delete');
select luoshi.protect('people.person', 'select, insert, update, delete');
select luoshi.protect('people.post', 'select, insert, update, delete');
select luoshi.protect('people.account', 'select, insert, update, delete');
select luoshi.protect('people.role_grant', 'select, insert, update, delete');
select luoshi.protect('people.sign_in_failure', 'select, insert, update, delete');
select luoshi.protect('people.session', 'select, insert, update, delete');

-- Moves the end of a browser's session on while it is used, at most once a minute. Kept apart from commit on purpose:
-- reading a page is nothing to audit.
create function people.keep_session(of_session uuid, at timestamptz, until timestamptz) returns void
language sql set search_path = people, pg_temp
begin atomic
  update people.session set seen_at = at, expires_at = until
  where tenant_id = luoshi.tenant() and id = of_session and kind = 'browser' and seen_at < at - interval '1 minute';
end;
grant execute on function people.keep_session(uuid, timestamptz, timestamptz) to luoshi_app;

-- When a unit moves in the tree, every copy of its path moves with it: in each table of a tenant, each column named
-- path or ending in _path. Runs as the owner because some of those tables may only be added to by the server.
create function people.repath(from_path text, to_path text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  copy record;
begin
  for copy in
    select t.oid::regclass as target, c.attname as name
    from pg_class t
    join pg_namespace n on n.oid = t.relnamespace
    join pg_attribute owner_column on owner_column.attrelid = t.oid and owner_column.attname = 'tenant_id'
    join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
      and (c.attname = 'path' or c.attname like '%\_path')
    where t.relkind in ('r', 'p') and not t.relispartition
  loop
    execute format(
      'update %s set %I = $2 || substr(%I, length($1) + 1)
       where tenant_id = luoshi.tenant() and %I >= $1 collate "C" and %I < (left($1, -1) || ''/'') collate "C"',
      copy.target, copy.name, copy.name, copy.name, copy.name
    ) using from_path, to_path;
  end loop;
end
$$;
revoke execute on function people.repath(text, text) from public;
grant execute on function people.repath(text, text) to luoshi_app;

-- Removes the demonstration that the running transaction is in, with every row of every table; refuses a real
-- government. Tables go in the order of their foreign keys, those that are referred to last.
create function people.remove_demonstration() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  gone oid[] := '{}';
  next_table record;
begin
  if not exists (select from people.tenant where id = luoshi.tenant() and is_demo) then
    raise exception 'the tenant of this transaction is no demonstration';
  end if;
  loop
    select t.oid, t.oid::regclass as target into next_table
    from pg_class t
    join pg_attribute c on c.attrelid = t.oid and c.attname = 'tenant_id' and not c.attisdropped
    where t.relkind in ('r', 'p') and not t.relispartition and t.oid <> all (gone)
      and not exists (
        select from pg_constraint fk
        join pg_class referring on referring.oid = fk.conrelid and not referring.relispartition
        where fk.contype = 'f' and fk.confrelid = t.oid and fk.conrelid <> t.oid and fk.conrelid <> all (gone)
      )
    order by t.oid desc
    limit 1;
    exit when not found;
    execute format('delete from %s where tenant_id = luoshi.tenant()', next_table.target);
    gone := gone || next_table.oid;
  end loop;
  delete from people.tenant where id = luoshi.tenant() and is_demo;
end
$$;
revoke execute on function people.remove_demonstration() from public;
grant execute on function people.remove_demonstration() to luoshi_app;

-- What other features may read. security_invoker keeps the tenant's rule in force.
create view people.v_org with (security_invoker = true) as
  select tenant_id, id, parent_id, path, name, short_name, kind, region_code, sort, closed_on from people.org;
create view people.v_org_alias with (security_invoker = true) as
  select tenant_id, org_id, alias from people.org_alias;
create view people.v_person with (security_invoker = true) as
  select p.tenant_id, p.id, p.name, post.org_id, post.title, post.is_head
  from people.person p
  left join people.post post on post.tenant_id = p.tenant_id and post.person_id = p.id and post.until_day is null;
create view people.v_account with (security_invoker = true) as
  select a.tenant_id, a.id, a.person_id, a.org_id, p.name
  from people.account a
  join people.person p on p.tenant_id = a.tenant_id and p.id = a.person_id;
create view people.v_tenant with (security_invoker = true) as
  select id, name, is_demo, time_zone from people.tenant;
grant select on people.v_org, people.v_org_alias, people.v_person, people.v_account, people.v_tenant to luoshi_app;
