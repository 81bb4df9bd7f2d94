-- How much organisation, place and level count when people are put together.

create table meeting_weights (
  session_id text primary key references session on delete cascade,
  weights integer[] not null
);

alter table meeting_draw add column weights integer[] not null default '{1,1,1}';

comment on column meeting_draw.weights is 'How much a difference of organisation, place and level counted in total and best';
