-- What may be attached in a space, within what the installation allows, and the language of a draft.

alter table space add column takes_pictures boolean not null default true;

alter table space add column takes_documents boolean not null default true;

alter table space add column attachment_most_mb integer check (attachment_most_mb between 1 and 1000);

comment on column space.attachment_most_mb is 'The largest file; null for as much as the installation allows';

alter table forum_draft add column language text not null default 'en';
