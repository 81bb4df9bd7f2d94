-- Being added to a space is told as what it is, not as a decision of its moderators.

alter type told_reason add value 'belonging' after 'moderation';
