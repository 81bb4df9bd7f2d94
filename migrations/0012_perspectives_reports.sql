-- Reports that were kept: whoever is erased leaves them too. Breakdowns that wait for more people.

alter table perspectives_report alter column document drop not null;

alter table perspectives_report add column erased integer not null default 0;

alter table perspectives_report add column remade_at timestamptz;

comment on column perspectives_report.document is 'Null once somebody whose answers it held was erased: it is made again, without them, when next read';

comment on column perspectives_report.erased is 'Participants who were erased since it was kept';

update perspectives_report r
set document = null, erased = gone.count
from (
  select r.id, count(*)::integer as count
  from perspectives_report r
  join record a on a.scope = 'perspectives:' || r.perspectives_id and a.kind = 'participant-erased' and a.at >= r.made_at
  group by r.id
) as gone
where gone.id = r.id;

alter table perspectives_result add column breakdown jsonb;

comment on column perspectives_result.breakdown is 'When figures by kind of seat were last published, and with how many people';
