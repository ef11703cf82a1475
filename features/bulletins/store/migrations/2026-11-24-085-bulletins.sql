create schema bulletins;
grant usage on schema bulletins to luoshi_app;

-- What stands above the red line and in the imprint of an office's papers.
create table bulletins.letterhead (
  tenant_id uuid not null references people.tenant on delete cascade,
  org_id uuid not null,
  -- Full name of the issuing office, above the date.
  issuer text not null,
  -- The office's code in the number: 荣政督.
  code text not null,
  -- Office that prints, in the imprint; the issuer when empty.
  printer text not null default '',
  copy_to text not null default '',
  -- Working days a unit is given to answer.
  answer_workdays int not null default 5 constraint letterhead_answer check (answer_workdays between 1 and 60),
  -- Whether who drafted a paper may not sign it.
  four_eyes boolean not null default false,
  revision int not null default 1,
  constraint letterhead_pk primary key (tenant_id, org_id),
  constraint letterhead_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);

-- Word files that clerks edit; their bytes lie in the file store under their hash.
create table bulletins.template (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  org_id uuid not null,
  path text collate "C" not null,
  name text not null,
  sha256 text not null,
  size int not null,
  fields text[] not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint template_pk primary key (tenant_id, id),
  constraint template_name_once unique (tenant_id, org_id, name),
  constraint template_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);

create table bulletins.bulletin (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  kind text not null,
  -- The issuing office and its place in the tree.
  org_id uuid not null,
  path text collate "C" not null,
  status text not null default 'draft' constraint bulletin_status check (status in ('draft', 'signed', 'issued', 'withdrawn')),
  title text not null,
  -- What a person reads and edits: sections, paragraphs, sentences, the table's columns.
  content jsonb not null,
  -- Results of the queries that sentences and table were made from, by their key.
  facts jsonb not null,
  -- What was asked for: unit, period, paper, tasks; facts are gathered by it again.
  source jsonb not null,
  as_of timestamptz not null,
  template_id uuid,
  drafted_by uuid,
  drafted_by_name text not null,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz,
  withdrawn_reason text,
  revision int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint bulletin_pk primary key (tenant_id, id),
  constraint bulletin_org foreign key (tenant_id, org_id) references people.org (tenant_id, id),
  constraint bulletin_template foreign key (tenant_id, template_id) references bulletins.template (tenant_id, id),
  constraint bulletin_signed check (status not in ('signed', 'issued') or signed_by_name is not null)
);
create index bulletin_by_time on bulletins.bulletin (tenant_id, updated_at desc, id desc);

-- Units a paper is sent to; it is theirs to read once it is issued.
create table bulletins.recipient (
  tenant_id uuid not null,
  bulletin_id uuid not null,
  org_id uuid not null,
  path text collate "C" not null,
  constraint recipient_pk primary key (tenant_id, bulletin_id, org_id),
  constraint recipient_bulletin foreign key (tenant_id, bulletin_id) references bulletins.bulletin (tenant_id, id) on delete cascade,
  constraint recipient_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);
create index recipient_by_path on bulletins.recipient (tenant_id, path, bulletin_id);

-- The register. A row is added and never changed, so that a number is never given twice nor taken back: the server has
-- no right to do either. The bytes of both files lie in the file store under their hashes.
create table bulletins.issue (
  tenant_id uuid not null,
  bulletin_id uuid not null,
  org_id uuid not null,
  kind text not null,
  year int not null,
  seq int not null constraint issue_seq check (seq > 0),
  number text not null,
  issued_on date not null,
  at timestamptz not null,
  -- The paper as both files were written from it, and the facts it was made from.
  paper jsonb not null,
  facts jsonb not null,
  docx_sha256 text not null,
  docx_size int not null,
  pdf_sha256 text not null,
  pdf_size int not null,
  template_sha256 text,
  issued_by uuid,
  issued_by_name text not null,
  constraint issue_pk primary key (tenant_id, bulletin_id),
  constraint issue_number_once unique (tenant_id, org_id, kind, year, seq),
  constraint issue_bulletin foreign key (tenant_id, bulletin_id) references bulletins.bulletin (tenant_id, id) on delete cascade
);

-- Who did what to a paper and when; added, never changed.
create table bulletins.step (
  tenant_id uuid not null,
  id uuid not null,
  bulletin_id uuid not null,
  -- The revision that the step made, so that steps of one instant have an order.
  revision int not null,
  at timestamptz not null,
  step text not null constraint step_kind check (step in ('drafted', 'edited', 'refreshed', 'signed', 'returned', 'issued', 'withdrawn')),
  person_name text not null,
  words text,
  constraint step_pk primary key (tenant_id, id),
  constraint step_bulletin foreign key (tenant_id, bulletin_id) references bulletins.bulletin (tenant_id, id) on delete cascade
);
create index step_by_bulletin on bulletins.step (tenant_id, bulletin_id, revision);

select luoshi.protect(t::regclass, rights) from (values
  ('bulletins.letterhead', 'select, insert, update'),
  ('bulletins.template', 'select, insert, delete'),
  ('bulletins.bulletin', 'select, insert, update, delete'),
  ('bulletins.recipient', 'select, insert, delete'),
  ('bulletins.issue', 'select, insert'),
  ('bulletins.step', 'select, insert')
) as protected (t, rights);

create view bulletins.v_bulletin with (security_invoker = true) as
  select b.tenant_id, b.id, b.kind, b.org_id, b.path, b.status, b.title, i.number, i.issued_on
  from bulletins.bulletin b
  left join bulletins.issue i on i.tenant_id = b.tenant_id and i.bulletin_id = b.id;
grant select on bulletins.v_bulletin to luoshi_app;
