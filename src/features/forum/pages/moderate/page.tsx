import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { choice, line } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { parseId } from '../../../../platform/ids.ts';
import { type PersonId, signedInPerson } from '../../../people/index.ts';
import { findLookedUp } from '../../nameless/nameless.repository.ts';
import { hasReported, openReports } from '../../order/order.repository.ts';
import type { Ordering } from '../../order/ordering.ts';
import { POST_ACTS } from '../../order/post-acts.ts';
import { SUSPENSION_DAYS } from '../../order/sanction.ts';
import { sanctionsInForce } from '../../order/sanctions.repository.ts';
import { THREAD_ACTS } from '../../order/thread-ordering.ts';
import type { ForumPages } from '../../pages.ts';
import { placeOfText, type PostId, type ShownPost } from '../../post.ts';
import { findShownPost } from '../../posts/shown-posts.repository.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { answerStopped } from '../stopped/page.tsx';
import { withQuery } from '../query.ts';
import { ModeratePostPage, ModerateThreadPage, ReportedPage, ReportPage } from './view.tsx';

const reportForm = z.object({
  reason: line({ name: 'Reason', max: 500, required: 'Enter what is wrong with it' }),
});
const postForm = z.object({
  act: choice(POST_ACTS, 'Select what to do'),
  reason: line({ name: 'Reason', max: 500 }),
  days: z.enum(SUSPENSION_DAYS, { error: 'Select for how long' }).default('7'),
});
const threadForm = z.object({
  act: choice([...THREAD_ACTS, 'move'], 'Select what to do'),
  reason: line({ name: 'Reason', max: 500 }),
  space: line({ name: 'Space', max: 20 }),
});

/** Keeping order: reports, and decisions on posts and threads with their reasons. */
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
      content: (
        <ReportPage
          post={await postOf(request)}
          typedReason={typedText(toFormBody(request.body), 'reason')}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  async function showReported(request: FastifyRequest, reply: FastifyReply) {
    const { space, thread } = threadVisitOf(request);
    return reply.page({
      title: 'Your report is sent',
      breadcrumbs: crumbs(space, thread),
      content: <ReportedPage post={await postOf(request)} />,
    });
  }

  app.get<{ Querystring: { sent?: string } }>(
    forumUrls.postAct(':post', 'report'),
    read,
    async (request, reply) =>
      request.query.sent === '1' &&
      (await hasReported(db, (await postOf(request)).id, signedInPerson(request).id))
        ? showReported(request, reply)
        : showReport(request, reply),
  );

  app.post(forumUrls.postAct(':post', 'report'), read, async (request, reply) => {
    const post = await postOf(request);
    const parsed = parseForm(reportForm, request.body);
    if (!parsed.ok) return showReport(request, reply.code(422), parsed.errors);
    await ordering.report(signedInPerson(request), post.id, parsed.value.reason);
    return reply.redirect(forumUrls.reported(post.id), 303);
  });

  async function showPost(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ) {
    const { space, thread } = threadVisitOf(request);
    const post = await postOf(request);
    const reports = await openReports(db, [post.id]);
    const moderator = signedInPerson(request).id;
    const author =
      post.authorId === null
        ? await findLookedUp(db, { id: post.id, spaceId: space.id, moderator })
        : { id: post.authorId as PersonId, name: post.author };
    const typed = toFormBody(request.body);
    return reply.page({
      title: 'Decide on a post',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <ModeratePostPage
          post={post}
          reports={reports}
          author={author?.name}
          sanctions={author === undefined ? [] : await sanctionsInForce(db, space.id, author.id, clock.now())}
          typed={{
            act: typedText(typed, 'act'),
            reason: typedText(typed, 'reason'),
            days: typedText(typed, 'days', '7'),
          }}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(
    forumUrls.postAct(':post', 'moderate'),
    moderate,
    async (request, reply) => answerStopped(request, reply, clock.now()) ?? showPost(request, reply),
  );

  app.post(forumUrls.postAct(':post', 'moderate'), moderate, async (request, reply) => {
    const { space } = threadVisitOf(request);
    const post = await postOf(request);
    const parsed = parseForm(postForm, request.body);
    if (!parsed.ok) return showPost(request, reply.code(422), parsed.errors);
    const { act, reason, days } = parsed.value;
    if (act !== 'show' && act !== 'keep' && reason === '') {
      const message = 'Enter a reason: the author reads it';
      return showPost(request, reply.code(422), [{ field: 'reason', message }]);
    }
    const decision = { act, reason, days: Number(days) };
    const outcome = await ordering.decide(signedInPerson(request), post.id, decision);
    if (!outcome.ok) return showPost(request, reply.code(422), [{ field: 'act', message: outcome.message }]);
    return reply.redirect(forumUrls.decided(space.id, post.id), 303);
  });

  async function showThread(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ) {
    const { space, thread } = threadVisitOf(request);
    const spaces = await rights.readable(db, signedInPerson(request));
    const typed = toFormBody(request.body);
    return reply.page({
      title: 'Look after this thread',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <ModerateThreadPage
          thread={thread}
          spaces={spaces.flatMap((each) =>
            each.rights.mayWrite && each.space.id !== space.id && !each.space.isThread ? each.space : [],
          )}
          typed={{
            act: typedText(typed, 'act'),
            reason: typedText(typed, 'reason'),
            space: typedText(typed, 'space'),
          }}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(
    forumUrls.threadAct(':thread', 'moderate'),
    moderate,
    async (request, reply) => answerStopped(request, reply, clock.now()) ?? showThread(request, reply),
  );

  app.post(forumUrls.threadAct(':thread', 'moderate'), moderate, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    const by = signedInPerson(request);
    const parsed = parseForm(threadForm, request.body);
    if (!parsed.ok) return showThread(request, reply.code(422), parsed.errors);
    const { act, reason, space } = parsed.value;
    const target = parseId<'space'>(space);
    if (act === 'lock' && reason === '') {
      const message = 'Enter a reason: whoever wrote here reads it';
      return showThread(request, reply.code(422), [{ field: 'reason', message }]);
    }
    if (act === 'move' && target === null) {
      return showThread(request, reply.code(422), [{ field: 'space', message: 'Select a space' }]);
    }
    const outcome =
      act !== 'move'
        ? await ordering.changeThread(by, thread.id, act, reason)
        : await ordering.move(by, thread.id, target ?? thread.spaceId);
    if (!outcome.ok)
      return showThread(request, reply.code(422), [{ field: 'act', message: outcome.message }]);
    const place = withQuery(forumUrls.thread(thread.id), { of: act === 'move' ? thread.spaceId : undefined });
    return reply.redirect(reply.done(place, act), 303);
  });
}
