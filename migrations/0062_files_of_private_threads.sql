-- A file belongs to the post that shows it, and until that is sent to whoever attached it, alone: a private thread has
-- no space before it has begun.

alter table attachment drop column space_id;

comment on column forum_draft.place is 'Where it will be posted: thread:id, space:id:kind, poll:thread id:kind, or private for a new private thread';
