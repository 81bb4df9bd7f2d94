import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person, PersonId } from '../../people/index.ts';
import { whyStopped } from '../order/gate.ts';
import { NOT_A_MODERATOR, type OrderingDeps } from '../order/deps.ts';
import { copyNameless } from '../nameless/nameless.repository.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { spaceScope } from '../scope.ts';
import type { Space } from '../space.ts';
import type { Thread, ThreadId } from '../thread.ts';
import { findThreadVisit, insertThread, lockThread, updateThread } from '../threads/threads.repository.ts';
import { copyTags } from '../tags/tags.repository.ts';
import { forumUrls } from '../urls.ts';
import { concernedIn } from './concerned.ts';
import {
  carryReading,
  copyFollows,
  firstOf,
  hasWaiting,
  moveDrafts,
  movePosts,
  movePostsBack,
  placesIn,
  renumber,
} from './arranging.repository.ts';

export type Split = Outcome<{ readonly threadId: ThreadId }>;

/** Merging threads, and splitting posts off, by moderators of their space; each can be undone (FOR-11). */
export interface Arranging {
  /** The posts go into the other thread, in order of time behind its first; the address leads there. */
  merge(by: Person, id: ThreadId, into: ThreadId, reason: string): Promise<Outcome>;
  /** Takes the posts of a merged thread out again. What was written since stays. */
  unmerge(by: Person, id: ThreadId): Promise<Outcome>;
  /** Makes a thread of some posts. It is undone by merging it. */
  split(
    by: Person,
    id: ThreadId,
    what: { readonly numbers: readonly number[]; readonly title: string; readonly reason: string },
  ): Promise<Split>;
}

export function createArranging({ db, clock, events, rights }: OrderingDeps): Arranging {
  /** Locks threads in one order, so that two who arrange them wait for each other. */
  async function lock(tx: Transaction, by: Person, ids: readonly ThreadId[]) {
    const threads = new Map<ThreadId, Thread>();
    for (const id of ids.toSorted()) {
      if ((await findThreadVisit(tx, { thread: id }, by.id)) === undefined) return undefined;
      threads.set(id, await lockThread(tx, id));
    }
    const places = new Map<string, Space>();
    for (const { spaceId } of threads.values()) {
      const place = await rights.of(tx, by, spaceId);
      const isStopped = (await whyStopped(tx, by.id, spaceId, clock.now())) !== undefined;
      if (place?.rights.mayModerate === true && !isStopped && !place.space.isThread) {
        places.set(spaceId, place.space);
      }
    }
    return { threads, places };
  }

  async function tell(
    tx: Transaction,
    by: Person,
    act: { readonly kind: string; readonly what: string; readonly reason: string; readonly space: Space },
    { told, at }: { readonly told: readonly Thread[]; readonly at: ThreadId },
  ): Promise<void> {
    const now = clock.now();
    const { kind, what, reason, space } = act;
    await writeRecord(tx, now, {
      scope: spaceScope(space.id),
      kind,
      personId: by.id,
      subject: told[0]?.id ?? at,
      reason,
      data: { at },
    });
    const url = forumUrls.thread(at);
    const people = new Set<PersonId>();
    for (const thread of told) {
      for (const person of await concernedIn(tx, rights, thread, space.id)) people.add(person);
    }
    const tellings = [...people].map((to) => ({ to, what, url }));
    await events.moderated(tx, { kind, subject: at, space, by: by.id, reason, tell: tellings }, now);
  }

  return {
    merge: (by, id, into, reason) =>
      inTransaction<Outcome>(db, async (tx) => {
        if (id === into) return refused('This is the same thread. Enter the address of another.');
        const found = await lock(tx, by, [id, into]);
        const [thread, target] = [found?.threads.get(id), found?.threads.get(into)];
        const space = found?.places.get(thread?.spaceId ?? '');
        if (thread === undefined || target === undefined) return refused('There is no such thread.');
        if (space === undefined || thread.spaceId !== target.spaceId) {
          return refused('Merge threads of one space that you look after. Move this one there first.');
        }
        if (thread.mergedInto !== null || target.mergedInto !== null) {
          return refused('One of them was merged into another already.');
        }
        if (thread.questionId !== null) {
          return refused('A question of a session keeps its own thread. Merge the other one into it.');
        }
        if (await hasWaiting(tx, id)) {
          return refused('Somebody was asked to answer this question. It can be merged once they have.');
        }
        const first = await firstOf(tx, into);
        const before = await placesIn(tx, [id, into]);
        await movePosts(tx, into, { from: id });
        await updateThread(tx, id, { mergedInto: into, mergedAt: clock.now() });
        await renumber(tx, into, first?.id);
        await carryReading(tx, before, [into]);
        await copyFollows(tx, id, into);
        await moveDrafts(tx, id, into);
        const what = `${thread.title} was merged into ${target.title}`;
        const act = { kind: 'thread-merged', what, reason, space };
        await tell(tx, by, act, { told: [thread, target], at: into });
        return done;
      }),

    unmerge: (by, id) =>
      inTransaction<Outcome>(db, async (tx) => {
        const visit = await findThreadVisit(tx, { thread: id }, by.id);
        const into = visit?.thread.mergedInto ?? null;
        const found = into === null ? undefined : await lock(tx, by, [id, into]);
        const [thread, target] = [found?.threads.get(id), found?.threads.get(into ?? id)];
        const space = found?.places.get(thread?.spaceId ?? '');
        if (into === null || thread?.mergedInto !== into || target === undefined) {
          return refused('This thread is not merged any more.');
        }
        if (space === undefined || !found?.places.has(target.spaceId)) return refused(NOT_A_MODERATOR);
        const first = await firstOf(tx, into);
        const before = await placesIn(tx, [into]);
        await movePostsBack(tx, into, id);
        await updateThread(tx, id, { mergedInto: null, mergedAt: null });
        await renumber(tx, into, first?.id);
        await renumber(tx, id, undefined);
        await carryReading(tx, before, [into, id]);
        const what = `${thread.title} is a thread of its own again`;
        const act = { kind: 'thread-unmerged', what, reason: '', space };
        await tell(tx, by, act, { told: [thread, target], at: id });
        return done;
      }),

    split: (by, id, { numbers, title, reason }) =>
      inTransaction<Split>(db, async (tx) => {
        const now = clock.now();
        const found = await lock(tx, by, [id]);
        const thread = found?.threads.get(id);
        const space = found?.places.get(thread?.spaceId ?? '');
        if (thread === undefined || space === undefined) return refused(NOT_A_MODERATOR);
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
        await copyFollows(tx, id, made);
        await copyTags(tx, id, made);
        const what = `Some posts of ${thread.title} are a thread of their own: ${title}`;
        await tell(tx, by, { kind: 'thread-split', what, reason, space }, { told: [thread], at: made });
        return { ok: true, threadId: made };
      }),
  };
}
