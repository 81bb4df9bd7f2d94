-- What the page of an organisation lists, found from the organisation.
create index thread_begun_by on thread (organisation_id, created_at desc) where merged_into is null;

create index endeavour_seat_of on endeavour_seat (organisation_id) where removed_at is null;
