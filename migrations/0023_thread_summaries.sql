-- Summaries at the head of long threads, written by those who look after them.

create table thread_summary (
  thread_id text primary key references thread on delete cascade,
  author_id text references person,
  text text not null,
  html text not null,
  written_at timestamptz not null,
  posts integer not null,
  people integer not null,
  organisations integer not null
);

create index thread_summary_author on thread_summary (author_id);

comment on column thread_summary.posts is 'The last post when it was written, with how many people and organisations had spoken by then';
