-- Open tasks with what hurts most first, for the day's page and the list sorted by light: without it thirty thousand
-- rows are sorted to show twenty.
create index task_open_by_light on tasks.task (tenant_id, light_rank, due_sort, id) where status in ('not_started', 'in_progress', 'suspended');
