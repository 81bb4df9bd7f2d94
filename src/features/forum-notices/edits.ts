import type { Transaction } from '../../platform/database/transaction.ts';
import { type Edited, type Forum, forumUrls } from '../forum/index.ts';
import type { Notices } from '../notices/index.ts';
import { findFollowers, type Follower } from './repository.ts';

/** FOR-36: those who watch hear of an edit that its author wants them to know of, once for each. */
export async function tellOfEdit(
  tx: Transaction,
  { post, thread, space, authorId, reason }: Edited,
  { forum, notices, now }: { readonly forum: Forum; readonly notices: Notices; readonly now: Date },
): Promise<void> {
  const place = { threadId: thread.id, spaceId: space.id, postId: post.id, authorId, besides: [] };
  const followers = (await findFollowers(tx, place)).filter(hearsOfEdits);
  const readers = await forum.readersAmong(
    tx,
    space,
    followers.map(({ personId }) => personId),
  );
  await notices.tell(
    tx,
    readers.map((personId) => ({
      personId,
      about: `edit:${post.id}:${now.getTime()}`,
      group: `thread:${thread.id}`,
      groupTitle: thread.title,
      reason: 'watched',
      actorId: authorId,
      url: forumUrls.post(post.id),
      text: `Post ${post.number} was changed: ${reason}`,
    })),
  );
}

function hearsOfEdits({ isMuted, mutesAuthor, watchesThread, watchesSpace, watchesTag }: Follower): boolean {
  return !isMuted && !mutesAuthor && (watchesThread || watchesSpace || watchesTag);
}
