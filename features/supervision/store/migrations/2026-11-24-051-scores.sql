-- Versions of what events about units weigh. A later version never rewrites what an earlier one made of its time.
create table supervision.score_set (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  name text not null,
  version int not null,
  source text not null,
  effective_from date not null,
  rules jsonb not null,
  constraint score_set_pk primary key (tenant_id, id),
  constraint score_set_version_once unique (tenant_id, name, version)
);
select luoshi.protect('supervision.score_set', 'select, insert');
