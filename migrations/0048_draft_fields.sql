-- What else somebody has chosen or typed in the form that a draft is of.

alter table forum_draft add column fields jsonb not null default '{}';

comment on column forum_draft.fields is 'Texts by the names of fields: whose name is shown, and all that a poll asks';

comment on column forum_draft.place is 'Where it will be posted: thread:id, space:id:kind or poll:thread id:kind';
