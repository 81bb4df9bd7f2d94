-- Private threads: a private space that is one thread, of people who are named.

alter table space add column is_thread boolean not null default false;

alter table space add constraint space_thread_private check (not is_thread or kind = 'private');

comment on column space.is_thread is 'Holds one private thread, whose people are added one by one';

alter table space_member add column reads_from integer not null default 1;

comment on column space_member.reads_from is 'The first post of a private thread that they read';
