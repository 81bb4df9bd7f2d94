-- Questions are addressed to roles too; each space says after how many days it reminds of them.

alter table thread_addressee add column role text;

comment on column thread_addressee.role is 'A role of the space, such as moderators: whoever holds it is asked; shown_name is what it was called';

alter table space add column remind_after_days integer check (remind_after_days between 1 and 90);

alter table space add column tell_after_days integer check (tell_after_days between 2 and 180);

comment on column space.remind_after_days is 'Days after which whoever was asked is reminded; empty for what the installation says';

comment on column space.tell_after_days is 'Days after which the moderators are told; empty for what the installation says';
