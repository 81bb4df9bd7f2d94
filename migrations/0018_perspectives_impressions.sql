-- How often each statement of a conversation was shown to somebody who could answer it.

create table perspectives_impression (
  statement_id text primary key references perspectives_statement on delete cascade,
  shown bigint not null
);

comment on table perspectives_impression is 'Counts alone: nothing says to whom a statement was shown';
