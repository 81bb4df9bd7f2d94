-- After a session: whoever supported its questions is asked once which of them they follow.

alter table seat add column follows_chosen_at timestamptz;

comment on column seat.follows_chosen_at is 'When it was said which of the questions it supported are followed; empty while nobody has answered';

alter type told_reason add value 'session' before 'quoted';
