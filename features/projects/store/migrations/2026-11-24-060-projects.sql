create schema projects;
grant usage on schema projects to luoshi_app;

-- What is local practice rather than law of nature: node templates by kind of project, approval times, the report day,
-- the 入库 checklist. Versions are added, never changed; of each key the one in force on a day decides.
create table projects.standard (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  kind text not null constraint standard_kind check (kind in ('template', 'approval', 'reporting', 'entry')),
  key text not null,
  version int not null,
  title text not null,
  source text not null,
  effective_from date not null,
  body jsonb not null,
  constraint standard_pk primary key (tenant_id, id),
  constraint standard_version_once unique (tenant_id, kind, key, version)
);

-- An area (五大区域), a theme (9 个方面) or a year's list under which projects are looked at together.
create table projects.portfolio (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  kind text not null constraint portfolio_kind check (kind in ('area', 'theme', 'year')),
  title text not null,
  sort int not null default 0,
  constraint portfolio_pk primary key (tenant_id, id),
  constraint portfolio_title_once unique (tenant_id, title)
);

create table projects.project (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  parent_id uuid,
  -- How a parent is made from its children: sums, weighted mean of percents, or the worst child's light.
  roll_up text not null default 'sum' constraint project_roll_up check (roll_up in ('sum', 'weight', 'worst')),
  -- This project's weight among its parent's children.
  weight numeric not null default 1 constraint project_weight check (weight > 0),
  -- 项目代码 of the national platform: kept as issued, never made here.
  code text,
  name text not null,
  content text not null default '',
  class text not null constraint project_class check (class in ('carried_over', 'new', 'completing', 'early')),
  -- Which node template it follows: a key of projects.standard.
  template text not null default 'industry',
  nature text,
  industry text,
  stage text not null constraint project_stage check (stage in (
    'planned', 'signed', 'approved', 'land', 'planning', 'permit', 'started', 'main', 'equipment', 'trial', 'production', 'target'
  )),
  address text,
  region_code text collate "C" not null default '',
  lon double precision,
  lat double precision,
  -- How far the point may be off and what it rests on; null when it was measured.
  place_error_km numeric,
  place_basis text,
  -- A sensitive project stands in no view that a map reads.
  is_sensitive boolean not null default false,
  builder text,
  lead_org_id uuid not null,
  lead_path text collate "C" not null,
  start_year int,
  end_year int,
  -- Money in 万元, four decimals: one 元 is the smallest.
  total_investment numeric(16, 4) not null default 0,
  -- Done before the months kept here begin.
  done_before numeric(16, 4) not null default 0,
  -- The plan of the year of the ledger.
  annual_investment numeric(16, 4) not null default 0,
  annual_year int,
  annual_goal text,
  plan_start_on date,
  start_on date,
  plan_finish_on date,
  -- The date first promised; stays when the promise moves.
  first_finish_on date,
  finish_on date,
  -- 入库: the day it entered the statistics' register, and the papers ticked on the way.
  entered_on date,
  entry jsonb not null default '{}',
  status text not null default 'not_started' constraint project_status check (status in (
    'not_started', 'in_progress', 'suspended', 'done', 'cancelled'
  )),
  percent int not null default 0 constraint project_percent check (percent between 0 and 100),
  -- 形象进度 in words, problems, what others must settle: as last reported.
  progress_words text,
  problems text,
  coordination text,
  last_report_at timestamptz,
  last_month date,
  light text not null constraint project_light check (light in ('on_track', 'near', 'behind', 'late', 'done', 'paused')),
  light_rule text not null,
  light_reason jsonb not null,
  light_until date,
  light_rank smallint not null generated always as (
    case light when 'late' then 0 when 'behind' then 1 when 'near' then 2 when 'on_track' then 3 when 'paused' then 4 else 5 end
  ) stored,
  revision int not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint project_pk primary key (tenant_id, id),
  constraint project_parent foreign key (tenant_id, parent_id) references projects.project (tenant_id, id),
  constraint project_lead foreign key (tenant_id, lead_org_id) references people.org (tenant_id, id),
  constraint project_code_once unique (tenant_id, code),
  constraint project_not_own_parent check (parent_id is null or parent_id <> id),
  constraint project_start_before_finish check (plan_start_on is null or plan_finish_on is null or plan_start_on <= plan_finish_on)
);
create index project_by_path on projects.project (tenant_id, lead_path, id);
create index project_by_parent on projects.project (tenant_id, parent_id) where parent_id is not null;
create index project_by_light on projects.project (tenant_id, light_rank, id);
create index project_light_turns on projects.project (tenant_id, light_until) where light_until is not null;

create table projects.portfolio_project (
  tenant_id uuid not null,
  portfolio_id uuid not null,
  project_id uuid not null,
  constraint portfolio_project_pk primary key (tenant_id, portfolio_id, project_id),
  constraint portfolio_project_portfolio foreign key (tenant_id, portfolio_id) references projects.portfolio (tenant_id, id) on delete cascade,
  constraint portfolio_project_project foreign key (tenant_id, project_id) references projects.project (tenant_id, id) on delete cascade
);
create index portfolio_project_by_project on projects.portfolio_project (tenant_id, project_id);

-- Every unit a project names; the lead stands here too, so that one index answers "whose is it".
create table projects.project_unit (
  tenant_id uuid not null,
  project_id uuid not null,
  org_id uuid not null,
  role text not null constraint project_unit_role check (role in ('lead', 'support', 'owner')),
  path text collate "C" not null,
  sort int not null default 0,
  constraint project_unit_pk primary key (tenant_id, project_id, org_id),
  constraint project_unit_project foreign key (tenant_id, project_id) references projects.project (tenant_id, id) on delete cascade,
  constraint project_unit_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);
create index project_unit_by_path on projects.project_unit (tenant_id, path, project_id);

-- Who carries it (分包): the leader, officers, the person responsible, the liaison. By person, handed over by a note.
create table projects.carrier (
  tenant_id uuid not null,
  project_id uuid not null,
  person_id uuid not null,
  role text not null constraint carrier_role check (role in ('leader', 'officer', 'person', 'liaison')),
  sort int not null default 0,
  constraint carrier_pk primary key (tenant_id, project_id, role, person_id),
  constraint carrier_project foreign key (tenant_id, project_id) references projects.project (tenant_id, id) on delete cascade
);
create index carrier_by_person on projects.carrier (tenant_id, person_id);

create table projects.node (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  -- Key of the template's node it was made from, or null.
  key text,
  title text not null,
  sort int not null default 0,
  weight numeric not null default 1 constraint node_weight check (weight > 0),
  -- Working days it takes, its last day included; 0 is a moment.
  workdays int not null default 1 constraint node_workdays check (workdays between 0 and 5000),
  -- Approval whose statutory time it may not undercut: a key of projects.standard.
  approval text,
  owner_org_id uuid,
  plan_start_on date,
  plan_finish_on date,
  started_on date,
  done_on date,
  constraint node_pk primary key (tenant_id, id),
  constraint node_project foreign key (tenant_id, project_id) references projects.project (tenant_id, id) on delete cascade,
  constraint node_order check (plan_start_on is null or plan_finish_on is null or plan_start_on <= plan_finish_on)
);
create index node_by_project on projects.node (tenant_id, project_id, sort);

-- A node begins after another has finished, and so many working days later.
create table projects.dependency (
  tenant_id uuid not null,
  node_id uuid not null,
  after_id uuid not null,
  project_id uuid not null,
  lag_workdays int not null default 0 constraint dependency_lag check (lag_workdays between 0 and 1000),
  constraint dependency_pk primary key (tenant_id, node_id, after_id),
  constraint dependency_node foreign key (tenant_id, node_id) references projects.node (tenant_id, id) on delete cascade,
  constraint dependency_after foreign key (tenant_id, after_id) references projects.node (tenant_id, id) on delete cascade,
  constraint dependency_not_itself check (node_id <> after_id)
);
create index dependency_by_project on projects.dependency (tenant_id, project_id);

-- A plan as it once stood, to lay beside the present one.
create table projects.baseline (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  title text not null,
  at timestamptz not null,
  account_id uuid,
  -- [{nodeId, title, start, finish}]
  nodes jsonb not null,
  constraint baseline_pk primary key (tenant_id, id),
  constraint baseline_project foreign key (tenant_id, project_id) references projects.project (tenant_id, id) on delete cascade
);
create index baseline_by_project on projects.baseline (tenant_id, project_id, at);

-- Investment of a month in 万元: what is planned, and what the latest report of that month says is done.
create table projects.month (
  tenant_id uuid not null,
  project_id uuid not null,
  month date not null constraint month_first check (extract(day from month) = 1),
  plan numeric(16, 4) not null default 0,
  done numeric(16, 4),
  constraint month_pk primary key (tenant_id, project_id, month),
  constraint month_project foreign key (tenant_id, project_id) references projects.project (tenant_id, id) on delete cascade
);

create table projects.fund (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  source text not null constraint fund_source check (source in ('fiscal', 'bond', 'loan', 'own', 'private', 'other')),
  amount numeric(16, 4) not null,
  arrived numeric(16, 4) not null default 0,
  sort int not null default 0,
  constraint fund_pk primary key (tenant_id, id),
  constraint fund_project foreign key (tenant_id, project_id) references projects.project (tenant_id, id) on delete cascade
);
create index fund_by_project on projects.fund (tenant_id, project_id, sort);

-- 要素保障: what a project needs from others, each with an owner, a date and a light.
create table projects.support (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  kind text not null constraint support_kind check (kind in (
    'land', 'planning', 'funds', 'demolition', 'permits', 'utilities', 'labour'
  )),
  need text not null default '',
  owner_org_id uuid,
  due_on date,
  done_on date,
  light text not null,
  light_rule text not null,
  light_reason jsonb not null,
  light_until date,
  constraint support_pk primary key (tenant_id, id),
  constraint support_once unique (tenant_id, project_id, kind),
  constraint support_project foreign key (tenant_id, project_id) references projects.project (tenant_id, id) on delete cascade
);
create index support_light_turns on projects.support (tenant_id, light_until) where light_until is not null;

-- Monthly reports are added, never changed: a later one of the same month takes its place.
create table projects.report (
  tenant_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  project_id uuid not null,
  month date not null,
  done numeric(16, 4) not null,
  percent int not null,
  stage text not null,
  words text not null default '',
  problems text,
  coordination text,
  -- [{name, sha256, size, type}]
  files jsonb not null default '[]',
  account_id uuid,
  org_id uuid not null,
  constraint report_pk primary key (tenant_id, at, id)
) partition by range (at);
select luoshi.partition_by_year('projects.report', 2025, 2036);
create index report_by_project on projects.report (tenant_id, project_id, at desc);

create table projects.finish_change (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  at timestamptz not null,
  from_finish date,
  to_finish date,
  reason text not null,
  account_id uuid,
  constraint finish_change_pk primary key (tenant_id, id),
  constraint finish_change_project foreign key (tenant_id, project_id) references projects.project (tenant_id, id) on delete cascade
);
create index finish_change_by_project on projects.finish_change (tenant_id, project_id, at);

create table projects.light_change (
  tenant_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  project_id uuid not null,
  lead_path text collate "C" not null,
  day date not null,
  from_light text,
  to_light text not null,
  rule text not null,
  reason jsonb not null,
  constraint light_change_pk primary key (tenant_id, at, id)
) partition by range (at);
select luoshi.partition_by_year('projects.light_change', 2025, 2036);
create index light_change_by_day on projects.light_change (tenant_id, day, lead_path);
create index light_change_by_project on projects.light_change (tenant_id, project_id, at);

-- What one person handed to another, with the words and the name it was signed with.
create table projects.handover (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  at timestamptz not null,
  from_person_id uuid not null,
  from_name text not null,
  to_person_id uuid not null,
  to_name text not null,
  note text not null,
  signed_by text not null,
  account_id uuid,
  org_path text collate "C" not null,
  -- [{feature, id, title, role}]
  items jsonb not null,
  constraint handover_pk primary key (tenant_id, id)
);
create index handover_by_time on projects.handover (tenant_id, at desc);

select luoshi.protect(t::regclass, rights) from (values
  ('projects.standard', 'select, insert'),
  ('projects.portfolio', 'select, insert, update, delete'),
  ('projects.project', 'select, insert, update, delete'),
  ('projects.portfolio_project', 'select, insert, delete'),
  ('projects.project_unit', 'select, insert, update, delete'),
  ('projects.carrier', 'select, insert, update, delete'),
  ('projects.node', 'select, insert, update, delete'),
  ('projects.dependency', 'select, insert, delete'),
  ('projects.baseline', 'select, insert, delete'),
  ('projects.month', 'select, insert, update, delete'),
  ('projects.fund', 'select, insert, delete'),
  ('projects.support', 'select, insert, update, delete'),
  ('projects.report', 'select, insert'),
  ('projects.finish_change', 'select, insert'),
  ('projects.light_change', 'select, insert'),
  ('projects.handover', 'select, insert')
) as protected (t, rights);

-- A sensitive project has no place here: whoever draws a map cannot draw it.
create view projects.v_project with (security_invoker = true) as
  select p.tenant_id, p.id, p.parent_id, p.code, p.name, p.class, p.stage, p.status, p.percent, p.lead_org_id, p.lead_path,
         p.region_code, p.is_sensitive,
         case when p.is_sensitive then null else p.lon end as lon,
         case when p.is_sensitive then null else p.lat end as lat,
         p.total_investment, p.done_before, p.annual_investment, p.annual_year, p.plan_start_on, p.start_on, p.plan_finish_on, p.first_finish_on, p.finish_on,
         p.entered_on, p.progress_words, p.problems, p.coordination, p.last_report_at, p.last_month, p.builder,
         p.light, p.light_rule, p.light_reason, p.light_until, p.light_rank, p.updated_at
  from projects.project p;
-- Only what a map may show: placed and not sensitive.
create view projects.v_placed with (security_invoker = true) as
  select tenant_id, id, parent_id, name, class, stage, lead_org_id, lead_path, region_code, lon, lat, place_error_km,
         total_investment, light, light_rank
  from projects.project where not is_sensitive and lon is not null and lat is not null;
create view projects.v_node with (security_invoker = true) as
  select tenant_id, id, project_id, key, title, sort, weight, workdays, approval, owner_org_id, plan_start_on, plan_finish_on, started_on, done_on
  from projects.node;
create view projects.v_support with (security_invoker = true) as
  select tenant_id, id, project_id, kind, need, owner_org_id, due_on, done_on, light, light_rule, light_reason, light_until
  from projects.support;
create view projects.v_month with (security_invoker = true) as
  select tenant_id, project_id, month, plan, done from projects.month;
create view projects.v_project_unit with (security_invoker = true) as
  select tenant_id, project_id, org_id, role, path from projects.project_unit;
create view projects.v_carrier with (security_invoker = true) as
  select tenant_id, project_id, person_id, role, sort from projects.carrier;
create view projects.v_portfolio with (security_invoker = true) as
  select tenant_id, id, kind, title, sort from projects.portfolio;
create view projects.v_portfolio_project with (security_invoker = true) as
  select tenant_id, portfolio_id, project_id from projects.portfolio_project;
create view projects.v_light_change with (security_invoker = true) as
  select tenant_id, at, id, project_id, lead_path, day, from_light, to_light, rule, reason from projects.light_change;
create view projects.v_report with (security_invoker = true) as
  select tenant_id, at, id, project_id, month, done, percent, stage, words, problems, coordination, files, account_id, org_id from projects.report;
grant select on projects.v_project, projects.v_placed, projects.v_node, projects.v_support, projects.v_month, projects.v_project_unit,
  projects.v_carrier, projects.v_portfolio, projects.v_portfolio_project, projects.v_light_change, projects.v_report to luoshi_app;
