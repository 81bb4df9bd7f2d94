import type { Clock } from '../../../platform/clock.ts';
import type { Queryable } from '../../../platform/database/transaction.ts';
import type { PersonId } from '../../people/index.ts';
import { pageOf } from '../thread.ts';
import { placeOfSentBefore } from '../urls.ts';
import { deleteDraft } from './drafts.repository.ts';
import { findSamePost, type PostWords } from './same-post.repository.ts';

/**
 * For so long the same words by the same person in the same place are one post: they went back to the form, which has
 * another key by then, and sent it again.
 */
export const SAME_POST_MS = 10 * 60_000;

/**
 * Where what somebody posts stands already, with a sentence that says so; undefined where it is new. What their form had
 * saved meanwhile under `draft` is no draft any more.
 */
export async function placeOfSame(
  { db, clock }: { readonly db: Queryable; readonly clock: Clock },
  person: PersonId,
  sent: { readonly words: PostWords; readonly key: string; readonly draft: string },
): Promise<string | undefined> {
  const since = new Date(clock.now().getTime() - SAME_POST_MS);
  const same = await findSamePost(db, person, sent.words, since);
  // A form that was sent twice is known by its key, and needs no sentence.
  if (same === undefined || same.key === sent.key) return undefined;
  await deleteDraft(db, person, sent.draft);
  return placeOfSentBefore(same.threadId, pageOf(same.number), same.key);
}
