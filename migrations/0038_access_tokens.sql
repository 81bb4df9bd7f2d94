-- Tokens with which programs act for a person, each for a purpose and a time.

create table access_token (
  id text primary key,
  person_id text not null references person,
  name text not null,
  may_write boolean not null,
  secret_hash text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz
);

create index access_token_person on access_token (person_id);
