-- The forum's front page says how many threads each space has, without counting them.

alter table space add column threads integer not null default 0;

comment on column space.threads is 'Threads that every reader sees: neither merged into another, nor hidden, nor held';

create function count_thread() returns trigger language plpgsql as $$
declare
  was text; is_now text;
begin
  if tg_op <> 'INSERT' and old.merged_into is null and old.hidden_at is null and old.held_at is null then
    was := old.space_id;
  end if;
  if tg_op <> 'DELETE' and new.merged_into is null and new.hidden_at is null and new.held_at is null then
    is_now := new.space_id;
  end if;
  if was is distinct from is_now then
    update space set threads = threads - 1 where id = was;
    update space set threads = threads + 1 where id = is_now;
  end if;
  return null;
end $$;

create trigger thread_counted after insert or delete or update of space_id, merged_into, hidden_at, held_at on thread
  for each row execute function count_thread();

update space set threads = (
  select count(*) from thread
  where space_id = space.id and merged_into is null and hidden_at is null and held_at is null
);
