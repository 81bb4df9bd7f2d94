-- A draft that went along when its thread was merged into another comes back when that is undone.

alter table forum_draft add column came_from text references thread on delete set null;

create index forum_draft_came_from on forum_draft (came_from) where came_from is not null;

comment on column forum_draft.came_from is 'The thread it was begun in, which was merged into this one, until its writer saves it again';
