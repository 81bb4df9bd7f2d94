-- Warnings, suspensions and blocks, each of which can be appealed against, as hidden posts and locked threads can.

create type sanction_kind as enum ('warning', 'suspension', 'block');

alter table suspension rename to sanction;

alter index suspension_pkey rename to sanction_pkey;

alter index suspension_person rename to sanction_person;

alter table sanction add column kind sanction_kind not null default 'suspension';

update sanction set kind = 'warning' where until is null;

alter table sanction alter column kind drop default;

alter table sanction add column post_id text references post on delete set null;

alter table sanction add column lifted_by text references person;

alter table sanction add constraint sanction_until check ((kind = 'suspension') = (until is not null));

comment on table sanction is 'What moderators did to a person in a space';

comment on column sanction.kind is 'A warning changes nothing; whoever is suspended reads but does not write until then; whoever is blocked does neither';

comment on column sanction.until is 'When a suspension ends by itself';

comment on column sanction.post_id is 'The post for which it was';

create index sanction_space on sanction (space_id, at desc);

create index sanction_post on sanction (post_id);

alter table appeal rename column suspension_id to sanction_id;

alter index appeal_suspension rename to appeal_sanction;

alter table appeal add column thread_id text references thread on delete cascade;

alter table appeal add column acted_by text references person;

comment on column appeal.acted_by is 'Whose decision it is against: somebody else decides on the appeal';

create index appeal_thread on appeal (thread_id);

create index appeal_person on appeal (person_id);

alter table thread add column locked_by text references person;
