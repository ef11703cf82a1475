-- What is written in a task, folded as a search folds its words, beside the pieces that lead to it: whether a candidate
-- really holds the words asked for is seen here, without fetching the task and folding its text anew for each.
alter table tasks.search add column words text not null default '';

update tasks.search s
set words = lower(normalize(coalesce(t.no, '') || ' ' || t.title || ' ' || t.body, NFKC))
from tasks.task t
where t.tenant_id = s.tenant_id and t.id = s.task_id;

create function tasks.find(wanted text[], wanted_words text[]) returns setof uuid
language sql stable security definer set search_path = tasks, pg_temp rows 500
begin atomic
  select task_id from tasks.search
  where tenant_id = luoshi.tenant() and pieces @> wanted
    and not exists (select from unnest(wanted_words) as w (word) where position(w.word in words) = 0);
end;

create function tasks.index_tasks(of_tasks uuid[], their_pieces text[], their_words text[]) returns void
language sql security definer set search_path = tasks, pg_temp
begin atomic
  insert into tasks.search (tenant_id, task_id, pieces, words)
  select luoshi.tenant(), t, string_to_array(p, ' '), w from unnest(of_tasks, their_pieces, their_words) as given (t, p, w)
  on conflict (tenant_id, task_id) do update set pieces = excluded.pieces, words = excluded.words;
end;
