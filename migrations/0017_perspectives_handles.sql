-- By what conveners name a participant. Numbers in export files follow the order of ids, which this says nothing about.

alter table perspectives_participant add column handle text not null default gen_random_uuid()::text;

create unique index perspectives_participant_handle on perspectives_participant (handle);
