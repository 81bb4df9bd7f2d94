-- Whoever answered as a guest and takes that along into their account is one participant afterwards: nobody was erased.

alter table perspectives add column taken_along integer not null default 0;

comment on column perspectives.taken_along is 'Guests whose answers became those of an account: once it grows, every answer is read again';
