-- How long things are kept, where an administrator has set it.

create table retention_period (
  kind text primary key,
  days integer not null check (days > 0),
  set_by text not null references person,
  set_at timestamptz not null
);
