-- Whoever asks to be introduced can offer times to talk, of which the other chooses one.

alter table introduction
  add column times jsonb not null default '[]',
  add column zone text not null default 'Europe/London',
  add column meets_at timestamptz;

comment on column introduction.times is 'ISO 8601, in UTC; at most three';

comment on column introduction.zone is 'Of whoever asked (IANA): the clock on which messages tell the times';
