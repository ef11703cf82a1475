-- The revision of the paper that last changed the item: who saw an older one has their change merged field by field.
alter table documents.clause
  add column revision int not null default 1,
  -- The deadline was worked out from the paper (its year, its date of issue) and has not been confirmed by a person.
  add column is_due_inferred boolean not null default false;

-- Title, number, issuer and date of issue have a revision of their own: they change apart from the checklist.
alter table documents.document add column head_revision int not null default 1;

-- Steps tell the whole history of a draft from now on: what stood before and after, who made it, and whether it was
-- taken back. Steps kept until today say too little to be merged with later ones.
delete from documents.step;
alter table documents.step
  add column at timestamptz not null default now(),
  -- Rows of clauses as the change left them; those that it removed are missing.
  add column made jsonb not null default '[]',
  -- The head as it stood before, where the change was one of the head.
  add column head jsonb,
  -- Names that the change taught the tree: [{orgId, alias}].
  add column aliases jsonb not null default '[]',
  add column is_undo boolean not null default false,
  add column is_undone boolean not null default false,
  drop column added;
create index step_to_undo on documents.step (tenant_id, document_id, account_id, revision desc)
  where not is_undo and not is_undone;

-- Who has a draft open right now, and at which item. Not a record: one row a person, gone when they leave, not seen
-- after 45 seconds without a sign of life, never written to the log of the database, nothing of it in the audit trail.
create unlogged table documents.presence (
  tenant_id uuid not null,
  document_id uuid not null,
  account_id uuid not null,
  name text not null,
  clause_id uuid,
  seen_at timestamptz not null,
  constraint presence_pk primary key (tenant_id, document_id, account_id),
  constraint presence_document foreign key (tenant_id, document_id) references documents.document (tenant_id, id) on delete cascade
);
select luoshi.protect('documents.presence', 'select, insert, update, delete');

-- Says that a person is at an item of a draft (or, without `is_here`, that they left) and tells the others to look.
-- Sweeps whoever went without a word. Kept apart from commit on purpose: looking at a page is nothing to audit.
create function documents.keep_presence(
  of_document uuid, of_account uuid, of_name text, at_clause uuid, is_here boolean, at_time timestamptz
) returns void
language plpgsql as $$
begin
  delete from documents.presence p
  where p.tenant_id = luoshi.tenant()
    and (p.seen_at < at_time - interval '45 seconds'
      or (not is_here and p.document_id = of_document and p.account_id = of_account));
  if is_here then
    insert into documents.presence as p (tenant_id, document_id, account_id, name, clause_id, seen_at)
    values (luoshi.tenant(), of_document, of_account, of_name, at_clause, at_time)
    on conflict (tenant_id, document_id, account_id)
      do update set clause_id = excluded.clause_id, name = excluded.name, seen_at = excluded.seen_at;
  end if;
  perform pg_notify('luoshi_live',
    json_build_object('tenantId', luoshi.tenant(), 'feature', 'documents-presence', 'id', of_document)::text);
end
$$;
grant execute on function documents.keep_presence to luoshi_app;
