-- How much inspecting a unit may be asked to bear; versions with their source.
create table supervision.load_limit (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  name text not null,
  version int not null,
  source text not null,
  effective_from date not null,
  rules jsonb not null,
  constraint load_limit_pk primary key (tenant_id, id),
  constraint load_limit_version_once unique (tenant_id, name, version)
);

-- The year's plan of inspections, and those off it, each with the approval it was made by.
create table supervision.inspection (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  year int not null,
  no int not null,
  title text not null,
  basis text not null default '',
  host_org_id uuid not null,
  host_path text collate "C" not null,
  from_on date not null,
  to_on date not null,
  -- On the year's plan, or for itself with an approval attached (一事一报).
  is_planned boolean not null,
  approval jsonb,
  state text not null default 'registered' constraint inspection_state check (state in ('registered', 'approved', 'refused', 'done')),
  decided_by uuid,
  decided_on date,
  decided_words text,
  -- {seed, algorithm, of, count, candidates: [names in order of the tree], drawn: [names]}; drawn once.
  draw jsonb,
  revision int not null default 1,
  created_by uuid not null,
  created_at timestamptz not null,
  constraint inspection_pk primary key (tenant_id, id),
  constraint inspection_no_once unique (tenant_id, year, no),
  constraint inspection_days check (from_on <= to_on),
  constraint inspection_off_plan_approved check (is_planned or approval is not null),
  constraint inspection_host foreign key (tenant_id, host_org_id) references people.org (tenant_id, id)
);
create index inspection_by_year on supervision.inspection (tenant_id, year, from_on);

create table supervision.inspection_unit (
  tenant_id uuid not null,
  inspection_id uuid not null,
  org_id uuid not null,
  path text collate "C" not null,
  constraint inspection_unit_pk primary key (tenant_id, inspection_id, org_id),
  constraint inspection_unit_inspection foreign key (tenant_id, inspection_id) references supervision.inspection (tenant_id, id) on delete cascade,
  constraint inspection_unit_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);
create index inspection_unit_by_org on supervision.inspection_unit (tenant_id, org_id);
create index inspection_unit_by_path on supervision.inspection_unit (tenant_id, path);

-- What an inspection found at a unit. Its rectification is a matter; looked at again, it is mended or it is not.
create table supervision.finding (
  tenant_id uuid not null,
  id uuid not null,
  inspection_id uuid not null,
  org_id uuid not null,
  kind text not null,
  words text not null,
  found_on date not null,
  matter_id uuid not null,
  -- The latest earlier finding of the same kind at the same unit, if any: a repeat.
  repeats_id uuid,
  state text not null default 'mending' constraint finding_state check (state in ('mending', 'mended', 'not_mended')),
  rechecks int not null default 0,
  rechecked_on date,
  rechecked_by uuid,
  recheck_words text,
  created_by uuid not null,
  constraint finding_pk primary key (tenant_id, id),
  constraint finding_inspection foreign key (tenant_id, inspection_id) references supervision.inspection (tenant_id, id) on delete cascade,
  constraint finding_matter foreign key (tenant_id, matter_id) references supervision.matter (tenant_id, id) on delete cascade,
  constraint finding_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);
create index finding_by_inspection on supervision.finding (tenant_id, inspection_id);
create index finding_by_org on supervision.finding (tenant_id, org_id, kind, found_on);

select luoshi.protect(t::regclass, rights) from (values
  ('supervision.load_limit', 'select, insert'),
  ('supervision.inspection', 'select, insert, update, delete'),
  ('supervision.inspection_unit', 'select, insert, delete'),
  ('supervision.finding', 'select, insert, update, delete')
) as protected (t, rights);

create view supervision.v_inspection with (security_invoker = true) as
  select tenant_id, id, year, no, title, basis, host_org_id, host_path, from_on, to_on, is_planned, state, decided_on from supervision.inspection;
create view supervision.v_inspection_unit with (security_invoker = true) as
  select tenant_id, inspection_id, org_id, path from supervision.inspection_unit;
create view supervision.v_finding with (security_invoker = true) as
  select tenant_id, id, inspection_id, org_id, kind, words, found_on, matter_id, repeats_id, state, rechecks from supervision.finding;
grant select on supervision.v_inspection, supervision.v_inspection_unit, supervision.v_finding to luoshi_app;
