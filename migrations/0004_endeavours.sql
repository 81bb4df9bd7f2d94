-- Endeavours: shared work without an owner. No column here says whose an endeavour is.

create type endeavour_state as enum ('active', 'closed');

create type endeavour_openness as enum ('seats', 'network');

create type endeavour_seat_kind as enum ('policy', 'delivery', 'partner', 'community', 'lived-experience');

create type endeavour_office as enum ('convener', 'steward');

create type endeavour_invitation_state as enum ('open', 'accepted', 'declined', 'revoked');

create type endeavour_proposal_state as enum ('open', 'agreed', 'not-agreed', 'withdrawn');

create type endeavour_consent_answer as enum ('consent', 'object');

create type endeavour_edge_side as enum ('in', 'out');

create type endeavour_commitment_state as enum ('open', 'kept', 'not-kept');

create table endeavour (
  id text primary key,
  title text not null,
  issue text not null,
  for_whom text not null,
  aim text not null default '',
  state endeavour_state not null default 'active',
  openness endeavour_openness not null default 'seats',
  organisation_word text not null default 'organisation',
  places text[] not null,
  levels text[] not null,
  from_session_id text references session on delete set null,
  from_words text,
  started_at timestamptz not null,
  closed_at timestamptz
);

comment on column endeavour.from_words is 'Where it began, in words, for what has no session here';

comment on column endeavour.organisation_word is 'What its members call an organisation, for example department';

create table endeavour_member (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  person_id text references person,
  shown_name text not null,
  is_pseudonym boolean not null default false,
  joined_at timestamptz not null,
  left_at timestamptz,
  seen_at timestamptz,
  seen_before_at timestamptz,
  why_it_matters text not null default ''
);

comment on table endeavour_member is 'Somebody in an endeavour, with an account or, by a simple link, without one';

create unique index endeavour_member_person on endeavour_member (endeavour_id, person_id) where person_id is not null;

create index endeavour_member_of on endeavour_member (person_id);

create table endeavour_device (
  endeavour_id text not null references endeavour on delete cascade,
  device_hash text not null,
  member_id text not null references endeavour_member on delete cascade,
  primary key (endeavour_id, device_hash)
);

create index endeavour_device_hash on endeavour_device (device_hash);

create table endeavour_seat (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  organisation_id text references organisation,
  community text,
  kind endeavour_seat_kind not null,
  name text not null,
  place text not null,
  level text not null,
  is_pseudonymous boolean not null default false,
  made_at timestamptz not null,
  empty_since timestamptz,
  chased_at timestamptz,
  removed_at timestamptz,
  check ((organisation_id is null) <> (community is null))
);

create index endeavour_seat_endeavour on endeavour_seat (endeavour_id);

comment on column endeavour_seat.empty_since is 'Null while somebody holds it';

create table endeavour_holding (
  id text primary key,
  seat_id text not null references endeavour_seat on delete cascade,
  member_id text not null references endeavour_member on delete cascade,
  from_at timestamptz not null,
  until_at timestamptz
);

create index endeavour_holding_seat on endeavour_holding (seat_id);

create unique index endeavour_holding_one_seat on endeavour_holding (member_id) where until_at is null;

create table endeavour_invitation (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  seat_id text not null references endeavour_seat on delete cascade,
  email text,
  secret_hash text not null constraint endeavour_invitation_secret unique,
  message text not null default '',
  invited_by text not null references endeavour_member,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  state endeavour_invitation_state not null default 'open',
  settled_at timestamptz
);

create index endeavour_invitation_endeavour on endeavour_invitation (endeavour_id, made_at);

create index endeavour_invitation_email on endeavour_invitation (email) where state = 'open';

create table endeavour_missing_voice (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  member_id text not null references endeavour_member on delete cascade,
  name text not null,
  name_key text not null,
  reason text not null,
  named_at timestamptz not null,
  unique (endeavour_id, name_key, member_id)
);

create table endeavour_cell (
  endeavour_id text not null references endeavour on delete cascade,
  place text not null,
  level text not null,
  is_needed boolean not null,
  reason text not null default '',
  seat_id text references endeavour_seat on delete set null,
  said_at timestamptz not null,
  primary key (endeavour_id, place, level)
);

create table endeavour_proposal (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  member_id text not null references endeavour_member on delete cascade,
  seat_id text not null references endeavour_seat on delete cascade,
  term_months integer not null default 6 check (term_months between 1 and 12),
  why text not null default '',
  proposed_by text not null references endeavour_member,
  proposed_at timestamptz not null,
  closes_at timestamptz not null,
  state endeavour_proposal_state not null default 'open',
  settled_at timestamptz,
  outcome text not null default ''
);

create index endeavour_proposal_endeavour on endeavour_proposal (endeavour_id, proposed_at);

create table endeavour_consent (
  proposal_id text not null references endeavour_proposal on delete cascade,
  seat_id text not null references endeavour_seat on delete cascade,
  answer endeavour_consent_answer not null,
  reason text not null default '',
  said_at timestamptz not null,
  primary key (proposal_id, seat_id)
);

create table endeavour_stewardship (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  member_id text not null references endeavour_member on delete cascade,
  seat_id text not null references endeavour_seat on delete cascade,
  office endeavour_office not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz
);

create index endeavour_stewardship_endeavour on endeavour_stewardship (endeavour_id);

comment on column endeavour_stewardship.ended_at is 'When it ended before its term';

create table endeavour_challenge (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  act_id bigint not null references record,
  act_sentence text not null,
  act_by text references endeavour_member on delete set null,
  seat_id text not null references endeavour_seat on delete cascade,
  reason text not null,
  made_at timestamptz not null,
  answer text,
  answered_by text references endeavour_member on delete set null,
  answered_at timestamptz
);

create index endeavour_challenge_endeavour on endeavour_challenge (endeavour_id, made_at);

create table endeavour_edge_item (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  text text not null,
  added_by text references endeavour_seat on delete set null,
  added_at timestamptz not null,
  removed_at timestamptz
);

create index endeavour_edge_item_endeavour on endeavour_edge_item (endeavour_id);

create table endeavour_edge_view (
  item_id text not null references endeavour_edge_item on delete cascade,
  seat_id text not null references endeavour_seat on delete cascade,
  side endeavour_edge_side not null,
  reason text not null default '',
  said_at timestamptz not null,
  primary key (item_id, seat_id)
);

create table endeavour_commitment (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  seat_id text not null references endeavour_seat on delete cascade,
  text text not null,
  reason text not null default '',
  due_on timestamptz not null,
  made_at timestamptz not null,
  state endeavour_commitment_state not null default 'open',
  learned text not null default '',
  settled_at timestamptz
);

create index endeavour_commitment_endeavour on endeavour_commitment (endeavour_id, due_on);

create table endeavour_handover (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  seat_id text not null references endeavour_seat on delete cascade,
  member_id text not null references endeavour_member on delete cascade,
  opened_at timestamptz not null,
  leaves_on timestamptz not null,
  parts jsonb not null default '{}',
  handed_on_at timestamptz
);

create index endeavour_handover_seat on endeavour_handover (seat_id);

create table endeavour_introduction (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  handover_id text references endeavour_handover on delete set null,
  seat_id text not null references endeavour_seat on delete cascade,
  with_seat_id text not null references endeavour_seat on delete cascade,
  about text not null default '',
  asked_at timestamptz not null,
  accepted_at timestamptz,
  with_accepted_at timestamptz,
  declined_at timestamptz
);

create index endeavour_introduction_endeavour on endeavour_introduction (endeavour_id);

create table endeavour_guide_step (
  member_id text not null references endeavour_member on delete cascade,
  step text not null,
  done_at timestamptz not null,
  primary key (member_id, step)
);

create table endeavour_question (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  text text not null,
  from_words text not null default '',
  brought_at timestamptz not null,
  settled_at timestamptz,
  settled_how text not null default ''
);

create index endeavour_question_endeavour on endeavour_question (endeavour_id);
