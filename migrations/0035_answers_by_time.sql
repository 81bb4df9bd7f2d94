-- The first and the last answer of a conversation are found without reading those in between.

create index perspectives_vote_at on perspectives_vote (perspectives_id, at);

drop index perspectives_vote_of;
