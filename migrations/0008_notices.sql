-- Being told: what people are told on the site and by e-mail, and how they want it.

create type told_reason as enum (
  'addressed', 'mention', 'accepted-answer', 'introduction', 'duty', 'moderation', 'quoted', 'reply', 'watched'
);

comment on type told_reason is 'The strongest first: whoever is told of one thing for several reasons is told for the strongest';

create type told_when as enum ('at-once', 'daily', 'weekly', 'never');

create table told (
  id bigint generated always as identity primary key,
  person_id text not null references person,
  about text not null,
  group_key text not null,
  group_title text not null,
  reason told_reason not null,
  actor_id text references person,
  url text not null,
  text text not null default '',
  at timestamptz not null,
  read_at timestamptz,
  read_mark text,
  mail_at timestamptz,
  mail_id text,
  claimed_at timestamptz,
  mailed_at timestamptz,
  constraint told_once unique (person_id, about)
);

comment on column told.about is 'The one thing that it is about, for example post:id: a person is told of it once';

comment on column told.group_key is 'What it belongs to, for example thread:id: its part before the colon says who decides on reading it';

comment on column told.read_mark is 'The marking of everything that made it read, which can be undone';

comment on column told.mail_at is 'When it goes by e-mail; empty where it does not, or has gone';

comment on column told.mail_id is 'The message that is being sent with it';

create index told_person on told (person_id, group_key, reason, id desc);

create index told_unread on told (person_id) where read_at is null;

create index told_mail on told (mail_at) where mail_at is not null;

create index told_actor on told (actor_id);

create index told_old on told (at);

create table told_settings (
  person_id text primary key references person,
  zone text not null default 'Europe/London',
  digest_hour integer not null default 8 check (digest_hour between 0 and 23),
  quiet_from integer check (quiet_from between 0 and 23),
  quiet_until integer check (quiet_until between 0 and 23),
  paused_until timestamptz,
  secret text not null
);

comment on column told_settings.secret is 'What the links and reply addresses in messages to this person are signed with';

create table told_choice (
  person_id text not null references person,
  reason told_reason not null,
  sends told_when not null,
  primary key (person_id, reason)
);
