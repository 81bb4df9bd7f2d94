-- Tags: each space has a list of words, and its threads carry some of them.

create table tag (
  id text primary key,
  space_id text not null references space on delete cascade,
  name text not null,
  name_key text not null,
  author_id text references person,
  created_at timestamptz not null,
  accepted_at timestamptz,
  removed_at timestamptz,
  merged_into text references tag,
  known_as text not null,
  constraint tag_name_once unique (space_id, name_key)
);

create index tag_known_as on tag (known_as);

create index tag_author on tag (author_id);

comment on table tag is 'A word of the list of its space: proposed by a member, until a moderator has accepted it';

comment on column tag.name_key is 'The name in small letters';

comment on column tag.known_as is 'Where all merging leads: the tag itself unless it was merged into another';

create table thread_tag (
  thread_id text not null references thread on delete cascade,
  tag_id text not null references tag on delete cascade,
  primary key (thread_id, tag_id)
);

create index thread_tag_tag on thread_tag (tag_id);

comment on table thread_tag is 'Kept as it was chosen: of a thread that was moved, tags of other spaces do not show until it is moved back';

create table tag_follow (
  person_id text not null references person,
  tag_id text not null references tag on delete cascade,
  level follow_level not null,
  primary key (person_id, tag_id)
);

create index tag_follow_tag on tag_follow (tag_id);
