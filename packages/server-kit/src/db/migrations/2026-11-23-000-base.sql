-- The role the server works as owns nothing, so that row-level rules bind it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'luoshi_app') then
    create role luoshi_app nologin noinherit;
  end if;
end
$$;
grant luoshi_app to current_user;

create schema if not exists luoshi;
grant usage on schema luoshi to luoshi_app;

create extension if not exists pg_trgm;

-- What has been done once for the whole installation, so that it is not done again (the first demonstration).
create table luoshi.mark (
  name text constraint mark_pk primary key,
  at timestamptz not null default now()
);
grant select, insert on luoshi.mark to luoshi_app;

-- The tenant of the running transaction; null outside one, so that nothing is visible then.
create function luoshi.tenant() returns uuid
language sql stable parallel safe
return nullif(current_setting('luoshi.tenant', true), '')::uuid;

-- Row-level security for a tenant's table and the rights the server needs on it (for instance 'select, insert').
create function luoshi.protect(target regclass, rights text) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy tenant_only on %s using (tenant_id = luoshi.tenant()) with check (tenant_id = luoshi.tenant())',
    target
  );
  execute format('grant %s on %s to luoshi_app', rights, target);
end
$$;

-- Yearly partitions and one for all else. Ten years ahead; a later migration adds the next ten.
create function luoshi.partition_by_year(target text, from_year int, to_year int) returns void
language plpgsql as $$
begin
  for y in from_year..to_year loop
    execute format(
      'create table %s_%s partition of %s for values from (%L) to (%L)',
      target, y, target, make_timestamptz(y, 1, 1, 0, 0, 0, 'UTC'), make_timestamptz(y + 1, 1, 1, 0, 0, 0, 'UTC')
    );
  end loop;
  execute format('create table %s_other partition of %s default', target, target);
end
$$;

create schema audit;
grant usage on schema audit to luoshi_app;

-- Who did what to which thing. Append-only: the server may read and add, never change or remove.
create table audit.entry (
  tenant_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  account_id uuid,
  actor_name text not null,
  org_id uuid,
  action text not null,
  subject_feature text not null,
  subject_id text,
  params jsonb not null default '{}',
  address text,
  constraint entry_pk primary key (tenant_id, at, id)
) partition by range (at);
select luoshi.partition_by_year('audit.entry', 2025, 2036);
create index entry_subject on audit.entry (tenant_id, subject_feature, subject_id, at);
select luoshi.protect('audit.entry', 'select, insert');
