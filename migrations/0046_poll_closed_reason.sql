-- People are told of the closing of what they answered in threads for a reason of its own.

alter type told_reason add value 'poll-closed' before 'reply';
