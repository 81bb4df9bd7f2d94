import type { Transaction } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import type { Post, PostId } from '../post.ts';
import { updatePost } from '../posts/posts.repository.ts';
import type { Space } from '../space.ts';
import { updateThread } from '../threads/threads.repository.ts';
import { settleAppealsOf } from './appeals.repository.ts';

/** What happens once others may read a post that waited. */
export type Release = (tx: Transaction, id: PostId, space: Space, now: Date) => Promise<void>;

/** Hides a post with a reason, or shows it again where the reason is null: a first post with its whole thread. */
export async function setHidden(
  tx: Transaction,
  post: Post,
  reason: string | null,
  context: {
    readonly space: Space;
    readonly by: PersonId;
    readonly now: Date;
    readonly release: Release;
  },
): Promise<void> {
  const { space, by, now, release } = context;
  const isHidden = reason !== null;
  const set = { hiddenAt: isHidden ? now : null, ...(isHidden ? {} : { heldAt: null }) };
  await updatePost(tx, post.id, { ...set, hiddenReason: reason ?? '', hiddenBy: isHidden ? by : null });
  if (post.number === 1) await updateThread(tx, post.threadId, set);
  if (isHidden) return;
  await settleAppealsOf(tx, 'post', post.id, by, now);
  if (post.heldAt !== null) await release(tx, post.id, space, now);
}
