-- Who took somebody's words in an answer away, and why, so that one can appeal against it.

alter table post_poll_answer add column hidden_by text references person, add column hidden_reason text not null default '';

alter table appeal add column answer_id text references post_poll_answer on delete cascade;

create index appeal_answer on appeal (answer_id);

comment on column appeal.answer_id is 'Of words in it that were taken away; whose they are, whoever decides is not told';
