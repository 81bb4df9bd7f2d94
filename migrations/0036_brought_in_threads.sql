-- Threads that moderators bring in from other forums, so that they can look before, do it again, and take it back.

create table thread_import (
  id text primary key,
  space_id text not null references space on delete cascade,
  source text not null check (source in ('discourse', 'loomio', 'csv')),
  brought_by text references person,
  selected_at timestamptz not null,
  waiting text,
  brought_in_at timestamptz,
  threads integer not null default 0,
  posts integer not null default 0,
  undone_at timestamptz,
  check ((waiting is null) = (brought_in_at is not null))
);

comment on column thread_import.waiting is 'What was read of the file, until it is brought in or a day is over';

create index thread_import_space on thread_import (space_id, brought_in_at);

create index thread_import_brought_by on thread_import (brought_by);

create table thread_brought_in (
  thread_id text primary key references thread on delete cascade,
  import_id text not null references thread_import on delete cascade,
  space_id text not null references space on delete cascade,
  source_key text not null,
  posts integer not null,
  constraint thread_brought_in_once unique (space_id, source_key)
);

comment on column thread_brought_in.source_key is 'The same whenever the same thread is read again';

create index thread_brought_in_import on thread_brought_in (import_id);
