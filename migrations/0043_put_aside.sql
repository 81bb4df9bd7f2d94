-- Statements that somebody does not want to be asked today.

create table perspectives_put_aside (
  participant_id text not null references perspectives_participant on delete cascade,
  statement_id text not null references perspectives_statement on delete cascade,
  on_day date not null,
  primary key (participant_id, statement_id)
);

comment on column perspectives_put_aside.on_day is 'In the zone of the conversation';
