-- Posts that ask everybody in their thread for an answer: sense checks and polls.

create table post_poll (
  post_id text primary key references post on delete cascade,
  kind text not null check (kind in ('sense', 'one', 'several', 'scale', 'ranking', 'text')),
  question text not null,
  options jsonb not null default '[]',
  max_choices integer,
  scale jsonb,
  results poll_results not null default 'closed',
  ends_at timestamptz,
  closed_at timestamptz
);

create index post_poll_open on post_poll (ends_at) where closed_at is null;

create table post_poll_answer (
  id text primary key,
  post_id text not null references post_poll on delete cascade,
  person_id text references person,
  organisation_id text references organisation,
  value jsonb not null,
  reason text not null default '',
  hidden_at timestamptz,
  answered_at timestamptz not null,
  constraint post_poll_answer_once unique (post_id, person_id)
);

create index post_poll_answer_person on post_poll_answer (person_id);

comment on column post_poll.options is '[{"id", "text"}] in order, of a sense check none, for they are always the same';

comment on column post_poll.scale is '{"min", "max", "minLabel", "maxLabel"}, of a scale alone';

comment on column post_poll_answer.organisation_id is 'As it was when the answer was given, so that a breakdown stays the same when a person is erased';

comment on column post_poll_answer.value is 'As the value of poll_answer, of a sense check one option';

comment on column post_poll_answer.hidden_at is 'When a moderator took the reason, or the text, away from what others read';
