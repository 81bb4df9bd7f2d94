-- People are told of mentions of their organisation, and of who joins a space of theirs.

alter type told_reason add value 'organisation-mention' before 'quoted';

alter type told_reason add value 'joined' after 'watched';
