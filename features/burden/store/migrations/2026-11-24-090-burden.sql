create schema burden;
grant usage on schema burden to luoshi_app;

-- Who asks whom for which facts, how often and on what basis.
create table burden.form (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  -- The unit that asks.
  org_id uuid not null,
  path text collate "C" not null,
  title text not null,
  -- The paper or rule that obliges.
  basis text not null,
  frequency text not null constraint form_frequency check (frequency in ('once', 'yearly', 'quarterly', 'monthly', 'weekly')),
  created_by_name text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_reason text,
  constraint form_pk primary key (tenant_id, id),
  constraint form_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);
create index form_by_time on burden.form (tenant_id, created_at desc, id desc);

create table burden.field (
  tenant_id uuid not null,
  form_id uuid not null,
  sort int not null,
  name text not null,
  -- What two names of one fact have in common: no spaces, no marks, one word for several of one meaning.
  fact text not null,
  kind text not null constraint field_kind check (kind in ('number', 'choice', 'day', 'words', 'file')),
  constraint field_pk primary key (tenant_id, form_id, sort),
  constraint field_form foreign key (tenant_id, form_id) references burden.form (tenant_id, id) on delete cascade
);
create index field_by_fact on burden.field (tenant_id, fact);

create table burden.asked (
  tenant_id uuid not null,
  form_id uuid not null,
  org_id uuid not null,
  path text collate "C" not null,
  constraint asked_pk primary key (tenant_id, form_id, org_id),
  constraint asked_form foreign key (tenant_id, form_id) references burden.form (tenant_id, id) on delete cascade,
  constraint asked_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);
create index asked_by_path on burden.asked (tenant_id, path, form_id);

-- A word against a request; it goes to the supervision office and is answered.
create table burden.complaint (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  subject_feature text not null,
  subject_id uuid not null,
  subject_title text not null,
  -- The complaining person's unit; the person themself is not kept beside the words.
  org_id uuid not null,
  path text collate "C" not null,
  account_id uuid,
  words text not null,
  at timestamptz not null,
  due_on date not null,
  outcome text constraint complaint_outcome check (outcome in ('upheld', 'explained')),
  answer text,
  answered_at timestamptz,
  answered_by_name text,
  constraint complaint_pk primary key (tenant_id, id),
  constraint complaint_org foreign key (tenant_id, org_id) references people.org (tenant_id, id),
  constraint complaint_answered check ((outcome is null) = (answer is null))
);
create index complaint_by_time on burden.complaint (tenant_id, at desc, id desc);

select luoshi.protect(t::regclass, rights) from (values
  ('burden.form', 'select, insert, update'),
  ('burden.field', 'select, insert'),
  ('burden.asked', 'select, insert'),
  ('burden.complaint', 'select, insert, update')
) as protected (t, rights);

create view burden.v_complaint with (security_invoker = true) as
  select tenant_id, id, subject_feature, subject_id, org_id, path, at, due_on, outcome, answered_at from burden.complaint;
grant select on burden.v_complaint to luoshi_app;
