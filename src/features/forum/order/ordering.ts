import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import { findPerson, type Person, type PersonId } from '../../people/index.ts';
import { findLookedUp, NAME_LOOKED_UP, writersOf } from '../nameless/nameless.repository.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Post, PostId } from '../post.ts';
import { lockPost } from '../posts/posts.repository.ts';
import { readersTopic, spaceScope } from '../scope.ts';
import type { Space, SpaceId } from '../space.ts';
import { lockThread } from '../threads/threads.repository.ts';
import { forumUrls } from '../urls.ts';
import { settleAppealsOf } from './appeals.repository.ts';
import { NOT_A_MODERATOR, type OrderingDeps } from './deps.ts';
import { whyStopped } from './gate.ts';
import { setHidden } from './hiding.ts';
import { decideReports, putReport } from './order.repository.ts';
import { type PostAct, RECORDED, SANCTION_OF, whatIsTold } from './post-acts.ts';
import { findSanction, insertSanction, liftSanction } from './sanctions.repository.ts';
import { createThreadOrdering, type ThreadOrdering } from './thread-ordering.ts';

const DAY_MS = 24 * 3_600_000;

export interface PostDecision {
  readonly act: PostAct;
  readonly reason: string;
  /** Of a suspension. */
  readonly days?: number;
}

export interface Ordering extends ThreadOrdering {
  /** Asks a moderator to look at a post. */
  report(by: Person, id: PostId, reason: string): Promise<Outcome>;
  /** `show` also lets a post through that waited for a look. */
  decide(by: Person, id: PostId, decision: PostDecision): Promise<Outcome>;
  /** Lets a moderator see who wrote a post without a name; its author is told, with the reason. */
  lookUpName(by: Person, id: PostId, reason: string): Promise<Outcome>;
  /** Takes a warning, suspension or block back. */
  lift(by: Person, space: Space, sanctionId: string, reason: string): Promise<Outcome>;
}

export function createOrdering(deps: OrderingDeps): Ordering {
  const { db, clock, topics, events, rights, release } = deps;

  interface Context {
    readonly tx: Transaction;
    readonly post: Post;
    /** Who wrote it, as far as the moderator knows. */
    readonly author: PersonId | null;
    readonly space: Space;
    readonly by: Person;
    readonly now: Date;
  }

  /** Whoever looks after the space is not shut out of it by somebody else who does. */
  async function whyNotSanctioned(
    { tx, author: writer, post, space }: Context,
    what: PostAct,
  ): Promise<string | undefined> {
    if (SANCTION_OF[what] === undefined) return undefined;
    if (writer === null && post.authorId === null && (await writersOf(tx, [post.id])).length > 0) {
      return 'This was posted without a name. Look up who wrote it first.';
    }
    const author = writer === null ? undefined : await findPerson(tx, writer);
    if (author?.email == null) return 'Whoever wrote this has no account any more.';
    if (what === 'warn') return undefined;
    const own = await rights.of(tx, author, space.id);
    if (own?.rights.mayModerate !== true) return undefined;
    return `${author.name} looks after this space too. You can warn them, or take that away from them first.`;
  }

  /** Does it, and returns whose reports it settles. */
  async function act(
    { tx, post, author, space, by, now }: Context,
    { act: what, reason }: PostDecision,
    until: Date | null,
  ): Promise<readonly PersonId[]> {
    const kind = SANCTION_OF[what];
    if (kind !== undefined && author !== null) {
      // The list of decisions does not say to the other moderators who wrote a post without a name.
      const postId = post.authorId === null ? null : post.id;
      const place = { spaceId: space.id, personId: author, postId };
      await insertSanction(tx, { ...place, kind, until, reason, byPersonId: by.id, at: now });
      return [];
    }
    if (what !== 'keep') {
      await setHidden(tx, post, what === 'hide' ? reason : null, { space, by: by.id, now, release });
    }
    return decideReports(tx, post.id, what === 'hide' ? 'hidden' : 'kept', by.id, now);
  }

  return {
    ...createThreadOrdering(deps),

    report: (by, id, reason) =>
      inTransaction<Outcome>(db, async (tx) => {
        const post = await lockPost(tx, id);
        if (post === undefined || post.deletedAt !== null) return refused('This post is not there any more.');
        await putReport(tx, id, by.id, reason, clock.now());
        return done;
      }),

    async decide(by, id, decision) {
      const outcome = await inTransaction<Outcome<{ readonly spaceId: SpaceId }>>(db, async (tx) => {
        const now = clock.now();
        const { act: what, reason, days = 7 } = decision;
        const post = await lockPost(tx, id, by.id);
        if (post === undefined || post.deletedAt !== null) return refused('This post is not there any more.');
        const thread = await lockThread(tx, post.threadId);
        const place = await rights.of(tx, by, thread.spaceId);
        if (place?.rights.mayModerate !== true) return refused(NOT_A_MODERATOR);
        const stopped = await whyStopped(tx, by.id, thread.spaceId, now);
        if (stopped !== undefined) return refused(stopped);
        if (post.authorId === by.id) {
          return refused('This is your own post. Another moderator decides on it.');
        }
        const known = { id, spaceId: thread.spaceId, moderator: by.id };
        const author = (post.authorId as PersonId | null) ?? (await findLookedUp(tx, known))?.id ?? null;
        const context = { tx, post, author, space: place.space, by, now };
        const why = await whyNotSanctioned(context, what);
        if (why !== undefined) return refused(why);
        const until = what === 'suspend' ? new Date(now.getTime() + days * DAY_MS) : null;
        const reporters = await act(context, decision, until);
        const [kind, { space }] = [RECORDED[what], place];
        await writeRecord(tx, now, {
          scope: spaceScope(space.id),
          kind,
          personId: by.id,
          subject: id,
          reason,
          ...(what === 'suspend' ? { data: { days } } : {}),
        });
        const about = { id, title: thread.title, space: space.name };
        const people = { author: (await writersOf(tx, [id]))[0] ?? null, reporters };
        const tell = whatIsTold(what, about, people, until);
        await events.moderated(tx, { kind, subject: id, space, by: by.id, reason, tell }, now);
        return { ok: true, spaceId: space.id };
      });
      if (outcome.ok && decision.act === 'block') topics.publish(readersTopic(outcome.spaceId));
      return outcome;
    },

    lookUpName: (by, id, reason) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const post = await lockPost(tx, id, by.id);
        if (post === undefined || post.deletedAt !== null) return refused('This post is not there any more.');
        const thread = await lockThread(tx, post.threadId);
        const place = await rights.of(tx, by, thread.spaceId);
        if (place?.rights.mayModerate !== true) return refused(NOT_A_MODERATOR);
        const stopped = await whyStopped(tx, by.id, thread.spaceId, now);
        if (stopped !== undefined) return refused(stopped);
        if (post.authorId !== null) return refused('This post has a name already.');
        const { space } = place;
        const known = { id, spaceId: space.id, moderator: by.id };
        if ((await findLookedUp(tx, known)) !== undefined) return done;
        const kind = NAME_LOOKED_UP;
        await writeRecord(tx, now, {
          scope: spaceScope(space.id),
          kind,
          personId: by.id,
          subject: id,
          reason,
        });
        const tell = (await writersOf(tx, [id])).map((to) => ({
          to,
          what: `A moderator looked up who wrote your post without a name: ${thread.title}`,
          url: forumUrls.post(id),
        }));
        await events.moderated(tx, { kind, subject: id, space, by: by.id, reason, tell }, now);
        return done;
      }),

    lift: (by, space, sanctionId, reason) =>
      inTransaction<Outcome>(db, async (tx) => {
        const now = clock.now();
        const sanction = await findSanction(tx, sanctionId);
        const place = await rights.of(tx, by, space.id);
        if (place?.rights.mayModerate !== true) return refused(NOT_A_MODERATOR);
        const stopped = await whyStopped(tx, by.id, space.id, now);
        if (stopped !== undefined) return refused(stopped);
        if (sanction === undefined || sanction.spaceId !== space.id || sanction.personId === by.id) {
          return refused('Another moderator decides on this.');
        }
        if (!(await liftSanction(tx, sanctionId, by.id, now))) return done;
        await settleAppealsOf(tx, 'sanction', sanctionId, by.id, now);
        const kind = 'sanction-lifted';
        const scope = spaceScope(space.id);
        await writeRecord(tx, now, { scope, kind, personId: by.id, subject: sanctionId, reason });
        const what = `A moderator took back what was decided about you in ${space.name}`;
        const tell = [{ to: sanction.personId, what, url: forumUrls.decisions }];
        await events.moderated(tx, { kind, subject: sanctionId, space, by: by.id, reason, tell }, now);
        return done;
      }),
  };
}
