-- Replies by e-mail: what arrived, so that a message delivered twice is taken once.

create table mail_reply (
  id text primary key,
  person_id text not null references person,
  outcome text not null check (outcome in ('posted', 'refused', 'automatic')),
  is_answered boolean not null default false,
  at timestamptz not null
);

comment on column mail_reply.id is 'A hash of the Message-ID and the address that it came to';

comment on column mail_reply.is_answered is 'Whether the person was sent a message that says why it was refused';

create index mail_reply_person on mail_reply (person_id, at);

create index mail_reply_at on mail_reply (at);
