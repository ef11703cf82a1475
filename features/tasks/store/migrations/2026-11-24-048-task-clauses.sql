-- Items of later editions that a task answers too. The item it came from stays in tasks.task for ever.
create table tasks.task_clause (
  tenant_id uuid not null,
  clause_id uuid not null,
  document_id uuid not null,
  task_id uuid not null,
  constraint task_clause_pk primary key (tenant_id, clause_id),
  constraint task_clause_task foreign key (tenant_id, task_id) references tasks.task (tenant_id, id) on delete cascade
);
create index task_clause_by_document on tasks.task_clause (tenant_id, document_id);
select luoshi.protect('tasks.task_clause', 'select, insert');

-- Every paper and item a task answers: where it came from, and what continued it.
create view tasks.v_task_clause with (security_invoker = true) as
  select tenant_id, id as task_id, document_id, clause_id from tasks.task where clause_id is not null
  union all
  select tenant_id, task_id, document_id, clause_id from tasks.task_clause;
grant select on tasks.v_task_clause to luoshi_app;
