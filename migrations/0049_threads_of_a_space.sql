-- The list of a space, its pinned threads first, in the order of an index.
create index thread_of_space on thread (space_id, (pinned_at is null), last_post_at desc, id) where merged_into is null;
