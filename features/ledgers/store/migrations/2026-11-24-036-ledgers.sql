create schema ledgers;
grant usage on schema ledgers to luoshi_app;

-- A spreadsheet on its way in. Its rows are staged beside it; the things they become belong to other features.
create table ledgers.import (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  kind text not null,
  -- The unit of whoever brought it: who may see it.
  org_id uuid not null,
  org_path text collate "C" not null,
  account_id uuid not null,
  author_name text not null,
  file_name text not null,
  file_sha256 text not null,
  file_size int not null,
  file_format text not null constraint import_format check (file_format in ('xlsx', 'csv')),
  state text not null default 'reading' constraint import_state check (state in (
    'reading', 'mapping', 'checking', 'ready', 'importing', 'done', 'cancelled', 'failed'
  )),
  -- {code, params} of what ended it
  failure jsonb,
  -- [{index, name, rows, merges}]
  sheets jsonb not null default '[]',
  mapping jsonb,
  is_remembered boolean not null default false,
  -- Whose rights the work is done with: of the person who last set it going.
  actor jsonb not null,
  -- What was said when importing began: {reason, overrideConflicts}
  choice jsonb,
  counts jsonb not null default '{}',
  done int not null default 0,
  total int,
  -- The run that works on it; a run whose mark was taken over stops by itself.
  run_id uuid,
  is_cancel_wanted boolean not null default false,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint import_pk primary key (tenant_id, id),
  constraint import_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);
create index import_latest on ledgers.import (tenant_id, created_at desc);

-- Rows of a spreadsheet as they stand there and, once judged, what importing them would do. Staging: they go thirty
-- days after the import ended, hence no partitions. Space is left in each page for the judgement.
create table ledgers.row (
  tenant_id uuid not null,
  import_id uuid not null,
  sheet smallint not null,
  -- Number of the row in the sheet, from 1.
  no int not null,
  cells text[] not null,
  -- Null until judged.
  sort text constraint row_sort check (sort in ('data', 'blank', 'note', 'total', 'section', 'head')),
  title text,
  action text constraint row_action check (action in ('add', 'change', 'same')),
  -- Whether a problem keeps the row out, or asks to be looked at.
  is_wrong boolean not null default false,
  is_unsure boolean not null default false,
  is_conflict boolean not null default false,
  needs_reason boolean not null default false,
  -- [{column, code, params, severity}]
  problems jsonb,
  -- [{column, before, after, isConflict}]
  changes jsonb,
  subject_id text,
  state text not null default 'read' constraint row_state check (state in ('read', 'checked', 'done', 'failed', 'left_out')),
  constraint row_pk primary key (tenant_id, import_id, sheet, no),
  constraint row_import foreign key (tenant_id, import_id) references ledgers.import (tenant_id, id) on delete cascade
) with (fillfactor = 70);

-- How sheets with these heads were read the last time.
create table ledgers.remembered_mapping (
  tenant_id uuid not null references people.tenant on delete cascade,
  kind text not null,
  -- SHA-256 of the heads in their order.
  fingerprint text not null,
  mapping jsonb not null,
  account_id uuid not null,
  at timestamptz not null,
  constraint remembered_mapping_pk primary key (tenant_id, kind, fingerprint)
);

select luoshi.protect('ledgers.import', 'select, insert, update, delete');
select luoshi.protect('ledgers.row', 'select, insert, update, delete');
select luoshi.protect('ledgers.remembered_mapping', 'select, insert, update, delete');

-- What is being worked on, whosever it is, so that work cut off by a crash is found again without asking every
-- government in turn. Names no contents; hence no row-level rule.
create table ledgers.underway (
  tenant_id uuid not null references people.tenant on delete cascade,
  import_id uuid not null,
  beat_at timestamptz not null,
  constraint underway_pk primary key (tenant_id, import_id)
);
create index underway_silent on ledgers.underway (beat_at);
grant select, insert, update, delete on ledgers.underway to luoshi_app;

-- Staging and progress are written apart from commit on purpose: rows of somebody's spreadsheet are no facts yet, and
-- an audit sentence for each thousand of them would bury those that matter. Both belong to the run they name only.
create function ledgers.beat(of_import uuid, run uuid, at timestamptz, so_far int, of_total int) returns boolean
language sql set search_path = ledgers, pg_temp
begin atomic
  insert into ledgers.underway (tenant_id, import_id, beat_at) values (luoshi.tenant(), of_import, at)
    on conflict (tenant_id, import_id) do update set beat_at = excluded.beat_at;
  update ledgers.import set done = so_far, total = coalesce(of_total, total)
    where tenant_id = luoshi.tenant() and id = of_import and run_id = run and not is_cancel_wanted
    returning pg_notify('luoshi_live', json_build_object('tenantId', tenant_id, 'feature', 'ledgers', 'id', id)::text) is not null;
end;

create function ledgers.stage(of_import uuid, of_sheet int, rows jsonb) returns void
language sql set search_path = ledgers, pg_temp
begin atomic
  insert into ledgers.row (tenant_id, import_id, sheet, no, cells)
    select luoshi.tenant(), of_import, of_sheet, r.no, r.cells from jsonb_to_recordset(rows) as r (no int, cells text[])
    on conflict (tenant_id, import_id, sheet, no) do update set cells = excluded.cells;
end;

create function ledgers.judge(of_import uuid, of_sheet int, rows jsonb) returns void
language sql set search_path = ledgers, pg_temp
begin atomic
  update ledgers.row t set
    sort = r.sort, title = r.title, action = r.action, is_wrong = coalesce(r.is_wrong, false),
    is_unsure = coalesce(r.is_unsure, false), is_conflict = coalesce(r.is_conflict, false),
    needs_reason = coalesce(r.needs_reason, false), problems = r.problems, changes = r.changes,
    subject_id = r.subject_id, state = 'checked'
  from jsonb_to_recordset(rows) as r (
    no int, sort text, title text, action text, is_wrong boolean, is_unsure boolean, is_conflict boolean,
    needs_reason boolean, problems jsonb, changes jsonb, subject_id text
  )
  where t.tenant_id = luoshi.tenant() and t.import_id = of_import and t.sheet = of_sheet and t.no = r.no;
end;

create function ledgers.settle(of_import uuid, of_sheet int, rows jsonb) returns void
language sql set search_path = ledgers, pg_temp
begin atomic
  update ledgers.row t set state = r.state, subject_id = coalesce(r.subject_id, t.subject_id),
    problems = coalesce(r.problems, t.problems)
  from jsonb_to_recordset(rows) as r (no int, state text, subject_id text, problems jsonb)
  where t.tenant_id = luoshi.tenant() and t.import_id = of_import and t.sheet = of_sheet and t.no = r.no;
end;
grant execute on function ledgers.beat(uuid, uuid, timestamptz, int, int), ledgers.stage(uuid, int, jsonb),
  ledgers.judge(uuid, int, jsonb), ledgers.settle(uuid, int, jsonb) to luoshi_app;
