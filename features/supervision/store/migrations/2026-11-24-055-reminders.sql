-- Versions of who is told when. Never changed.
create table supervision.escalation (
  tenant_id uuid not null references people.tenant on delete cascade,
  id uuid not null,
  version int not null,
  source text not null,
  effective_from date not null,
  rules jsonb not null,
  author_id uuid,
  at timestamptz not null default now(),
  constraint escalation_pk primary key (tenant_id, id),
  constraint escalation_version_once unique (tenant_id, version)
);

-- The day on which a matter has to be looked at next, so that the turn of the day costs what is due and not what is
-- there. A hop sets it to its own day.
create table supervision.reminder (
  tenant_id uuid not null,
  matter_id uuid not null,
  next_on date not null,
  constraint reminder_pk primary key (tenant_id, matter_id),
  constraint reminder_matter foreign key (tenant_id, matter_id) references supervision.matter (tenant_id, id) on delete cascade
);
create index reminder_due on supervision.reminder (tenant_id, next_on, matter_id);

-- Slips (三色督查单, one matter a slip) and urging notices (督查催办通知), each kind numbered by year from a register of its own.
create table supervision.slip_register (
  tenant_id uuid not null references people.tenant on delete cascade,
  year int not null,
  kind text not null,
  last int not null,
  constraint slip_register_pk primary key (tenant_id, year, kind)
);
create table supervision.slip (
  tenant_id uuid not null,
  id uuid not null,
  year int not null,
  kind text not null constraint slip_kind check (kind in ('blue', 'orange', 'red', 'urge')),
  no int not null,
  matter_id uuid not null,
  -- The unit that had the matter then.
  lead_org_id uuid not null,
  lead_path text collate "C" not null,
  level int not null constraint slip_level check (level between 1 and 4),
  issued_on date not null,
  by_on date not null,
  clock text not null,
  late_workdays int not null,
  escalation_id uuid not null,
  state text not null default 'open' constraint slip_state check (state in ('open', 'settled')),
  settled_on date,
  constraint slip_pk primary key (tenant_id, id),
  constraint slip_no_once unique (tenant_id, year, kind, no),
  constraint slip_occasion_once unique (tenant_id, matter_id, by_on, level, kind),
  constraint slip_matter foreign key (tenant_id, matter_id) references supervision.matter (tenant_id, id) on delete cascade,
  constraint slip_escalation foreign key (tenant_id, escalation_id) references supervision.escalation (tenant_id, id)
);
create index slip_by_day on supervision.slip (tenant_id, issued_on desc, id desc);
create index slip_open on supervision.slip (tenant_id, matter_id) where state = 'open';

select luoshi.protect(t::regclass, rights) from (values
  ('supervision.escalation', 'select, insert'),
  ('supervision.reminder', 'select, insert, update, delete'),
  ('supervision.slip_register', 'select, insert, update'),
  ('supervision.slip', 'select, insert, update')
) as protected (t, rights);

-- Matters that are there already are looked at with the next turn of the day.
insert into supervision.reminder (tenant_id, matter_id, next_on)
  select tenant_id, id, current_date from supervision.matter where by_on is not null;

create view supervision.v_slip with (security_invoker = true) as
  select tenant_id, id, year, kind, no, matter_id, lead_org_id, lead_path, level, issued_on, by_on, clock, late_workdays, state, settled_on
  from supervision.slip;
grant select on supervision.v_slip to luoshi_app;
