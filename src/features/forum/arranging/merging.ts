import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import type { Person } from '../../people/index.ts';
import type { OrderingDeps } from '../order/deps.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Space } from '../space.ts';
import type { Thread, ThreadId } from '../thread.ts';
import { findThreadVisit, updateThread } from '../threads/threads.repository.ts';
import { forumUrls } from '../urls.ts';
import {
  carryReading,
  copyFollows,
  dropFollows,
  firstOf,
  followersAndDrafters,
  hasMergedInto,
  hasWaiting,
  moveDrafts,
  moveDraftsBack,
  movePosts,
  movePostsBack,
  placesIn,
  renumber,
} from './arranging.repository.ts';
import { saidOf } from './audience.ts';
import { allowed, type LockedThread, lockThreads } from './locking.ts';
import { type ArrangedIn, tellOfArranging } from './telling.ts';

export interface WantedMerge {
  readonly into: ThreadId;
  readonly reason: string;
  /** Who will read the posts from now on, as the moderator was told (`saidOf`). */
  readonly said?: string | undefined;
}

/** Two threads of different spaces: who may read the posts changes, which is said before. */
export interface MergeAcross {
  readonly thread: Thread;
  readonly from: Space;
  readonly target: Thread;
  readonly to: Space;
}

export type Merged =
  { readonly ok: true } | { readonly ok: false; readonly message: string; readonly across?: MergeAcross };

export interface Merging {
  /**
   * The posts go into the other thread, in order of time behind its first; the address leads there. Into a thread of
   * another space they go once the moderator was told who reads them there.
   */
  merge(by: Person, id: ThreadId, wanted: WantedMerge): Promise<Merged>;
  /** Takes the posts of a merged thread out again. What was written since stays. */
  unmerge(by: Person, id: ThreadId): Promise<Outcome>;
}

export function createMerging(deps: OrderingDeps): Merging {
  const { db, clock, rights } = deps;

  /** Those who follow the thread, or write to it, go along as far as they may read where it goes. */
  async function bringAlong(tx: Transaction, from: ThreadId, into: ThreadId, space: Space): Promise<void> {
    const people = await rights.readersAmong(tx, space, await followersAndDrafters(tx, from));
    await copyFollows(tx, from, into, { people, isMerged: true });
    await moveDrafts(tx, from, into, people);
  }

  return {
    merge: (by, id, { into, reason, said }) =>
      inTransaction<Merged>(db, async (tx) => {
        if (id === into) return refused('This is the same thread. Enter the address of another.');
        const found = allowed(await lockThreads(deps, tx, by, [id, into]), [id, into]);
        if (typeof found === 'string') return refused(found);
        const [{ thread, space: from }, { thread: target, space: to }] = found;
        const why = await whyNotMerged(tx, found);
        if (why !== undefined) return refused(why);
        if (from.id !== to.id && said !== saidOf(to)) {
          const across = { thread, from, target, to };
          return { ...refused('Read who will be able to read these posts first.'), across };
        }
        const first = await firstOf(tx, into);
        const before = await placesIn(tx, [id, into]);
        await movePosts(tx, into, { from: id });
        await updateThread(tx, id, { mergedInto: into, mergedAt: clock.now() });
        await renumber(tx, into, first?.id);
        await carryReading(tx, before, [into]);
        await bringAlong(tx, id, into, to);
        const what = `${thread.title} was merged into ${target.title}`;
        const there: ArrangedIn = {
          space: to,
          subject: from.id === to.id ? id : into,
          what,
          url: forumUrls.thread(into),
          concerning: [thread, target],
        };
        // Who may not read it there finds it no more, and is not told what they may not know.
        const here: ArrangedIn = {
          space: from,
          subject: id,
          what: `${thread.title} was merged into a thread of a space that you do not read`,
          url: forumUrls.spaceAct(from.id, 'log'),
          concerning: [thread],
        };
        const places = from.id === to.id ? [there] : [there, here];
        await tellOfArranging(deps, tx, { by, kind: 'thread-merged', reason, at: into }, places);
        return done;
      }),

    unmerge: (by, id) =>
      inTransaction<Outcome>(db, async (tx) => {
        const visit = await findThreadVisit(tx, { thread: id }, by.id);
        const into = visit?.thread.mergedInto ?? null;
        if (into === null) return refused('This thread is not merged any more.');
        const found = allowed(await lockThreads(deps, tx, by, [id, into]), [id, into]);
        if (typeof found === 'string') return refused(found);
        const [{ thread, space: from }, { thread: target, space: to }] = found;
        if (thread.mergedInto !== into) return refused('This thread is not merged any more.');
        const first = await firstOf(tx, into);
        const before = await placesIn(tx, [into]);
        await movePostsBack(tx, into, id);
        await updateThread(tx, id, { mergedInto: null, mergedAt: null });
        await renumber(tx, into, first?.id);
        await renumber(tx, id, undefined);
        await carryReading(tx, before, [into, id]);
        const backHere: ArrangedIn = {
          space: from,
          subject: id,
          what: `${thread.title} is a thread of its own again`,
          url: forumUrls.thread(id),
          concerning: [thread, target],
        };
        const there: ArrangedIn = {
          space: to,
          subject: into,
          what: `${thread.title} was taken out of ${target.title} again`,
          url: forumUrls.thread(into),
          concerning: [target],
        };
        const places = from.id === to.id ? [backHere] : [backHere, there];
        await tellOfArranging(deps, tx, { by, kind: 'thread-unmerged', reason: '', at: id }, places);
        await dropFollows(tx, id, into);
        await moveDraftsBack(tx, id, into);
        return done;
      }),
  };
}

async function whyNotMerged(
  tx: Transaction,
  [{ thread, space: from }, { thread: target, space: to }]: readonly [LockedThread, LockedThread],
): Promise<string | undefined> {
  if (thread.mergedInto !== null || target.mergedInto !== null) {
    return 'One of them was merged into another already.';
  }
  if (await hasMergedInto(tx, thread.id)) {
    return 'Other threads were merged into this one. Take them out first, or merge the other thread into this one.';
  }
  if (thread.questionId !== null) {
    return 'A question of a session keeps its own thread. Merge the other one into it.';
  }
  if (from.id !== to.id && to.archivedAt !== null) {
    return `“${to.name}” is archived, so nothing new comes into it. Choose a thread of another space.`;
  }
  if (await hasWaiting(tx, thread.id)) {
    return 'Somebody was asked to answer this question. It can be merged once they have.';
  }
  return undefined;
}
