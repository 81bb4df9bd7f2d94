-- Perspectives: statements that people agree with, disagree with or pass, and what follows from their votes.

create type perspectives_state as enum ('draft', 'open', 'paused', 'closed');

create type perspectives_audience as enum ('link', 'signed-in', 'seats');

create type perspectives_lens as enum ('wrong', 'do', 'works');

create type perspectives_statement_state as enum ('waiting', 'accepted', 'rejected', 'merged', 'replaced');

create table perspectives (
  id text primary key,
  context text,
  question text not null,
  background text not null default '',
  state perspectives_state not null default 'draft',
  audience perspectives_audience not null default 'link',
  moderation moderation not null default 'before',
  adding_allowed boolean not null default true,
  opens_at timestamptz,
  closes_at timestamptz,
  zone text not null default 'Europe/London',
  embed_origins text[] not null default '{}',
  address_key text default gen_random_uuid()::text,
  last_number integer not null default 0,
  version bigint not null default 1,
  erased_participants integer not null default 0,
  imported_from text,
  imported_licence text,
  created_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz
);

comment on table perspectives is 'A conversation. Nothing here says whose it is: its conveners are several, for a time, on the record';

comment on column perspectives.context is 'What it belongs to, for example endeavour:4k2…; null where it stands by itself';

comment on column perspectives.version is 'Counts every change that the calculation must know of';

comment on column perspectives.imported_from is 'Where the votes were taken from; such a conversation is only read';

create index perspectives_context on perspectives (context);

create table perspectives_convener (
  perspectives_id text not null references perspectives on delete cascade,
  person_id text not null references person,
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (perspectives_id, person_id)
);

create index perspectives_convener_person on perspectives_convener (person_id);

create table perspectives_participant (
  id text primary key,
  perspectives_id text not null references perspectives on delete cascade,
  person_id text references person,
  device_hash text,
  seat_kind text,
  organisation text,
  joined_at timestamptz not null,
  joined_from text,
  banned_at timestamptz,
  unique (perspectives_id, person_id),
  unique (perspectives_id, device_hash)
);

comment on column perspectives_participant.banned_at is 'Their votes and statements take no part in the calculation while this is set';

create table perspectives_statement (
  id text primary key,
  perspectives_id text not null references perspectives on delete cascade,
  number integer not null,
  text text not null,
  lens perspectives_lens,
  is_seed boolean not null default false,
  is_information boolean not null default false,
  author_id text references perspectives_participant on delete set null,
  key text,
  state perspectives_statement_state not null,
  reason text,
  reason_note text not null default '',
  other_id text references perspectives_statement on delete set null,
  added_at timestamptz not null,
  decided_at timestamptz,
  unique (perspectives_id, number),
  unique (author_id, key)
);

comment on column perspectives_statement.other_id is 'What it was merged into, or the corrected wording that replaces it';

create table perspectives_vote (
  perspectives_id text not null references perspectives on delete cascade,
  participant_id text not null references perspectives_participant on delete cascade,
  statement_id text not null references perspectives_statement on delete cascade,
  value smallint not null check (value between -1 and 1),
  matters boolean not null default false,
  at timestamptz not null,
  primary key (participant_id, statement_id)
);

create index perspectives_vote_of on perspectives_vote (perspectives_id);

create index perspectives_vote_statement on perspectives_vote (statement_id);

create table perspectives_earlier_vote (
  id bigint generated always as identity primary key,
  perspectives_id text not null references perspectives on delete cascade,
  participant_id text not null references perspectives_participant on delete cascade,
  statement_id text not null references perspectives_statement on delete cascade,
  value smallint not null,
  at timestamptz not null
);

create index perspectives_earlier_vote_of on perspectives_earlier_vote (perspectives_id);

create index perspectives_earlier_vote_participant on perspectives_earlier_vote (participant_id);

create index perspectives_earlier_vote_statement on perspectives_earlier_vote (statement_id);

create table perspectives_guess (
  participant_id text not null references perspectives_participant on delete cascade,
  statement_id text not null references perspectives_statement on delete cascade,
  agreeing integer not null check (agreeing between 0 and 100),
  at timestamptz not null,
  primary key (participant_id, statement_id)
);

comment on table perspectives_guess is 'How many of a hundred people somebody expects to agree: perceived against actual differences';

create index perspectives_guess_statement on perspectives_guess (statement_id);

create table perspectives_result (
  perspectives_id text not null references perspectives on delete cascade,
  lens text not null default '',
  of_version bigint not null,
  method_version text not null,
  made_at timestamptz not null,
  took_ms integer not null,
  document jsonb not null,
  state jsonb,
  primary key (perspectives_id, lens)
);

comment on column perspectives_result.state is 'What the next calculation starts from; losing it changes nothing but labels';

comment on column perspectives_result.lens is 'Empty: all lenses together';

create table perspectives_report (
  id text primary key,
  perspectives_id text not null references perspectives on delete cascade,
  name text not null,
  made_at timestamptz not null,
  made_by text references person,
  document jsonb not null
);

comment on table perspectives_report is 'A report as it was when somebody froze it';

create index perspectives_report_of on perspectives_report (perspectives_id);
