-- Decision notes say when what was decided is looked at again.

alter table thread add column review_on date;

alter table forum_draft add column review_on date;

create index thread_review on thread (review_on) where review_on is not null;

create index thread_decisions on thread (space_id, created_at desc) where kind = 'decision' and merged_into is null;

comment on column thread.review_on is 'Of a decision note: the day on which what was decided is looked at again';
