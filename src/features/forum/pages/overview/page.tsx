import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { text } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { writeRecord } from '../../../../platform/record/record.ts';
import { signedInPerson } from '../../../people/index.ts';
import {
  deleteSummary,
  findSummary,
  organisationNames,
  organisationsIn,
  putSummary,
  threadFacts,
} from '../../overview/overview.repository.ts';
import type { ForumPages } from '../../pages.ts';
import { renderPost } from '../../posts/render-post.ts';
import { spaceScope } from '../../scope.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { isQuestion, whyNoReplies } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';
import { answerStopped } from '../stopped/page.tsx';
import { whyStopped } from '../../order/gate.ts';
import { OrganisationsPage, WriteSummaryPage } from './view.tsx';

const MAX_SUMMARY_LENGTH = 5_000;

const summaryForm = z.object({ text: text({ name: 'Summary', max: MAX_SUMMARY_LENGTH }) });

/** A thread as a whole: which organisations have spoken in it (FOR-28), and a summary at its head (FOR-27). */
export function overviewPages({ app, db, clock, rights }: ForumPages): void {
  app.get(
    forumUrls.threadAct(':thread', 'organisations'),
    { config: { access: rights.to('mayRead') } },
    async (request, reply) => {
      const { space, thread, rights: own } = threadVisitOf(request);
      const spoken = await organisationsIn(db, thread.id);
      const all = await organisationNames(db, await rights.organisations(db, space));
      return reply.page({
        title: 'Organisations in this thread',
        breadcrumbs: crumbs(space, thread),
        content: (
          <OrganisationsPage
            thread={thread}
            spoken={spoken}
            silent={all.filter(({ id }) => spoken.every((each) => each.id !== id))}
            facts={await threadFacts(db, thread.id)}
            mayAsk={isQuestion(thread) && own.mayWrite && whyNoReplies(thread) === undefined}
          />
        ),
      });
    },
  );

  const path = forumUrls.threadAct(':thread', 'summary');
  const access = rights.to('mayModerate');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { space, thread } = threadVisitOf(request);
    const summary = await findSummary(db, thread.id);
    return reply.page({
      title: 'Summary',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <WriteSummaryPage
          thread={thread}
          text={typedText(toFormBody(request.body), 'text', summary?.text ?? '')}
          isThere={summary !== undefined}
          errors={errors}
          csrf={reply.generateCsrf()}
        />
      ),
    });
  }

  app.get(
    path,
    { config: { access } },
    async (request, reply) => answerStopped(request, reply, clock.now()) ?? show(request, reply),
  );

  app.post(path, { config: { access } }, async (request, reply) => {
    const { space, thread } = threadVisitOf(request);
    const parsed = parseForm(summaryForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), parsed.errors);
    const words = parsed.value.text;
    const isThere = (await findSummary(db, thread.id)) !== undefined;
    if (words === '' && !isThere) {
      return show(request, reply.code(422), [{ field: 'text', message: 'Enter a summary' }]);
    }
    const authorId = signedInPerson(request).id;
    const stopped = await whyStopped(db, authorId, space.id, clock.now());
    if (stopped !== undefined) {
      return show(request, reply.code(422), [{ field: 'text', message: stopped }]);
    }
    await inTransaction(db, async (tx) => {
      const now = clock.now();
      const summary = { threadId: thread.id, authorId, text: words, html: renderPost(words), writtenAt: now };
      await (words === '' ? deleteSummary(tx, thread.id) : putSummary(tx, summary));
      await writeRecord(tx, now, {
        scope: spaceScope(space.id),
        kind: words === '' ? 'thread-summary-removed' : 'thread-summary',
        personId: authorId,
        subject: thread.id,
      });
    });
    return reply.redirect(forumUrls.thread(thread.id), 303);
  });
}
