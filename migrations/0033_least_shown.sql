-- The smallest number of people behind a figure, where conveners raised it; what people expected, in kept reports.

alter table perspectives add column least_shown integer check (least_shown between 3 and 100);

comment on column perspectives.least_shown is 'Null: 3 inside an endeavour, 5 where anybody may read';

alter table perspectives_report add column guesses jsonb;

comment on column perspectives_report.guesses is 'What people expected of each other on its day; emptied with the document';
