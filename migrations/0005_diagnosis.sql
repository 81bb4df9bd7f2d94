-- The shape of the problem: blind rounds in which the members of an endeavour say what kind of problem they have.

create type diagnosis_state as enum ('answering', 'merging', 'rating', 'closed');

create type diagnosis_question as enum ('wrong', 'do', 'works');

create type diagnosis_step as enum ('answer', 'rate');

create table diagnosis_round (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  number integer not null,
  state diagnosis_state not null default 'answering',
  instrument text not null,
  settings jsonb not null,
  seed integer not null,
  opened_at timestamptz not null,
  answers_until timestamptz not null,
  merging_at timestamptz,
  rating_at timestamptz,
  rating_until timestamptz,
  closed_at timestamptz,
  was_rated boolean not null default false,
  result jsonb,
  method text,
  worked_out_at timestamptz,
  constraint diagnosis_round_number unique (endeavour_id, number)
);

create unique index diagnosis_round_one_open on diagnosis_round (endeavour_id) where state <> 'closed';

create index diagnosis_round_unfinished on diagnosis_round (state) where state <> 'closed' or result is null;

comment on column diagnosis_round.result is 'Worked out once, at closing, with small organisations already pooled; null until then';

comment on column diagnosis_round.method is 'The version of the calculation that gave the result';

create table diagnosis_draft (
  endeavour_id text not null references endeavour on delete cascade,
  member_id text not null references endeavour_member on delete cascade,
  begun_in text references diagnosis_round on delete set null,
  answers jsonb not null,
  saved_at timestamptz not null,
  primary key (endeavour_id, member_id)
);

comment on table diagnosis_draft is 'Answers under way: they wait for the next round when theirs closes';

create table diagnosis_rater (
  id text primary key,
  round_id text not null references diagnosis_round on delete cascade,
  member_id text references endeavour_member on delete set null,
  seat_id text references endeavour_seat on delete set null,
  organisation_key text not null,
  organisation text not null,
  place text not null,
  level text not null,
  answers jsonb not null default '{}',
  sent_at timestamptz,
  ratings jsonb not null default '{}',
  rated_at timestamptz
);

comment on column diagnosis_rater.member_id is 'Null once somebody asked to be forgotten: the ratings stay without a name';

comment on column diagnosis_rater.organisation_key is 'That of the seat they held when they answered';

create unique index diagnosis_rater_member on diagnosis_rater (round_id, member_id) where member_id is not null;

create index diagnosis_rater_of on diagnosis_rater (member_id);

create table diagnosis_statement (
  id text primary key,
  round_id text not null references diagnosis_round on delete cascade,
  question diagnosis_question not null,
  text text not null,
  text_before text,
  left_out_because text,
  made_at timestamptz not null
);

create index diagnosis_statement_round on diagnosis_statement (round_id);

comment on column diagnosis_statement.text_before is 'The sentence as it was written, where its wording was changed';

create table diagnosis_sentence (
  id text primary key,
  round_id text not null references diagnosis_round on delete cascade,
  rater_id text references diagnosis_rater on delete set null,
  question diagnosis_question not null,
  text text not null,
  statement_id text not null references diagnosis_statement on delete cascade,
  is_kept_apart boolean not null default false
);

create index diagnosis_sentence_round on diagnosis_sentence (round_id);

comment on column diagnosis_sentence.is_kept_apart is 'Its author took it out of a merge';

create table diagnosis_note (
  id text primary key,
  round_id text not null references diagnosis_round on delete cascade,
  member_id text references endeavour_member on delete set null,
  text text not null,
  is_named boolean not null,
  written_at timestamptz not null
);

create index diagnosis_note_round on diagnosis_note (round_id);

create table diagnosis_reminder (
  round_id text not null references diagnosis_round on delete cascade,
  member_id text not null references endeavour_member on delete cascade,
  step diagnosis_step not null,
  sent_at timestamptz not null,
  primary key (round_id, member_id, step)
);

create table diagnosis_settings_change (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  settings jsonb not null,
  why text not null,
  proposed_at timestamptz not null,
  until_at timestamptz not null,
  agreed_at timestamptz,
  refused_at timestamptz
);

create unique index diagnosis_settings_change_one_open on diagnosis_settings_change (endeavour_id) where agreed_at is null and refused_at is null;

create table diagnosis_settings_consent (
  change_id text not null references diagnosis_settings_change on delete cascade,
  seat_id text not null references endeavour_seat on delete cascade,
  consents boolean not null,
  reason text not null default '',
  said_at timestamptz not null,
  primary key (change_id, seat_id)
);
