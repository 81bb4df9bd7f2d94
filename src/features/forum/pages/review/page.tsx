import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Button } from '../../../../design-system/components/button.tsx';
import { Textarea } from '../../../../design-system/components/textarea.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { PageHeading } from '../../../../design-system/patterns/text.tsx';
import { line, text } from '../../../../platform/forms/fields.ts';
import { type FormBody, parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { NotFound } from '../../../../platform/http/failures.ts';
import { newId } from '../../../../platform/ids.ts';
import { signedInPerson } from '../../../people/index.ts';
import { ReviewField } from '../../components/decision-review.view.tsx';
import { dayAsTyped, dayOf } from '../../day-ahead.ts';
import { readReviewDate } from '../../decisions/decision.ts';
import { mayReview, type Reviewing } from '../../decisions/reviewing.ts';
import type { ForumPages } from '../../pages.ts';
import { MAX_POST_LENGTH } from '../../post.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import type { Thread } from '../../thread.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';

const reviewForm = z.object({
  text: text({ name: 'What came of it', max: MAX_POST_LENGTH }),
  key: line({ name: 'Key', max: 40, required: 'Open the form again' }),
});

/** Looking again at what was decided, and saying when it is done next. */
export function reviewPages(pages: ForumPages & { readonly reviewing: Reviewing }): void {
  const { app, clock, rights, reviewing } = pages;
  const path = forumUrls.threadAct(':thread', 'review');
  const access = rights.to('mayWrite');

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: FormBody,
    errors: readonly FieldMistake[] = [],
  ): FastifyReply {
    const { space, thread } = threadVisitOf(request);
    return reply.page({
      title: 'Look at the decision again',
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: <ReviewPage thread={thread} typed={typed} errors={errors} csrf={reply.generateCsrf()} />,
    });
  }

  function reviewed(request: FastifyRequest): Thread {
    const { thread, rights: own } = threadVisitOf(request);
    if (!mayReview(thread, request.person, own)) throw new NotFound();
    return thread;
  }

  app.get(path, { config: { access } }, (request, reply) => {
    const { reviewOn } = reviewed(request);
    // A day that has come is not offered once more.
    const ahead = reviewOn !== null && reviewOn > dayOf(clock.now()) ? reviewOn : null;
    return show(request, reply, { ...dayAsTyped('review', ahead), key: newId() });
  });

  app.post(path, { config: { access } }, async (request, reply) => {
    const thread = reviewed(request);
    const typed = toFormBody(request.body);
    const parsed = parseForm(reviewForm, typed);
    const { reviewOn, errors } = readReviewDate(typed, clock.now());
    if (!parsed.ok) return show(request, reply.code(422), typed, [...parsed.errors, ...errors]);
    if (errors.length > 0) return show(request, reply.code(422), typed, errors);
    if (parsed.value.text === '' && reviewOn === thread.reviewOn) {
      const message = 'Write what came of looking at it again, or change the day';
      return show(request, reply.code(422), typed, [{ field: 'text', message }]);
    }
    const outcome = await reviewing.review(signedInPerson(request), thread.id, { ...parsed.value, reviewOn });
    if (outcome.ok) return reply.redirect(forumUrls.thread(thread.id), 303);
    return show(request, reply.code(422), typed, [{ field: 'text', message: outcome.message }]);
  });
}

function ReviewPage({
  thread,
  typed,
  errors,
  csrf,
}: {
  thread: Thread;
  typed: FormBody;
  errors: readonly FieldMistake[];
  csrf: string;
}) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <FormErrors errors={errors} />
        <PageHeading caption={thread.title}>Look at the decision again</PageHeading>
        <Form action={forumUrls.threadAct(thread.id, 'review')} csrf={csrf}>
          <HiddenFields values={{ key: typedText(typed, 'key') || newId() }} />
          <Textarea
            name="text"
            label="What came of looking at it again (optional)"
            hint="Does it hold, does it change, or does it end? It is posted as a reply, with your name."
            rows={6}
            value={typedText(typed, 'text')}
            error={mistakeAt(errors, 'text')}
          />
          <ReviewField typed={typed} errors={errors} />
          <ButtonGroup>
            <Button preventDoubleClick>Save</Button>
            <a class="govuk-link" href={forumUrls.thread(thread.id)}>
              Cancel
            </a>
          </ButtonGroup>
        </Form>
      </div>
    </div>
  );
}
