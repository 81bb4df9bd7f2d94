-- People who were put together may swap groups, when both want to.

create type meeting_swap_state as enum ('asked', 'swapped', 'declined', 'withdrawn', 'lapsed');

create table meeting_swap (
  id text primary key,
  draw_id text not null references meeting_draw on delete cascade,
  asker_id text not null references person on delete cascade,
  asked_id text not null references person on delete cascade,
  asker_group integer not null,
  asked_group integer not null,
  state meeting_swap_state not null default 'asked',
  asked_at timestamptz not null,
  settled_at timestamptz,
  constraint meeting_swap_groups_differ check (asker_group <> asked_group)
);

create unique index meeting_swap_one_waits on meeting_swap (draw_id, asker_id) where state = 'asked';

create index meeting_swap_asked on meeting_swap (asked_id, draw_id);

create table meeting_parted (
  draw_id text not null references meeting_draw on delete cascade,
  person_id text not null references person on delete cascade,
  other_id text not null references person on delete cascade,
  primary key (draw_id, person_id, other_id)
);

comment on table meeting_parted is 'Who shared a group of a draw until one of them swapped: they are not put together again';
