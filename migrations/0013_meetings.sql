-- Meet three people: who wants to meet people they do not know, and the groups they were put into.

create table meeting_wish (
  session_id text not null references session on delete cascade,
  person_id text not null references person on delete cascade,
  at timestamptz not null,
  primary key (session_id, person_id)
);

create index meeting_wish_person on meeting_wish (person_id);

create table meeting_plan (
  session_id text primary key references session on delete cascade,
  draw_at timestamptz not null,
  set_by text references person
);

create table meeting_draw (
  id text primary key,
  session_id text not null references session on delete cascade,
  number integer not null,
  made_at timestamptz not null,
  made_by text references person,
  people integer not null,
  total integer not null,
  best integer,
  constraint meeting_draw_once unique (session_id, number)
);

comment on column meeting_draw.people is 'How many wanted to meet; below the least number nobody was put together';

comment on column meeting_draw.total is 'Differences of organisation, place and level within the groups; best: the most there could be, where it is known';

create table meeting_place (
  draw_id text not null references meeting_draw on delete cascade,
  person_id text not null references person on delete cascade,
  group_number integer,
  left_at timestamptz,
  primary key (draw_id, person_id)
);

comment on column meeting_place.group_number is 'Empty where there was nobody whom this person had not met';

create index meeting_place_person on meeting_place (person_id);
