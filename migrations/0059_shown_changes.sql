-- What everybody is shown of a thread is kept by each process for as long as nothing has changed it. Which transaction
-- changed it last is noted here as that transaction ends, so that nothing written in between waits for another.

create table thread_shown (
  thread_id text primary key references thread on delete cascade,
  changed_in text not null
);

comment on column thread_shown.changed_in is 'The transaction that last changed what everybody is shown of its posts';

-- At most one row.
create table names_shown (
  is_all boolean primary key default true check (is_all),
  changed_in text not null
);

comment on column names_shown.changed_in is 'The transaction that last changed what people or organisations with posts are called';

create function note_shown_thread(of text) returns void language plpgsql as $$
declare
  this constant text := pg_current_xact_id()::text;
begin
  -- Of many posts that come at once only the first has more to do than this.
  if exists (select from thread_shown where thread_id = of and changed_in = this) then return; end if;
  insert into thread_shown (thread_id, changed_in) select id, this from thread where id = of
  on conflict (thread_id) do update set changed_in = excluded.changed_in;
end $$;

create function note_shown_post() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then perform note_shown_thread(new.thread_id); end if;
  if tg_op <> 'INSERT' then
    if tg_op = 'DELETE' or old.thread_id <> new.thread_id then perform note_shown_thread(old.thread_id); end if;
    -- What answers it names it, in whichever thread that is.
    perform note_shown_thread(thread_id) from post where reply_to = old.id and thread_id <> old.thread_id;
  end if;
  return null;
end $$;

create function note_shown_beside_post() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform note_shown_thread(thread_id) from post where id = new.post_id;
  else
    perform note_shown_thread(thread_id) from post where id = old.post_id;
  end if;
  return null;
end $$;

create function note_shown_name() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'person' then
    if not exists (select from post where author_id = new.id) then return null; end if;
  end if;
  insert into names_shown as known (changed_in) values (pg_current_xact_id()::text)
  on conflict (is_all) do update set changed_in = excluded.changed_in where known.changed_in <> excluded.changed_in;
  return null;
end $$;

create constraint trigger post_shown after insert or update or delete on post
  deferrable initially deferred for each row execute function note_shown_post();

create constraint trigger nameless_post_shown after insert or delete on nameless_post
  deferrable initially deferred for each row execute function note_shown_beside_post();

create constraint trigger post_poll_shown after insert or delete on post_poll
  deferrable initially deferred for each row execute function note_shown_beside_post();

create constraint trigger person_shown after update of name, email on person
  deferrable initially deferred for each row
  when (old.name is distinct from new.name or old.email is distinct from new.email)
  execute function note_shown_name();

create constraint trigger organisation_shown after update of name on organisation
  deferrable initially deferred for each row when (old.name is distinct from new.name)
  execute function note_shown_name();

create constraint trigger organisation_domain_shown after insert or update or delete on organisation_domain
  deferrable initially deferred for each row execute function note_shown_name();
