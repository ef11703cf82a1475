-- What a paper about a task says besides its state, and when it was reported on: for features that write papers of facts.
create view tasks.v_task_told with (security_invoker = true) as
  select tenant_id, id, goal_id, body, standard, next_steps, done_on, last_report_at, created_at from tasks.task;
create view tasks.v_report with (security_invoker = true) as
  select tenant_id, at, id, task_id, percent, org_id from tasks.progress where corrects_id is null;
create view tasks.v_goal with (security_invoker = true) as
  select tenant_id, id, title from tasks.goal;
grant select on tasks.v_task_told, tasks.v_report, tasks.v_goal to luoshi_app;
