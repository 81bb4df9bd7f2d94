import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person, PersonId } from '../../people/index.ts';
import { type QuestionId, setAnsweredLater } from '../../questions/index.ts';
import { ownRolesAsked } from '../addressing/asked.ts';
import { askerOf, votersOf } from '../carry-over/carry-over.repository.ts';
import type { EventHub } from '../events.ts';
import { whyStopped } from '../order/gate.ts';
import { isAddressed, settleAddressee } from '../threads/addressees.repository.ts';
import { type Outcome, refused } from '../outcome.ts';
import type { PostId } from '../post.ts';
import { spaceScope } from '../scope.ts';
import type { SpaceRights, VisitedSpace } from '../spaces/access.ts';
import { isQuestion, type Thread, type ThreadId } from '../thread.ts';
import { lockThread, takeVotersTold, updateThread } from '../threads/threads.repository.ts';
import { findPost, unacceptAll, updatePost } from './posts.repository.ts';

/** What makes a question answered, and open again (FOR-44). */
export interface Accepting {
  accept(by: Person, id: PostId): Promise<Outcome>;
  /** Takes back that one post was an answer. */
  unaccept(by: Person, id: PostId): Promise<Outcome>;
  /** Opens an answered question again: its asker once, moderators whenever they must. */
  reopen(by: Person, id: ThreadId, reason: string): Promise<Outcome>;
  /** Whether somebody may say what answers a thread. */
  mayAccept(db: Queryable, by: Person, thread: Thread, mayModerate: boolean): Promise<boolean>;
}

export function createAccepting(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly events: EventHub;
  readonly rights: SpaceRights;
  /** Tells the pages of a session after the commit. */
  sessionChanged(id: NonNullable<Awaited<ReturnType<typeof setAnsweredLater>>>): void;
}): Accepting {
  const { db, clock, events, rights, sessionChanged } = deps;
  type Told = NonNullable<Awaited<ReturnType<typeof setAnsweredLater>>>;

  async function isAsker(queryable: Queryable, by: Person, thread: Thread): Promise<boolean> {
    if (thread.authorId === by.id) return true;
    return thread.questionId !== null && (await askerOf(queryable, thread.questionId)) === by.id;
  }

  async function mayAccept(
    queryable: Queryable,
    by: Person,
    thread: Thread,
    mayModerate: boolean,
  ): Promise<boolean> {
    // Before its session has closed, the session says whether a question is answered.
    const isInSession = thread.questionId !== null && thread.carried === null;
    if (!isQuestion(thread) || isInSession) return false;
    return (
      mayModerate ||
      (await isAsker(queryable, by, thread)) ||
      (await isAddressed(queryable, thread.id, {
        personId: by.id,
        roles: await ownRolesAsked(queryable, rights, thread, by.id),
      }))
    );
  }

  async function run(
    by: Person,
    threadId: ThreadId,
    act: (
      tx: Transaction,
      thread: Thread,
      place: VisitedSpace,
      now: Date,
    ) => Promise<Outcome<{ told?: Told | undefined }>>,
  ): Promise<Outcome> {
    const now = clock.now();
    const outcome = await inTransaction(db, async (tx) => {
      const thread = await lockThread(tx, threadId, by.id);
      const place = await rights.of(tx, by, thread.spaceId);
      if (place?.rights.mayWrite !== true) return refused('You cannot change this thread.');
      const stopped = await whyStopped(tx, by.id, thread.spaceId, now);
      if (stopped !== undefined) return refused(stopped);
      return act(tx, thread, place, now);
    });
    if (outcome.ok && outcome.told !== undefined) sessionChanged(outcome.told);
    return outcome;
  }

  async function reopened(tx: Transaction, thread: Thread, now: Date): Promise<Told | undefined> {
    if (thread.questionId === null) return undefined;
    return setAnsweredLater(tx, thread.questionId as QuestionId, false, now);
  }

  return {
    mayAccept,

    async accept(by, id) {
      const found = await findPost(db, id);
      if (found === undefined) return refused('This post is not there any more.');
      return run(by, found.threadId, async (tx, thread, { space, rights: own }, now) => {
        const post = await findPost(tx, id);
        if (!(await mayAccept(tx, by, thread, own.mayModerate))) {
          return refused('The asker, those who were asked and moderators say what answers a question.');
        }
        const isShown = post?.deletedAt === null && post.hiddenAt === null && post.heldAt === null;
        if (post === undefined || !isShown || post.number === 1)
          return refused('This post cannot be an answer.');
        if (post.acceptedAt !== null) return { ok: true };
        await updatePost(tx, id, { acceptedAt: now, acceptedBy: by.id });
        await updateThread(tx, thread.id, { answers: thread.answers + 1, state: 'answered' });
        if (post.authorId !== null) {
          const personId = post.authorId as PersonId;
          const roles = await ownRolesAsked(tx, rights, thread, personId);
          await settleAddressee(tx, thread.id, { personId, roles }, now);
        }
        const { questionId } = thread;
        const told =
          questionId === null ? undefined : await setAnsweredLater(tx, questionId as QuestionId, true, now);
        const isFirst = questionId !== null && (await takeVotersTold(tx, thread.id, now));
        const voters = isFirst ? await votersOf(tx, questionId) : [];
        await writeRecord(tx, now, {
          scope: spaceScope(thread.spaceId),
          kind: 'answer-accepted',
          personId: by.id,
          subject: id,
        });
        await events.answered(tx, { post, thread, space, acceptedBy: by.id, voters }, now);
        return { ok: true, told };
      });
    },

    async unaccept(by, id) {
      const found = await findPost(db, id);
      if (found === undefined) return refused('This post is not there any more.');
      return run(by, found.threadId, async (tx, thread, { rights: own }, now) => {
        const post = await findPost(tx, id);
        if (!(await mayAccept(tx, by, thread, own.mayModerate))) return refused('You cannot take this back.');
        if (post === undefined || post.acceptedAt === null) return { ok: true };
        await updatePost(tx, id, { acceptedAt: null, acceptedBy: null });
        const answers = Math.max(0, thread.answers - 1);
        const opens = answers === 0 && thread.state === 'answered';
        await updateThread(tx, thread.id, { answers, ...(opens ? { state: 'open' } : {}) });
        await writeRecord(tx, now, {
          scope: spaceScope(thread.spaceId),
          kind: 'answer-taken-back',
          personId: by.id,
          subject: id,
        });
        return { ok: true, told: opens ? await reopened(tx, thread, now) : undefined };
      });
    },

    reopen: (by, id, reason) =>
      run(by, id, async (tx, thread, { rights: own }, now) => {
        if (thread.state !== 'answered') return { ok: true };
        const asks = await isAsker(tx, by, thread);
        if (!asks && !own.mayModerate) return refused('The asker and moderators open a question again.');
        if (thread.reopened && !own.mayModerate) {
          return refused(
            'You have opened this question again before. Ask a moderator, or start a new thread.',
          );
        }
        await unacceptAll(tx, id);
        await updateThread(tx, id, { state: 'open', answers: 0, reopened: true });
        await writeRecord(tx, now, {
          scope: spaceScope(thread.spaceId),
          kind: 'question-reopened',
          personId: by.id,
          subject: id,
          reason,
        });
        return { ok: true, told: await reopened(tx, thread, now) };
      }),
  };
}
