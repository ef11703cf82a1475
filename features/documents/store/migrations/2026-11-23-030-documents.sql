create schema documents;
grant usage on schema documents to luoshi_app;

create table documents.document (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  -- The unit that took the paper in: who sees it, and whom its tasks' publishing answers to.
  org_id uuid not null,
  org_path text collate "C" not null,
  title text not null,
  number text,
  issuer text,
  issued_on date,
  -- The text that was read, which every span counts in (UTF-16 units), and the bytes it came from.
  source_text text not null,
  file_name text,
  file_sha256 text,
  file_size int,
  status text not null default 'draft' constraint document_status check (status in ('draft', 'published')),
  findings jsonb not null default '[]',
  -- Grows with each change of the checklist; a reviewer who saves on an older one is told.
  revision int not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  published_by uuid,
  published_at timestamptz,
  constraint document_pk primary key (tenant_id, id),
  constraint document_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);
create index document_latest on documents.document (tenant_id, created_at desc, id desc);
create index document_by_file on documents.document (tenant_id, file_sha256) where file_sha256 is not null;

-- One item of the checklist: what the parser proposed and a person corrected. Stays for ever behind its task.
create table documents.clause (
  tenant_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  -- Order on the checklist; splitting puts a fraction between two.
  sort numeric not null,
  no text,
  section text[] not null default '{}',
  title text,
  task text not null,
  -- Where it stands in the document's text, in UTF-16 units, and what stands there: kept apart because PostgreSQL
  -- counts characters otherwise.
  span_start int,
  span_end int,
  source_text text,
  -- [{name, orgId|null, role: lead|responsible|support}] as printed and as matched to the tree
  units jsonb not null default '[]',
  -- [{name, role, personId|null}]
  people jsonb not null default '[]',
  start_on date,
  due_on date,
  deadline_text text,
  deadline_kind text not null default 'none',
  -- [{text, name, value, max, unit, direction}]
  quantities jsonb not null default '[]',
  is_dropped boolean not null default false,
  constraint clause_pk primary key (tenant_id, id),
  constraint clause_document foreign key (tenant_id, document_id) references documents.document (tenant_id, id) on delete cascade
);
create index clause_by_document on documents.clause (tenant_id, document_id, sort);

-- What each change of a checklist replaced, so that it can be taken back, latest first, whoever made it.
create table documents.step (
  tenant_id uuid not null,
  document_id uuid not null,
  -- The revision the change made.
  revision int not null,
  action text not null,
  account_id uuid not null,
  -- Rows of clauses as they stood before, and ids of those that did not exist.
  replaced jsonb not null default '[]',
  added uuid[] not null default '{}',
  constraint step_pk primary key (tenant_id, document_id, revision),
  constraint step_document foreign key (tenant_id, document_id) references documents.document (tenant_id, id) on delete cascade
);

select luoshi.protect('documents.document', 'select, insert, update, delete');
select luoshi.protect('documents.clause', 'select, insert, update, delete');
select luoshi.protect('documents.step', 'select, insert, update, delete');

create view documents.v_document with (security_invoker = true) as
  select tenant_id, id, org_id, org_path, title, number, issuer, issued_on, status, revision, created_at, published_at
  from documents.document;
create view documents.v_clause with (security_invoker = true) as
  select c.tenant_id, c.id, c.document_id, c.sort, c.no, c.section, c.title, c.task, c.span_start, c.span_end, c.units,
         c.people, c.start_on, c.due_on, c.deadline_text, c.deadline_kind, c.quantities, c.is_dropped,
         coalesce(c.source_text, c.task) as source_text
  from documents.clause c;
grant select on documents.v_document, documents.v_clause to luoshi_app;
