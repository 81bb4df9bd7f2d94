import { inTransaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { Person } from '../../people/index.ts';
import { copyNameless } from '../nameless/nameless.repository.ts';
import type { OrderingDeps } from '../order/deps.ts';
import { type Outcome, refused } from '../outcome.ts';
import { copyTags } from '../tags/tags.repository.ts';
import type { ThreadId } from '../thread.ts';
import { insertThread, updateThread } from '../threads/threads.repository.ts';
import { forumUrls } from '../urls.ts';
import {
  carryReading,
  copyFollows,
  firstOf,
  followersAndDrafters,
  movePosts,
  placesIn,
  renumber,
} from './arranging.repository.ts';
import { allowed, lockThreads } from './locking.ts';
import { createMerging, type Merging } from './merging.ts';
import { tellOfArranging } from './telling.ts';

export type Split = Outcome<{ readonly threadId: ThreadId }>;

/** Merging threads, and splitting posts off, by moderators of their spaces; each can be undone (FOR-11). */
export interface Arranging extends Merging {
  /** Makes a thread of some posts. It is undone by merging it. */
  split(
    by: Person,
    id: ThreadId,
    what: { readonly numbers: readonly number[]; readonly title: string; readonly reason: string },
  ): Promise<Split>;
}

export function createArranging(deps: OrderingDeps): Arranging {
  const { db, clock } = deps;
  return {
    ...createMerging(deps),

    split: (by, id, { numbers, title, reason }) =>
      inTransaction<Split>(db, async (tx) => {
        const now = clock.now();
        const found = allowed(await lockThreads(deps, tx, by, [id]), [id]);
        if (typeof found === 'string') return refused(found);
        const [{ thread, space }] = found;
        if (numbers.some((number) => number < 2 || number > thread.posts)) {
          return refused(`Enter numbers from 2 to ${thread.posts}: the first post stays with its thread.`);
        }
        const before = await placesIn(tx, [id]);
        const first = before[0]?.id;
        const made = newId<'thread'>();
        const kind = thread.kind === 'carried-over' ? 'discussion' : thread.kind;
        const base = { id: made, spaceId: space.id, kind, title, createdAt: now, lastPostAt: now };
        await insertThread(tx, base);
        await movePosts(tx, made, { from: id, numbers });
        await renumber(tx, made, undefined);
        await renumber(tx, id, first);
        const start = await firstOf(tx, made);
        if (start !== undefined) {
          const { authorId, organisationId, shownAuthor, createdAt } = start;
          await updateThread(tx, made, { authorId, organisationId, shownAuthor, createdAt });
          await copyNameless(tx, start.id, made);
        }
        await carryReading(tx, before, [id, made]);
        const people = await followersAndDrafters(tx, id);
        await copyFollows(tx, id, made, { people, isMerged: false });
        await copyTags(tx, id, made);
        const what = `Some posts of ${thread.title} are a thread of their own: ${title}`;
        const url = forumUrls.thread(made);
        await tellOfArranging(deps, tx, { by, kind: 'thread-split', reason, at: made }, [
          { space, subject: id, what, url, concerning: [thread] },
        ]);
        return { ok: true, threadId: made };
      }),
  };
}
