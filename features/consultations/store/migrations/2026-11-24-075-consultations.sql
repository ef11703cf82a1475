create schema consultations;
grant usage on schema consultations to luoshi_app;

-- Versions of how long an obstacle stays at each level.
create table consultations.levels (
  tenant_id uuid not null references people.tenant on delete cascade,
  version int not null,
  source text not null,
  effective_from date not null,
  rules jsonb not null,
  constraint levels_pk primary key (tenant_id, version)
);

-- The last number given out in a year; the row is locked by whoever raises, so numbers have no gap.
create table consultations.register (
  tenant_id uuid not null references people.tenant on delete cascade,
  year int not null,
  last int not null,
  constraint register_pk primary key (tenant_id, year)
);

create table consultations.meeting (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  title text not null,
  on_day date not null,
  level smallint not null constraint meeting_level check (level between 1 and 4),
  place text,
  chair text,
  state text not null default 'planned' constraint meeting_state check (state in ('planned', 'held')),
  org_id uuid not null,
  path text collate "C" not null,
  created_by uuid,
  created_at timestamptz not null,
  constraint meeting_pk primary key (tenant_id, id)
);
create index meeting_by_day on consultations.meeting (tenant_id, on_day desc, id);

create table consultations.obstacle (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  year int not null,
  no int not null,
  kind text not null,
  title text not null,
  words text not null default '',
  raised_by uuid,
  raised_org_id uuid not null,
  raised_path text collate "C" not null,
  raised_on date not null,
  task_id uuid,
  project_id uuid,
  state text not null constraint obstacle_state check (state in (
    'raised', 'handling', 'meeting', 'decided', 'solved', 'closed', 'parked', 'withdrawn'
  )),
  level smallint not null default 1 constraint obstacle_level check (level between 1 and 4),
  level_since date not null,
  -- Last day at this level; the day after it climbs. Null where no clock runs.
  escalate_on date,
  owner_org_id uuid,
  owner_path text collate "C",
  meeting_id uuid,
  matter_id uuid,
  parked_until date,
  solution text,
  disputes int not null default 0,
  closed_on date,
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint obstacle_pk primary key (tenant_id, id),
  constraint obstacle_no_once unique (tenant_id, year, no),
  constraint obstacle_meeting foreign key (tenant_id, meeting_id) references consultations.meeting (tenant_id, id),
  constraint obstacle_one_subject check (task_id is null or project_id is null)
);
create index obstacle_open on consultations.obstacle (tenant_id, state, level, escalate_on) where state not in ('closed', 'withdrawn');
create index obstacle_by_owner on consultations.obstacle (tenant_id, owner_path);
create index obstacle_by_raiser on consultations.obstacle (tenant_id, raised_path);
create index obstacle_by_project on consultations.obstacle (tenant_id, project_id) where project_id is not null;
create index obstacle_by_task on consultations.obstacle (tenant_id, task_id) where task_id is not null;

-- Every step, who made it and how late it came. Added, never changed.
create table consultations.step (
  tenant_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  obstacle_id uuid not null,
  -- Revision of the obstacle after it: steps of one instant have an order.
  nth int not null,
  action text not null,
  from_state text,
  to_state text not null,
  level smallint not null,
  day date not null,
  late_workdays int not null default 0,
  account_id uuid,
  org_id uuid,
  words text,
  details jsonb not null default '{}',
  constraint step_pk primary key (tenant_id, at, id)
) partition by range (at);
select luoshi.partition_by_year('consultations.step', 2025, 2036);
create index step_by_obstacle on consultations.step (tenant_id, obstacle_id, nth);

create table consultations.agenda (
  tenant_id uuid not null,
  meeting_id uuid not null,
  obstacle_id uuid not null,
  outcome text constraint agenda_outcome check (outcome in ('decided', 'returned')),
  words text,
  -- The level it came from, to which it returns.
  level smallint not null,
  constraint agenda_pk primary key (tenant_id, meeting_id, obstacle_id),
  constraint agenda_meeting foreign key (tenant_id, meeting_id) references consultations.meeting (tenant_id, id) on delete cascade,
  constraint agenda_obstacle foreign key (tenant_id, obstacle_id) references consultations.obstacle (tenant_id, id) on delete cascade
);
create index agenda_by_obstacle on consultations.agenda (tenant_id, obstacle_id);

select luoshi.protect(t::regclass, rights) from (values
  ('consultations.levels', 'select, insert'),
  ('consultations.register', 'select, insert, update'),
  ('consultations.meeting', 'select, insert, update, delete'),
  ('consultations.obstacle', 'select, insert, update, delete'),
  ('consultations.step', 'select, insert, delete'),
  ('consultations.agenda', 'select, insert, update, delete')
) as protected (t, rights);

create view consultations.v_obstacle with (security_invoker = true) as
  select tenant_id, id, year, no, kind, title, raised_by, raised_org_id, raised_path, raised_on, task_id, project_id, state, level,
         level_since, escalate_on, owner_org_id, owner_path, meeting_id, matter_id, parked_until, solution, disputes, closed_on, updated_at
  from consultations.obstacle;
create view consultations.v_step with (security_invoker = true) as
  select tenant_id, at, id, obstacle_id, nth, action, from_state, to_state, level, day, late_workdays, account_id, org_id, words, details
  from consultations.step;
create view consultations.v_meeting with (security_invoker = true) as
  select tenant_id, id, title, on_day, level, place, chair, state, org_id, path from consultations.meeting;
create view consultations.v_agenda with (security_invoker = true) as
  select tenant_id, meeting_id, obstacle_id, outcome, words, level from consultations.agenda;
grant select on consultations.v_obstacle, consultations.v_step, consultations.v_meeting, consultations.v_agenda to luoshi_app;
