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

create function note_shown_thread(of text[]) returns void language sql as $$
  insert into thread_shown as known (thread_id, changed_in)
  select id, pg_current_xact_id()::text from thread where id = any(of) order by id
  on conflict (thread_id) do update set changed_in = excluded.changed_in
    where known.changed_in <> excluded.changed_in;
$$;

create function note_shown_post() returns trigger language plpgsql as $$
begin
  -- What answers it names it, in whichever thread that is.
  perform note_shown_thread(array[old.thread_id, new.thread_id] || case when tg_op = 'INSERT' then '{}' else array(
    select distinct thread_id from post where reply_to = old.id) end);
  return null;
end $$;

create function note_shown_beside_post() returns trigger language plpgsql as $$
begin
  perform note_shown_thread(array(
    select thread_id from post where id = case when tg_op = 'INSERT' then new.post_id else old.post_id end));
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
