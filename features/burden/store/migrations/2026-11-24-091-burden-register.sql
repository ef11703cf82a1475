-- The register as first laid out held neither requests that wait nor complaints with a course.
drop schema burden cascade;
create schema burden;
grant usage on schema burden to luoshi_app;

-- Versions of what filling in costs and of how soon a complaint is answered.
create table burden.cost (
  tenant_id uuid not null references people.tenant on delete cascade,
  version int not null,
  source text not null,
  effective_from date not null,
  rules jsonb not null,
  constraint cost_pk primary key (tenant_id, version)
);

create table burden.form (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  title text not null,
  purpose text not null default '',
  basis text not null,
  org_id uuid not null,
  path text collate "C" not null,
  asked_by uuid,
  -- Every unit of this kind at or below the named ones; null when the named ones themselves are asked.
  asked_kind text,
  frequency text not null constraint form_frequency check (frequency in (
    'once', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly'
  )),
  starts_on date not null,
  -- Last day on which it is asked.
  ends_on date,
  fields jsonb not null,
  state text not null constraint form_state check (state in ('asked', 'contested', 'live', 'refused', 'withdrawn')),
  contest text,
  held jsonb not null default '[]',
  decided_by uuid,
  decided_on date,
  decision text,
  end_reason text,
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint form_pk primary key (tenant_id, id),
  constraint form_days check (ends_on is null or ends_on >= starts_on)
);
create index form_by_state on burden.form (tenant_id, state, starts_on);
create index form_by_asker on burden.form (tenant_id, path);

create table burden.form_unit (
  tenant_id uuid not null,
  form_id uuid not null,
  org_id uuid not null,
  path text collate "C" not null,
  constraint form_unit_pk primary key (tenant_id, form_id, org_id),
  constraint form_unit_form foreign key (tenant_id, form_id) references burden.form (tenant_id, id) on delete cascade
);
create index form_unit_by_path on burden.form_unit (tenant_id, path);

create table burden.complaint (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  subject_feature text not null,
  subject_id uuid not null,
  subject_title text not null,
  -- Who makes the request complained of; null when it is the supervision office's own.
  asking_org_id uuid,
  asking_path text collate "C",
  words text not null,
  is_unnamed boolean not null,
  account_id uuid,
  org_id uuid not null,
  path text collate "C" not null,
  raised_on date not null,
  due_on date not null,
  state text not null constraint complaint_state check (state in ('raised', 'taken', 'answered', 'closed', 'withdrawn')),
  outcome text constraint complaint_outcome check (outcome in ('ended', 'reduced', 'kept')),
  answer text,
  answered_on date,
  disputes int not null default 0,
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint complaint_pk primary key (tenant_id, id)
);
create index complaint_open on burden.complaint (tenant_id, due_on) where state in ('raised', 'taken');
create index complaint_by_path on burden.complaint (tenant_id, path);
create index complaint_by_subject on burden.complaint (tenant_id, subject_id);

-- Every step of a complaint. Added, never changed.
create table burden.complaint_step (
  tenant_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  complaint_id uuid not null,
  nth int not null,
  action text not null,
  to_state text not null,
  day date not null,
  late_workdays int not null default 0,
  account_id uuid,
  words text,
  constraint complaint_step_pk primary key (tenant_id, at, id)
) partition by range (at);
select luoshi.partition_by_year('burden.complaint_step', 2025, 2036);
create index complaint_step_by_complaint on burden.complaint_step (tenant_id, complaint_id, nth);

select luoshi.protect(t::regclass, rights) from (values
  ('burden.cost', 'select, insert'),
  ('burden.form', 'select, insert, update, delete'),
  ('burden.form_unit', 'select, insert, delete'),
  ('burden.complaint', 'select, insert, update, delete'),
  ('burden.complaint_step', 'select, insert, delete')
) as protected (t, rights);

create view burden.v_form with (security_invoker = true) as
  select tenant_id, id, title, basis, org_id, path, asked_kind, frequency, starts_on, ends_on, fields, state from burden.form;
-- Without the person and the unit: a complaint may be unnamed, and what is above needs only how many and how late.
create view burden.v_complaint with (security_invoker = true) as
  select tenant_id, id, subject_feature, subject_id, asking_path, raised_on, due_on, state, outcome, answered_on, disputes
  from burden.complaint;
grant select on burden.v_form, burden.v_complaint to luoshi_app;
