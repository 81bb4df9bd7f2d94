import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { choice, line } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { Forbidden, NotFound } from '../../../../platform/http/failures.ts';
import { newId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import type { ForumPages } from '../../pages.ts';
import { whyStopped } from '../../order/gate.ts';
import { placeOfText, type Post, type PostId } from '../../post.ts';
import { findPost } from '../../posts/posts.repository.ts';
import { setBookmark, setMuted, setThanks } from '../../reading/marks.repository.ts';
import { followThread, markThread } from '../../reading/reading.repository.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { pageOf } from '../../thread.ts';
import { forumUrls, placeOfAccepted } from '../../urls.ts';
import { placeOfMarked } from '../marking.ts';
import { afterFollowing } from '../following/after.ts';

const followForm = z.object({ level: choice(['watch', 'normal', 'mute'], 'Select how you follow it') });
const reopenForm = z.object({ reason: line({ name: 'Reason', max: 500, required: 'Enter a reason' }) });

/** The small things that one does with a post or a thread where it stands. */
export function threadActs({ app, db, clock, rights, accepting }: ForumPages): void {
  const read = { config: { access: rights.to('mayRead') } };
  const write = { config: { access: rights.to('mayWrite') } };

  /** A post whose text whoever asks may read. */
  async function readablePost(request: FastifyRequest): Promise<Post> {
    const { rights: own } = threadVisitOf(request);
    const post = await findPost(db, (request.params as { post: PostId }).post, signedInPerson(request).id);
    const isAuthor = post?.authorId === signedInPerson(request).id;
    if (post === undefined || placeOfText(post, { isAuthor, ...own }) !== 'text') throw new NotFound();
    return post;
  }

  /** Marks the thread as read up to a post, and unread behind it. */
  async function mark(request: FastifyRequest, reply: FastifyReply, number: number): Promise<FastifyReply> {
    const { thread, space } = threadVisitOf(request);
    const marked = newId();
    await markThread(db, signedInPerson(request).id, { threadId: thread.id, number, marked });
    return reply.redirect(placeOfMarked(space, marked), 303);
  }

  const backTo = (reply: FastifyReply, post: Pick<Post, 'id'>): FastifyReply =>
    reply.redirect(forumUrls.post(post.id), 303);
  const isWanted = (request: FastifyRequest): boolean =>
    typedText(toFormBody(request.body), 'wanted', 'yes') !== 'no';

  app.post(forumUrls.postAct(':post', 'thanks'), read, async (request, reply) => {
    const { space } = threadVisitOf(request);
    const post = await readablePost(request);
    const person = signedInPerson(request);
    if (post.authorId === person.id) throw new Forbidden('This is your own post: others thank you for it.');
    const stopped = await whyStopped(db, person.id, space.id, clock.now());
    if (stopped !== undefined) throw new Forbidden(stopped);
    await inTransaction(db, (tx) => setThanks(tx, post, person.id, isWanted(request), clock.now()));
    return backTo(reply, post);
  });

  app.post(forumUrls.postAct(':post', 'bookmark'), read, async (request, reply) => {
    const post = await readablePost(request);
    await setBookmark(db, post.id, signedInPerson(request).id, isWanted(request), clock.now());
    return backTo(reply, post);
  });

  app.post(forumUrls.postAct(':post', 'mute-author'), read, async (request, reply) => {
    const post = await readablePost(request);
    const { id } = signedInPerson(request);
    if (post.authorId === null || post.authorId === id) throw new NotFound();
    await setMuted(db, id, post.authorId as typeof id, isWanted(request));
    return backTo(reply, post);
  });

  app.post(forumUrls.postAct(':post', 'unread'), read, async (request, reply) => {
    const post = await readablePost(request);
    return mark(request, reply, post.number - 1);
  });

  app.post(forumUrls.threadAct(':thread', 'read'), read, async (request, reply) =>
    mark(request, reply, threadVisitOf(request).thread.posts),
  );

  for (const act of ['accept', 'unaccept'] as const) {
    app.post(forumUrls.postAct(':post', act), write, async (request, reply) => {
      const post = await readablePost(request);
      const outcome = await accepting[act](signedInPerson(request), post.id);
      if (!outcome.ok) throw new Forbidden(outcome.message);
      const { threadId, number } = post;
      return reply.redirect(placeOfAccepted(threadId, number, pageOf(number), `${act}ed`), 303);
    });
  }

  app.post(forumUrls.threadAct(':thread', 'reopen'), write, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    const parsed = parseForm(reopenForm, request.body);
    if (!parsed.ok) return reply.redirect(`${forumUrls.thread(thread.id)}?reopen=reason#reopen`, 303);
    const outcome = await accepting.reopen(signedInPerson(request), thread.id, parsed.value.reason);
    if (!outcome.ok) throw new Forbidden(outcome.message);
    return reply.redirect(forumUrls.thread(thread.id), 303);
  });

  app.post(forumUrls.threadAct(':thread', 'follow'), read, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    const parsed = parseForm(followForm, request.body);
    if (parsed.ok) await followThread(db, signedInPerson(request).id, thread.id, parsed.value.level);
    return reply.redirect(afterFollowing(request, forumUrls.thread(thread.id)), 303);
  });
}
