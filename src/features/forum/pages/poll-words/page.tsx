import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import {
  ButtonGroup,
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { choice, line } from '../../../../platform/forms/fields.ts';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { Forbidden, NotFound } from '../../../../platform/http/failures.ts';
import { signedInPerson } from '../../../people/index.ts';
import { answerInWords } from '../../../polls/shared.ts';
import type { PollingPages } from '../../pages.ts';
import { findAskedPost } from '../../polls/asked-post.ts';
import { questionOf, type ShownPoll, takesWords } from '../../polls/poll.ts';
import { listWordsToLookAt, type WordsToLookAt } from '../../polls/poll-words.repository.ts';
import { threadVisitOf } from '../../spaces/access.ts';
import { forumUrls } from '../../urls.ts';
import { crumbs } from '../crumbs.ts';

const reasonForm = z.object({
  answer: line({ name: 'Answer', max: 40, required: 'Open the page again' }),
  act: choice(['hide', 'show'], 'Open the page again'),
  reason: line({ name: 'Reason', max: 500, required: 'Enter why, for whoever wrote it' }),
});

/** Moderators take away what people wrote in a sense check or a poll, without learning whose it is. */
export function pollWordsPages({ app, db, clock, leastShown, rights, polling }: PollingPages): void {
  const path = forumUrls.postAct(':post', 'words');
  const access = rights.to('mayModerate');

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FieldMistake[] = [],
  ): Promise<FastifyReply> {
    const { space, thread } = threadVisitOf(request);
    const { post, poll } = await findAskedPost(request, { db, clock, leastShown });
    // What nobody reads yet needs no moderator.
    if (!poll.isRead || !takesWords(poll.kind)) throw new NotFound();
    const written = await listWordsToLookAt(db, post.id);
    const typed = toFormBody(request.body);
    return reply.page({
      title: WRITTEN,
      hasErrors: errors.length > 0,
      breadcrumbs: crumbs(space, thread),
      content: (
        <>
          <FormErrors
            errors={errors.map((error) => ({ ...error, field: `reason-${typedText(typed, 'answer')}` }))}
          />
          <PageHeading caption={poll.question}>{WRITTEN}</PageHeading>
          {written.length === 0 && <EmptyState title="Nobody wrote anything." />}
          {written.map((each, index) => (
            <WordsPart
              each={each}
              number={index + 1}
              poll={poll}
              typed={typedText(typed, 'answer') === each.id ? typedText(typed, 'reason') : ''}
              error={typedText(typed, 'answer') === each.id ? mistakeAt(errors, 'reason') : undefined}
              csrf={reply.generateCsrf()}
            />
          ))}
        </>
      ),
    });
  }

  app.get(path, { config: { access } }, (request, reply) => show(request, reply));

  app.post(path, { config: { access } }, async (request, reply) => {
    const parsed = parseForm(reasonForm, request.body);
    if (!parsed.ok) return show(request, reply.code(422), parsed.errors);
    const { post } = await findAskedPost(request, { db, clock, leastShown });
    const { answer, act, reason } = parsed.value;
    const isHidden = act === 'hide';
    const outcome = await polling.hideWords(signedInPerson(request), post.id, { answer, isHidden, reason });
    if (!outcome.ok) throw new Forbidden(outcome.message);
    return reply.redirect(forumUrls.postAct(post.id, 'words'), 303);
  });
}

const WRITTEN = 'What people wrote';

interface WordsPartProps {
  readonly each: WordsToLookAt;
  readonly number: number;
  readonly poll: ShownPoll;
  readonly typed: string;
  readonly error: string | undefined;
  readonly csrf: string;
}

function WordsPart({ each, number, poll, typed, error, csrf }: WordsPartProps) {
  const { id, answer, reason, isHidden, isWaiting } = each;
  return (
    <section aria-labelledby={`heading-${id}`}>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1" id={`heading-${id}`}>
        {number}. {poll.kind === 'sense' ? answerInWords(questionOf(poll), answer) : 'Answer'}
        {isWaiting ? ' (taken away, and written anew since)' : isHidden && ' (taken away)'}
      </h2>
      <p class="govuk-body se-poll__text">{'text' in answer ? answer.text : reason}</p>
      <Form action={forumUrls.postAct(poll.postId, 'words')} csrf={csrf}>
        <HiddenFields values={{ answer: id }} />
        <Input
          name="reason"
          id={`reason-${id}`}
          label={whyLabel(each)}
          hint="Told to whoever wrote it."
          value={typed}
          error={error}
        />
        <ButtonGroup>
          {isHidden && (
            <Button variant="secondary" name="act" value="show">
              {isWaiting ? 'Show the new words' : 'Show it again'}
            </Button>
          )}
          {(!isHidden || isWaiting) && (
            <Button variant="secondary" name="act" value="hide">
              {isWaiting ? 'Keep it away' : 'Take it away'}
            </Button>
          )}
        </ButtonGroup>
      </Form>
    </section>
  );
}

function whyLabel({ isHidden, isWaiting }: WordsToLookAt): string {
  if (isWaiting) return 'Why are the new words shown, or kept away?';
  return isHidden ? 'Why is it shown again?' : 'Why is it taken away?';
}
