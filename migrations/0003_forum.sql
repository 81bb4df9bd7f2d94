-- The forum: spaces, threads and posts, what each person has read, and how order is kept.

create type space_kind as enum ('public', 'private', 'session', 'context');

create type space_role as enum ('member', 'moderator');

create type thread_kind as enum ('discussion', 'question', 'example', 'decision', 'announcement', 'carried-over');

create type thread_state as enum ('open', 'answered', 'closed', 'archived');

create type follow_level as enum ('watch', 'normal', 'mute');

create type addressee_state as enum ('waiting', 'answered', 'handed-on', 'declined');

create type report_outcome as enum ('hidden', 'kept');

create type appeal_outcome as enum ('upheld', 'reversed');

create table space (
  id text primary key,
  kind space_kind not null,
  name text not null,
  purpose text not null default '',
  session_id text constraint space_session_unique unique references session on delete cascade,
  context text constraint space_context_unique unique,
  open_to_world boolean not null default false,
  holds_first_posts boolean not null default false,
  created_by text references person,
  created_at timestamptz not null,
  archived_at timestamptz,
  check ((kind = 'session') = (session_id is not null)),
  check ((kind = 'context') = (context is not null)),
  check (not open_to_world or kind = 'public')
);

comment on column space.context is 'What owns the space and decides who may do what in it, as prefix:id; the forum does not look inside';

comment on column space.holds_first_posts is 'First posts of new people wait for a moderator';

create table space_member (
  space_id text not null references space on delete cascade,
  person_id text not null references person,
  role space_role not null default 'member',
  added_by text references person,
  added_at timestamptz not null,
  primary key (space_id, person_id)
);

create index space_member_person on space_member (person_id);

create table thread (
  id text primary key,
  space_id text not null references space on delete cascade,
  kind thread_kind not null,
  state thread_state not null default 'open',
  title text not null,
  language text not null default 'en',
  author_id text references person,
  organisation_id text references organisation,
  shown_author text,
  posts integer not null default 0,
  thanks integer not null default 0,
  answers integer not null default 0,
  created_at timestamptz not null,
  last_post_at timestamptz not null,
  last_author_id text references person,
  pinned_at timestamptz,
  locked_at timestamptz,
  lock_reason text not null default '',
  held_at timestamptz,
  hidden_at timestamptz,
  reopened boolean not null default false,
  question_id text constraint thread_question_unique unique references question on delete set null,
  carried jsonb,
  voters_told_at timestamptz,
  merged_into text references thread on delete set null,
  merged_at timestamptz
);

comment on column thread.posts is 'How many posts were ever made in it, which is the number of its last one';

comment on column thread.thanks is 'Of its first post';

comment on column thread.shown_author is 'Who asked, in the form of naming chosen, where the thread was carried over from a session';

comment on column thread.carried is 'What a question brought along from its session: votes, label, speakers with their states, why it was not shown';

create index thread_latest on thread (space_id, last_post_at desc) where merged_into is null;

create index thread_latest_of_all on thread (last_post_at desc) where merged_into is null;

create index thread_unanswered on thread (created_at) where state = 'open' and kind in ('question', 'carried-over');

create index thread_author on thread (author_id);

create table post (
  id text primary key,
  thread_id text not null references thread on delete cascade,
  number integer not null,
  author_id text references person,
  organisation_id text references organisation,
  shown_author text,
  text text not null,
  html text not null,
  language text not null default 'en',
  reply_to text references post on delete set null,
  key text not null,
  thanks integer not null default 0,
  created_at timestamptz not null,
  edited_at timestamptz,
  accepted_at timestamptz,
  accepted_by text references person,
  deleted_at timestamptz,
  held_at timestamptz,
  hidden_at timestamptz,
  hidden_reason text not null default '',
  hidden_by text references person,
  from_thread text references thread on delete set null,
  from_number integer,
  constraint post_number_once unique (thread_id, number) deferrable initially immediate,
  constraint post_key_once unique (author_id, key)
);

comment on column post.number is 'Its place in the thread from 1 without gaps, so that a page is a range of numbers';

comment on column post.organisation_id is 'Where the author worked at the time';

comment on column post.key is 'Made with the form: sending twice makes one post';

comment on column post.from_thread is 'The thread it was written in, where it was merged or split off';

create index post_author on post (author_id, created_at desc);

create index post_reply_to on post (reply_to);

create index post_held on post (thread_id) where held_at is not null;

create table post_version (
  post_id text not null references post on delete cascade,
  version integer not null,
  text text not null,
  written_at timestamptz not null,
  primary key (post_id, version)
);

comment on table post_version is 'Earlier wordings; the present one is in the post';

create table post_quote (
  post_id text not null references post on delete cascade,
  quoted_id text not null references post on delete cascade,
  primary key (post_id, quoted_id)
);

create index post_quote_quoted on post_quote (quoted_id);

create table post_mention (
  post_id text not null references post on delete cascade,
  person_id text not null references person,
  primary key (post_id, person_id)
);

create index post_mention_person on post_mention (person_id);

create table post_thanks (
  post_id text not null references post on delete cascade,
  person_id text not null references person,
  at timestamptz not null,
  primary key (post_id, person_id)
);

create index post_thanks_person on post_thanks (person_id);

create table thread_read (
  person_id text not null references person,
  thread_id text not null references thread on delete cascade,
  number integer not null,
  before integer not null default 0,
  marked text,
  primary key (person_id, thread_id)
);

comment on column thread_read.number is 'The last post read; unread is thread.posts less this';

comment on column thread_read.marked is 'The marking of a whole space that set it, which can be undone: number was before';

create index thread_read_thread on thread_read (thread_id);

create table thread_follow (
  person_id text not null references person,
  thread_id text not null references thread on delete cascade,
  level follow_level not null,
  primary key (person_id, thread_id)
);

create index thread_follow_thread on thread_follow (thread_id);

create table space_follow (
  person_id text not null references person,
  space_id text not null references space on delete cascade,
  level follow_level not null,
  primary key (person_id, space_id)
);

create index space_follow_space on space_follow (space_id);

create table bookmark (
  person_id text not null references person,
  post_id text not null references post on delete cascade,
  note text not null default '',
  at timestamptz not null,
  primary key (person_id, post_id)
);

create index bookmark_post on bookmark (post_id);

create table forum_draft (
  person_id text not null references person,
  place text not null,
  title text not null default '',
  text text not null,
  saved_at timestamptz not null,
  primary key (person_id, place)
);

comment on column forum_draft.place is 'Where it will be posted: thread:id or space:id:kind';

create table thread_addressee (
  id text primary key,
  thread_id text not null references thread on delete cascade,
  person_id text references person,
  organisation_id text references organisation,
  shown_name text,
  state addressee_state not null default 'waiting',
  reason text not null default '',
  answers_by date,
  added_at timestamptz not null,
  state_at timestamptz not null
);

create index thread_addressee_thread on thread_addressee (thread_id);

create index thread_addressee_person on thread_addressee (person_id);

comment on column thread_addressee.shown_name is 'The name and post of a speaker of a session, who may have no account';

create table post_report (
  id text primary key,
  post_id text not null references post on delete cascade,
  person_id text references person,
  reason text not null,
  at timestamptz not null,
  outcome report_outcome,
  decided_by text references person,
  decided_at timestamptz,
  constraint post_report_once unique (post_id, person_id)
);

create index post_report_open on post_report (post_id) where decided_at is null;

create table suspension (
  id text primary key,
  space_id text not null references space on delete cascade,
  person_id text not null references person,
  until timestamptz,
  reason text not null,
  by_person_id text references person,
  at timestamptz not null,
  lifted_at timestamptz
);

create index suspension_person on suspension (person_id, space_id);

comment on column suspension.until is 'Until then the person reads but does not write; empty for a warning';

create table appeal (
  id text primary key,
  space_id text not null references space on delete cascade,
  post_id text references post on delete cascade,
  suspension_id text references suspension on delete cascade,
  person_id text references person,
  text text not null,
  at timestamptz not null,
  outcome appeal_outcome,
  note text not null default '',
  decided_by text references person,
  decided_at timestamptz
);

create index appeal_post on appeal (post_id);

create index appeal_suspension on appeal (suspension_id);

create index appeal_open on appeal (space_id) where decided_at is null;

create table person_mute (
  person_id text not null references person,
  muted_id text not null references person,
  primary key (person_id, muted_id)
);

create index person_mute_muted on person_mute (muted_id);

create table attachment (
  id text primary key,
  space_id text not null references space on delete cascade,
  post_id text references post on delete cascade,
  person_id text references person,
  name text not null,
  media_type text not null,
  description text not null default '',
  size integer not null,
  content bytea not null,
  added_at timestamptz not null
);

create index attachment_post on attachment (post_id);

create index attachment_person on attachment (person_id, added_at);

create table thread_organisation (
  thread_id text not null references thread on delete cascade,
  organisation_id text not null references organisation,
  primary key (thread_id, organisation_id)
);

create index thread_organisation_organisation on thread_organisation (organisation_id);

comment on table thread_organisation is 'Which organisations have spoken in a thread, kept beside the posts so that none need be counted';
