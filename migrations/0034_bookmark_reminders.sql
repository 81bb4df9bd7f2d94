-- When somebody wants to be reminded of a post they bookmarked.

alter table bookmark add column remind_on date;

create index bookmark_reminder on bookmark (remind_on) where remind_on is not null;
