-- Answers that were changed since a moment are found without reading those before it.

create index perspectives_earlier_vote_at on perspectives_earlier_vote (perspectives_id, at);

drop index perspectives_earlier_vote_of;
