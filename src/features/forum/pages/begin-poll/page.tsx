import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { type FormBody, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { newId, parseId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import type { ForumPages } from '../../pages.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { pageOf } from '../../thread.ts';
import { forumUrls, placeOfPost } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { readAsking } from './form.ts';
import { BeginPollPage } from './view.tsx';

/** Asking everybody in a thread, in a post that they answer with a form. */
export function beginPollPages({ app, clock, rights, writing }: ForumPages): void {
  const path = forumUrls.threadAct(':thread', 'sense-check');
  const access = rights.to('mayWrite');

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: FormBody,
    errors: readonly FieldMistake[] = [],
  ): FastifyReply {
    const { space, thread } = threadVisitOf(request);
    return reply.page({
      title: 'Begin a sense check',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <BeginPollPage
          thread={thread}
          typed={typed}
          errors={errors}
          messageKey={parseId(typedText(typed, 'key')) ?? newId()}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(path, { config: { access } }, (request, reply) => {
    const { mergedInto } = threadVisitOf(request).thread;
    if (mergedInto === null) return show(request, reply, {});
    return reply.redirect(forumUrls.threadAct(mergedInto, 'sense-check'), 303);
  });

  app.post(path, { config: { access } }, async (request, reply) => {
    const { thread } = threadVisitOf(request);
    const typed = toFormBody(request.body);
    const read = readAsking(typed, clock.now());
    if (!read.ok) return show(request, reply.code(422), typed, read.errors);
    const written = await writing.reply(signedInPerson(request), {
      threadId: thread.id,
      key: parseId(typedText(typed, 'key')) ?? newId(),
      ...read.value,
    });
    if (!written.ok) {
      return show(request, reply.code(422), typed, [{ field: 'question', message: written.message }]);
    }
    const { threadId, number } = written;
    return reply.redirect(placeOfPost(threadId, number, pageOf(number)), 303);
  });
}
