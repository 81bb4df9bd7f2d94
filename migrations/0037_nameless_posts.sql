-- Posts without a name: who wrote one stands here and nowhere beside the post.

alter table space add column takes_nameless boolean not null default false;

comment on column space.takes_nameless is 'Its people may post without their name';

create table nameless_post (
  post_id text primary key references post on delete cascade,
  person_id text not null references person,
  organisation_id text references organisation,
  key text not null,
  constraint nameless_post_key_once unique (person_id, key)
);

comment on column nameless_post.organisation_id is 'Named beside it, where its author chose that';

comment on column nameless_post.key is 'Made with the form: sending twice makes one post';

create table nameless_thread (
  thread_id text primary key references thread on delete cascade,
  person_id text not null references person
);

create index nameless_thread_person on nameless_thread (person_id);
