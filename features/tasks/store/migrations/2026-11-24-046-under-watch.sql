-- Under watch: a feature above answers for the task's state, deadline and lead. Whoever edits a task must go there, so
-- that an extension is asked for and decided, and a task is closed by four eyes.
alter table tasks.task add column under_watch boolean not null default false;

-- Reports as features above read them: when a unit said how far it is.
create view tasks.v_progress with (security_invoker = true) as
  select tenant_id, at, id, task_id, percent, words, problems, next_steps, corrects_id, account_id, org_id
  from tasks.progress;
create view tasks.v_due_change with (security_invoker = true) as
  select tenant_id, id, task_id, at, from_due, to_due, reason, account_id from tasks.due_change;
create view tasks.v_target with (security_invoker = true) as
  select tenant_id, task_id, sort, name, value, max, unit, direction, actual from tasks.target;
-- All that a task says of itself; `v_task` is the shorter one.
create view tasks.v_task_facts with (security_invoker = true) as
  select tenant_id, id, document_id, clause_id, goal_id, no, title, body, standard, lead_org_id, lead_path, leader_id, person_id, liaison_id,
         start_on, due_on, first_due_on, due_sort, status, percent, last_report_at, last_words, problems, next_steps, done_on,
         light, light_rule, light_reason, light_until, light_rank, region_code, under_watch, revision, created_at, updated_at
  from tasks.task;
grant select on tasks.v_progress, tasks.v_due_change, tasks.v_target, tasks.v_task_facts to luoshi_app;
create view tasks.v_node with (security_invoker = true) as
  select tenant_id, id, task_id, sort, title, due_on, weight, done_on from tasks.node;
grant select on tasks.v_node to luoshi_app;
