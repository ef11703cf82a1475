create schema boards;
grant usage on schema boards to luoshi_app;

-- A screen in a hall: whoever holds its link sees the boards of its unit and nothing else. The link's secret is kept as a
-- hash; a screen that was taken down stays here with the day and the hand.
create table boards.screen (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  name text not null,
  org_id uuid not null,
  token_sha256 text not null,
  created_by uuid,
  created_at timestamptz not null,
  revoked_by uuid,
  revoked_at timestamptz,
  constraint screen_pk primary key (tenant_id, id),
  constraint screen_token_once unique (tenant_id, token_sha256),
  constraint screen_org foreign key (tenant_id, org_id) references people.org (tenant_id, id)
);

select luoshi.protect('boards.screen', 'select, insert, update');
