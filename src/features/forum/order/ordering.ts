import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person, PersonId } from '../../people/index.ts';
import type { EventHub } from '../events.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Post, PostId } from '../post.ts';
import { lockPost, updatePost } from '../posts/posts.repository.ts';
import { spaceScope } from '../scope.ts';
import type { Space, SpaceId } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import type { Thread, ThreadId } from '../thread.ts';
import { lockThread, updateThread } from '../threads/threads.repository.ts';
import { decideReports, insertSuspension, liftSuspensions, putReport } from './order.repository.ts';

const DAY_MS = 24 * 3_600_000;

/** What moderators do to a thread; each can be undone by another. */
export const THREAD_ACTS = ['pin', 'unpin', 'lock', 'unlock', 'close', 'open', 'archive'] as const;
export type ThreadAct = (typeof THREAD_ACTS)[number];

/** What moderators do to a post. */
export const POST_ACTS = ['hide', 'show', 'keep', 'suspend', 'lift'] as const;
export type PostAct = (typeof POST_ACTS)[number];

export interface Ordering {
  /** Asks a moderator to look at a post. */
  report(by: Person, id: PostId, reason: string): Promise<Outcome>;
  /** `show` also lets a post through that waited for a look; `suspend` stops its author from writing for some days. */
  decide(by: Person, id: PostId, act: PostAct, reason: string): Promise<Outcome>;
  changeThread(by: Person, id: ThreadId, act: ThreadAct, reason: string): Promise<Outcome>;
  /** The addresses of the thread and its posts stay. */
  move(by: Person, id: ThreadId, to: SpaceId): Promise<Outcome>;
}

const SUSPENDED_DAYS = 7;

const RECORDED: Readonly<Record<PostAct, string>> = {
  hide: 'post-hidden',
  show: 'post-shown',
  keep: 'reports-dismissed',
  suspend: 'person-suspended',
  lift: 'suspension-lifted',
};

export function createOrdering(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly events: EventHub;
  readonly rights: SpaceRights;
  /** What happens once others may read a post that waited. */
  release(tx: Transaction, id: PostId, space: Space, now: Date): Promise<void>;
}): Ordering {
  const { db, clock, events, rights, release } = deps;

  interface Context {
    readonly tx: Transaction;
    readonly post: Post;
    readonly thread: Thread;
    readonly space: Space;
    readonly by: Person;
    readonly now: Date;
  }

  async function setHidden(context: Context, reason: string | null): Promise<void> {
    const { tx, post, thread, space, by, now } = context;
    const hiddenAt = reason === null ? null : now;
    await updatePost(tx, post.id, {
      hiddenAt,
      hiddenReason: reason ?? '',
      hiddenBy: reason === null ? null : by.id,
      ...(reason === null ? { heldAt: null } : {}),
    });
    if (post.number === 1) {
      await updateThread(tx, thread.id, { hiddenAt, ...(reason === null ? { heldAt: null } : {}) });
    }
    if (reason === null && post.heldAt !== null) await release(tx, post.id, space, now);
  }

  async function act(context: Context, what: PostAct, reason: string): Promise<readonly PersonId[]> {
    const { tx, post, space, by, now } = context;
    const author = post.authorId as PersonId | null;
    switch (what) {
      case 'hide':
        await setHidden(context, reason);
        return decideReports(tx, post.id, 'hidden', by.id, now);
      case 'show':
        await setHidden(context, null);
        return decideReports(tx, post.id, 'kept', by.id, now);
      case 'keep':
        return decideReports(tx, post.id, 'kept', by.id, now);
      case 'suspend':
        if (author !== null) {
          const until = new Date(now.getTime() + SUSPENDED_DAYS * DAY_MS);
          const at = { until, reason, byPersonId: by.id, at: now };
          await insertSuspension(tx, { spaceId: space.id, personId: author, ...at });
        }
        return [];
      case 'lift':
        if (author !== null) await liftSuspensions(tx, author, space.id, now);
        return [];
    }
  }

  return {
    report: (by, id, reason) =>
      inTransaction<Outcome>(db, async (tx) => {
        const post = await lockPost(tx, id);
        if (post === undefined || post.deletedAt !== null) return refused('This post is not there any more.');
        await putReport(tx, id, by.id, reason, clock.now());
        return done;
      }),

    decide: (by, id, what, reason) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const post = await lockPost(tx, id);
        if (post === undefined || post.deletedAt !== null) return refused('This post is not there any more.');
        const thread = await lockThread(tx, post.threadId);
        const place = await rights.of(tx, by, thread.spaceId);
        if (place?.rights.mayModerate !== true) return refused('Only moderators of this space decide this.');
        if (post.authorId === by.id)
          return refused('This is your own post. Another moderator decides on it.');
        const { space } = place;
        const reporters = await act({ tx, post, thread, space, by, now }, what, reason);
        const kind = RECORDED[what];
        await writeRecord(tx, now, {
          scope: spaceScope(space.id),
          kind,
          personId: by.id,
          subject: id,
          reason,
        });
        const author = what === 'keep' ? [] : [post.authorId];
        const tell = [...new Set([...author, ...reporters])].filter((each) => each !== null) as PersonId[];
        const told = { kind, space, threadId: thread.id, postId: id, by: by.id, reason, tell };
        await events.moderated(tx, told, now);
        return done;
      }),

    changeThread: (by, id, what, reason) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const thread = await lockThread(tx, id);
        const place = await rights.of(tx, by, thread.spaceId);
        if (place?.rights.mayModerate !== true) return refused('Only moderators of this space decide this.');
        await updateThread(tx, id, threadAfter(thread, what, reason, now));
        const kind = `thread-${what}`;
        const scope = spaceScope(thread.spaceId);
        await writeRecord(tx, now, { scope, kind, personId: by.id, subject: id, reason });
        const tell = thread.authorId === null ? [] : [thread.authorId as PersonId];
        const told = { kind, space: place.space, threadId: id, postId: null, by: by.id, reason, tell };
        await events.moderated(tx, told, now);
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
        if (thread.questionId !== null)
          return refused('A question of a session stays in the space of its session.');
        if (to === thread.spaceId) return done;
        await updateThread(tx, id, { spaceId: to });
        for (const spaceId of [thread.spaceId, to]) {
          await writeRecord(tx, now, {
            scope: spaceScope(spaceId),
            kind: 'thread-moved',
            personId: by.id,
            subject: id,
            data: { from: thread.spaceId, to },
          });
        }
        return done;
      }),
  };
}

function threadAfter(
  thread: Thread,
  act: ThreadAct,
  reason: string,
  now: Date,
): Parameters<typeof updateThread>[2] {
  switch (act) {
    case 'pin':
      return { pinnedAt: now };
    case 'unpin':
      return { pinnedAt: null };
    case 'lock':
      return { lockedAt: now, lockReason: reason };
    case 'unlock':
      return { lockedAt: null, lockReason: '' };
    case 'close':
      return { state: 'closed' };
    case 'archive':
      return { state: 'archived' };
    case 'open':
      return { state: thread.answers > 0 ? 'answered' : 'open' };
  }
}
