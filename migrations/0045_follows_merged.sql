-- Whoever follows a thread because another was merged into it stops doing so when that is undone.

alter table thread_follow add column came_from text references thread on delete set null;

create index thread_follow_came_from on thread_follow (came_from) where came_from is not null;

comment on column thread_follow.came_from is 'The thread they followed that was merged into this one, until they choose themselves';
