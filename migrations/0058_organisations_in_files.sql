alter table perspectives_participant add column organisation_told_at timestamptz;

comment on column perspectives_participant.organisation_told_at is 'When they agreed that files for analysts name their organisation beside their answers; null: they have not, or not any more';
