-- Replies to questions before a session closes, in the threads in which the questions go on.

alter table session add column replies_allowed boolean not null default false;

alter table question add column replies integer not null default 0;

comment on column question.replies is 'Posts after the question itself in its thread, as the live pages show them; counted until the session closes';
