import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person, PersonId } from '../../people/index.ts';
import type { EventHub } from '../events.ts';
import { settleAppealsOf } from '../order/appeals.repository.ts';
import { whyStopped } from '../order/gate.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { placeOfText, type Post, type PostId } from '../post.ts';
import { findPost } from '../posts/posts.repository.ts';
import { spaceScope } from '../scope.ts';
import type { Rights } from '../space.ts';
import type { SpaceRights, VisitedSpace } from '../spaces/access.ts';
import { type Thread, whyNoReplies } from '../thread.ts';
import { lockThread } from '../threads/threads.repository.ts';
import { forumUrls } from '../urls.ts';
import { isClosed, nameOfKind, type ThreadAnswer, type ThreadPoll, whyNoReason } from './poll.ts';
import { closePoll, listEnded, lockPoll, peopleWhoAnswered, putAnswer } from './polls.repository.ts';
import { setWordsHidden } from './poll-words.repository.ts';

/** Answering what posts ask, and closing it (FOR-48, FOR-49). */
export interface Polling {
  /** `answer` was read by the rules of its kind. One of each person, who can change it until it closes (LIVE-69). */
  answer(by: Person, postId: PostId, answer: ThreadAnswer): Promise<Outcome>;
  /** For good: its results have been seen from then on. */
  close(by: Person, postId: PostId): Promise<Outcome>;
  /** A moderator takes a reason or a text away from what others read, or shows it again, and whoever wrote it is told why. */
  hideWords(
    by: Person,
    postId: PostId,
    about: { readonly answer: string; readonly isHidden: boolean; readonly reason: string },
  ): Promise<Outcome>;
  /** Closes what was to close by now, and tells whoever answered. */
  closeEnded(): Promise<void>;
}

/** Whether somebody closes what a post asks. */
export function mayClose(post: Pick<Post, 'authorId'>, person: Pick<Person, 'id'>, rights: Rights): boolean {
  return rights.mayModerate || (post.authorId === person.id && rights.mayRead);
}

/** Why nobody answers in a thread now; undefined where one may. */
export function whyNoAnswers(thread: Thread): string | undefined {
  return whyNoReplies(thread) === undefined && thread.heldAt === null && thread.hiddenAt === null
    ? undefined
    : 'This thread is closed, locked or archived, so nothing in it is answered now.';
}

interface Asked {
  readonly post: Post;
  readonly poll: ThreadPoll;
  readonly thread: Thread;
  readonly place: VisitedSpace;
}

export function createPolling(deps: {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly events: EventHub;
  readonly rights: SpaceRights;
}): Polling {
  const { db, clock, events, rights } = deps;

  /** What a post asks, which nobody else answers or closes meanwhile; undefined where it asks nothing that one reads. */
  async function findAsked(tx: Transaction, by: Person | null, postId: PostId): Promise<Asked | undefined> {
    const post = await findPost(tx, postId);
    if (post === undefined || placeOfText(post, { isAuthor: false, mayModerate: false }) !== 'text') {
      return undefined;
    }
    const thread = await lockThread(tx, post.threadId);
    const poll = await lockPoll(tx, postId);
    const place = await rights.of(tx, by, thread.spaceId);
    return poll === undefined || place === undefined ? undefined : { post, poll, thread, place };
  }

  async function close(tx: Transaction, { post, poll, thread, place }: Asked, by: PersonId | null, at: Date) {
    await closePoll(tx, post.id, at);
    const people = new Set(await peopleWhoAnswered(tx, post.id));
    if (post.authorId !== null) people.add(post.authorId as PersonId);
    const now = clock.now();
    await writeRecord(tx, now, {
      scope: spaceScope(thread.spaceId),
      kind: poll.kind === 'sense' ? 'sense-check-closed' : 'poll-closed',
      personId: by,
      subject: post.id,
    });
    await events.pollClosed(
      tx,
      {
        postId: post.id,
        thread,
        space: place.space,
        question: poll.question,
        by,
        people: [...people],
      },
      now,
    );
  }

  return {
    answer: (by, postId, given) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const asked = await findAsked(tx, by, postId);
        if (asked?.place.rights.mayWrite !== true) return refused('You cannot answer this any more.');
        const { poll, thread } = asked;
        const why =
          whyNoAnswers(thread) ?? (await whyStopped(tx, by.id, thread.spaceId, now)) ?? whyNoReason(given);
        if (why !== undefined) return refused(why);
        if (isClosed(poll, now)) {
          return refused(
            `This ${nameOfKind(poll.kind).toLowerCase()} has closed, so your answer was not counted. What you wrote is kept on this page.`,
          );
        }
        await putAnswer(tx, postId, by, given, now);
        return done;
      }),

    close: (by, postId) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const asked = await findAsked(tx, by, postId);
        if (asked === undefined || !mayClose(asked.post, by, asked.place.rights)) {
          return refused('Only whoever asked and the moderators close this.');
        }
        if (!isClosed(asked.poll, now)) await close(tx, asked, by.id, now);
        return done;
      }),

    hideWords: (by, postId, { answer, isHidden, reason }) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const asked = await findAsked(tx, by, postId);
        if (asked?.place.rights.mayModerate !== true) return refused('Only moderators take words away.');
        const hidden = isHidden ? { at: now, by: by.id, reason } : null;
        const found = await setWordsHidden(tx, postId, answer, hidden);
        if (found === undefined) return refused('These words are not there any more.');
        if (!isHidden) await settleAppealsOf(tx, 'words', answer, by.id, now);
        const { poll, thread, place } = asked;
        const [whose, words] =
          poll.kind === 'sense'
            ? (['Your reason in a sense check', 'reason'] as const)
            : (['Your answer to a poll', 'text'] as const);
        const kind = `${words}-${isHidden ? 'hidden' : 'shown'}`;
        const scope = spaceScope(thread.spaceId);
        await writeRecord(tx, now, { scope, kind, personId: by.id, subject: postId, reason });
        const what = `${whose} ${isHidden ? 'was taken away' : 'is shown again'}: ${thread.title}`;
        const tell =
          found.personId === null ? [] : [{ to: found.personId, what, url: forumUrls.post(postId) }];
        const event = { kind, subject: postId, space: place.space, by: by.id, reason, tell };
        await events.moderated(tx, event, now);
        return done;
      }),

    async closeEnded() {
      for (const postId of await listEnded(db, clock.now())) {
        await inTransaction(db, async (tx) => {
          const asked = await findAsked(tx, null, postId);
          const endsAt = asked?.poll.endsAt ?? null;
          if (asked === undefined) await closePoll(tx, postId, clock.now());
          else if (endsAt !== null && asked.poll.closedAt === null) await close(tx, asked, null, endsAt);
        });
      }
    },
  };
}
