-- Which sessions an endeavour is linked to: while its stewards want it, and the organisers of the session agree.

create type endeavour_session_answer as enum ('yes', 'no');

create table endeavour_session (
  id text primary key,
  endeavour_id text not null references endeavour on delete cascade,
  session_id text references session on delete set null,
  words text not null,
  wanted_at timestamptz not null,
  unlinked_at timestamptz,
  answer endeavour_session_answer,
  answered_at timestamptz,
  unique (endeavour_id, session_id)
);

create index endeavour_session_session on endeavour_session (session_id);

comment on table endeavour_session is 'An endeavour that begins from a session is linked to it until its stewards, or the organisers, say otherwise';

comment on column endeavour_session.words is 'The session in words, for what has none here';

comment on column endeavour_session.unlinked_at is 'Null while the stewards want the link';

comment on column endeavour_session.answer is 'What the organisers of the session said; null while they have not';

insert into endeavour_session (id, endeavour_id, session_id, words, wanted_at, answer, answered_at)
select id, id, from_session_id, coalesce(from_words, ''), started_at, 'yes', started_at
from endeavour where from_session_id is not null;
