import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person } from '../../people/index.ts';
import { whyStopped } from '../order/gate.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Writing } from '../posts/writing.ts';
import { spaceScope } from '../scope.ts';
import type { SpaceRights } from '../spaces/access.ts';
import type { Thread, ThreadId } from '../thread.ts';
import { lockThread, updateThread } from '../threads/threads.repository.ts';

/** Looking again at what was decided. */
export interface Reviewing {
  /**
   * Sets the day of the next review, null for none. What came of looking at it again, unless it is empty, is said in a
   * reply, so that it is read, answered and kept as everything else.
   */
  review(
    by: Person,
    id: ThreadId,
    review: { readonly text: string; readonly reviewOn: string | null; readonly key: string },
  ): Promise<Outcome>;
}

/** Whether somebody says when a decision is looked at again. */
export function mayReview(
  thread: Pick<Thread, 'kind' | 'authorId'>,
  person: Pick<Person, 'id'> | null,
  rights: { readonly mayWrite: boolean; readonly mayModerate: boolean },
): boolean {
  if (thread.kind !== 'decision' || person === null || !rights.mayWrite) return false;
  return rights.mayModerate || thread.authorId === person.id;
}

export function createReviewing({
  db,
  clock,
  rights,
  writing,
}: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly rights: SpaceRights;
  readonly writing: Writing;
}): Reviewing {
  return {
    async review(by, id, { text, reviewOn, key }) {
      if (text !== '') {
        const written = await writing.reply(by, { threadId: id, text, key });
        if (!written.ok) return written;
      }
      return inTransaction<Outcome>(db, async (tx) => {
        const thread = await lockThread(tx, id, by.id);
        const place = await rights.of(tx, by, thread.spaceId);
        if (place === undefined || !mayReview(thread, by, place.rights)) {
          return refused(
            'Only whoever wrote the decision note and moderators say when it is looked at again.',
          );
        }
        const now = clock.now();
        const stopped = await whyStopped(tx, by.id, thread.spaceId, now);
        if (stopped !== undefined) return refused(stopped);
        if (thread.reviewOn === reviewOn) return done;
        await updateThread(tx, id, { reviewOn });
        await writeRecord(tx, now, {
          scope: spaceScope(thread.spaceId),
          kind: 'decision-review',
          personId: by.id,
          subject: id,
          data: { reviewOn },
        });
        return done;
      });
    },
  };
}
