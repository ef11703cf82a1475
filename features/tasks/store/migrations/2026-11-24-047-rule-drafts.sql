-- A rule set on its way: edited, tried, switched on. What is switched on stands in tasks.rule_set and never changes.
create table tasks.rule_draft (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  name text not null,
  source text not null default '',
  effective_from date,
  scope_org_id uuid,
  governs text[] not null constraint rule_draft_governs check (
    cardinality(governs) > 0 and governs <@ array['task', 'project']
  ),
  rules jsonb not null,
  state text not null default 'draft' constraint rule_draft_state check (state in (
    'draft', 'trying', 'tried', 'switched_on'
  )),
  -- Which run of the trial may still write: an edit or a further run takes it from the one before.
  trial_run uuid,
  trial_done int not null default 0,
  trial_total int not null default 0,
  -- What the trial found, kept with the draft.
  trial jsonb,
  rule_set_id uuid,
  created_by uuid not null,
  updated_at timestamptz not null default now(),
  revision int not null default 1,
  constraint rule_draft_pk primary key (tenant_id, id),
  constraint rule_draft_scope foreign key (tenant_id, scope_org_id) references people.org (tenant_id, id),
  constraint rule_draft_set foreign key (tenant_id, rule_set_id) references tasks.rule_set (tenant_id, id)
);

-- Tasks that a tried rule set would light differently, today or on some day of the window; those of the last run count.
create table tasks.rule_trial_task (
  tenant_id uuid not null,
  draft_id uuid not null,
  run uuid not null,
  task_id uuid not null,
  lead_org_id uuid not null,
  -- The day the two lights below are of: today when they differ today, else the last day on which they did.
  day date not null,
  is_today boolean not null,
  was_light text not null,
  would_light text not null,
  was_reason jsonb not null,
  would_reason jsonb not null,
  -- Days of the window on which the two differ.
  days int not null,
  constraint rule_trial_task_pk primary key (tenant_id, draft_id, run, task_id),
  constraint rule_trial_draft foreign key (tenant_id, draft_id) references tasks.rule_draft (tenant_id, id) on delete cascade
);
create index rule_trial_by_unit on tasks.rule_trial_task (tenant_id, draft_id, run, lead_org_id);

select luoshi.protect('tasks.rule_draft', 'select, insert, update, delete');
select luoshi.protect('tasks.rule_trial_task', 'select, insert, delete');
