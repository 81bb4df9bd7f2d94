import { inTransaction } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import { whyStopped } from './gate.ts';
import type { Person, PersonId } from '../../people/index.ts';
import { concernedIn } from '../arranging/concerned.ts';
import { beginnerOf } from '../nameless/nameless.repository.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { spaceScope } from '../scope.ts';
import type { SpaceId } from '../space.ts';
import type { Thread, ThreadId } from '../thread.ts';
import { lockThread, updateThread } from '../threads/threads.repository.ts';
import { carryTagsTo } from '../tags/tags.repository.ts';
import { forumUrls } from '../urls.ts';
import { settleAppealsOf } from './appeals.repository.ts';
import { NOT_A_MODERATOR, type OrderingDeps } from './deps.ts';

/** What moderators do to a thread; each can be undone by another. */
export const THREAD_ACTS = ['pin', 'unpin', 'lock', 'unlock', 'close', 'open', 'archive'] as const;
export type ThreadAct = (typeof THREAD_ACTS)[number];

const WHAT: Readonly<Record<ThreadAct, string>> = {
  pin: 'Your thread was pinned to the top',
  unpin: 'Your thread is no longer pinned',
  lock: 'Your thread was locked',
  unlock: 'Your thread takes new posts again',
  close: 'Your thread was closed',
  open: 'Your thread was opened again',
  archive: 'Your thread was archived',
};

export interface ThreadOrdering {
  changeThread(by: Person, id: ThreadId, act: ThreadAct, reason: string): Promise<Outcome>;
  /** The addresses of the thread and its posts stay. */
  move(by: Person, id: ThreadId, to: SpaceId): Promise<Outcome>;
}

export function createThreadOrdering({ db, clock, events, rights }: OrderingDeps): ThreadOrdering {
  return {
    changeThread: (by, id, what, reason) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const thread = await lockThread(tx, id);
        const place = await rights.of(tx, by, thread.spaceId);
        if (place?.rights.mayModerate !== true) return refused(NOT_A_MODERATOR);
        const stopped = await whyStopped(tx, by.id, thread.spaceId, now);
        if (stopped !== undefined) return refused(stopped);
        await updateThread(tx, id, threadAfter(thread, what, { reason, by: by.id, now }));
        if (what === 'unlock') await settleAppealsOf(tx, 'thread', id, by.id, now);
        const kind = `thread-${what}`;
        const scope = spaceScope(thread.spaceId);
        await writeRecord(tx, now, { scope, kind, personId: by.id, subject: id, reason });
        const url = what === 'lock' ? forumUrls.decisions : forumUrls.thread(id);
        const author = await beginnerOf(tx, id);
        const watchers = (await concernedIn(tx, rights, thread, thread.spaceId)).filter(
          (each) => each !== author,
        );
        const tell = [
          ...(author === null ? [] : [{ to: author, what: `${WHAT[what]}: ${thread.title}`, url }]),
          ...watchers.map((to) => ({
            to,
            what: `${WHAT[what].replace('Your thread', 'A thread you watch')}: ${thread.title}`,
            url: forumUrls.thread(id),
          })),
        ];
        await events.moderated(tx, { kind, subject: id, space: place.space, by: by.id, reason, tell }, now);
        return done;
      }),

    move: (by, id, to) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const thread = await lockThread(tx, id);
        const from = await rights.of(tx, by, thread.spaceId);
        const target = await rights.of(tx, by, to);
        if (from?.rights.mayModerate !== true || target?.rights.mayWrite !== true) {
          return refused('You can move a thread from a space you look after to one in which you can write.');
        }
        const stopped =
          (await whyStopped(tx, by.id, thread.spaceId, now)) ?? (await whyStopped(tx, by.id, to, now));
        if (stopped !== undefined) return refused(stopped);
        if (from.space.isThread || target.space.isThread) {
          return refused('A private thread stays with its people. It cannot be moved, and nothing into it.');
        }
        if (thread.questionId !== null)
          return refused('A question of a session stays in the space of its session.');
        if (to === thread.spaceId) return done;
        await updateThread(tx, id, { spaceId: to });
        await carryTagsTo(tx, id, to);
        for (const spaceId of [thread.spaceId, to]) {
          await writeRecord(tx, now, {
            scope: spaceScope(spaceId),
            kind: 'thread-moved',
            personId: by.id,
            subject: id,
            data: { from: thread.spaceId, to },
          });
        }
        const what = `${thread.title} was moved to ${target.space.name}`;
        // Who may not read it there finds it no more, and is not told of a space that they may not know.
        const people = await concernedIn(tx, rights, thread, to);
        const tell = people.map((person) => ({ to: person, what, url: forumUrls.thread(id) }));
        const told = { kind: 'thread-moved', subject: id, space: target.space, by: by.id, reason: '', tell };
        await events.moderated(tx, told, now);
        return done;
      }),
  };
}

function threadAfter(
  thread: Thread,
  act: ThreadAct,
  { reason, by, now }: { readonly reason: string; readonly by: PersonId; readonly now: Date },
): Parameters<typeof updateThread>[2] {
  switch (act) {
    case 'pin':
      return { pinnedAt: now };
    case 'unpin':
      return { pinnedAt: null };
    case 'lock':
      return { lockedAt: now, lockReason: reason, lockedBy: by };
    case 'unlock':
      return { lockedAt: null, lockReason: '', lockedBy: null };
    case 'close':
      return { state: 'closed' };
    case 'archive':
      return { state: 'archived' };
    case 'open':
      return { state: thread.answers > 0 ? 'answered' : 'open' };
  }
}
