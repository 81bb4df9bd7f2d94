-- What becomes of statements that are put forward for the common purpose of an endeavour.

alter table perspectives_onward add column aside_at timestamptz;

alter table perspectives_onward add column aside_reason text not null default '';

alter table perspectives_onward add column taken_at timestamptz;

comment on column perspectives_onward.aside_at is 'When a steward set it aside as a candidate, with a reason that its author sees';

comment on column perspectives_onward.taken_at is 'When words from it came into the purpose';

create table perspectives_purpose_support (
  statement_id text not null references perspectives_statement on delete cascade,
  seat_id text not null references endeavour_seat on delete cascade,
  wording text not null default '',
  at timestamptz not null,
  primary key (statement_id, seat_id)
);

comment on table perspectives_purpose_support is 'Which seats want it, and how they would word it: of the seat, not of whoever holds it';

create index perspectives_purpose_support_seat on perspectives_purpose_support (seat_id);
