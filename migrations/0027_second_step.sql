-- A second step when signing in: a code that changes with the time (RFC 6238), or one of ten that were written down.

create table second_step (
  person_id text primary key references person on delete cascade,
  secret text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_period integer not null default 0,
  wrong_codes integer not null default 0,
  wrong_since timestamptz
);

comment on column second_step.secret is 'In base 32, as an app takes it: no code can be worked out from a hash';

comment on column second_step.last_period is 'The half minute whose code was used last: each is taken once';

create table recovery_code (
  person_id text not null references person on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

alter table sign_in add column second_step text not null default 'none' check (second_step in ('none', 'due', 'done'));

comment on column sign_in.second_step is 'While it is due, nobody is signed in';
