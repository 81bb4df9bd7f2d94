-- What goes on from a statement: a thread that it became, and whether it is put forward for the common purpose.

create table perspectives_onward (
  statement_id text primary key references perspectives_statement on delete cascade,
  thread_id text references thread on delete set null,
  purpose_at timestamptz
);

create index perspectives_onward_thread on perspectives_onward (thread_id);
