-- People, how they sign in, organisations, and the record that every change writes.

create table organisation (
  id text primary key,
  name text not null,
  name_key text not null constraint organisation_name_unique unique,
  created_at timestamptz not null
);

comment on column organisation.name_key is 'The name in lower case with single spaces: two spellings, one organisation';

create table person (
  id text primary key,
  email text constraint person_email_unique unique,
  name text not null default '',
  organisation_id text references organisation,
  created_at timestamptz not null,
  erased_at timestamptz
);

comment on column person.email is 'In lower case; empty after erasure';

create table sign_in_link (
  secret_hash text primary key,
  email text not null,
  return_to text,
  asked_for boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

comment on column sign_in_link.asked_for is 'Somebody asked for it, as against a link in an invitation: of these an address gets few at a time';

create index sign_in_link_email on sign_in_link (email, created_at);

create table sign_in (
  id text primary key,
  secret_hash text not null constraint sign_in_secret_unique unique,
  person_id text not null references person on delete cascade,
  browser text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null
);

create index sign_in_person on sign_in (person_id);

create table record (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  scope text not null,
  kind text not null,
  person_id text references person,
  subject text,
  reason text,
  data jsonb not null default '{}'
);

create index record_scope on record (scope, id);

comment on table record is 'Append-only. Names no one: people appear by id, so that erasure reaches it';

create function refuse_record_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('endeavour.purge', true) = 'on' then
    return old;
  end if;
  raise exception 'The record is append-only.';
end $$;

create trigger record_is_append_only before update or delete on record
  for each row execute function refuse_record_change();

create trigger record_is_never_emptied before truncate on record
  for each statement execute function refuse_record_change();

create table mailbox_message (
  id text primary key,
  sent_at timestamptz not null,
  recipient text not null,
  subject text not null,
  body text not null
);
