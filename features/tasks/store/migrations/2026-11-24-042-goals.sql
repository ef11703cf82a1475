-- A goal is chosen by its title: two of the same could not be told apart.
create unique index goal_title_once on tasks.goal (tenant_id, title);
create index task_by_goal on tasks.task (tenant_id, goal_id) where goal_id is not null;
