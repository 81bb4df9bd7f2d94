-- How an endeavour ends and begins again, where it began, and what its seats were told of its stewards.

create type endeavour_ending_kind as enum ('close', 'reopen');

create table endeavour_ending (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  kind endeavour_ending_kind not null,
  became text not null,
  proposed_by text references endeavour_member on delete set null,
  seat_id text not null references endeavour_seat on delete cascade,
  proposed_at timestamptz not null,
  closes_at timestamptz not null,
  state endeavour_proposal_state not null default 'open',
  settled_at timestamptz,
  outcome text not null default ''
);

comment on column endeavour_ending.became is 'What became of the endeavour; or why it should be open again';

create index endeavour_ending_endeavour on endeavour_ending (endeavour_id, proposed_at);

create unique index endeavour_ending_one_open on endeavour_ending (endeavour_id) where state = 'open';

create table endeavour_ending_consent (
  ending_id text not null references endeavour_ending on delete cascade,
  seat_id text not null references endeavour_seat on delete cascade,
  answer endeavour_consent_answer not null,
  reason text not null default '',
  said_at timestamptz not null,
  primary key (ending_id, seat_id)
);

alter table endeavour add column from_thread_id text references thread on delete set null;

create index endeavour_from_thread on endeavour (from_thread_id) where from_thread_id is not null;

create index endeavour_from_session on endeavour (from_session_id) where from_session_id is not null;

alter table endeavour add column short_of_stewards_since timestamptz;

comment on column endeavour.short_of_stewards_since is 'When its seats were last told that it has fewer than two stewards; null while it has them';

alter table endeavour_stewardship add column told_days integer;

comment on column endeavour_stewardship.told_days is 'How many days before its end the seats were last told of it';
