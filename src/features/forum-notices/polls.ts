import type { Transaction } from '../../platform/database/transaction.ts';
import { type Forum, forumUrls, type PollClosed } from '../forum/index.ts';
import type { Notices } from '../notices/index.ts';
import { findPerson } from '../people/index.ts';
import { findFollowers } from './repository.ts';

/** What people are asked in threads waits for them until they have answered it. */
export function letPollsWait(forum: Forum, notices: Notices): void {
  notices.addWaiting(async (queryable, person, now) => {
    const asked = await forum.pollsFor(queryable, person, now);
    return {
      heading: 'Polls and sense checks to answer',
      items: asked.map(({ postId, question, title, since }) => ({
        text: question,
        note: title,
        url: forumUrls.postAct(postId, 'answer'),
        since,
      })),
    };
  });
}

/** Whoever answered hears once that it has closed, and so can see what came of it (FOR-49). */
export async function tellOfClosedPoll(
  tx: Transaction,
  { postId, thread, space, question, by, people }: PollClosed,
  { forum, notices }: { readonly forum: Forum; readonly notices: Notices },
): Promise<void> {
  const place = { threadId: thread.id, spaceId: space.id, postId, authorId: by, besides: people };
  for (const { personId, isMuted, mutesAuthor } of await findFollowers(tx, place)) {
    if (isMuted || mutesAuthor || !people.includes(personId)) continue;
    const person = await findPerson(tx, personId);
    if (person === undefined || !(await forum.mayRead(tx, person, space.id))) continue;
    await notices.tell(tx, [
      {
        personId,
        about: `closed:${postId}`,
        group: `thread:${thread.id}`,
        groupTitle: thread.title,
        reason: 'poll-closed',
        actorId: by,
        url: forumUrls.post(postId),
        text: `Closed, with what came of it: ${question}`,
      },
    ]);
  }
}
