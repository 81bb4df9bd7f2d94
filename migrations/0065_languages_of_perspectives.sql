-- The language in which a conversation, and each statement in it, is written (BCP 47).

alter table perspectives add column language text not null default 'en';

alter table perspectives_statement add column language text not null default 'en';
