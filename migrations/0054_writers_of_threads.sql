-- Whether somebody has written in a thread is asked for each person who is told of a reply there.

create index post_of_writer on post (thread_id, author_id);
