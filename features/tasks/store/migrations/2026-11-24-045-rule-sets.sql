-- A version now holds all its conditions, says which work it governs and from which unit downward. What stood before as
-- two rows of one condition each becomes the first version of the standard set. The owner is bound by the tenants' rule
-- as well; for this once it is not, or it would find no row to change.
alter table tasks.rule_set no force row level security;
alter table tasks.task no force row level security;
alter table tasks.light_change no force row level security;

alter table tasks.rule_set
  add column scope_org_id uuid,
  add column governs text[] not null default '{task,project}' constraint rule_set_governs check (
    cardinality(governs) > 0 and governs <@ array['task', 'project']
  ),
  add column switched_on_by uuid,
  add column switched_on_at timestamptz not null default now(),
  -- When the lights it governs had all been looked at again; null while that is under way.
  add column applied_at timestamptz default now(),
  add constraint rule_set_scope foreign key (tenant_id, scope_org_id) references people.org (tenant_id, id);

insert into tasks.rule_set (tenant_id, id, name, version, source, effective_from, rules)
select d.tenant_id, gen_random_uuid(), 'standard', 1,
  'house default, 2026-11-23: near within 3 working days; progress after Yinchuan 2025', d.effective_from,
  jsonb_build_object(
    'deadline', jsonb_build_object('nearWithinWorkdays', d.rules -> 'nearWithinWorkdays'),
    'progress', (
      select jsonb_build_object('measure', 'lag', 'assessed', 'daily',
        'behindFromPoints', p.rules -> 'behindFromPoints', 'severeAbovePoints', p.rules -> 'severeAbovePoints')
      from tasks.rule_set p where p.tenant_id = d.tenant_id and p.name = 'yinchuan-progress' and p.version = 1
    ),
    'start', null, 'funds', null, 'entry', null
  )
from tasks.rule_set d where d.name = 'deadline' and d.version = 1;
delete from tasks.rule_set where name in ('deadline', 'yinchuan-progress');
update tasks.task set light_rule = 'standard@1' where light_rule in ('deadline@1', 'yinchuan-progress@1');
update tasks.light_change set rule = 'standard@1' where rule in ('deadline@1', 'yinchuan-progress@1');

alter table tasks.rule_set force row level security;
alter table tasks.task force row level security;
alter table tasks.light_change force row level security;

-- Looking again at the lights a rule set governs is remembered on the set; nothing else of it ever changes.
grant update (applied_at) on tasks.rule_set to luoshi_app;

-- A light set by people in place of the computed one: asked for by one, decided by another. Kept for ever.
create table tasks.light_override (
  tenant_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  light text not null constraint override_light check (light in ('on_track', 'near', 'behind', 'late')),
  -- What was computed when it was asked for.
  computed text not null,
  reason text not null,
  -- The last day on which it holds.
  through date not null,
  state text not null constraint override_state check (state in ('asked', 'approved', 'declined', 'ended')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  -- Why it was declined or ended early.
  words text,
  constraint light_override_pk primary key (tenant_id, id),
  constraint light_override_task foreign key (tenant_id, task_id) references tasks.task (tenant_id, id) on delete cascade,
  constraint override_four_eyes check (decided_by is null or state = 'ended' or decided_by <> asked_by)
);
create index light_override_by_task on tasks.light_override (tenant_id, task_id, asked_at);
create unique index light_override_one_asked on tasks.light_override (tenant_id, task_id) where state = 'asked';
select luoshi.protect('tasks.light_override', 'select, insert, update');

-- The approved override beside the light it decides: {light, through, why}. Past its day it is ignored.
alter table tasks.task add column light_override jsonb;
