-- Who holds which post now, for messages that go to a post. A role is held at the unit it was granted for and, where
-- that covers it, at the unit the person acts for; the head of a unit holds 'head'. Whoever has left holds nothing:
-- an account that was disabled, a person whose every post has ended, a liaison, grid or enterprise user who now acts
-- for a unit outside the one the role was granted for.
create view people.v_holder with (security_invoker = true) as
  with active as (
    select a.tenant_id, a.id, a.person_id, a.org_id, home.path
    from people.account a
    join people.org home on home.tenant_id = a.tenant_id and home.id = a.org_id
    where a.status = 'active'
      and (
        not exists (select from people.post p where p.tenant_id = a.tenant_id and p.person_id = a.person_id)
        or exists (
          select from people.post p
          where p.tenant_id = a.tenant_id and p.person_id = a.person_id and p.until_day is null
        )
      )
  ), granted as (
    select a.tenant_id, a.id, a.person_id, a.org_id, g.role, g.org_id as grant_id,
           left(a.path, length(o.path)) = o.path as covers_home
    from active a
    join people.role_grant g on g.tenant_id = a.tenant_id and g.account_id = a.id
    join people.org o on o.tenant_id = g.tenant_id and o.id = g.org_id
  )
  select tenant_id, id as account_id, person_id, org_id as home_id, role as post, grant_id as org_id
  from granted
  where covers_home or role not in ('liaison', 'grid', 'enterprise')
  union
  select tenant_id, id, person_id, org_id, role, org_id from granted where covers_home
  union
  select a.tenant_id, a.id, a.person_id, a.org_id, 'head', p.org_id
  from active a
  join people.post p on p.tenant_id = a.tenant_id and p.person_id = a.person_id
  where p.is_head and p.until_day is null;
grant select on people.v_holder to luoshi_app;

-- How a gateway of the government's own (text messages, its office app) finds the person behind an account.
create view people.v_contact with (security_invoker = true) as
  select a.tenant_id, a.id as account_id, a.username, p.name, p.phone, a.org_id
  from people.account a
  join people.person p on p.tenant_id = a.tenant_id and p.id = a.person_id;
grant select on people.v_contact to luoshi_app;
