-- A kept report that is made again counts the statements that counted on its day, whatever became of them since.

alter table perspectives_report add column states jsonb;

comment on column perspectives_report.states is 'Which statements counted, by number; null where that was not kept: then those of today';
