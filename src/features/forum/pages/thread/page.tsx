import type { FastifyRequest } from 'fastify';
import { newId } from '../../../../platform/ids.ts';
import type { ForumPages } from '../../pages.ts';
import { findOrigin } from '../../bringing-in/bringing-in.repository.ts';
import { draftPlace, findDraft } from '../../posts/drafts.repository.ts';
import { createPageReader } from '../../posts/page-of-posts.ts';
import { findShownPost } from '../../posts/shown-posts.repository.ts';
import { holdingAt } from '../../order/sanctions.repository.ts';
import { markReadTo } from '../../reading/reading.repository.ts';
import { mayReview } from '../../decisions/reviewing.ts';
import { readPolls } from '../../polls/read-polls.ts';
import { findSummary } from '../../overview/overview.repository.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { placeOfText, type Post, type PostId } from '../../post.ts';
import { listAddressees } from '../../addressing/addressing.repository.ts';
import { isQuestion, PAGE_SIZE, pageOf, type Thread, whyNoReplies } from '../../thread.ts';
import { forumUrls, placeOfPost } from '../../urls.ts';
import { ThreadForPrograms } from '../../feeds/structured-data.tsx';
import { crumbs } from '../crumbs.ts';
import { rightsNow } from '../stopped/page.tsx';
import { pageIn, sinceIn } from '../query.ts';
import { findJustDone } from './just-done.ts';
import type { ThreadPageModel } from './model.ts';
import { ThreadPage } from './view.tsx';

type ActsHere = Pick<
  ThreadPageModel,
  'noReplies' | 'suspension' | 'mayReply' | 'mayLink' | 'mayAccept' | 'mayReopen' | 'mayReview'
>;

interface OfThread {
  Params: { thread: string };
}

const isForAll = (post: Post): boolean =>
  placeOfText(post, { isAuthor: false, mayModerate: false }) === 'text';

/** Where the thread of an address is now, if it was merged: whoever reads it there alone has come to that one. */
function whereMerged({ id, mergedInto }: Thread, asked: string): string | undefined {
  const now = mergedInto ?? id;
  return now === asked ? undefined : forumUrls.thread(now);
}

/** Where the reason was left out, as the address to which that led says. */
function mistakesOfReopening(request: FastifyRequest): ThreadPageModel['mistakes'] {
  const { reopen } = request.query as { reopen?: unknown };
  return reopen === 'reason' ? [{ field: 'reason', message: 'Enter why it is not answered' }] : [];
}

/** A thread, a page of posts at a time. */
export function threadPages({
  app,
  db,
  clock,
  rights,
  accepting,
  onward,
  linking,
  leastShown,
  live,
  baseUrl,
}: ForumPages): void {
  const access = rights.to('mayRead');
  const readPage = createPageReader();

  /** What whoever reads has begun to write here. */
  async function draftOf(request: FastifyRequest): Promise<ThreadPageModel['draft']> {
    const person = request.person?.id;
    const { thread } = threadVisitOf(request);
    return person === undefined ? undefined : findDraft(db, person, draftPlace.reply(thread.id));
  }

  /** Only what nobody here wrote was brought in. */
  async function originOf({ id, authorId, carried }: Thread): Promise<ThreadPageModel['origin']> {
    return authorId === null && carried === null ? findOrigin(db, id) : undefined;
  }

  /** What the thread is about stands on its first page. */
  async function targetsOn(request: FastifyRequest, page: number): Promise<ThreadPageModel['targets']> {
    const { space, thread } = threadVisitOf(request);
    return page === 1 ? linking.targetsOf(request, space, thread.id) : [];
  }

  /** What whoever reads may do here, and why they may not write. */
  async function actsOf(request: FastifyRequest): Promise<ActsHere> {
    const { space, thread, rights: own, suspension: found } = threadVisitOf(request);
    const noReplies = whyNoReplies(thread);
    const suspension = holdingAt(found, clock.now());
    const mayWrite = own.mayWrite && suspension === undefined;
    const mayAccept =
      request.person !== null &&
      mayWrite &&
      (await accepting.mayAccept(db, request.person, thread, own.mayModerate));
    return {
      noReplies,
      suspension,
      mayReply: mayWrite && noReplies === undefined,
      mayLink: mayWrite && (await linking.contextsOf(request, space)).length > 0,
      mayAccept,
      mayReopen: mayAccept && thread.state === 'answered' && (own.mayModerate || !thread.reopened),
      mayReview: mayReview(thread, request.person, { ...own, mayWrite }),
    };
  }

  app.get<OfThread>(forumUrls.thread(':thread'), { config: { access } }, async (request, reply) => {
    const { space, thread, read, follow, readsFrom, shownAs } = threadVisitOf(request);
    const elsewhere = whereMerged(thread, request.params.thread);
    // Not for good: merging is undone.
    if (elsewhere !== undefined) return reply.redirect(elsewhere, 302);
    const last = pageOf(thread.posts);
    const page = Math.min(Math.max(pageIn(request), pageOf(readsFrom)), last);
    const first = (page - 1) * PAGE_SIZE + 1;
    const from = Math.max(first, readsFrom);
    const person = request.person?.id ?? null;
    const sought = { thread: thread.id, from, to: first + PAGE_SIZE - 1, shownAs };
    const { posts, answersTo } = await readPage(db, sought, person);
    const shown = posts.at(-1)?.number ?? 0;
    // What stands on this page is read; what stands on pages that were jumped over stays unread (FOR-19).
    if (person !== null && shown > read && read >= from - 1) {
      // Once for the whole page, and a page is worth more than its mark (FOR-81).
      await markReadTo(db, person, thread.id, shown).catch((error: unknown) =>
        request.log.warn({ err: error }, 'a page was not marked as read'),
      );
    }
    const mistakes = mistakesOfReopening(request);
    return reply.page({
      title: page === 1 ? thread.title : `${thread.title} (page ${page} of ${last})`,
      breadcrumbs: crumbs(space),
      hasErrors: mistakes.length > 0,
      ...(space.openToWorld
        ? { head: <ThreadForPrograms {...{ thread, page, space, baseUrl }} posts={posts.filter(isForAll)} /> }
        : {}),
      content: (
        <ThreadPage
          space={space}
          thread={thread}
          rights={rightsNow(threadVisitOf(request), clock.now())}
          posts={posts}
          polls={await readPolls(
            db,
            posts.filter(({ hasPoll }) => hasPoll).map(({ id }) => id),
            { readers: space.kind, raised: () => leastShown.in(db, space), person, now: clock.now() },
          )}
          answersTo={answersTo}
          readsFrom={readsFrom}
          origin={await originOf(thread)}
          summary={page === 1 && readsFrom === 1 ? await findSummary(db, thread.id) : undefined}
          addressees={isQuestion(thread) && page === 1 ? await listAddressees(db, thread.id) : []}
          page={page}
          read={person === null ? null : read}
          follow={follow ?? 'normal'}
          person={person}
          mistakes={mistakes}
          targets={await targetsOn(request, page)}
          onward={(await Promise.all(onward.map((find) => find(request, thread)))).flat()}
          {...await actsOf(request)}
          {...await findJustDone({ db, clock }, request, posts)}
          draft={await draftOf(request)}
          messageKey={newId()}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  });

  app.get(
    forumUrls.threadAct(':thread', 'events'),
    { config: { access, rateLimit: false } },
    (request, reply) => {
      const { thread } = threadVisitOf(request);
      const { person } = request;
      const mayRead = async (): Promise<boolean> =>
        (await rights.of(db, person, thread.spaceId))?.rights.mayRead === true;
      return live.open(reply, thread, sinceIn(request) ?? thread.posts, mayRead);
    },
  );

  app.get(forumUrls.threadAct(':thread', 'first-unread'), { config: { access } }, async (request, reply) => {
    const { thread, read } = threadVisitOf(request);
    const number = Math.min(read + 1, thread.posts);
    return reply.redirect(placeOfPost(thread.id, number, pageOf(number)), 303);
  });

  app.get<{ Params: { post: PostId } }>(
    forumUrls.post(':post'),
    { config: { access } },
    async (request, reply) => {
      const { thread } = threadVisitOf(request);
      const post = await findShownPost(db, request.params.post, null);
      const number = post?.number ?? 1;
      return reply.redirect(placeOfPost(thread.id, number, pageOf(number)), 303);
    },
  );
}
