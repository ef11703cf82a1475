create schema supervision;
grant usage on schema supervision to luoshi_app;

-- Versions of the clocks a matter runs by. Never changed: a matter keeps the version it was opened under.
create table supervision.preset (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  name text not null,
  version int not null,
  source text not null,
  effective_from date not null,
  rules jsonb not null,
  constraint preset_pk primary key (tenant_id, id),
  constraint preset_version_once unique (tenant_id, name, version)
);

-- The last number given out in a year; the row is locked by whoever opens matters, so numbers have no gap.
create table supervision.register (
  tenant_id uuid not null references people.tenant on delete cascade,
  year int not null,
  last int not null,
  constraint register_pk primary key (tenant_id, year)
);

-- The envelope around one task: state, clock, and what its reviewers decided. Title, units, deadline, progress and
-- light are the task's; nothing of them is kept twice.
create table supervision.matter (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  task_id uuid not null,
  year int not null,
  no int not null,
  source text not null constraint matter_source check (source in (
    'superior', 'meeting', 'instruction', 'report', 'proposal', 'petition', 'inspection', 'enterprise'
  )),
  category text,
  urgency text not null default 'ordinary' constraint matter_urgency check (urgency in ('critical', 'urgent', 'ordinary')),
  basis text,
  issued_by text,
  preset_id uuid not null,
  supervisor_id uuid,
  state text not null constraint matter_state check (state in (
    'draft', 'approved', 'assigned', 'signed', 'decomposed', 'in_progress', 'close_requested', 'reviewing', 'closed',
    'archived', 'returned', 'objected', 'extension_requested', 'long_term', 'suspended', 'cancelled', 'reopened'
  )),
  since timestamptz not null,
  -- The states to come back to from an objection, a request to extend or a suspension, the innermost last.
  behind text[] not null default '{}',
  -- By when the next hop is due; null only in states that nothing follows.
  by_on date,
  assigned_on date,
  extensions int not null default 0,
  returns int not null default 0,
  reopened int not null default 0,
  -- The date asked for while an extension is decided on.
  asked_due date,
  requested_by uuid,
  requested_on date,
  achieved text,
  -- As reported, as planned on that day, as judged by the last reviewer: never mixed.
  reported_percent int,
  planned_percent numeric,
  judged_percent int constraint matter_judged check (judged_percent between 0 and 100),
  reviewed_by uuid,
  grade text constraint matter_grade check (grade in ('excellent', 'good', 'pass', 'fail')),
  closed_on date,
  revision int not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint matter_pk primary key (tenant_id, id),
  constraint matter_task_once unique (tenant_id, task_id),
  constraint matter_no_once unique (tenant_id, year, no),
  constraint matter_task foreign key (tenant_id, task_id) references tasks.task (tenant_id, id) on delete cascade,
  constraint matter_preset foreign key (tenant_id, preset_id) references supervision.preset (tenant_id, id),
  constraint matter_has_clock check (by_on is not null or state in ('archived', 'cancelled'))
);
create index matter_by_clock on supervision.matter (tenant_id, by_on, id) where state not in ('closed', 'archived', 'cancelled');
create index matter_by_state on supervision.matter (tenant_id, state, by_on, id);

-- Every hop, who made it, by when it was due and how late it came. Added, never changed.
create table supervision.hop (
  tenant_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  matter_id uuid not null,
  nth int not null,
  action text not null,
  from_state text,
  to_state text not null,
  -- The government's day.
  day date not null,
  by_on date,
  -- Working days after `by_on`; 0 when in time.
  late_workdays int not null default 0,
  -- The task's deadline from this hop on, and who held the matter: what red days are counted from.
  due_on date,
  account_id uuid,
  org_id uuid,
  lead_org_id uuid not null,
  lead_path text collate "C" not null,
  words text,
  details jsonb not null default '{}',
  constraint hop_pk primary key (tenant_id, at, id)
) partition by range (at);
select luoshi.partition_by_year('supervision.hop', 2025, 2036);
create index hop_by_matter on supervision.hop (tenant_id, matter_id, nth);
create index hop_by_lead on supervision.hop (tenant_id, lead_path, day);

-- Tasks that a unit handed on to units below it.
create table supervision.part (
  tenant_id uuid not null,
  matter_id uuid not null,
  task_id uuid not null,
  constraint part_pk primary key (tenant_id, matter_id, task_id),
  constraint part_matter foreign key (tenant_id, matter_id) references supervision.matter (tenant_id, id) on delete cascade,
  constraint part_task foreign key (tenant_id, task_id) references tasks.task (tenant_id, id) on delete cascade
);
create index part_by_task on supervision.part (tenant_id, task_id);

select luoshi.protect(t::regclass, rights) from (values
  ('supervision.preset', 'select, insert'),
  ('supervision.register', 'select, insert, update'),
  ('supervision.matter', 'select, insert, update, delete'),
  ('supervision.hop', 'select, insert, delete'),
  ('supervision.part', 'select, insert, delete')
) as protected (t, rights);

-- A report since the last hop puts a signed matter in progress: units report once, at the task, and nowhere else.
create view supervision.v_matter with (security_invoker = true) as
  select m.tenant_id, m.id, m.task_id, m.year, m.no, m.source, m.category, m.urgency, m.basis, m.issued_by, m.supervisor_id,
         p.name as preset, p.version as preset_version,
         case when m.state in ('signed', 'decomposed', 'returned', 'reopened') and t.last_report_at > m.since
              then 'in_progress' else m.state end as state,
         m.since, m.by_on, m.assigned_on, m.extensions, m.returns, m.reopened, m.asked_due, m.requested_by, m.requested_on, m.achieved,
         m.reported_percent, m.planned_percent, m.judged_percent, m.reviewed_by, m.grade, m.closed_on, m.created_at, m.updated_at,
         t.title, t.lead_org_id, t.lead_path, t.due_on, t.first_due_on, t.percent, t.status, t.light, t.region_code, t.document_id
  from supervision.matter m
  join tasks.v_task t on t.tenant_id = m.tenant_id and t.id = m.task_id
  join supervision.preset p on p.tenant_id = m.tenant_id and p.id = m.preset_id;
create view supervision.v_hop with (security_invoker = true) as
  select tenant_id, at, id, matter_id, nth, action, from_state, to_state, day, by_on, late_workdays, due_on, account_id, org_id,
         lead_org_id, lead_path, words, details
  from supervision.hop;
create view supervision.v_part with (security_invoker = true) as
  select tenant_id, matter_id, task_id from supervision.part;
grant select on supervision.v_matter, supervision.v_hop, supervision.v_part to luoshi_app;
