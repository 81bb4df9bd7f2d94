import type { Clock } from '../../../platform/clock.ts';
import { inTransaction, type Queryable, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { Topics } from '../../../platform/live/topics.ts';
import { writeRecord } from '../../../platform/record/record.ts';
import type { Person, PersonId } from '../../people/index.ts';
import { attachedIn } from '../attachments/attachment.ts';
import { claimAttachments, deleteAttachmentsOf } from '../attachments/attachments.repository.ts';
import { whyNoDecision } from '../decisions/decision.ts';
import { isNameless, insertNameless } from '../nameless/nameless.repository.ts';
import { type Author, authorAs, NOT_WITHOUT_NAME } from '../nameless/author.ts';
import type { EventHub } from '../events.ts';
import { mentionedIn } from '../mention.ts';
import { checkEdit, checkPost } from '../order/gate.ts';
import { type Outcome, refused } from '../outcome.ts';
import { type Post, type PostId, quotedIn } from '../post.ts';
import { followIfUnset, markReadTo } from '../reading/reading.repository.ts';
import { OTHERS_ANSWERED, WORDS_STAY } from '../polls/poll.ts';
import { deletePoll, insertPoll, listPolls, peopleWhoAnswered } from '../polls/polls.repository.ts';
import { spaceScope, threadTopic } from '../scope.ts';
import { threadOf } from '../private/private.repository.ts';
import type { Space } from '../space.ts';
import type { SpaceRights } from '../spaces/access.ts';
import { type ThreadId, whyNoReplies } from '../thread.ts';
import { tagsNamed } from '../tags/tagging.ts';
import { setThreadTags } from '../tags/tags.repository.ts';
import { insertThread, lockThread, updateThread } from '../threads/threads.repository.ts';
import { deleteDraft, draftPlace } from './drafts.repository.ts';
import {
  addThreadOrganisation,
  deleteVersions,
  findPost,
  findPostByKey,
  insertPost,
  insertVersion,
  lockPost,
  organisationOf,
  setReferences,
  updatePost,
} from './posts.repository.ts';
import type { NewReply, NewThread, PostChange } from './wanted.ts';
import { reachedBy } from './reaching.ts';
import { renderPost } from './render-post.ts';

export type Written = Outcome<{
  readonly threadId: ThreadId;
  readonly postId: PostId;
  readonly number: number;
  /** It waits for a moderator and nobody else sees it yet. */
  readonly isHeld: boolean;
}>;

/** What authors do. Whether they may is decided here, in the transaction that does it. */
export interface Writing {
  start(by: Person, thread: NewThread): Promise<Written>;
  reply(by: Person, reply: NewReply): Promise<Written>;
  /**
   * `seen` is the text that the author began from: somebody else's change in between is refused. Nobody is told, unless
   * the author says what those who watch should know (FOR-36).
   */
  edit(by: Person, id: PostId, change: PostChange): Promise<Outcome>;
  remove(by: Person, id: PostId): Promise<Outcome>;
  /** What happens once others may read a post; for whoever lets one through that waited. */
  release(tx: Transaction, id: PostId, space: Space, now: Date): Promise<void>;
}

export interface WritingDeps {
  readonly db: Queryable;
  readonly clock: Clock;
  readonly topics: Topics;
  readonly events: EventHub;
  readonly rights: SpaceRights;
}

export function createWriting(deps: WritingDeps): Writing {
  const { db, clock, topics, events, rights } = deps;

  /** Adds the next post of a locked thread, for whoever may read it from now on. */
  async function add(
    tx: Transaction,
    by: Person,
    space: Space,
    post: NewReply & { readonly isHeld: boolean; readonly number: number; readonly author: Author },
    now: Date,
  ): Promise<Written> {
    const { threadId, text, replyTo = null, number, isHeld, key, author } = post;
    const id = newId<'post'>();
    await insertPost(tx, {
      id,
      threadId,
      number,
      ...author.shown,
      text,
      html: renderPost(text),
      language: post.language ?? 'en',
      replyTo,
      key: author.shown.authorId === null ? newId() : key,
      createdAt: now,
      heldAt: isHeld ? now : null,
    });
    if (author.shown.authorId === null) {
      const { organisationId } = author;
      const begun = number === 1 ? threadId : null;
      await insertNameless(tx, { postId: id, personId: by.id, organisationId, key }, begun);
    }
    if (post.poll !== undefined) await insertPoll(tx, id, post.poll);
    await claimAttachments(tx, id, by.id, attachedIn(text));
    await updateThread(tx, threadId, { posts: number, lastPostAt: now, lastAuthorId: author.shown.authorId });
    await markReadTo(tx, by.id, threadId, number);
    await followIfUnset(tx, by.id, threadId, 'watch');
    if (!isHeld) await release(tx, id, space, now);
    return { ok: true, threadId, postId: id, number, isHeld };
  }

  /** What happens once others may read a post. */
  async function release(tx: Transaction, id: PostId, space: Space, now: Date): Promise<void> {
    const post = await findPost(tx, id);
    if (post === undefined) return;
    const thread = await lockThread(tx, post.threadId);
    const quotes = quotedIn(post.text);
    const mentions = await readersMentioned(tx, space, post);
    await setReferences(tx, id, { quotes, mentions });
    const organisationId = await organisationOf(tx, id);
    if (organisationId !== null) await addThreadOrganisation(tx, thread.id, organisationId);
    const { authorId, replyTo, number } = post;
    const reached = (await reachedBy(tx, rights, space, post)).flatMap(({ people }) => people);
    const event = { post, thread, space, mentions, reached, quotes, replyTo, isFirst: number === 1 };
    await events.posted(tx, { ...event, authorId: authorId as PersonId | null }, now);
  }

  /** Who is mentioned and may read it, without its author. */
  async function readersMentioned(
    tx: Transaction,
    space: Space,
    { text, authorId }: Pick<Post, 'text' | 'authorId'>,
  ): Promise<PersonId[]> {
    const readers = await rights.readersAmong(tx, space, mentionedIn(text));
    return readers.filter((id) => id !== authorId);
  }

  return {
    release,

    async start(by, { spaceId, kind, title, text, tags = [], language = 'en', reviewOn, naming, key }) {
      const now = clock.now();
      return inTransaction<Written>(db, async (tx) => {
        const known = await findPostByKey(tx, by.id, key);
        if (known !== undefined) return alreadyWritten(known);
        const place = await rights.of(tx, by, spaceId);
        if (place?.rights.mayWrite !== true) {
          return refused('Nothing new can be written in this space. Your text is kept below.');
        }
        const { space } = place;
        if (space.isThread && (await threadOf(tx, space.id)) !== undefined) {
          return refused('A private thread holds nothing else. Your text is kept below.');
        }
        const incomplete = kind === 'decision' ? whyNoDecision(text) : undefined;
        if (incomplete !== undefined) return refused(incomplete);
        const { refusal, isHeld } = await checkPost(tx, by, { ...place, of: rights }, text, now);
        if (refusal !== undefined) return refused(refusal);
        const author = await authorAs(tx, rights, space, by, naming);
        if (author === undefined) return NOT_WITHOUT_NAME;
        const tagged = await tagsNamed(tx, { id: by.id, rights: place.rights }, space.id, tags, now);
        if (!tagged.ok) return { ...tagged, field: 'tags' };
        const id = newId<'thread'>();
        await insertThread(tx, {
          id,
          spaceId: space.id,
          kind,
          title,
          language,
          ...author.shown,
          createdAt: now,
          lastPostAt: now,
          heldAt: isHeld ? now : null,
          reviewOn: kind === 'decision' ? (reviewOn ?? null) : null,
        });
        await setThreadTags(tx, id, space.id, tagged.tags);
        const first = { threadId: id, text, language, key, isHeld, number: 1, author };
        const written = await add(tx, by, space, first, now);
        const draft = space.isThread ? draftPlace.private : draftPlace.thread(space.id, kind);
        await deleteDraft(tx, by.id, draft);
        await writeRecord(tx, now, {
          scope: spaceScope(space.id),
          kind: 'thread-started',
          personId: author.shown.authorId,
          subject: id,
        });
        return written;
      });
    },

    async reply(by, reply) {
      const now = clock.now();
      const written = await inTransaction<Written>(db, async (tx) => {
        const known = await findPostByKey(tx, by.id, reply.key);
        if (known !== undefined) return alreadyWritten(known);
        const thread = await lockThread(tx, reply.threadId);
        const why = whyNoReplies(thread);
        if (why !== undefined) return refused(`${why} Your text is kept below.`);
        if (thread.mergedInto !== null) {
          return refused(
            'This thread was merged into another while you wrote. Your text is kept below: look there, and post it if it still fits.',
          );
        }
        const place = await rights.of(tx, by, thread.spaceId);
        if (place?.rights.mayWrite !== true) {
          return refused('You can no longer write in this space. Your text is kept below.');
        }
        const { refusal, isHeld } = await checkPost(tx, by, { ...place, of: rights }, reply.text, now);
        if (refusal !== undefined) return refused(refusal);
        const author = await authorAs(tx, rights, place.space, by, reply.naming);
        if (author === undefined) return NOT_WITHOUT_NAME;
        const parent = reply.replyTo == null ? undefined : await findPost(tx, reply.replyTo);
        const replyTo = parent?.threadId === thread.id ? parent.id : null;
        await deleteDraft(tx, by.id, draftPlace.posted(thread.id, reply.poll?.kind));
        const added = { replyTo, isHeld, number: thread.posts + 1, author };
        return add(tx, by, place.space, { ...reply, ...added }, now);
      });
      if (written.ok) topics.publish(threadTopic(reply.threadId));
      return written;
    },

    async edit(by, id, { text, seen, language, tell = '' }) {
      const now = clock.now();
      return inTransaction<Outcome>(db, async (tx) => {
        const post = await lockPost(tx, id, by.id);
        const why = whyNotOwn(post, by);
        if (post === undefined || why !== undefined) return refused(why ?? '');
        if ((await listPolls(tx, [id])).length > 0) return refused(WORDS_STAY);
        const thread = await lockThread(tx, post.threadId);
        const closed = whyNoReplies(thread);
        if (closed !== undefined) return refused(`${closed} Your text is kept below.`);
        if (post.text !== seen) {
          return refused(
            'This post was changed somewhere else since you began. Your text is kept below: compare it with the post before you save.',
          );
        }
        const place = await rights.of(tx, by, thread.spaceId);
        if (place?.rights.mayWrite !== true) {
          return refused('You can no longer write in this space. Your text is kept below.');
        }
        const refusal = await checkEdit(tx, by, { ...place, of: rights }, { id, text }, now);
        if (refusal !== undefined) return refused(refusal);
        const incomplete = thread.kind === 'decision' && post.number === 1 ? whyNoDecision(text) : undefined;
        if (incomplete !== undefined) return refused(incomplete);
        if (language !== undefined) await updatePost(tx, id, { language });
        if (post.text === text) return { ok: true };
        await insertVersion(tx, id, post.text, post.editedAt ?? post.createdAt);
        await updatePost(tx, id, { text, html: renderPost(text), editedAt: now });
        await claimAttachments(tx, id, by.id, attachedIn(text));
        if (post.heldAt === null) {
          const mentions = await readersMentioned(tx, place.space, { text, authorId: by.id });
          await setReferences(tx, id, { quotes: quotedIn(text), mentions });
          if (tell !== '') {
            const authorId = (await isNameless(tx, id)) ? null : by.id;
            const edited = { post: { ...post, authorId, text }, thread, space: place.space, authorId };
            await events.edited(tx, { ...edited, reason: tell }, now);
          }
        }
        return { ok: true };
      });
    },

    async remove(by, id) {
      const now = clock.now();
      return inTransaction<Outcome>(db, async (tx) => {
        const post = await lockPost(tx, id, by.id);
        const why = whyNotOwn(post, by);
        if (post === undefined || why !== undefined) return refused(why ?? '');
        const thread = await lockThread(tx, post.threadId);
        const answered = await peopleWhoAnswered(tx, id);
        if (answered.some((person) => person !== by.id)) return refused(OTHERS_ANSWERED);
        await deletePoll(tx, id);
        await updatePost(tx, id, { text: '', html: '', deletedAt: now });
        await deleteVersions(tx, id);
        await deleteAttachmentsOf(tx, id);
        await setReferences(tx, id, { quotes: [], mentions: [] });
        await writeRecord(tx, now, {
          scope: spaceScope(thread.spaceId),
          kind: 'post-deleted',
          personId: (await isNameless(tx, id)) ? null : by.id,
          subject: id,
        });
        return { ok: true };
      });
    },
  };
}

function alreadyWritten(known: Pick<Post, 'id' | 'threadId' | 'number' | 'heldAt'>): Written {
  const { id, threadId, number, heldAt } = known;
  return { ok: true, threadId, postId: id, number, isHeld: heldAt !== null };
}

function whyNotOwn(post: Post | undefined, by: Person): string | undefined {
  if (post?.authorId !== by.id) return 'This is not your post.';
  if (post.deletedAt !== null) return 'You have deleted this post.';
  return post.hiddenAt === null ? undefined : 'A moderator has hidden this post, so it cannot be changed.';
}
