-- Search: what is written is searched where it stands, so that what is changed, hidden or erased is so in searches too.

alter table post add column search tsvector generated always as (to_tsvector('english', text)) stored;

create index post_search on post using gin (search);

create index post_newest on post (created_at desc);

alter table thread add column search tsvector generated always as (to_tsvector('english', title)) stored;

create index thread_search on thread using gin (search);

alter table question add column search tsvector generated always as (to_tsvector('english', text)) stored;

create index question_search on question using gin (search);

create function search_trigrams(word text) returns text[] language sql immutable as $$
  select array_agg(distinct substr('  ' || word || ' ', n, 3)) from generate_series(1, length(word) + 1) n
$$;

create table search_word (
  word text primary key,
  trigrams text[] not null generated always as (search_trigrams(word)) stored
);

comment on table search_word is 'The words that are used, for finding the one that was meant where a search finds nothing';

create index search_word_trigrams on search_word using gin (trigrams);

create table search_progress (
  only_one boolean primary key default true check (only_one),
  words_until timestamptz not null
);

comment on table search_progress is 'What was written since then has words that are not in search_word yet';
