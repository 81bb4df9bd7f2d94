import type { FastifyReply, FastifyRequest } from 'fastify';
import { FormErrors, type FieldMistake } from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { text } from '../../../../platform/forms/fields.ts';
import { type FormBody, toFormBody } from '../../../../platform/forms/form.ts';
import { signedInPerson } from '../../../people/index.ts';
import { readAnswer } from '../../../polls/index.ts';
import { rankField } from '../../../polls/shared.ts';
import { Prose } from '../../components/editor.view.tsx';
import { answerTyped, PollFacts, PollForm } from '../../components/poll.view.tsx';
import type { PollingPages } from '../../pages.ts';
import { findAskedPost } from '../../polls/asked-post.ts';
import {
  MAX_REASON,
  nameOfKind,
  questionOf,
  type ShownPoll,
  type ThreadAnswer,
  whyNoReason,
} from '../../polls/poll.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';

type ReadThreadAnswer =
  | { readonly ok: true; readonly given: ThreadAnswer }
  | { readonly ok: false; readonly errors: readonly FieldMistake[] };

const reasonField = text({ name: 'Reason', max: MAX_REASON });

/** Answering what a post asks. The form stands in the thread too; here it stands with what is wrong in it. */
export function answerPollPages({ app, db, clock, leastShown, rights, polling }: PollingPages): void {
  const path = forumUrls.postAct(':post', 'answer');
  const access = rights.to('mayWrite');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    sent?: { readonly typed: FormBody; readonly errors: readonly FieldMistake[] },
  ): Promise<FastifyReply> {
    const { space, thread } = threadVisitOf(request);
    const { post, poll } = await findAskedPost(request, { db, clock, leastShown });
    const { typed, errors } = sent ?? { typed: answerTyped(poll), errors: [] };
    return reply.page({
      title: `${nameOfKind(poll.kind)} in post ${post.number}`,
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <FormErrors errors={errors} />
            <PageHeading caption={thread.title}>
              {nameOfKind(poll.kind)} in post {post.number}
            </PageHeading>
            <Prose html={post.html} language={post.language} />
            <PollFacts poll={poll} />
            {(sent !== undefined || !poll.isClosed) && (
              <PollForm prefix="" poll={poll} typed={typed} mistakes={errors} csrf={reply.generateCsrf()} />
            )}
            <p class="govuk-body">
              <a class="govuk-link" href={forumUrls.post(post.id)}>
                Back to the thread
              </a>
            </p>
          </div>
        </div>
      ),
    });
  }

  app.get(path, { config: { access } }, (request, reply) => show(request, reply));

  app.post(path, { config: { access } }, async (request, reply) => {
    const { post, poll } = await findAskedPost(request, { db, clock, leastShown });
    const typed = toFormBody(request.body);
    const read = readThreadAnswer(poll, typed);
    if (!read.ok) return show(request, reply.code(422), { typed, errors: read.errors });
    const outcome = await polling.answer(signedInPerson(request), post.id, read.given);
    if (outcome.ok) return reply.redirect(forumUrls.post(post.id), 303);
    const errors = [{ field: firstFieldOf(poll), message: outcome.message }];
    return show(request, reply.code(422), { typed, errors });
  });
}

/** What stands first in the form of its kind. */
function firstFieldOf({ kind, options }: ShownPoll): string {
  if (kind === 'text') return 'text';
  const [first] = options;
  return kind === 'ranking' && first !== undefined ? rankField(first.id) : 'choice';
}

/** Reads an answer by the rules of its kind; every mistake is told at once. */
function readThreadAnswer(poll: ShownPoll, typed: FormBody): ReadThreadAnswer {
  const read = readAnswer(questionOf(poll), typed);
  const reason = reasonField.safeParse(typed['reason']);
  const errors = [
    ...(read.ok ? [] : read.errors),
    ...(reason.success ? [] : reason.error.issues.map(({ message }) => ({ field: 'reason', message }))),
  ];
  if (!read.ok || !reason.success) return { ok: false, errors };
  if (poll.kind === 'sense' && 'none' in read.answer) {
    return { ok: false, errors: [{ field: 'choice', message: 'Choose an answer' }] };
  }
  const given = { answer: read.answer, reason: poll.kind === 'sense' ? reason.data : '' };
  const why = poll.kind === 'sense' ? whyNoReason(given) : undefined;
  return why === undefined ? { ok: true, given } : { ok: false, errors: [{ field: 'reason', message: why }] };
}
