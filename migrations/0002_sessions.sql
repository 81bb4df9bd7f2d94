-- Live sessions: from the invitation to the archive.

create type session_state as enum ('draft', 'announced', 'open', 'live', 'paused', 'closing', 'closed', 'archived');

create type joining as enum ('open', 'verified');

create type moderation as enum ('after', 'before');

create type naming as enum ('named', 'organisation', 'not-shown');

create type session_role_kind as enum ('organiser', 'chair', 'moderator', 'speaker', 'observer');

create type seat_kind as enum ('guest', 'verified', 'floor');

create type question_state as enum (
  'received', 'published', 'next', 'answering', 'answered', 'merged', 'declined', 'removed', 'withdrawn', 'carried-over'
);

create type decline_reason as enum ('abusive', 'names-a-person', 'off-topic', 'duplicate', 'commercial', 'legal');

create type wording_state as enum ('original', 'proposed', 'agreed', 'refused', 'shown-beside', 'replaced');

create type speaker_state as enum ('waiting', 'answered-aloud', 'answered-in-writing', 'passed-on', 'declined');

create type answer_kind as enum ('written', 'summary');

create type comment_state as enum ('received', 'published', 'declined', 'removed', 'withdrawn');

create type reaction_kind as enum ('agree', 'thanks', 'same-here');

create type poll_kind as enum ('one', 'several', 'scale', 'ranking', 'text');

create type poll_results as enum ('answered', 'closed');

create type poll_state as enum ('draft', 'open', 'stopped', 'closed');

create type pace_kind as enum ('slower', 'louder', 'cannot-follow');

create table session (
  id text primary key,
  code text not null constraint session_code_unique unique,
  title text not null,
  description text not null default '',
  state session_state not null,
  version bigint not null default 1,
  zone text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  opens_at timestamptz,
  goes_live_at timestamptz,
  closing_until timestamptz,
  closed_at timestamptz,
  archived_at timestamptz,
  call_url text,
  captions_url text,
  sign_language_url text,
  language text not null default 'en',
  joining joining not null default 'open',
  allowed_domains text[] not null default '{}',
  moderation moderation not null default 'after',
  moderation_rules text not null default '',
  naming naming not null default 'named',
  more_private_allowed boolean not null default true,
  comments_allowed boolean not null default true,
  max_open_questions integer not null default 3 check (max_open_questions between 1 and 50),
  hide_votes_until_voted boolean not null default false,
  queue_alert_seconds integer not null default 120,
  retention_days integer not null default 30,
  screen_key_hash text,
  address_key text default gen_random_uuid()::text,
  rehearsal_of text references session on delete cascade,
  continues text references session on delete set null,
  created_by text references person,
  created_at timestamptz not null
);

comment on column session.version is 'Counts every published change; a question carries the version that last changed it';

comment on column session.closing_until is 'End of the last call for votes while the state is closing';

comment on column session.rehearsal_of is 'Set on a rehearsal: it is deleted, with all it holds, when the rehearsal ends';

comment on column session.address_key is 'Keys the hashes in seat.joined_from; emptied with them when the session closes';

comment on column session.continues is 'The session that was closed by mistake and goes on here';

create index session_starts on session (starts_at);

create table session_part (
  id text primary key,
  session_id text not null references session on delete cascade,
  position integer not null,
  title text not null,
  description text not null default '',
  starts_at timestamptz,
  takes_questions boolean not null default true
);

create index session_part_session on session_part (session_id, position);

create table session_role (
  id text primary key,
  session_id text not null references session on delete cascade,
  role session_role_kind not null,
  email text,
  person_id text references person,
  name text not null,
  post text not null default '',
  organisation_id text references organisation,
  deputy boolean not null default false,
  position integer not null default 0,
  invited_at timestamptz not null,
  accepted_at timestamptz,
  seen_at timestamptz,
  constraint session_role_once unique (session_id, role, email)
);

comment on column session_role.seen_at is 'When the page of this role was last open: a moderator may take over from a chair who is away';

create index session_role_person on session_role (person_id);

create index session_role_email on session_role (email);

create table part_speaker (
  part_id text not null references session_part on delete cascade,
  speaker_id text not null references session_role on delete cascade,
  primary key (part_id, speaker_id)
);

create table session_reading (
  id text primary key,
  session_id text not null references session on delete cascade,
  position integer not null,
  title text not null,
  url text not null
);

create index session_reading_session on session_reading (session_id, position);

create table session_organisation (
  session_id text not null references session on delete cascade,
  organisation_id text not null references organisation,
  position integer not null,
  primary key (session_id, organisation_id)
);

create table session_label (
  id text primary key,
  session_id text not null references session on delete cascade,
  position integer not null,
  name text not null
);

create index session_label_session on session_label (session_id, position);

create table session_ticket (
  code_hash text primary key,
  session_id text not null references session on delete cascade,
  created_at timestamptz not null,
  used_at timestamptz
);

create index session_ticket_session on session_ticket (session_id);

create table seat (
  id text primary key,
  session_id text not null references session on delete cascade,
  person_id text references person,
  kind seat_kind not null,
  name text not null default '',
  organisation_id text references organisation,
  place text not null default '',
  level text not null default '',
  joined_at timestamptz not null,
  joined_from text,
  announcements boolean not null default true,
  blocked_at timestamptz,
  blocked_reason text,
  set_aside_at timestamptz,
  set_aside_reason text,
  constraint seat_once unique (session_id, person_id)
);

create index seat_session on seat (session_id);

comment on column seat.joined_from is 'A keyed hash of the network address, to show seats made together; emptied when the session closes';

create table seat_device (
  session_id text not null references session on delete cascade,
  device_hash text not null,
  seat_id text not null references seat on delete cascade,
  primary key (session_id, device_hash)
);

create index seat_device_seat on seat_device (seat_id);

create index seat_device_hash on seat_device (device_hash);

create table seat_link (
  secret_hash text primary key,
  seat_id text not null references seat on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table question (
  id text primary key,
  session_id text not null references session on delete cascade,
  part_id text references session_part on delete set null,
  seat_id text references seat on delete set null,
  key text not null,
  text text not null,
  naming naming not null,
  shown_name text,
  shown_organisation text,
  label_id text references session_label on delete set null,
  language text not null default 'en',
  state question_state not null,
  reason decline_reason,
  reason_note text,
  state_at timestamptz not null,
  asked_at timestamptz not null,
  listed_at timestamptz,
  answered_at timestamptz,
  answered_live boolean not null default false,
  next_position integer,
  pinned_at timestamptz,
  parked_at timestamptz,
  marked text,
  merged_into text references question on delete set null,
  reworded boolean not null default false,
  reopened boolean not null default false,
  second_look_at timestamptz,
  second_look_note text,
  second_look_done boolean not null default false,
  decided_by text references person,
  from_floor boolean not null default false,
  version bigint not null,
  counts_version bigint not null,
  constraint question_key_once unique (session_id, seat_id, key)
);

create index question_session_version on question (session_id, version);

create index question_seat on question (seat_id);

create index question_merged on question (merged_into);

comment on column question.key is 'Made on the device: sending twice makes one question';

comment on column question.version is 'The session version at which anything but its counts last changed';

comment on column question.counts_version is 'The session version at which its votes or sightings last changed';

comment on column question.marked is 'Why an automatic filter asks a moderator to look; never a decision';

comment on column question.seat_id is 'The asker, for one vote and for notices; emptied when the retention of the session ends';

create table question_wording (
  id text primary key,
  question_id text not null references question on delete cascade,
  text text not null,
  person_id text references person,
  state wording_state not null,
  made_at timestamptz not null
);

create index question_wording_question on question_wording (question_id, made_at);

comment on column question_wording.person_id is 'The moderator who proposed it; empty for the wording of the asker';

create table question_speaker (
  question_id text not null references question on delete cascade,
  speaker_id text not null references session_role on delete cascade,
  state speaker_state not null default 'waiting',
  passed_to text,
  reason text,
  state_at timestamptz not null,
  primary key (question_id, speaker_id)
);

create index question_speaker_speaker on question_speaker (speaker_id);

create table answer (
  id text primary key,
  question_id text not null references question on delete cascade,
  speaker_id text not null references session_role on delete cascade,
  kind answer_kind not null,
  text text not null,
  recording_at text not null default '',
  written_by text references person,
  confirmed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint answer_once unique (question_id, speaker_id, kind)
);

comment on column answer.confirmed_at is 'A summary of a spoken answer stays marked as one until its speaker confirms it';

create table vote (
  question_id text not null references question on delete cascade,
  seat_id text not null references seat on delete cascade,
  at timestamptz not null,
  via text references question on delete cascade,
  primary key (question_id, seat_id)
);

create index vote_seat on vote (seat_id);

comment on column vote.via is 'The merged question that the vote came with; it goes again when the merge is undone';

create table sighting (
  question_id text not null references question on delete cascade,
  seat_id text not null references seat on delete cascade,
  primary key (question_id, seat_id)
);

create index sighting_seat on sighting (seat_id);

create table tally (
  question_id text not null references question on delete cascade,
  organisation text not null,
  votes integer not null default 0,
  seen integer not null default 0,
  primary key (question_id, organisation)
);

comment on table tally is 'Votes and sightings of seats that count, by organisation id (empty: none given); rebuilt from vote and sighting after a merge or when seats are set aside';

create table notice (
  id bigint generated always as identity primary key,
  seat_id text not null references seat on delete cascade,
  question_id text references question on delete cascade,
  kind text not null,
  text text not null,
  at timestamptz not null,
  read_at timestamptz
);

create index notice_seat on notice (seat_id, id);

create table comment (
  id text primary key,
  session_id text not null references session on delete cascade,
  part_id text references session_part on delete set null,
  seat_id text references seat on delete set null,
  key text not null,
  text text not null,
  naming naming not null,
  shown_name text,
  shown_organisation text,
  state comment_state not null,
  reason decline_reason,
  reason_note text,
  at timestamptz not null,
  published_at timestamptz,
  version bigint not null,
  constraint comment_key_once unique (session_id, seat_id, key)
);

create index comment_session on comment (session_id, published_at, id);

create index comment_seat on comment (seat_id);

create table comment_reaction (
  comment_id text not null references comment on delete cascade,
  seat_id text not null references seat on delete cascade,
  kind reaction_kind not null,
  primary key (comment_id, seat_id, kind)
);

create index comment_reaction_seat on comment_reaction (seat_id);

create table poll (
  id text primary key,
  session_id text not null references session on delete cascade,
  part_id text references session_part on delete set null,
  position integer not null,
  kind poll_kind not null,
  question text not null,
  hint text not null default '',
  max_choices integer,
  scale_min integer,
  scale_max integer,
  scale_min_label text not null default '',
  scale_max_label text not null default '',
  results poll_results not null default 'answered',
  state poll_state not null,
  paused boolean not null default false,
  opened_at timestamptz,
  closed_at timestamptz,
  version bigint not null
);

comment on column poll.paused is 'Stopped because the session was paused: it runs again when the session goes on';

create index poll_session on poll (session_id, position);

create table poll_option (
  id text primary key,
  poll_id text not null references poll on delete cascade,
  position integer not null,
  text text not null
);

create index poll_option_poll on poll_option (poll_id, position);

create table poll_answer (
  id text primary key,
  poll_id text not null references poll on delete cascade,
  seat_id text references seat on delete set null,
  organisation_id text references organisation,
  value jsonb not null,
  text_state comment_state,
  text_reason decline_reason,
  text_note text,
  at timestamptz not null,
  constraint poll_answer_once unique (poll_id, seat_id)
);

create index poll_answer_seat on poll_answer (seat_id);

comment on column poll_answer.organisation_id is 'As it was when the answer was given, so that a breakdown stays the same when a seat is erased';

comment on column poll_answer.value is '{"options": [ids in order]}, {"scale": 4}, {"text": "…"} or {"none": true} for prefer not to say';

create table pace_signal (
  session_id text not null references session on delete cascade,
  seat_id text not null references seat on delete cascade,
  kind pace_kind not null,
  at timestamptz not null,
  primary key (session_id, seat_id, kind)
);

create index pace_signal_seat on pace_signal (seat_id);

create table staff_message (
  id bigint generated always as identity primary key,
  session_id text not null references session on delete cascade,
  person_id text references person,
  text text not null,
  at timestamptz not null
);

create index staff_message_session on staff_message (session_id, id);
