-- Profiles, organisations with their domains, and introductions.

create type profile_level as enum ('front-line', 'team', 'middle', 'senior', 'executive', 'board');

create type profile_reach as enum ('local', 'regional', 'national');

create type introduction_state as enum ('asked', 'accepted', 'declined', 'withdrawn');

create table profile (
  person_id text primary key references person on delete cascade,
  post text not null default '',
  place text not null default '',
  level profile_level,
  reach profile_reach,
  since text not null default '' check (since ~ '^([0-9]{4}(-[0-9]{2})?)?$'),
  working_on text not null default '',
  offers text not null default '',
  needs text not null default '',
  languages text not null default '',
  pronouns text not null default '',
  visibility jsonb not null default '{}',
  changed_at timestamptz not null
);

comment on table profile is 'Who has one is in the directory';

comment on column profile.visibility is 'For each field: nobody, related or members; what is not named is for members';

create table past_post (
  id text primary key,
  person_id text not null references person on delete cascade,
  post text not null,
  organisation_id text references organisation,
  place text not null default '',
  since text not null default '',
  until text not null default '',
  moved_at timestamptz not null
);

create index past_post_person on past_post (person_id, moved_at desc);

alter table organisation add column merged_into text references organisation;

comment on column organisation.merged_into is 'This name, and the address of its page, lead there';

create index person_organisation on person (organisation_id);

create table organisation_domain (
  domain text primary key,
  organisation_id text not null references organisation on delete cascade,
  added_at timestamptz not null
);

comment on table organisation_domain is 'Who has proved an address of it is shown as verified for the organisation';

create table introduction (
  id text primary key,
  asker_id text not null references person on delete cascade,
  asked_id text not null references person on delete cascade,
  reason text not null,
  state introduction_state not null default 'asked',
  asked_at timestamptz not null,
  settled_at timestamptz,
  check (asker_id <> asked_id)
);

create unique index introduction_waiting on introduction (
  least(asker_id, asked_id), greatest(asker_id, asked_id)
) where state in ('asked', 'accepted');

create index introduction_asker on introduction (asker_id, asked_at desc);

create index introduction_asked on introduction (asked_id, asked_at desc);

create table introduction_choice (
  person_id text primary key references person on delete cascade,
  takes_requests boolean not null default true,
  wants_suggestions boolean not null default true
);

create table introduction_block (
  person_id text not null references person on delete cascade,
  blocked_id text not null references person on delete cascade,
  at timestamptz not null,
  primary key (person_id, blocked_id)
);

create table suggestion_dismissed (
  person_id text not null references person on delete cascade,
  other_id text not null references person on delete cascade,
  at timestamptz not null,
  primary key (person_id, other_id)
);
