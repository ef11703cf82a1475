create schema enterprises;
grant usage on schema enterprises to luoshi_app;

-- The register of firms. A firm is kept in touch with by one unit, which decides who may see it.
create table enterprises.firm (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  name text not null,
  -- Unified social credit code, GB 32100-2015; shops and farms may have none.
  credit_code text,
  org_id uuid not null,
  org_path text collate "C" not null,
  region_code text,
  industry text,
  address text,
  contact_name text,
  contact_phone text,
  staff int,
  -- 规上: on the statistics bureau's list of the year; null when nobody said.
  is_above_scale boolean,
  tags text[] not null default '{}',
  note text,
  is_closed boolean not null default false,
  -- Two-letter pieces for the search, each begun with four digits of the tenant's id.
  pieces text[] not null default '{}',
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint firm_pk primary key (tenant_id, id),
  constraint firm_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);
create unique index firm_code_once on enterprises.firm (tenant_id, credit_code) where credit_code is not null;
create index firm_by_name on enterprises.firm (tenant_id, name, id);
create index firm_by_org on enterprises.firm (tenant_id, org_path);
create index firm_by_pieces on enterprises.firm using gin (pieces);

-- A figure for a stretch of time: of a unit (its county, its town) or of a firm that the unit keeps in touch with.
create table enterprises.indicator (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  -- '2024', '2024-H1', '2024-Q1', '2024-06', '2024-01/06'
  period text collate "C" not null,
  name text not null,
  unit text not null default '',
  org_id uuid not null,
  org_path text collate "C" not null,
  firm_id uuid,
  value numeric not null,
  -- Against the same stretch of the year before, in percent.
  growth numeric,
  source text,
  -- Where it stood in its sheet: indicators are listed in the order in which the bureau prints them.
  sort int not null default 0,
  updated_at timestamptz not null,
  constraint indicator_pk primary key (tenant_id, id),
  constraint indicator_once unique nulls not distinct (tenant_id, period, name, org_id, firm_id),
  constraint indicator_org foreign key (tenant_id, org_id) references people.org (tenant_id, id),
  constraint indicator_firm foreign key (tenant_id, firm_id) references enterprises.firm (tenant_id, id) on delete cascade
);
create index indicator_by_org on enterprises.indicator (tenant_id, org_path, name);
create index indicator_by_firm on enterprises.indicator (tenant_id, firm_id) where firm_id is not null;

select luoshi.protect('enterprises.firm', 'select, insert, update, delete');
select luoshi.protect('enterprises.indicator', 'select, insert, update, delete');

create view enterprises.v_firm with (security_invoker = true) as
  select tenant_id, id, name, credit_code, org_id, org_path, region_code, industry, address, contact_name,
         contact_phone, staff, is_above_scale, tags, is_closed, updated_at
  from enterprises.firm;
create view enterprises.v_indicator with (security_invoker = true) as
  select tenant_id, id, period, name, unit, org_id, org_path, firm_id, value, growth, source, updated_at
  from enterprises.indicator;
grant select on enterprises.v_firm, enterprises.v_indicator to luoshi_app;
