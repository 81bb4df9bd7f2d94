-- What of an endeavour a thread is about, or became.

create table thread_link (
  thread_id text not null references thread on delete cascade,
  kind text not null,
  target_id text not null,
  linked_at timestamptz not null,
  primary key (thread_id, kind, target_id)
);

create index thread_link_target on thread_link (kind, target_id);

comment on column thread_link.target_id is 'What it leads to, by the feature that named the kind; the forum does not look inside';
