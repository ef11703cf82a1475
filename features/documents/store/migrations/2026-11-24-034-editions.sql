-- The edition a paper follows (a draft for comment, then the paper as issued). Each edition has one next at most.
alter table documents.document add column edition_of uuid;
alter table documents.document add constraint document_edition
  foreign key (tenant_id, edition_of) references documents.document (tenant_id, id) on delete set null (edition_of);
create unique index document_next_edition on documents.document (tenant_id, edition_of) where edition_of is not null;

-- The item of the last edition that this one continues; set when the edition comes in, kept through edits and merges.
alter table documents.clause add column was_id uuid;

-- What becomes of an item of the last edition that is changed or gone in this one. Chosen by a person, carried out when
-- the edition is published, kept for ever as the reason.
create table documents.edition_choice (
  tenant_id uuid not null,
  -- The new edition, and the item of the old one.
  document_id uuid not null,
  clause_id uuid not null,
  choice text not null constraint edition_choice_known check (choice in ('update', 'leave', 'new', 'cancel')),
  reason text,
  account_id uuid not null,
  at timestamptz not null default now(),
  constraint edition_choice_pk primary key (tenant_id, document_id, clause_id),
  constraint edition_choice_document foreign key (tenant_id, document_id)
    references documents.document (tenant_id, id) on delete cascade
);
select luoshi.protect('documents.edition_choice', 'select, insert, update, delete');
