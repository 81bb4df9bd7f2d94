-- What somebody who moves on was doing in the forum, offered to whoever comes after them, thing by thing.

create type handed_on_kind as enum ('question', 'promise', 'draft');

create table handed_on (
  id text primary key,
  person_id text not null references person,
  to_person_id text not null references person,
  kind handed_on_kind not null,
  thread_id text references thread on delete cascade,
  addressee_id text references thread_addressee on delete cascade,
  place text,
  title text not null default '',
  text text not null default '',
  offered_at timestamptz not null,
  answered_at timestamptz,
  accepted boolean,
  check ((answered_at is null) = (accepted is null)),
  check ((kind = 'promise') = (addressee_id is not null)),
  check ((kind = 'draft') = (place is not null))
);

comment on table handed_on is 'Nothing moves before its new holder has accepted it';

comment on column handed_on.text is 'Of a draft as it was when it was offered, until that is answered';

create index handed_on_person on handed_on (person_id, offered_at desc);

create index handed_on_to on handed_on (to_person_id) where answered_at is null;
