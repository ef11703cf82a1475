create schema tasks;
grant usage on schema tasks to luoshi_app;

-- Days that differ from the plain week; edited by an administrator, filled each November.
create table tasks.calendar_day (
  tenant_id uuid not null references people.tenant on delete cascade,
  day date not null,
  kind text not null constraint calendar_kind check (kind in ('rest', 'work')),
  name text,
  constraint calendar_day_pk primary key (tenant_id, day)
);
create table tasks.calendar_year (
  tenant_id uuid not null references people.tenant on delete cascade,
  year int not null,
  source text not null,
  -- Grows with each change: servers keep the calendar in memory and look here whether it is still the same.
  revision int not null default 1,
  constraint calendar_year_pk primary key (tenant_id, year)
);

-- Versions of the rules that give lights. A later version never rewrites what an earlier one decided.
create table tasks.rule_set (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  name text not null,
  version int not null,
  source text not null,
  effective_from date not null,
  rules jsonb not null,
  constraint rule_set_pk primary key (tenant_id, id),
  constraint rule_set_version_once unique (tenant_id, name, version)
);

create table tasks.goal (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  title text not null,
  -- Which of the four levels it belongs to, or none.
  level text constraint goal_level check (level in ('city', 'town', 'department', 'enterprise')),
  document_id uuid,
  sort int not null default 0,
  constraint goal_pk primary key (tenant_id, id)
);

create table tasks.task (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  goal_id uuid,
  document_id uuid,
  clause_id uuid,
  -- The number printed in the paper, if any.
  no text,
  title text not null,
  body text not null default '',
  -- What done means, when it is more than the targets say.
  standard text,
  lead_org_id uuid not null,
  lead_path text collate "C" not null,
  leader_id uuid,
  person_id uuid,
  liaison_id uuid,
  start_on date,
  due_on date,
  -- The first deadline ever set; stays when the deadline moves.
  first_due_on date,
  due_kind text not null default 'date',
  status text not null default 'not_started' constraint task_status check (status in (
    'not_started', 'in_progress', 'suspended', 'done', 'cancelled'
  )),
  percent int not null default 0 constraint task_percent check (percent between 0 and 100),
  last_report_at timestamptz,
  last_words text,
  problems text,
  next_steps text,
  done_on date,
  -- Kept result of the light rule; a test holds it against the rule.
  light text not null constraint task_light check (light in ('on_track', 'near', 'behind', 'late', 'done', 'paused')),
  light_rule text not null,
  -- {code, params}: words are found in the reader's language.
  light_reason jsonb not null,
  -- The light holds through the day before; on this day it must be looked at again. Null: nothing changes by itself.
  light_until date,
  region_code text collate "C" not null default '',
  lon double precision,
  lat double precision,
  -- Sort keys that are never null, so that a page can begin after any row: without a deadline last, what hurts most first.
  due_sort date not null generated always as (coalesce(due_on, 'infinity'::date)) stored,
  light_rank smallint not null generated always as (
    case light when 'late' then 0 when 'behind' then 1 when 'near' then 2 when 'on_track' then 3 when 'paused' then 4 else 5 end
  ) stored,
  revision int not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint task_pk primary key (tenant_id, id),
  constraint task_goal foreign key (tenant_id, goal_id) references tasks.goal (tenant_id, id),
  constraint task_document foreign key (tenant_id, document_id) references documents.document (tenant_id, id),
  constraint task_clause_once unique (tenant_id, clause_id),
  constraint task_lead foreign key (tenant_id, lead_org_id) references people.org (tenant_id, id),
  constraint task_start_before_due check (start_on is null or due_on is null or start_on <= due_on)
);
-- Lists by due date inside a unit's subtree; open ones apart because nearly all reading is of them.
create index task_open_by_unit on tasks.task (tenant_id, lead_org_id, due_sort, id) where status in ('not_started', 'in_progress', 'suspended');
create index task_open_by_due on tasks.task (tenant_id, due_sort, id) where status in ('not_started', 'in_progress', 'suspended');
create index task_by_path on tasks.task (tenant_id, lead_path, due_sort, id);
create index task_by_document on tasks.task (tenant_id, document_id);
create index task_light_turns on tasks.task (tenant_id, light_until) where light_until is not null;
create index task_placed on tasks.task (tenant_id, region_code) where lon is not null;

-- Two-character pieces of number, title and body, for words of two characters (trigrams cannot find them). Apart from
-- the task, because under row-level security the planner may not use an index whose operator is not leakproof, and the
-- array operators are not: this table is reached only through the two functions below, which name the tenant
-- themselves. Its owner is not bound by the rule, so not forced. Each piece begins with four digits of the tenant's id,
-- so that a common word of a thousand governments does not make each of them wade through all the others' tasks.
create table tasks.search (
  tenant_id uuid not null,
  task_id uuid not null,
  pieces text[] not null,
  constraint search_pk primary key (tenant_id, task_id),
  constraint search_task foreign key (tenant_id, task_id) references tasks.task (tenant_id, id) on delete cascade
);
create index search_by_pieces on tasks.search using gin (pieces);
alter table tasks.search enable row level security;

create function tasks.find(wanted text[]) returns setof uuid
language sql stable security definer set search_path = tasks, pg_temp rows 500
begin atomic
  select task_id from tasks.search where tenant_id = luoshi.tenant() and pieces @> wanted;
end;

-- The pieces of each task in one text, with spaces between: arrays of unequal length cannot be passed together.
create function tasks.index_tasks(of_tasks uuid[], their_pieces text[]) returns void
language sql security definer set search_path = tasks, pg_temp
begin atomic
  insert into tasks.search (tenant_id, task_id, pieces)
  select luoshi.tenant(), t, string_to_array(p, ' ') from unnest(of_tasks, their_pieces) as given (t, p)
  on conflict (tenant_id, task_id) do update set pieces = excluded.pieces;
end;

-- Every unit a task names. The lead stands here too, so that one index answers "whose is it".
create table tasks.task_unit (
  tenant_id uuid not null,
  task_id uuid not null,
  org_id uuid not null,
  role text not null constraint task_unit_role check (role in ('lead', 'responsible', 'support')),
  path text collate "C" not null,
  sort int not null default 0,
  constraint task_unit_pk primary key (tenant_id, task_id, org_id),
  constraint task_unit_task foreign key (tenant_id, task_id) references tasks.task (tenant_id, id) on delete cascade,
  constraint task_unit_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);
create index task_unit_by_path on tasks.task_unit (tenant_id, path, task_id);

create table tasks.target (
  tenant_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  sort int not null default 0,
  name text not null,
  value numeric not null,
  max numeric,
  unit text not null,
  direction text not null default 'at-least' constraint target_direction check (direction in (
    'at-least', 'at-most', 'increase', 'decrease', 'exact'
  )),
  actual numeric,
  constraint target_pk primary key (tenant_id, id),
  constraint target_task foreign key (tenant_id, task_id) references tasks.task (tenant_id, id) on delete cascade
);
create index target_by_task on tasks.target (tenant_id, task_id, sort);

create table tasks.node (
  tenant_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  sort int not null default 0,
  title text not null,
  due_on date not null,
  weight numeric not null default 1 constraint node_weight check (weight > 0),
  done_on date,
  constraint node_pk primary key (tenant_id, id),
  constraint node_task foreign key (tenant_id, task_id) references tasks.task (tenant_id, id) on delete cascade
);
create index node_by_task on tasks.node (tenant_id, task_id, sort);

-- Reports are added, never changed: a correction is a further report that names the one it corrects.
create table tasks.progress (
  tenant_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  task_id uuid not null,
  percent int not null constraint progress_percent check (percent between 0 and 100),
  words text not null default '',
  problems text,
  next_steps text,
  -- [{targetId, actual}]
  numbers jsonb not null default '[]',
  -- [{name, sha256, size, type}]
  files jsonb not null default '[]',
  corrects_id uuid,
  -- Its place in the story: its own time, or that of the report it corrects. The latest place says how far the task is.
  stands_at timestamptz not null,
  account_id uuid,
  org_id uuid not null,
  constraint progress_pk primary key (tenant_id, at, id)
) partition by range (at);
select luoshi.partition_by_year('tasks.progress', 2025, 2036);
create index progress_by_task on tasks.progress (tenant_id, task_id, at desc);

create table tasks.due_change (
  tenant_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  at timestamptz not null default now(),
  from_due date,
  to_due date,
  reason text not null,
  account_id uuid,
  constraint due_change_pk primary key (tenant_id, id),
  constraint due_change_task foreign key (tenant_id, task_id) references tasks.task (tenant_id, id) on delete cascade
);
create index due_change_by_task on tasks.due_change (tenant_id, task_id, at);

-- Each time a light changed, for "what changed since yesterday".
create table tasks.light_change (
  tenant_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  task_id uuid not null,
  lead_path text collate "C" not null,
  region_code text collate "C" not null default '',
  -- The government's day on which it changed.
  day date not null,
  from_light text,
  to_light text not null,
  rule text not null,
  reason jsonb not null,
  constraint light_change_pk primary key (tenant_id, at, id)
) partition by range (at);
select luoshi.partition_by_year('tasks.light_change', 2025, 2036);
create index light_change_by_day on tasks.light_change (tenant_id, day, lead_path);
create index light_change_by_task on tasks.light_change (tenant_id, task_id, at);

-- How many tasks each leaf unit has by region, light and status. Written by the service in the transaction of the change.
create table tasks.counter (
  tenant_id uuid not null references people.tenant on delete cascade,
  org_id uuid not null,
  path text collate "C" not null,
  region_code text collate "C" not null,
  light text not null,
  status text not null,
  n int not null,
  constraint counter_pk primary key (tenant_id, org_id, region_code, light, status)
);
create index counter_by_path on tasks.counter (tenant_id, path);

select luoshi.protect(t::regclass, rights) from (values
  ('tasks.calendar_day', 'select, insert, update, delete'),
  ('tasks.calendar_year', 'select, insert, update, delete'),
  ('tasks.rule_set', 'select, insert, delete'),
  ('tasks.goal', 'select, insert, update, delete'),
  ('tasks.task', 'select, insert, update, delete'),
  ('tasks.task_unit', 'select, insert, update, delete'),
  ('tasks.target', 'select, insert, update, delete'),
  ('tasks.node', 'select, insert, update, delete'),
  ('tasks.progress', 'select, insert, delete'),
  ('tasks.due_change', 'select, insert, delete'),
  ('tasks.light_change', 'select, insert, delete'),
  ('tasks.counter', 'select, insert, update, delete')
) as protected (t, rights);

create view tasks.v_counter with (security_invoker = true) as
  select tenant_id, org_id, path, region_code, light, status, n from tasks.counter where n <> 0;
create view tasks.v_task with (security_invoker = true) as
  select tenant_id, id, document_id, clause_id, no, title, lead_org_id, lead_path, leader_id, person_id, start_on, due_on, first_due_on, status, percent,
         last_report_at, last_words, problems, light, light_rule, light_reason, light_until, region_code, lon, lat, updated_at, due_sort
  from tasks.task;
create view tasks.v_light_change with (security_invoker = true) as
  select tenant_id, at, id, task_id, lead_path, region_code, day, from_light, to_light, rule, reason from tasks.light_change;
create view tasks.v_task_unit with (security_invoker = true) as
  select tenant_id, task_id, org_id, role, path from tasks.task_unit;
grant select on tasks.v_counter, tasks.v_task, tasks.v_task_unit, tasks.v_light_change to luoshi_app;
