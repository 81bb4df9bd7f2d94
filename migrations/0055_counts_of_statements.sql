-- Answers to each statement are counted as they come, so that nobody has to read all of them to tell how many there are.

create table perspectives_count (
  statement_id text primary key references perspectives_statement on delete cascade,
  perspectives_id text not null references perspectives on delete cascade,
  agree integer not null default 0,
  disagree integer not null default 0,
  pass integer not null default 0
);

comment on table perspectives_count is 'Current answers of everybody who is not set aside';

create index perspectives_count_of on perspectives_count (perspectives_id);

insert into perspectives_count (statement_id, perspectives_id, agree, disagree, pass)
select v.statement_id, v.perspectives_id, count(*) filter (where v.value = 1), count(*) filter (where v.value = -1),
  count(*) filter (where v.value = 0)
from perspectives_vote v
join perspectives_participant p on p.id = v.participant_id and p.banned_at is null
group by v.statement_id, v.perspectives_id;
