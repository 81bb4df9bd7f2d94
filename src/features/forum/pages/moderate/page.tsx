import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { choice, line } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { plainWords } from '../../../../platform/markdown/markdown.ts';
import { readRecord } from '../../../../platform/record/record.ts';
import { signedInPerson } from '../../../people/index.ts';
import { listQueue, openReports, suspensionOf } from '../../order/order.repository.ts';
import { type Ordering, POST_ACTS, THREAD_ACTS } from '../../order/ordering.ts';
import type { ForumPages } from '../../pages.ts';
import { FORMER_MEMBER, placeOfText, type PostId, type ShownPost } from '../../post.ts';
import { findShownPost } from '../../posts/posts.repository.ts';
import { spaceScope } from '../../scope.ts';
import { forumVisitOf, threadVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { LogPage, ModeratePostPage, ModerateThreadPage, QueuePage, ReportPage } from './view.tsx';

const reportForm = z.object({
  reason: line({ name: 'Reason', max: 500, required: 'Enter what is wrong with it' }),
});
const postForm = z.object({
  act: choice(POST_ACTS, 'Select what to do'),
  reason: line({ name: 'Reason', max: 500 }),
});
const threadForm = z.object({
  act: choice([...THREAD_ACTS, 'move'], 'Select what to do'),
  reason: line({ name: 'Reason', max: 500 }),
  space: line({ name: 'Space', max: 20 }),
});

const QUEUE_LENGTH = 50;
const LOG_LENGTH = 100;
const EXCERPT = 300;

/** Keeping order: reports, what waits for a look, decisions with their reasons, and the log that everybody reads. */
export function moderatePages(pages: ForumPages & { readonly ordering: Ordering }): void {
  const { app, db, clock, rights, ordering } = pages;
  const read = { config: { access: rights.to('mayRead') } };
  const moderate = { config: { access: rights.to('mayModerate') } };

  async function postOf(request: FastifyRequest): Promise<ShownPost> {
    const { rights: own } = threadVisitOf(request);
    const person = signedInPerson(request).id;
    const post = await findShownPost(db, (request.params as { post: PostId }).post, person);
    const isAuthor = post?.authorId === person;
    if (post === undefined || placeOfText(post, { isAuthor, ...own }) !== 'text') throw new NotFound();
    return post;
  }

  async function showReport(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ) {
    const { space, thread } = threadVisitOf(request);
    return reply.page({
      title: 'Report a post',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: <ReportPage post={await postOf(request)} errors={errors} csrf={reply.generateCsrf()} />,
    });
  }

  app.get(forumUrls.postAct(':post', 'report'), read, async (request, reply) => showReport(request, reply));

  app.post(forumUrls.postAct(':post', 'report'), read, async (request, reply) => {
    const post = await postOf(request);
    const parsed = parseForm(reportForm, request.body);
    if (!parsed.ok) return showReport(request, reply.code(422), parsed.errors);
    await ordering.report(signedInPerson(request), post.id, parsed.value.reason);
    return reply.redirect(forumUrls.post(post.id), 303);
  });

  async function showPost(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ) {
    const { space, thread } = threadVisitOf(request);
    const post = await postOf(request);
    const reports = await openReports(db, [post.id]);
    const author = post.authorId === null ? undefined : parseId<'person'>(post.authorId);
    const suspended = author == null ? undefined : await suspensionOf(db, author, space.id, clock.now());
    return reply.page({
      title: 'Decide on a post',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <ModeratePostPage
          post={post}
          reasons={reports.map(({ reason }) => reason)}
          isSuspended={suspended !== undefined}
          typedReason={typedText(toFormBody(request.body), 'reason')}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(forumUrls.postAct(':post', 'moderate'), moderate, async (request, reply) =>
    showPost(request, reply),
  );

  app.post(forumUrls.postAct(':post', 'moderate'), moderate, async (request, reply) => {
    const { space } = threadVisitOf(request);
    const post = await postOf(request);
    const parsed = parseForm(postForm, request.body);
    if (!parsed.ok) return showPost(request, reply.code(422), parsed.errors);
    const { act, reason } = parsed.value;
    if ((act === 'hide' || act === 'suspend') && reason === '') {
      const message = 'Enter a reason: the author reads it';
      return showPost(request, reply.code(422), [{ field: 'reason', message }]);
    }
    const outcome = await ordering.decide(signedInPerson(request), post.id, act, reason);
    if (!outcome.ok) return showPost(request, reply.code(422), [{ field: 'act', message: outcome.message }]);
    return reply.redirect(forumUrls.spaceAct(space.id, 'queue'), 303);
  });

  async function showThread(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ) {
    const { space, thread } = threadVisitOf(request);
    const spaces = await rights.readable(db, signedInPerson(request));
    return reply.page({
      title: 'Look after this thread',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <ModerateThreadPage
          thread={thread}
          spaces={spaces.flatMap((each) =>
            each.rights.mayWrite && each.space.id !== space.id ? each.space : [],
          )}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(forumUrls.threadAct(':thread', 'moderate'), moderate, async (request, reply) =>
    showThread(request, reply),
  );

  app.post(forumUrls.threadAct(':thread', 'moderate'), moderate, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    const by = signedInPerson(request);
    const parsed = parseForm(threadForm, request.body);
    if (!parsed.ok) return showThread(request, reply.code(422), parsed.errors);
    const { act, reason, space } = parsed.value;
    const target = parseId<'space'>(space);
    if (act === 'move' && target === null) {
      return showThread(request, reply.code(422), [{ field: 'space', message: 'Select a space' }]);
    }
    const outcome =
      act !== 'move'
        ? await ordering.changeThread(by, thread.id, act, reason)
        : await ordering.move(by, thread.id, target ?? thread.spaceId);
    if (!outcome.ok)
      return showThread(request, reply.code(422), [{ field: 'act', message: outcome.message }]);
    return reply.redirect(forumUrls.thread(thread.id), 303);
  });

  app.get(forumUrls.spaceAct(':space', 'queue'), moderate, async (request, reply) => {
    const { space } = forumVisitOf(request);
    const queue = (await listQueue(db, space.id, QUEUE_LENGTH)).map(
      ({ text, author, shownAuthor, ...post }) => ({
        ...post,
        author: shownAuthor ?? (author || FORMER_MEMBER),
        excerpt: plainWords(text, EXCERPT),
      }),
    );
    return reply.page({
      title: 'To look at',
      breadcrumbs: crumbs(space),
      content: <QueuePage space={space} queue={queue} />,
    });
  });

  app.get(forumUrls.spaceAct(':space', 'log'), read, async (request, reply) => {
    const { space } = forumVisitOf(request);
    signedInPerson(request);
    const entries = await readRecord(db, spaceScope(space.id), { limit: LOG_LENGTH });
    return reply.page({
      title: 'What moderators did',
      breadcrumbs: crumbs(space),
      content: <LogPage space={space} entries={entries} />,
    });
  });
}
