import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Button } from '../../../../design-system/components/button.tsx';
import { Input } from '../../../../design-system/components/input.tsx';
import {
  type FieldMistake,
  Form,
  FormErrors,
  HiddenFields,
  mistakeAt,
} from '../../../../design-system/patterns/form.tsx';
import { EmptyState, PageHeading } from '../../../../design-system/patterns/text.tsx';
import { parseForm, toFormBody, typedText } from '../../../../platform/forms/form.ts';
import { parseId } from '../../../../platform/ids.ts';
import { conversationFrame } from '../../frame.ts';
import { ANSWERS_BEFORE_GUESSES, GUESSES_EACH, nextGuess } from '../../guessing.ts';
import { guessedBy, keepGuess, listGuesses } from '../../guesses.repository.ts';
import type { PerspectivesPages } from '../../pages.ts';
import { type Statement, takesVotes } from '../../statement.ts';
import { perspectivesUrls } from '../../urls.ts';
import { type Visit, visitOf } from '../../visits.ts';
import { Question, Words } from '../../words-view.tsx';
import { votesOf } from '../../votes.repository.ts';

const guessForm = z.object({
  statement: z.string().optional(),
  agreeing: z
    .string()
    .trim()
    .regex(/^(\d{1,2}|100)$/, { error: 'Enter a whole number from 0 to 100' }),
});

/** What people expect of each other: a few guesses, asked of whoever likes to, about what they have answered themselves. */
export function guessPages({ app, db, clock, visits, takingPart }: PerspectivesPages): void {
  const access = visits.toSee;

  /** Statements that this participant may still be asked about, and how many guesses they have given. */
  async function ask(
    visit: Visit,
  ): Promise<{ next: Statement | undefined; open: Statement[]; given: number }> {
    const { conversation, participant } = visit;
    if (participant === undefined || !visit.mayTakePart || visit.standing !== 'open') {
      return { next: undefined, open: [], given: 0 };
    }
    const guessed = await guessedBy(db, participant.id);
    const own = await votesOf(db, participant.id);
    const statements = new Map<string, Statement>(
      (await takingPart.statements(conversation))
        .filter((each) => takesVotes(each.state, conversation.moderation) && !each.isInformation)
        .map((each) => [each.id, each]),
    );
    const answered = own.flatMap(({ statementId }) => (statements.has(statementId) ? [statementId] : []));
    const given = guessed.size;
    if (given >= GUESSES_EACH || own.length < ANSWERS_BEFORE_GUESSES)
      return { next: undefined, open: [], given };
    const counts = new Map(
      (await listGuesses(db, conversation.id)).map((each) => [each.statementId, each.count]),
    );
    const next = nextGuess(answered, guessed, counts);
    return {
      next: next === undefined ? undefined : statements.get(next),
      open: answered.flatMap((id) => (guessed.has(id) ? [] : (statements.get(id) ?? []))),
      given,
    };
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    typed: { statement: string; agreeing: string } = { statement: '', agreeing: '' },
    errors: readonly FieldMistake[] = [],
  ) {
    const visit = visitOf(request);
    const { next, open, given } = await ask(visit);
    const shown = open.find(({ id }) => id === typed.statement) ?? next;
    return reply.page({
      title: 'What do you expect of others?',
      ...conversationFrame(visit, 'take part'),
      hasErrors: errors.length > 0,
      content: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <FormErrors errors={errors} />
            <PageHeading caption={<Question of={visit.conversation} />}>
              What do you expect of others?
            </PageHeading>
            {shown === undefined ? (
              <Nothing visit={visit} given={given} />
            ) : (
              <>
                <p class="govuk-body">
                  People often think that others differ from them more than they do. The report compares what
                  people expect with what was answered. {given + 1} of at most {GUESSES_EACH}; stop when you
                  like.
                </p>
                <p class="govuk-inset-text">
                  <Words of={shown} />
                </p>
                <Form action={perspectivesUrls.guess(visit.conversation.id)} csrf={reply.generateCsrf()}>
                  <HiddenFields values={{ statement: shown.id }} />
                  <Input
                    name="agreeing"
                    label="Of 100 people who answer this here, how many agree?"
                    hint="Your guess, from 0 to 100"
                    class="govuk-input--width-3"
                    inputMode="numeric"
                    autoComplete="off"
                    value={typed.agreeing}
                    error={mistakeAt(errors, 'agreeing')}
                  />
                  <div class="govuk-button-group">
                    <Button preventDoubleClick>Save my guess</Button>
                    <a class="govuk-link" href={perspectivesUrls.home(visit.conversation.id)}>
                      Stop guessing
                    </a>
                  </div>
                </Form>
              </>
            )}
          </div>
        </div>
      ),
    });
  }

  app.get(perspectivesUrls.guess(':conversation'), { config: { access } }, (request, reply) =>
    show(request, reply),
  );

  app.post(perspectivesUrls.guess(':conversation'), { config: { access } }, async (request, reply) => {
    const visit = visitOf(request);
    const parsed = parseForm(guessForm, request.body);
    const body = toFormBody(request.body);
    const typed = { statement: typedText(body, 'statement'), agreeing: typedText(body, 'agreeing') };
    if (!parsed.ok) return show(request, reply.code(422), typed, parsed.errors);
    const id = parseId<'perspectives-statement'>(typed.statement);
    const { open } = await ask(visit);
    if (visit.participant !== undefined && id !== null && open.some((each) => each.id === id)) {
      await keepGuess(db, visit.participant.id, id, Number(parsed.value.agreeing), clock.now());
    }
    return reply.redirect(perspectivesUrls.guess(visit.conversation.id), 303);
  });
}

function Nothing({ visit: { conversation, standing }, given }: { visit: Visit; given: number }) {
  const title =
    standing !== 'open'
      ? 'This conversation takes no guesses now.'
      : given > 0
        ? 'Thank you. That is all for now.'
        : `Answer at least ${ANSWERS_BEFORE_GUESSES} statements first: your own view comes before what you expect of others.`;
  return (
    <EmptyState title={title}>
      <p class="govuk-body">
        <a class="govuk-link" href={perspectivesUrls.home(conversation.id)}>
          Back to the statements
        </a>{' '}
        or{' '}
        <a class="govuk-link" href={perspectivesUrls.report(conversation.id)}>
          read the report
        </a>
      </p>
    </EmptyState>
  );
}
