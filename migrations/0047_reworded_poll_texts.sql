-- Words of an answer that were taken away and written anew wait for a moderator.

alter table post_poll_answer add column reworded_at timestamptz;

comment on column post_poll_answer.reworded_at is 'Written anew after they were taken away, and not looked at since';
