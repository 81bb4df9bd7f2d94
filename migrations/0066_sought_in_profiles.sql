-- Looking for a word in every profile takes most of its time to make the texts lower-case: so they are kept that way.

alter table profile add column sought text not null generated always as (
  lower(post || ' ' || place || ' ' || working_on || ' ' || offers || ' ' || needs || ' ' || languages)
) stored;

comment on column profile.sought is 'What it says, whoever may see it: no word is found in a profile that does not stand here';
