-- Invitations to spaces by link or e-mail, and requests to join private ones.

create type space_request_state as enum ('waiting', 'accepted', 'declined', 'withdrawn');

alter table space add column takes_requests boolean not null default false;

comment on column space.takes_requests is 'Everybody who is signed in sees the name and purpose of this private space, and may ask to join';

create table space_invitation (
  id text primary key,
  space_id text not null references space on delete cascade,
  secret_hash text not null constraint space_invitation_secret_unique unique,
  email text,
  purpose text not null,
  role space_role not null default 'member',
  use_limit integer not null check (use_limit > 0),
  uses integer not null default 0 check (uses <= use_limit),
  made_by text not null references person,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create index space_invitation_space on space_invitation (space_id, made_at desc);

create index space_invitation_email on space_invitation (email) where email is not null;

comment on column space_invitation.email is 'Empty for a link that is passed on; emptied when its person is erased';

create table space_invitation_use (
  invitation_id text not null references space_invitation on delete cascade,
  person_id text not null references person on delete cascade,
  at timestamptz not null,
  primary key (invitation_id, person_id)
);

create index space_invitation_use_person on space_invitation_use (person_id);

create table space_request (
  id text primary key,
  space_id text not null references space on delete cascade,
  person_id text not null references person on delete cascade,
  words text not null,
  state space_request_state not null default 'waiting',
  asked_at timestamptz not null,
  settled_by text references person,
  settled_at timestamptz,
  answer text not null default ''
);

create unique index space_request_waiting on space_request (space_id, person_id) where state = 'waiting';

create index space_request_person on space_request (person_id);
